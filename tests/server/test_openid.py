"""Signing in over HTTP: the code grant with PKCE, the device grant, rotation with its grace, revocation, the claims."""

import json
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from jwcrypto import jwk, jwt
from oauth2_provider.models import AccessToken, DeviceGrant, Grant, RefreshToken

from tests.server.conftest import PASSWORD
from tests.server.device import (
    CLIENT,
    REDIRECT,
    Api,
    authorize_url,
    code_of,
    csrf_of,
    exchange,
    pkce,
    post_form,
    refresh,
)
from tests.server.test_push import audit_of
from tracker_server.accounts.expired import forget_expired

DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"


@pytest.fixture
def browser(jonas) -> Client:
    """A browser in which Jonas signed in on the login page, CSRF checks on."""
    client = Client(enforce_csrf_checks=True)
    page = client.get("/accounts/login/")
    reply = client.post(
        "/accounts/login/",
        {"login": "Jonas@Harbor.example", "password": PASSWORD, "csrfmiddlewaretoken": csrf_of(page.content)},
    )
    assert reply.status_code == 302, reply.content
    return client


@pytest.fixture
def tokens(browser) -> dict:
    verifier, challenge = pkce()
    return exchange(Client(), code_of(browser.get(authorize_url(challenge))), verifier).json()


def works(token: str) -> bool:
    return Client().get("/openid/userinfo", headers={"Authorization": f"Bearer {token}"}).status_code == 200


def test_discovery_leads_to_the_issuer_and_its_endpoints(db, client):
    told = client.get("/.well-known/timetracker").json()
    assert told["issuer"] == "http://127.0.0.1:8440"
    assert told["api"] == "http://127.0.0.1:8440/api/v1"
    assert told["client_id"] == CLIENT
    assert told["organization"] == "Harbor"
    metadata = client.get("/.well-known/openid-configuration").json()
    assert metadata["issuer"] == told["issuer"]
    for name in ("authorization", "token", "userinfo", "device_authorization", "revocation"):
        assert metadata[f"{name}_endpoint"].startswith(told["issuer"])
    assert metadata["code_challenge_methods_supported"] == ["S256"]


def test_the_code_grant_gives_tokens_and_the_claims(tokens, jonas):
    assert 600 < tokens["expires_in"] <= 900
    userinfo = Client().get("/openid/userinfo", headers={"Authorization": f"Bearer {tokens['access_token']}"}).json()
    expected = {"sub": str(jonas.id), "name": "Jonas", "email": jonas.email, "employee_id": "E-1", "role": "employee"}
    assert {name: userinfo[name] for name in expected} == expected
    [key] = Client().get("/openid/keys").json()["keys"]
    signed = jwt.JWT(jwt=tokens["id_token"], key=jwk.JWK(**key), expected_type="JWS")
    claims = json.loads(signed.claims)
    assert {name: claims[name] for name in expected} == expected
    assert (claims["iss"], claims["aud"]) == ("http://127.0.0.1:8440", CLIENT)


def test_a_person_not_signed_in_is_sent_to_the_login_page_and_back(db, client):
    url = authorize_url(pkce()[1])
    reply = client.get(url)
    assert reply.status_code == 302
    assert reply["Location"].startswith("/accounts/login/?next=/openid/authorize")


def test_the_redirect_carries_state_and_issuer(browser):
    location = browser.get(authorize_url(pkce()[1]))["Location"]
    assert "state=some-state" in location
    assert "iss=http%3A%2F%2F127.0.0.1%3A8440" in location


def test_nobody_is_signed_in_unseen(browser):
    for client in (browser, Client()):
        reply = client.get(authorize_url(pkce()[1], prompt="none"))
        assert reply["Location"].startswith(f"{REDIRECT}?error=login_required"), reply["Location"]


@pytest.mark.parametrize("port", ["1", "5000", "65535"])
def test_any_loopback_port_may_be_redirected_to(browser, port):
    redirect = f"http://127.0.0.1:{port}/signed-in"
    reply = browser.get(authorize_url(pkce()[1], redirect_uri=redirect))
    assert reply["Location"].startswith(f"{redirect}?")


@pytest.mark.parametrize(
    "redirect",
    [
        "http://127.0.0.1:5000/other",
        "http://localhost:5000/signed-in",
        "http://evil.example/signed-in",
        "https://127.0.0.1:5000/signed-in",
        "http://127.0.0.1:5000@evil.example/signed-in",
    ],
)
def test_no_other_address_may_be_redirected_to(browser, redirect):
    reply = browser.get(authorize_url(pkce()[1], redirect_uri=redirect))
    assert reply.status_code == 400
    assert not Grant.objects.exists()


def test_no_method_of_pkce_but_s256_is_taken(browser):
    location = browser.get(authorize_url(pkce()[1], code_challenge_method="plain"))["Location"]
    assert "error=invalid_request" in location


@pytest.mark.parametrize("verifier", ["", "x" * 43])
def test_nobody_gets_round_pkce(browser, verifier):
    code = code_of(browser.get(authorize_url("")))
    assert exchange(Client(), code, verifier).status_code == 400
    assert not AccessToken.objects.exists()


def test_a_wrong_verifier_gets_nothing(browser):
    code = code_of(browser.get(authorize_url(pkce()[1])))
    assert exchange(Client(), code, pkce()[0]).json()["error"] == "invalid_grant"


def test_a_code_works_once(browser):
    verifier, challenge = pkce()
    code = code_of(browser.get(authorize_url(challenge)))
    assert exchange(Client(), code, verifier).status_code == 200
    assert exchange(Client(), code, verifier).json()["error"] == "invalid_grant"


@pytest.mark.parametrize("grant", ["password", "client_credentials"])
def test_no_other_grant_is_given(jonas, client, grant):
    fields = {"grant_type": grant, "client_id": CLIENT, "username": jonas.email, "password": PASSWORD}
    assert post_form(client, "/openid/token", **fields).status_code in (400, 401)
    assert not AccessToken.objects.exists()


def test_a_lost_reply_gets_the_same_successor_again(tokens):
    """Invariant 27: nobody is signed out by a lost reply."""
    first = refresh(Client(), tokens["refresh_token"]).json()
    again = refresh(Client(), tokens["refresh_token"]).json()
    assert again["refresh_token"] == first["refresh_token"] != tokens["refresh_token"]
    assert again["access_token"] == first["access_token"]
    assert 0 < again["expires_in"] <= first["expires_in"]
    assert works(again["access_token"])
    third = refresh(Client(), again["refresh_token"]).json()
    assert works(third["access_token"])


def test_a_replay_after_the_grace_ends_the_family(tokens, jonas):
    """Invariant 27."""
    successor = refresh(Client(), tokens["refresh_token"]).json()
    RefreshToken.objects.filter(revoked__isnull=False).update(revoked=timezone.now() - timedelta(seconds=601))
    assert refresh(Client(), tokens["refresh_token"]).json()["error"] == "invalid_grant"
    assert refresh(Client(), successor["refresh_token"]).json()["error"] == "invalid_grant"
    assert not works(successor["access_token"])
    assert "token_replayed" in [row["action"] for row in audit_of(jonas)]


def test_a_replay_once_the_successor_was_used_ends_the_family(tokens):
    second = refresh(Client(), tokens["refresh_token"]).json()
    third = refresh(Client(), second["refresh_token"]).json()
    assert refresh(Client(), tokens["refresh_token"]).json()["error"] == "invalid_grant"
    assert refresh(Client(), third["refresh_token"]).json()["error"] == "invalid_grant"


def test_revocation_ends_both_tokens_at_once(tokens, jonas):
    reply = post_form(Client(), "/openid/revoke", token=tokens["refresh_token"], client_id=CLIENT)
    assert reply.status_code == 200
    assert not works(tokens["access_token"])
    assert [row["reason"] for row in audit_of(jonas) if row["action"] == "signed_out"] == ["device"]
    assert refresh(Client(), tokens["refresh_token"]).json()["error"] == "invalid_grant"


def test_the_database_holds_no_token(tokens):
    held = [*AccessToken.objects.values_list("token", flat=True), *RefreshToken.objects.values_list("token", flat=True)]
    assert set(held) == {""}


def test_a_person_who_may_sign_in_no_longer_is_out_at_once(tokens, jonas, device):
    """Invariant 28."""
    jonas.is_active = False
    jonas.save()
    assert not works(tokens["access_token"])
    assert Api(Client(), tokens["access_token"]).post("pull", device.pull()).status_code == 401
    assert refresh(Client(), tokens["refresh_token"]).json()["error"] == "invalid_grant"


def test_an_access_token_ends(tokens, device):
    AccessToken.objects.update(expires=timezone.now())
    reply = Api(Client(), tokens["access_token"]).post("pull", device.pull())
    assert (reply.status_code, reply.json()["code"]) == (401, "token_invalid")
    assert reply["WWW-Authenticate"] == "Bearer"


def begin_device_grant() -> dict:
    reply = post_form(Client(), "/openid/device-authorization", client_id=CLIENT, scope="openid profile email")
    assert reply.status_code == 200, reply.content
    return reply.json()


def poll(device_code: str) -> dict:
    return post_form(
        Client(), "/openid/token", grant_type=DEVICE_GRANT, device_code=device_code, client_id=CLIENT
    ).json()


def decide(browser: Client, typed: str, action: str):
    page = browser.get("/device")
    reply = browser.post("/device", {"user_code": typed, "csrfmiddlewaretoken": csrf_of(page.content)})
    if reply.status_code == 200:
        return reply
    page = browser.get(reply["Location"])
    return browser.post(
        reply["Location"], {"action": action, "csrfmiddlewaretoken": csrf_of(page.content)}, follow=True
    )


def test_the_device_grant(browser, jonas):
    begun = begin_device_grant()
    assert begun["verification_uri"] == "http://127.0.0.1:8440/device"
    assert poll(begun["device_code"]) == {"error": "authorization_pending"}
    assert poll(begun["device_code"]) == {"error": "slow_down"}
    cache.clear()  # as if it had waited
    typed = f"{begun['user_code'][:4].lower()}-{begun['user_code'][4:]} "
    assert b"The device is signed in" in decide(browser, typed, "accept").content
    tokens = poll(begun["device_code"])
    assert works(tokens["access_token"])
    assert refresh(Client(), tokens["refresh_token"]).status_code == 200
    assert poll(begun["device_code"]) == {"error": "invalid_grant"}
    assert [row["reason"] for row in audit_of(jonas) if row["action"] == "signed_in"] == ["page", "device"]


def test_a_refused_device_gets_nothing(browser):
    begun = begin_device_grant()
    assert b"The device was refused" in decide(browser, begun["user_code"], "deny").content
    assert poll(begun["device_code"]) == {"error": "access_denied"}


def test_a_device_code_ends_in_time(browser):
    begun = begin_device_grant()
    decide(browser, begun["user_code"], "accept")
    DeviceGrant.objects.update(expires=timezone.now())
    assert poll(begun["device_code"]) == {"error": "expired_token"}


def test_a_wrong_code_is_told_so(browser):
    assert b"Incorrect user code" in decide(browser, "NOSUCHCO", "accept").content


@pytest.mark.parametrize("fields", [{}, {"device_code": "x"}, {"device_code": "x", "client_id": "other"}])
def test_nonsense_at_the_token_endpoint_is_an_oauth_error(db, fields):
    reply = post_form(Client(), "/openid/token", grant_type=DEVICE_GRANT, **fields)
    assert reply.status_code in (400, 401)
    assert reply.json()["error"] in ("invalid_client", "invalid_request", "invalid_grant")


def test_an_unknown_client_gets_no_device_code(db):
    assert post_form(Client(), "/openid/device-authorization", client_id="other").status_code in (400, 401)


def test_another_redirect_at_the_exchange_gets_nothing(browser):
    verifier, challenge = pkce()
    code = code_of(browser.get(authorize_url(challenge)))
    assert exchange(Client(), code, verifier, REDIRECT.replace("51234", "51235")).status_code == 400


def test_ended_sign_ins_are_deleted_and_living_ones_are_not(tokens, browser):
    second = refresh(Client(), tokens["refresh_token"]).json()
    forget_expired()
    assert works(second["access_token"])
    assert RefreshToken.objects.count() == 2  # the used one is kept, to notice its replay
    long_ago = timezone.now() - timedelta(days=91)
    begin_device_grant()
    DeviceGrant.objects.update(expires=long_ago)
    AccessToken.objects.update(expires=long_ago)
    RefreshToken.objects.filter(revoked__isnull=False).update(revoked=long_ago)
    forget_expired()
    assert not RefreshToken.objects.exists()
    assert not AccessToken.objects.exists()
    assert not DeviceGrant.objects.exists()
    assert browser.get("/").status_code == 200
