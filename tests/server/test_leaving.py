"""Access withdrawn: sessions, tokens and devices end at once, one or all, and stay ended whatever runs beside."""

import pytest
from django.db import transaction
from django.test import Client
from oauth2_provider.models import AccessToken, Grant, RefreshToken

from tests.server.conftest import PASSWORD, signed_in_api
from tests.server.device import MadeDevice, authorize_url, code_of, exchange, pkce, refresh, start, verdicts
from tests.server.test_pages import sign_in
from tests.server.test_push import audit_of
from tracker_server.accounts import validator
from tracker_server.accounts.leaving import end_sign_ins
from tracker_server.accounts.models import BrowserSession
from tracker_server.accounts.sessions import end_sessions, sessions_of
from tracker_server.directory.people import save_person
from tracker_server.ledger.leaving import allow, revoke
from tracker_server.ledger.models import Device
from tracker_server.ledger.withdrawing import end_all


def tokens_of(person) -> dict:
    client = Client()
    assert client.login(request=None, email=person.email, password=PASSWORD)
    verifier, challenge = pkce()
    return exchange(Client(), code_of(client.get(authorize_url(challenge))), verifier).json()


def actions(person) -> list[tuple[str, str]]:
    return [(row["action"], row["reason"]) for row in audit_of(person)]


def test_leaving_ends_sessions_tokens_and_devices_at_once(jonas, admin, api, device, client, item):
    sign_in(client, jonas.email)
    tokens = tokens_of(jonas)
    api.push(device, device.record(start(item.id))[1])
    jonas.is_active = False
    save_person(jonas, admin)
    assert client.get("/").status_code == 302
    assert api.post("pull", device.pull()).status_code == 401
    assert refresh(Client(), tokens["refresh_token"]).json()["error"] == "invalid_grant"
    assert not BrowserSession.objects.filter(person=jonas).exists()
    assert not AccessToken.objects.filter(user=jonas).exists()
    assert Device.objects.get(person=jonas).revoked_at is not None
    assert actions(jonas)[-3:] == [("session_ended", "left"), ("device_revoked", "left"), ("person_changed", "")]
    assert {row["actor"] for row in audit_of(jonas)[-3:]} == {str(admin.id)}
    assert "token_replayed" not in dict(actions(jonas)), "an ended token is no alarm"


def test_whoever_comes_back_loses_nothing_that_their_device_holds(jonas, admin, api, device, item):
    _, begun = device.record(start(item.id))
    other, elsewhere = signed_in_api(jonas), MadeDevice(str(jonas.id))
    api.pull(device)
    other.pull(elsewhere)
    assert revoke(Device.objects.get(id=elsewhere.device.id), admin)
    for active in (False, True):
        jonas.is_active = active
        save_person(jonas, admin)
    assert api.post("pull", device.pull()).status_code == 401, "they have to sign in again"
    again = signed_in_api(jonas)
    assert verdicts(again.push(device, begun)) == [("accepted", "")]
    assert again.post("pull", elsewhere.pull()).json()["code"] == "device_revoked", "that was about the device itself"
    assert [row for row in actions(jonas) if row[0].startswith("device_")][2:] == [
        ("device_revoked", "withdrawn"),
        ("device_revoked", "left"),
        ("device_allowed", "back"),
        ("device_refused", "device_revoked"),
    ]


@pytest.mark.parametrize("alone", [True, False])
def test_what_is_withdrawn_while_somebody_is_away_stays_so(jonas, admin, api, device, alone):
    api.pull(device)
    jonas.is_active = False
    save_person(jonas, admin)
    assert revoke(Device.objects.get(), admin) if alone else end_all(jonas, admin)
    jonas.is_active = True
    save_person(jonas, admin)
    assert Device.objects.get().revoked_at is not None


def test_leaving_touches_nobody_else(jonas, admin, client):
    other = Client()
    sign_in(other, admin.email)
    jonas.is_active = False
    save_person(jonas, admin)
    assert other.get("/").status_code == 200


def test_a_change_that_is_no_leaving_ends_nothing(jonas, admin, client):
    sign_in(client, jonas.email)
    jonas.employee_id = "E-2"
    save_person(jonas, admin)
    assert client.get("/").status_code == 200


def test_a_revoked_device_is_out_alone_and_can_be_let_back_in(jonas, admin, api, device, item):
    _, begun = device.record(start(item.id))
    api.push(device, begun)
    other, elsewhere = signed_in_api(jonas), MadeDevice(str(jonas.id))
    other.pull(elsewhere)
    known = Device.objects.get(id=device.device.id)
    assert revoke(known, admin)
    assert not revoke(known, admin), "once"
    assert api.post("pull", device.pull()).status_code == 401
    assert other.pull(elsewhere).chains == {}
    again = signed_in_api(jonas)
    refused = again.post("push", device.push(begun))
    assert (refused.status_code, refused.json()["code"]) == (403, "device_revoked")
    assert allow(known, admin)
    assert not allow(known, admin)
    assert verdicts(again.push(device, begun)) == [("accepted", "")], "nothing was lost"
    assert [action for action, _ in actions(jonas) if action.startswith("device_")] == [
        "device_registered",
        "device_registered",
        "device_revoked",
        "device_refused",
        "device_allowed",
    ]


def test_the_family_of_a_device_is_ended_also_after_it_was_renewed(jonas, admin, device):
    tokens = tokens_of(jonas)
    renewed = refresh(Client(), tokens["refresh_token"]).json()
    headers = {"Authorization": f"Bearer {renewed['access_token']}"}
    assert (
        Client().post("/api/v1/pull", device.pull(), content_type="application/json", headers=headers).status_code
        == 200
    )
    revoke(Device.objects.get(id=device.device.id), admin)
    assert not RefreshToken.objects.filter(user=jonas).exists()
    assert refresh(Client(), renewed["refresh_token"]).status_code == 400
    assert Client().get("/openid/userinfo", headers=headers).status_code == 401


def test_one_session_ends_and_one_is_spared(jonas):
    here, there, third = Client(), Client(), Client()
    for client in (here, there, third):
        sign_in(client, jonas.email)
    listed = sessions_of(jonas)
    assert [session.methods for session in listed] == [("password",)] * 3
    assert end_sessions(jonas, chosen=listed[0].id) == 1
    assert sorted(client.get("/").status_code for client in (here, there, third)) == [200, 200, 302]
    left = next(client for client in (here, there, third) if client.get("/").status_code == 200)
    assert end_sessions(jonas, spare=left.session.session_key) == 1
    assert left.get("/").status_code == 200
    assert len(sessions_of(jonas)) == 1


def test_a_code_given_before_the_end_is_worth_nothing(jonas):
    client = Client()
    sign_in(client, jonas.email)
    verifier, challenge = pkce()
    code = code_of(client.get(authorize_url(challenge)))
    with transaction.atomic():
        end_sign_ins(jonas)
    assert not Grant.objects.exists()
    assert exchange(Client(), code, verifier).status_code == 400


@pytest.mark.parametrize("grant", ["refresh_token", "authorization_code"])
def test_a_token_asked_for_while_all_are_ended_is_not_given(jonas, monkeypatch, grant):
    """The end comes between the look at what the token is asked for with and the giving of the token."""
    client = Client()
    sign_in(client, jonas.email)
    verifier, challenge = pkce()
    code = code_of(client.get(authorize_url(challenge)))
    token = tokens_of(jonas)["refresh_token"]
    lock = validator.lock

    def end_first(person):
        end_sign_ins(person)
        return lock(person)

    monkeypatch.setattr(validator, "lock", end_first)
    reply = refresh(Client(), token) if grant == "refresh_token" else exchange(Client(), code, verifier)
    assert (reply.status_code, reply.json()["error"]) == (400, "invalid_grant")
    assert AccessToken.objects.count() == RefreshToken.objects.count() == 1, "the one there was before"
