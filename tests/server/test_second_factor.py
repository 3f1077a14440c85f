"""Who must have a second factor is led to set it up, and nothing else opens before."""

import re

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from tests.server.conftest import PASSWORD, make_person, signed_in_api
from tests.server.device import REDIRECT, authorize_url, code_of, pkce
from tests.server.test_pages import sign_in, totp
from tests.server.test_push import audit_of
from tracker_core.model import Role
from tracker_server.accounts.models import Person

SETUP = "/accounts/2fa/totp/activate/"


def set_up(client) -> None:
    """As a person does: the password once more, the code, the recovery codes."""
    asked = client.get(SETUP)
    page = client.post(asked["Location"], {"password": PASSWORD}, follow=True)
    secret = re.search(rb"secret=([A-Z2-7]+)", page.content) or re.search(rb'value="([A-Z2-7]{32})"', page.content)
    assert secret is not None, page.content.decode()
    assert client.post(SETUP, {"code": totp(secret[1].decode())}).status_code == 302


@pytest.mark.parametrize(
    ("setting", "role", "led"),
    [
        ("optional", Role.ADMIN, False),
        ("privileged", Role.EMPLOYEE, False),
        ("privileged", Role.MANAGER, True),
        ("privileged", Role.AUDITOR, True),
        ("privileged", Role.PRIVACY_OFFICER, True),
        ("privileged", Role.ADMIN, True),
        ("all", Role.EMPLOYEE, True),
    ],
)
def test_who_must_have_one_is_led_to_it(db, client, settings, setting, role, led):
    settings.SECOND_FACTOR = setting
    sign_in(client, make_person("ann@harbor.example", role).email)
    for path in ("/", "/device", "/accounts/password/change/", authorize_url(pkce()[1])):
        assert (client.get(path).headers.get("Location") == SETUP) is led


def test_nothing_can_be_done_before(admin, client, settings):
    settings.SECOND_FACTOR = "privileged"
    sign_in(client, admin.email)
    assert client.get("/admin/")["Location"] == SETUP
    fields = {"key": "PIER-1", "title": "Berths", "kind": "task", "project": "Pier"}
    assert client.post("/admin/work_items/workitem/add/", fields)["Location"] == SETUP
    assert client.post("/device", {"user_code": "AAAA"})["Location"] == SETUP
    assert client.get("/accounts/logout/").status_code == 200


def test_a_device_that_asked_goes_on_after_it_was_set_up(jonas, client, settings, django_capture_on_commit_callbacks):
    settings.SECOND_FACTOR = "all"
    sign_in(client, jonas.email)
    wanted = authorize_url(pkce()[1])
    assert client.get(wanted)["Location"] == SETUP
    assert b"Go on" not in client.get("/accounts/2fa/").content
    with django_capture_on_commit_callbacks(execute=True):
        set_up(client)
    page = client.get("/accounts/2fa/recovery-codes/").content
    assert b"Go on to where you were" in page
    link = re.search(rb'href="(/openid/authorize[^"]+)"', page)[1].decode().replace("&amp;", "&")
    assert link == wanted
    assert code_of(client.get(link))
    assert b"Go on" not in client.get("/").content
    assert b"10 are left" in client.get("/accounts/2fa/").content
    assert [row["action"] for row in audit_of(jonas)][-3:] == [
        "signed_in",
        "second_factor_added",
        "second_factor_added",
    ]


def test_taking_it_away_leads_back(jonas, client, settings):
    settings.SECOND_FACTOR = "all"
    secret = generate_totp_secret()
    TOTP.activate(jonas, secret)
    sign_in(client, jonas.email)
    client.post("/accounts/2fa/authenticate/", {"code": totp(secret)})
    assert client.get("/").status_code == 200
    asked = client.post("/accounts/2fa/totp/deactivate/")
    client.post(asked["Location"], {"password": PASSWORD}, follow=True)
    client.post("/accounts/2fa/totp/deactivate/")
    assert client.get("/")["Location"] == SETUP
    assert "second_factor_removed" in [row["action"] for row in audit_of(jonas)]


def test_the_address_to_go_on_to_is_one_of_this_server(jonas, client, settings):
    settings.SECOND_FACTOR = "all"
    sign_in(client, jonas.email)
    client.get("//evil.example/x")
    client.get("/?next=" + REDIRECT)
    assert client.session["go_on"].startswith("/?next=")
    assert isinstance(client, Client)


def test_a_token_from_before_a_role_that_asks_for_one_opens_ones_own_alone(jonas, admin, settings):
    settings.SECOND_FACTOR = "privileged"
    api, theirs = signed_in_api(jonas), {"person": str(admin.id), "from": "2026-11-01", "to": "2026-11-02"}
    Person.objects.filter(pk=jonas.pk).update(role=Role.ADMIN.value)
    assert api.get("me").status_code == 200
    for path in ("timesheet", "audit", "security/events", "retention/reports"):
        assert api.get(path, **theirs).status_code in (403, 404), path
    TOTP.activate(jonas, generate_totp_secret())
    for path in ("timesheet", "audit", "security/events", "retention/reports"):
        assert api.get(path, **theirs).status_code == 200, path


def test_what_was_signed_in_without_it_ends_once_there_is_one(jonas, django_capture_on_commit_callbacks):
    here, elsewhere, device = Client(), Client(), signed_in_api(jonas)
    for client in (here, elsewhere):
        sign_in(client, jonas.email)
    with django_capture_on_commit_callbacks(execute=True):
        set_up(here)
    assert here.get("/").status_code == 200
    assert elsewhere.get("/").status_code == 302
    assert device.get("me").status_code == 401
