"""Signing in against an issuer in memory: what a browser brings back, codes, and those who play tricks."""

import base64
import hashlib
import json
import threading
import urllib.error
import urllib.request
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.desktop.desk import ANN, DISCOVERY, ISSUER
from tests.desktop.sync.answering import ok, problem
from tracker_core.errors import Refused, TrackerError, Unavailable
from tracker_desktop.services.ports import SignInWay
from tracker_desktop.sync import sign_in as module
from tracker_desktop.sync.exchange import Response
from tracker_desktop.sync.sign_in import SignIn, server_url


class Issuer:
    """Knows one person; ``token`` answers what the token endpoint is asked."""

    def __init__(self):
        self.asked = []
        self.discovery = ok(DISCOVERY.encode())
        self.grant = {"access_token": "access", "refresh_token": "refresh", "expires_in": 600}
        self.person = {
            "sub": ANN.id,
            "name": ANN.name,
            "email": ANN.email,
            "employee_id": ANN.employee_id,
            "role": ANN.role.value,
        }
        self.token = lambda form: ok(json.dumps(self.grant).encode())
        self.metadata = {"issuer": ISSUER}

    def exchange(self, request):
        path = request.url.removeprefix(ISSUER)
        self.asked.append(path)
        if path == "/.well-known/timetracker":
            return self.discovery
        if path == "/.well-known/openid-configuration":
            names = ("authorization", "token", "userinfo", "device_authorization", "revocation")
            return ok(json.dumps({f"{name}_endpoint": f"{ISSUER}/{name}" for name in names} | self.metadata).encode())
        form = {name: values[0] for name, values in parse_qs(request.body.decode()).items()}
        if path == "/token":
            return self.token(form)
        if path == "/device_authorization":
            reply = {"device_code": "dc", "user_code": "ABCD-EFGH", "verification_uri": f"{ISSUER}/device"}
            return ok(json.dumps(reply | {"interval": 0, "expires_in": 60}).encode())
        if path == "/userinfo" and request.bearer == "access":
            return ok(json.dumps(self.person).encode())
        return problem(404, "not_found")


def browser(answer):
    """A prompt that calls the redirect URI as ``answer(query)`` says, as a browser would."""
    pages = []

    def prompt(shown):
        query = {name: values[0] for name, values in parse_qs(urlsplit(shown.url).query).items()}

        def visit():
            for tail in answer(query):
                try:
                    with urllib.request.urlopen(
                        query["redirect_uri"].replace("/signed-in", "") + tail, timeout=10
                    ) as page:
                        pages.append((page.status, page.read()))
                except urllib.error.HTTPError as error:
                    pages.append((error.code, b""))
                    error.close()

        threading.Thread(target=visit).start()

    prompt.pages = pages
    return prompt


def signing_in(issuer, prompt, way=SignInWay.BROWSER, url=ISSUER):
    return SignIn(issuer, prompt, threading.Event()).run(url, way)


def test_a_browser_brings_a_code_that_fits_the_challenge():
    issuer, seen = Issuer(), {}

    def answer(query):
        seen.update(query)
        return [f"/signed-in?code=the-code&state={query['state']}"]

    def token(form):
        challenge = base64.urlsafe_b64encode(hashlib.sha256(form["code_verifier"].encode()).digest()).rstrip(b"=")
        assert challenge.decode() == seen["code_challenge"]
        assert (form["code"], form["redirect_uri"]) == ("the-code", seen["redirect_uri"])
        return ok(json.dumps(issuer.grant).encode())

    issuer.token = token
    server, discovery, person, grant = signing_in(issuer, browser(answer))
    assert (server, discovery, person, grant.refresh_token) == (ISSUER, DISCOVERY, ANN, "refresh")
    assert seen["code_challenge_method"] == "S256"
    assert seen["redirect_uri"].startswith("http://127.0.0.1:")


def test_a_redirect_with_another_state_ends_nothing():
    prompt = browser(lambda query: ["/signed-in?code=evil&state=guess", f"/signed-in?code=good&state={query['state']}"])
    issuer = Issuer()
    codes = []
    issuer.token = lambda form: codes.append(form["code"]) or ok(json.dumps(issuer.grant).encode())
    signing_in(issuer, prompt)
    assert codes == ["good"]
    assert prompt.pages[0][0] == 404


def test_the_answer_of_another_issuer_is_refused():
    prompt = browser(lambda query: [f"/signed-in?code=c&state={query['state']}&iss=https://evil.example"])
    with pytest.raises(Refused) as caught:
        signing_in(Issuer(), prompt)
    assert caught.value.code == "sign_in_refused"


def test_a_person_who_says_no():
    prompt = browser(lambda query: [f"/signed-in?error=access_denied&state={query['state']}"])
    with pytest.raises(Refused) as caught:
        signing_in(Issuer(), prompt)
    assert caught.value.code == "sign_in_refused"


def test_a_cancelled_sign_in_ends_soon():
    cancelled = threading.Event()
    with pytest.raises(Refused) as caught:
        SignIn(Issuer(), lambda shown: cancelled.set(), cancelled).run(ISSUER, SignInWay.BROWSER)
    assert caught.value.code == "sign_in_cancelled"


def test_nobody_at_the_browser(monkeypatch):
    monkeypatch.setattr(module, "BROWSER_PATIENCE_S", 0.0)
    with pytest.raises(Unavailable) as caught:
        signing_in(Issuer(), lambda shown: None)
    assert caught.value.code == "sign_in_timed_out"


def test_a_code_is_polled_until_the_person_is_done():
    issuer, shown = Issuer(), []
    replies = ["authorization_pending", "authorization_pending"]

    def token(form):
        assert form["device_code"] == "dc"
        return problem(400, replies.pop(0)) if replies else ok(json.dumps(issuer.grant).encode())

    issuer.token = token
    _, _, person, _ = signing_in(issuer, shown.append, SignInWay.CODE)
    assert person == ANN
    assert (shown[0].url, shown[0].user_code) == (f"{ISSUER}/device", "ABCD-EFGH")


@pytest.mark.parametrize("error", ["access_denied", "expired_token"])
def test_a_code_that_was_refused(error):
    issuer = Issuer()
    issuer.token = lambda form: problem(400, error)
    with pytest.raises(Refused) as caught:
        signing_in(issuer, lambda shown: None, SignInWay.CODE)
    assert caught.value.code == "sign_in_refused"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"discovery": Response(200, "text/html", b"<html>")}, "captive_portal"),
        ({"discovery": Response(404, "text/html", b"<html>")}, "not_our_server"),
        ({"discovery": problem(404, "not_found")}, "not_our_server"),
        ({"discovery": ok(b'{"service":"another"}')}, "not_our_server"),
        (
            {"discovery": ok(DISCOVERY.encode().replace(b"https://time.example.org/api", b"http://evil.example/a"))},
            "insecure_url",
        ),
        ({"metadata": {"issuer": "https://evil.example"}}, "not_our_server"),
        ({"metadata": {"issuer": ISSUER, "token_endpoint": "http://evil.example/token"}}, "insecure_url"),
        ({"person": {"sub": "x"}}, "not_our_server"),
        ({"grant": {"access_token": "access", "expires_in": 600}}, "not_our_server"),
    ],
    ids=range(9),
)
def test_what_is_not_our_server_is_told(change, code):
    issuer = Issuer()
    for name, value in change.items():
        setattr(issuer, name, value)
    with pytest.raises(TrackerError) as caught:
        signing_in(issuer, lambda shown: None, SignInWay.CODE)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("time.example.org", "https://time.example.org"),
        (" https://time.example.org/ ", "https://time.example.org"),
        ("https://time.example.org:8443/sub/", "https://time.example.org:8443/sub"),
        ("https://time.example.org/.well-known/timetracker", "https://time.example.org"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("https://[::1]:8000", "https://[::1]:8000"),
    ],
)
def test_addresses_are_taken_as_people_type_them(typed, url):
    assert server_url(typed) == url


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "bad_url"),
        ("https://", "bad_url"),
        ("ftp://time.example.org", "bad_url"),
        ("https://me:secret@time.example.org", "bad_url"),
        ("https://time.example.org:99999", "bad_url"),
        ("time example org", "bad_url"),
        ("http://time.example.org", "insecure_url"),
    ],
)
def test_what_is_no_address_is_told(typed, code):
    with pytest.raises(Refused) as caught:
        server_url(typed)
    assert caught.value.code == code
