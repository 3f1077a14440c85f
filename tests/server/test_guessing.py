"""Guessing is slowed down over all servers: passwords, codes of the second factor, codes of devices, tokens."""

import re

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import signing
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.server.conftest import PASSWORD
from tests.server.device import CLIENT, post_form, refresh
from tests.server.test_pages import sign_in, totp
from tests.server.test_push import audit_of
from tracker_server.accounts import throttle
from tracker_server.accounts.expired import forget_expired
from tracker_server.accounts.models import Attempts
from tracker_server.accounts.throttle import Limit, Turn
from tracker_server.audit.models import AuditRow
from tracker_server.ledger import withdrawing

MINUTE = 60_000


@pytest.fixture
def clock(monkeypatch):
    """The clock that tries are counted by: ``clock[0]`` is now."""
    now = [1_790_000_000_000]
    monkeypatch.setattr(throttle, "now_ms", lambda: now[0])
    return now


@pytest.fixture(autouse=True)
def _another_server_each_time(monkeypatch):
    """What one process remembers must not count: the next request may go to another."""
    monkeypatch.setattr(cache, "get", lambda _key, default=None, **_: default)


def reasons(person, action):
    return [row["reason"] for row in audit_of(person) if row["action"] == action]


def plain(page: bytes) -> bytes:
    return re.sub(rb'value="[^"]*"', b"", page)


def test_an_account_is_locked_for_a_while_that_grows(jonas, clock):
    for _ in range(throttle.FREE_TRIES):
        assert sign_in(Client(), jonas.email, "guess").status_code == 200
    assert reasons(jonas, "account_locked") == ["wrong_password"]
    assert sign_in(Client(), jonas.email).status_code == 200, "also the right password"
    clock[0] += MINUTE - 1
    assert sign_in(Client(), jonas.email).status_code == 200
    clock[0] += 1
    sign_in(Client(), jonas.email, "guess")
    clock[0] += 2 * MINUTE - 1
    assert sign_in(Client(), jonas.email).status_code == 200, "twice as long"
    clock[0] += 1
    assert sign_in(Client(), jonas.email).status_code == 302
    assert reasons(jonas, "account_locked") == ["wrong_password"] * 2
    for _ in range(throttle.FREE_TRIES - 1):
        sign_in(Client(), jonas.email, "guess")
    assert sign_in(Client(), jonas.email).status_code == 302, "a sign-in begins the count anew"


def test_strangers_lock_nobody_out_of_a_browser_they_signed_in_with(jonas, monkeypatch, clock):
    known, other = Client(), Client()
    sign_in(known, jonas.email)
    known.post("/accounts/logout/")
    cookie = known.cookies["browser"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Strict")
    assert jonas.email not in cookie.value
    monkeypatch.setattr(throttle, "WRONG_PASSWORDS", Limit(throttle.FREE_TRIES, 10 * MINUTE))
    for _ in range(2 * throttle.FREE_TRIES):
        sign_in(other, jonas.email, "guess")
    assert sign_in(Client(REMOTE_ADDR="192.0.2.7"), jonas.email).status_code == 200
    assert sign_in(known, jonas.email).status_code == 302
    assert sign_in(Client(REMOTE_ADDR="192.0.2.7"), jonas.email).status_code == 200, "which lifts no lock"


def test_a_known_browser_may_guess_no_more_than_others(jonas, clock):
    known = Client()
    sign_in(known, jonas.email)
    known.post("/accounts/logout/")
    for _ in range(throttle.FREE_TRIES):
        sign_in(known, jonas.email, "guess")
    assert reasons(jonas, "account_locked") == ["wrong_password"]
    assert sign_in(known, jonas.email).status_code == 200
    assert sign_in(Client(), jonas.email).status_code == 302, "the others' tries are counted apart"
    assert withdrawing.locked(jonas)
    assert withdrawing.unlock(jonas, jonas)
    assert sign_in(known, jonas.email).status_code == 302


def test_a_cookie_of_somebody_else_or_of_ones_own_make_is_worth_nothing(jonas, admin, clock):
    other = Client()
    sign_in(other, admin.email)
    other.post("/accounts/logout/")
    forged = Client()
    forged.cookies["browser"] = signing.dumps(throttle.key("browser of", jonas.email), salt="x")
    for _ in range(throttle.FREE_TRIES):
        sign_in(Client(), jonas.email, "guess")
    assert sign_in(other, jonas.email).status_code == 200
    assert sign_in(forged, jonas.email).status_code == 200


def test_a_lock_is_never_longer_than_an_hour():
    assert [throttle.lock_ms(tries) // MINUTE for tries in (5, 6, 7, 10, 11, 1000)] == [1, 2, 4, 32, 60, 60]


def test_a_locked_account_looks_like_a_wrong_password_and_like_nobody(jonas):
    wrong = sign_in(Client(), jonas.email, "guess").content
    for _ in range(throttle.FREE_TRIES):
        sign_in(Client(), jonas.email, "guess")
        sign_in(Client(), "nobody@harbor.example", "guess")
    shown = plain(wrong)
    assert plain(sign_in(Client(), jonas.email, "guess").content) == shown
    assert plain(sign_in(Client(), jonas.email, PASSWORD).content) == shown
    assert plain(sign_in(Client(), "nobody@harbor.example", PASSWORD).content) == shown
    assert not AuditRow.objects.filter(action="account_locked").exclude(stream_id=str(jonas.id)).exists()


def test_tries_in_a_locked_account_fill_no_audit(jonas):
    for _ in range(3 * throttle.FREE_TRIES):
        sign_in(Client(), jonas.email, "guess")
    assert len(reasons(jonas, "sign_in_failed")) == throttle.FREE_TRIES


def test_an_address_that_guesses_at_many_accounts_is_refused(jonas, monkeypatch, clock):
    monkeypatch.setattr(throttle, "WRONG_PASSWORDS", Limit(3, 10 * MINUTE))
    for number in range(3):
        sign_in(Client(), f"nobody{number}@harbor.example", "guess")
    page = sign_in(Client(), jonas.email)
    assert b"Too many failed login attempts" in page.content
    other = Client(REMOTE_ADDR="192.0.2.7")
    assert sign_in(other, jonas.email).status_code == 302, "not from elsewhere"
    clock[0] += 10 * MINUTE
    assert sign_in(Client(), jonas.email).status_code == 302


def test_of_ipv6_a_whole_network_counts_as_one_address(jonas, monkeypatch, clock):
    monkeypatch.setattr(throttle, "WRONG_PASSWORDS", Limit(3, 10 * MINUTE))
    for number in range(3):
        client = Client(REMOTE_ADDR=f"2001:db8:1:2:{number}::{number}")
        sign_in(client, f"nobody{number}@harbor.example", "guess")
    page = sign_in(Client(REMOTE_ADDR="2001:db8:1:2:ffff::1"), jonas.email)
    assert b"Too many failed login attempts" in page.content
    assert sign_in(Client(REMOTE_ADDR="2001:db8:1:3::1"), jonas.email).status_code == 302


def test_right_passwords_do_not_count_against_an_address(jonas, monkeypatch):
    monkeypatch.setattr(throttle, "WRONG_PASSWORDS", Limit(2, 10 * MINUTE))
    for _ in range(5):
        assert sign_in(Client(), jonas.email).status_code == 302


def test_many_tries_at_once_get_no_more_than_one_after_the_other(db):
    turns = [throttle.take_turn("password", "x") for _ in range(throttle.FREE_TRIES + 2)]
    assert turns == [Turn.ALLOWED] * (throttle.FREE_TRIES - 1) + [Turn.LAST, Turn.REFUSED, Turn.REFUSED]


def test_what_is_counted_names_nobody_and_is_forgotten(jonas, clock):
    sign_in(Client(), jonas.email, "guess")
    assert Attempts.objects.count() == 2
    assert all(re.fullmatch("[0-9a-f]{64}", row.key) for row in Attempts.objects.all())
    clock[0] += throttle.FORGOTTEN_AFTER_MS + 1
    forget_expired()
    assert not Attempts.objects.exists()


def test_an_ordinary_request_counts_nothing(api, device):
    with CaptureQueriesContext(connection) as asked:
        api.pull(device)
    assert asked.captured_queries
    assert "attempts" not in str(asked.captured_queries)


@pytest.fixture
def secret(jonas):
    """That of Jonas's authenticator program."""
    made = generate_totp_secret()
    TOTP.activate(jonas, made)
    return made


def enter(client, code):
    return client.post("/accounts/2fa/authenticate/", {"code": code})


def test_codes_of_the_second_factor_are_limited(jonas, secret, clock):
    client = Client()
    sign_in(client, jonas.email)
    for _ in range(throttle.FREE_TRIES):
        assert b"Incorrect code" in enter(client, "000000").content
    assert b"Incorrect code" in enter(client, totp(secret)).content, "the right one, too"
    assert reasons(jonas, "account_locked") == ["wrong_code"]
    assert reasons(jonas, "sign_in_failed") == ["wrong_code"] * throttle.FREE_TRIES
    again = Client()
    sign_in(again, jonas.email)
    assert b"Incorrect code" in enter(again, totp(secret)).content, "in every browser"
    clock[0] += MINUTE
    assert enter(again, totp(secret)).status_code == 302


def test_a_code_serves_once_whichever_server_is_asked(jonas, secret):
    first, second = Client(), Client()
    sign_in(first, jonas.email)
    sign_in(second, jonas.email)
    code = totp(secret)
    assert enter(first, code).status_code == 302
    for spelled in (code, f"{code[:3]} {code[3:]}", f"{code[:3]}-{code[3:]}"):
        cache.clear()
        assert b"Incorrect code" in enter(second, spelled).content


def test_codes_of_devices_cannot_be_guessed(jonas, clock):
    client = Client()
    sign_in(client, jonas.email)
    for _ in range(throttle.WRONG_USER_CODES.tries):
        assert client.post("/device", {"user_code": "AAAA-AAAA"}).status_code == 200
    told = post_form(client, "/openid/device-authorization", client_id=CLIENT, scope="openid").json()
    refused = client.post("/device", {"user_code": told["user_code"]})
    assert (refused.status_code, refused["Retry-After"]) == (429, "600")
    assert b"Too many wrong codes" in refused.content
    clock[0] += throttle.WRONG_USER_CODES.within_ms
    assert client.post("/device", {"user_code": told["user_code"]}).status_code == 302


def test_wrong_tokens_are_refused_before_they_are_looked_at(db, monkeypatch):
    monkeypatch.setattr(throttle, "WRONG_TOKENS", Limit(2, 10 * MINUTE))
    assert [refresh(Client(), "wrong").status_code for _ in range(3)] == [400, 400, 429]
    refused = refresh(Client(), "wrong")
    assert (refused.json(), refused["Retry-After"]) == ({"error": "slow_down"}, "600")
    assert refresh(Client(REMOTE_ADDR="192.0.2.7"), "wrong").status_code == 400


def test_a_device_that_waits_for_its_person_is_not_counted(db, monkeypatch):
    monkeypatch.setattr(throttle, "WRONG_TOKENS", Limit(2, 10 * MINUTE))
    told = post_form(Client(), "/openid/device-authorization", client_id=CLIENT, scope="openid").json()
    grant = "urn:ietf:params:oauth:grant-type:device_code"
    for _ in range(4):
        reply = post_form(
            Client(), "/openid/token", grant_type=grant, device_code=told["device_code"], client_id=CLIENT
        )
        assert reply.json()["error"] == "authorization_pending"


def test_device_codes_are_not_given_without_end(db, monkeypatch):
    monkeypatch.setattr(throttle, "DEVICE_CODES", Limit(2, 10 * MINUTE))
    asked = [
        post_form(Client(), "/openid/device-authorization", client_id=CLIENT, scope="openid").status_code
        for _ in range(3)
    ]
    assert asked == [200, 200, 429]
