"""The pages: signing in and its failures in the audit, the second factor, who may manage, what the browser is told."""

import base64
import hmac
import json
import logging
import struct
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from tests.server.conftest import PASSWORD, make_item
from tests.server.device import authorize_url, csrf_of, pkce
from tests.server.test_push import audit_of
from tracker_server.accounts.models import Person
from tracker_server.audit.models import AuditRow
from tracker_server.work_items.models import Assignment, WorkItem


def sign_in(client: Client, email: str, password: str = PASSWORD):
    return client.post("/accounts/login/", {"login": email, "password": password})


def change(client: Client, path: str, **fields):
    """Opens the form at ``path`` as a person does, and sends it with other ``fields``; None takes one out."""
    form = client.get(path).context["adminform"].form
    filled = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()} | fields
    return client.post(path, {name: value for name, value in filled.items() if value not in (None, False)})


def totp(secret: str) -> str:
    """RFC 6238, as an authenticator program computes it."""
    digest = hmac.digest(base64.b32decode(secret), struct.pack(">Q", int(time.time()) // 30), "sha1")
    number = struct.unpack_from(">I", digest, digest[-1] & 15)[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def test_a_sign_in_and_a_sign_out_are_audited(jonas, client):
    assert sign_in(client, jonas.email).status_code == 302
    assert b"Hello, Jonas" in client.get("/").content
    client.post("/accounts/logout/")
    assert [row["action"] for row in audit_of(jonas)] == ["person_added", "signed_in", "signed_out"]


def test_a_wrong_password_is_audited_and_told_without_a_hint(jonas, client):
    wrong = sign_in(client, jonas.email, "not it")
    nobody = sign_in(client, "nobody@harbor.example", "not it")
    assert wrong.status_code == nobody.status_code == 200
    assert b"not correct" in wrong.content
    assert b"not correct" in nobody.content
    assert audit_of(jonas)[-1]["action"] == "sign_in_failed"
    row = AuditRow.objects.get(stream_id="server", action="sign_in_failed")
    assert b"nobody" not in bytes(row.body)


def test_nobody_signs_up(db, client):
    page = client.get("/accounts/signup/")
    assert b"Accounts are made for you" in page.content
    client.post("/accounts/signup/", {"email": "x@y.example", "password1": PASSWORD})
    assert not Person.objects.exists()


def test_an_inactive_person_stays_out(jonas, client):
    jonas.is_active = False
    jonas.save()
    sign_in(client, jonas.email)
    assert client.get("/").status_code == 302


def test_a_second_factor_is_asked_for(jonas, client):
    secret = generate_totp_secret()
    TOTP.activate(jonas, secret)
    reply = sign_in(client, jonas.email)
    assert reply["Location"].startswith("/accounts/2fa/authenticate/")
    assert client.get("/").status_code == 302
    assert client.post("/accounts/2fa/authenticate/", {"code": totp(secret)}).status_code == 302
    assert client.get("/").status_code == 200
    assert Authenticator.objects.get(user=jonas).type == "totp"


def test_the_page_for_a_second_factor_opens(jonas, client):
    sign_in(client, jonas.email)
    asked = client.get("/accounts/2fa/totp/activate/")
    page = client.post(asked["Location"], {"password": PASSWORD}, follow=True)
    assert page.status_code == 200
    assert b"data:image/svg+xml" in page.content


@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/password/change/", "/accounts/2fa/", "/device", "/"])
def test_pages_have_a_strict_policy_and_nothing_inline(jonas, client, path):
    sign_in(client, jonas.email)
    page = client.get(path, follow=True)
    assert page.status_code == 200
    policy = page["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert b"<style" not in page.content
    assert b" style=" not in page.content
    assert b"<script>" not in page.content
    assert b"onclick" not in page.content


def test_a_form_without_its_csrf_token_is_refused(jonas):
    client = Client(enforce_csrf_checks=True)
    assert sign_in(client, jonas.email).status_code == 403
    page = client.get("/accounts/login/")
    assert csrf_of(page.content)


@pytest.fixture
def manager(admin) -> Client:
    client = Client()
    sign_in(client, admin.email)
    return client


def test_an_admin_adds_a_person_who_can_sign_in(manager, admin, client):
    fields = {"name": "Aiko Tanaka", "email": "Aiko@Harbor.example", "employee_id": "H-3", "role": "employee"}
    reply = manager.post(
        "/admin/accounts/person/add/", {**fields, "is_active": "on", "new_password": "a long enough one"}
    )
    assert reply.status_code == 302, reply.content
    aiko = Person.objects.get(email="aiko@harbor.example")
    assert sign_in(client, aiko.email, "a long enough one").status_code == 302
    assert audit_of(aiko)[0]["actor"] == str(admin.id)


def test_an_admin_makes_assigns_and_takes_away_an_item(manager, admin, jonas, api, device):
    fields = {"key": "PIER-1", "title": "Berths", "kind": "task", "project": "Pier"}
    assert manager.post("/admin/work_items/workitem/add/", fields).status_code == 302
    item = WorkItem.objects.get(key="PIER-1")
    reply = manager.post("/admin/work_items/assignment/add/", {"person": str(jonas.id), "item": str(item.id)})
    assert reply.status_code == 302, reply.content
    assert [c.data["assigned"] for c in api.pull(device).changes if c.kind == "work_item"] == [True]
    again = manager.post("/admin/work_items/assignment/add/", {"person": str(jonas.id), "item": str(item.id)})
    assert again.status_code == 200
    chosen = {"action": "take_away", "_selected_action": [str(Assignment.objects.get().pk)]}
    assert manager.post("/admin/work_items/assignment/", chosen).status_code == 302
    assert [c.data["assigned"] for c in api.pull(device).changes if c.kind == "work_item"] == [True, False]
    ended = Assignment.objects.get()
    assert ended.unassigned_by == ended.assigned_by == admin
    actions = [row["action"] for row in audit_of(jonas)]
    assert [action for action in actions if action.startswith("item_")] == ["item_assigned", "item_unassigned"]


@pytest.mark.parametrize("path", ["accounts/person/", "work_items/workitem/", "work_items/assignment/", ""])
def test_the_management_pages_open(manager, item, path):
    assert manager.get(f"/admin/{path}").status_code == 200


def test_a_key_that_is_none_is_refused(manager):
    fields = {"key": "no key!", "title": "x", "kind": "task", "project": "Pier"}
    assert manager.post("/admin/work_items/workitem/add/", fields).status_code == 200
    assert not WorkItem.objects.exists()


def test_the_access_log_holds_no_address_token_or_title(api, device, jonas, caplog):
    caplog.set_level(logging.INFO, "tracker_server")
    make_item("PIER-99", title="A secret plan")
    api.get("audit", person=jonas.email)
    api.pull(device)
    client = Client()
    sign_in(client, jonas.email)
    client.get(authorize_url(pkce()[1]))
    client.get(f"/no/such/{jonas.email}")
    text = caplog.text
    assert "GET /api/v1/audit 200" in text
    for secret in (jonas.email, "some-state", "secret plan", *api.headers.values()):
        assert secret not in text


def test_an_unknown_address_and_a_fault_tell_nothing(db, client):
    assert json.loads(client.get("/no/such").content)["code"] == "not_found"
