"""Nonsense in every field of a request, to every address, by somebody who is signed in: refused, never a fault."""

import json
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from django.test import Client

from tests.server.conftest import PASSWORD, make_person
from tests.server.device import REDIRECT, authorize_url, pkce
from tests.server.test_roles import (
    address,
    target,  # noqa: F401  # a fixture
)
from tracker_core.model import Role
from tracker_server.accounts import throttle
from tracker_server.accounts.access import ACCESS

FORM = "application/x-www-form-urlencoded"
VALUES = ("a\0b", "\ud800", str(2**63), "-0001-01-01", "99999-01-01", "NaN", "x" * 600)
FIELDS = """q o p next page week day from to first last person before after limit severity action text act do which
 request state role country team stream seq shard kind entry reason note work_item item start stop days version name
 email password login code shown members _selected_action index term app_label model_name field_name
 is_active__exact""".split()  # noqa: SIM905  # a list of these would fill the page
GRANTS = {
    "authorization_code": {"code": "abc", "redirect_uri": REDIRECT, "code_verifier": "x" * 43},
    "refresh_token": {"refresh_token": "abc", "scope": "openid"},
    "urn:ietf:params:oauth:grant-type:device_code": {"device_code": "abc"},
}


@pytest.fixture
def browser(db, caplog):
    """In which an admin is signed in, who may do most."""
    client = Client(raise_request_exception=False)
    person = make_person("mara@x.example", Role.ADMIN)
    assert client.login(request=None, email=person.email, password=PASSWORD)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    yield client
    caplog.clear()  # what was refused


def written(**fields: str) -> str:
    return urlencode(fields, errors="surrogatepass")


@pytest.mark.parametrize("value", VALUES)
def test_no_address_stumbles(browser, target, value):  # noqa: F811  # the fixture
    said = written(**dict.fromkeys(FIELDS, value))
    faults = {}
    for route in sorted(ACCESS, key=lambda each: "logout" in each):  # which ends the session
        path = address(route, {**target, "workitem": "1"})
        for method, body in (("GET", ""), ("POST", said)):
            reply = browser.generic(method, f"{path}?{said}", body, FORM)
            if reply.status_code >= 500:
                faults[method, path] = reply.status_code
            if reply.streaming:
                reply.getvalue()
    assert faults == {}


def test_what_is_not_text_is_told_so(browser):
    reply = browser.get("/people/?q=%00", headers={"Accept": "text/html"})
    assert (reply.status_code, b"could not be read" in reply.content) == (400, True)


@pytest.mark.parametrize("value", VALUES)
def test_no_request_of_a_program_stumbles(browser, monkeypatch, value):
    monkeypatch.setattr(throttle, "spent", lambda *_: False)  # else it ends with the first few
    usual = dict(parse_qsl(urlsplit(authorize_url(pkce()[1])).query))
    faults = []
    for name in [*usual, "prompt", "nonce", "claims", "max_age", "resource"]:
        said = written(**{**usual, name: value})
        faults += [f"look {name}"] * (browser.get(f"/openid/authorize?{said}").status_code >= 500)
        reply = browser.generic("POST", "/openid/authorize", f"{said}&allow=1", FORM)
        faults += [f"allow {name}"] * (reply.status_code >= 500)
    stranger = Client(raise_request_exception=False)
    for grant, fields in GRANTS.items():
        for name in [*fields, "client_id", "scope", "client_secret"]:
            said = written(**{"grant_type": grant, "client_id": "timetracker-desktop", **fields, name: value})
            faults += [f"{grant} {name}"] * (stranger.generic("POST", "/openid/token", said, FORM).status_code >= 500)
    assert faults == []


def test_somebody_elses_program_is_refused(browser):
    usual = dict(parse_qsl(urlsplit(authorize_url(pkce()[1])).query))
    reply = browser.post("/openid/authorize", {**usual, "client_id": "made-up", "allow": "1"})
    assert reply.status_code == 400


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_page_that_is_not_there_is_a_page_for_people_and_a_problem_for_programs(browser, method):
    page = getattr(browser, method)("/nowhere", headers={"Accept": "text/html,*/*"})
    assert (page.status_code, page["Content-Type"], b"nothing here" in page.content) == (
        404,
        "text/html; charset=utf-8",
        True,
    )
    assert json.loads(getattr(browser, method)("/nowhere").content)["code"] == "not_found"


def test_whoever_asks_for_a_server_of_another_name_is_told_this_ones(browser):
    page = browser.get("/people/", headers={"Host": "elsewhere.example", "Accept": "text/html"})
    assert (page.status_code, b"http://127.0.0.1:8440 alone" in page.content) == (400, True)
