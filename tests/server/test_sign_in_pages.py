"""The page of sign-ins and devices: one's own, and anybody's for who manages people; what it ends is ended at once."""

import re

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from tests.server.conftest import PASSWORD, make_person
from tests.server.test_leaving import tokens_of
from tests.server.test_pages import sign_in, totp
from tests.server.test_push import audit_of
from tracker_core.model import Role
from tracker_server.accounts import identities, throttle
from tracker_server.accounts.sessions import sessions_of
from tracker_server.ledger.models import Device

OWN = "/sign-ins/"


@pytest.fixture
def jonas_browser(jonas) -> Client:
    client = Client()
    sign_in(client, jonas.email)
    return client


@pytest.fixture
def manager(admin) -> Client:
    client = Client()
    sign_in(client, admin.email)
    return client


@pytest.fixture
def page(jonas) -> str:
    return f"/people/{jonas.id}/sign-ins/"


def do(client, page, deed, which=""):
    return client.post(page, {"do": deed, "which": which})


def actions(person) -> list[str]:
    return [row["action"] for row in audit_of(person)]


def test_one_sees_browsers_devices_and_what_happened(jonas, jonas_browser, api, device):
    api.pull(device)
    sign_in(Client(), jonas.email, "guess")
    shown = jonas_browser.get(OWN).content.decode()
    assert "this browser" in shown
    assert f"<code>{device.device.id}</code>" in shown
    assert "Debian 12" in shown
    for told in ("wrong password", "in a browser", "with TimeTracker", "A device was added"):
        assert told in shown
    assert "End all sign-ins" not in shown


def test_no_address_is_kept_or_shown(jonas, jonas_browser):
    sign_in(Client(REMOTE_ADDR="192.0.2.7"), jonas.email, "guess")
    assert "192.0.2.7" not in jonas_browser.get(OWN).content.decode()
    assert "192.0.2.7" not in str(audit_of(jonas))


def test_one_ends_another_browser_and_all_others(jonas, jonas_browser):
    others = [Client(), Client(), Client()]
    for each in others:
        sign_in(each, jonas.email)
    token = tokens_of(jonas)["access_token"]
    listed = re.findall(
        r'name="do" value="end"><input type="hidden" name="which" value="([^"]+)"', str(jonas_browser.get(OWN).content)
    )
    assert len(listed) == 4, "those and the one that the token was got with"
    assert do(jonas_browser, OWN, "end", listed[0]).status_code == 302
    assert len(sessions_of(jonas)) == 4
    assert do(jonas_browser, OWN, "end_others").status_code == 302
    assert [each.get("/").status_code for each in (jonas_browser, *others)] == [200, 302, 302, 302]
    headers = {"Authorization": f"Bearer {token}"}
    assert Client().get("/api/v1/me", headers=headers).status_code == 401
    assert actions(jonas)[-2:] == ["session_ended"] * 2
    assert "happened already" in do(jonas_browser, OWN, "end", listed[0]).client.get(OWN).content.decode()


def test_one_withdraws_a_device_and_only_an_admin_lets_it_in_again(jonas, jonas_browser, manager, page, api, device):
    api.pull(device)
    assert do(jonas_browser, OWN, "revoke", device.device.id).status_code == 302
    assert api.post("pull", device.pull()).status_code == 401
    assert do(jonas_browser, OWN, "allow", device.device.id).status_code == 403
    assert Device.objects.get().revoked_at is not None
    assert do(manager, page, "allow", device.device.id).status_code == 302
    assert Device.objects.get().revoked_at is None


def test_an_admin_ends_everything_of_somebody(jonas, admin, jonas_browser, manager, page, api, device):
    api.pull(device)
    assert do(manager, page, "end_all").status_code == 302
    assert jonas_browser.get("/").status_code == 302
    assert api.post("pull", device.pull()).status_code == 401
    assert manager.get("/").status_code == 200
    assert [row["actor"] for row in audit_of(jonas)[-2:]] == [str(admin.id)] * 2
    assert actions(jonas)[-2:] == ["session_ended", "device_revoked"]


def test_an_admin_unlocks_an_account(jonas, manager, page):
    for _ in range(throttle.FREE_TRIES):
        sign_in(Client(), jonas.email, "guess")
    assert b"locked for a while" in manager.get(page).content
    assert do(manager, page, "unlock").status_code == 302
    client = Client()
    assert sign_in(client, jonas.email).status_code == 302
    told = client.get("/").content
    assert told.count(b"a sign-in with your name failed") == 1
    assert b"was locked for a while" in told
    assert actions(jonas)[-3:] == ["sign_ins_read", "account_unlocked", "signed_in"]


def test_an_admin_resets_a_second_factor_and_the_person_is_told(jonas, manager, page, admin):
    secret = generate_totp_secret()
    TOTP.activate(jonas, secret)
    here = Client()
    sign_in(here, jonas.email)
    here.post("/accounts/2fa/authenticate/", {"code": totp(secret)})
    assert do(manager, page, "reset").status_code == 302
    assert here.get("/").status_code == 302, "what was signed in with it is ended"
    assert audit_of(jonas)[-1]["action"] == "second_factor_reset"
    assert audit_of(jonas)[-1]["actor"] == str(admin.id)
    client = Client()
    assert sign_in(client, jonas.email)["Location"] == "/"
    assert b"An admin took your second factor away" in client.get("/").content
    again = Client()
    sign_in(again, jonas.email)
    assert b"An admin took" not in again.get("/").content, "once"


def test_an_admin_lets_a_person_be_bound_anew(jonas, manager, page):
    SocialAccount.objects.create(user=jonas, provider="https://id.example.org", uid="j-1")
    assert b"Forget the identity" in manager.get(page).content
    assert do(manager, page, "forget_identity").status_code == 302
    assert not SocialAccount.objects.exists()
    assert actions(jonas)[-1] == "identity_forgotten"


def test_an_admin_takes_nothing_off_the_own_account(admin, manager):
    own = f"/people/{admin.id}/sign-ins/"
    TOTP.activate(admin, generate_totp_secret())
    for deed in ("reset", "unlock", "end_all", "allow", "forget_identity"):
        assert do(manager, own, deed, str(admin.id)).status_code == 403
    assert b"Take the second factor away" not in manager.get(own).content
    assert "second_factor_reset" not in actions(admin)


def test_a_look_at_somebody_leaves_a_row_and_one_at_oneself_does_not(jonas, admin, manager, jonas_browser, page):
    manager.get(page)
    jonas_browser.get(OWN)
    looks = [row for row in audit_of(jonas) if row["action"] == "sign_ins_read"]
    assert [row["actor"] for row in looks] == [str(admin.id)]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
def test_nobody_but_admins_sees_or_ends_others(db, jonas, jonas_browser, role, page):
    client = Client()
    sign_in(client, make_person(f"{role}@harbor.example", role).email)
    assert client.get(page).status_code == 403
    for deed in ("end", "end_others", "end_all", "reset", "unlock", "revoke", "allow", "forget_identity"):
        assert do(client, page, deed).status_code == 403
    assert jonas_browser.get("/").status_code == 200


@pytest.mark.parametrize(
    ("deed", "which", "status"),
    [
        ("end", "x" * 5000, 302),
        ("revoke", "no id", 400),
        ("revoke", "00000000-0000-4000-8000-000000000000", 404),
        ("dance", "", 400),
        ("", "", 400),
    ],
)
def test_nonsense_changes_nothing(jonas, jonas_browser, deed, which, status):
    before = actions(jonas)
    assert do(jonas_browser, OWN, deed, which).status_code == status
    assert actions(jonas) == before


def test_nobody_withdraws_another_persons_device(jonas, admin, api, device):
    api.pull(device)
    other = Client()
    sign_in(other, make_person("ann@harbor.example").email, PASSWORD)
    assert do(other, OWN, "revoke", device.device.id).status_code == 404
    assert Device.objects.get().revoked_at is None


def test_the_pages_ask_for_a_sign_in_and_a_csrf_token(jonas, page, db):
    for path in (OWN, page):
        assert Client().get(path)["Location"].startswith("/accounts/login/")
    strict = Client(enforce_csrf_checks=True)
    assert strict.login(request=None, email=jonas.email, password=PASSWORD)
    assert do(strict, OWN, "end_others").status_code == 403


def test_two_tabs_that_come_back_from_the_provider_at_once_are_both_signed_in(jonas, monkeypatch):
    """The other tab's sign-in is kept between this one's look for a binding and its turn."""
    vouched = identities.Vouched("https://id.example", "j-1", jonas.email, verified=True)
    lock = identities.lock

    def other_first(person):
        monkeypatch.setattr(identities, "lock", lock)
        identities.person_of(vouched)
        return lock(person)

    monkeypatch.setattr(identities, "lock", other_first)
    assert identities.person_of(vouched) == SocialAccount.objects.get()
    assert actions(jonas).count("identity_bound") == 1
