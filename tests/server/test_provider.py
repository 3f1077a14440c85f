"""Signing in at the organization's own OpenID provider: the real server, npm's oidc-provider, a headless browser."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import requests

from tests.server.device import REDIRECT, authorize_url, csrf_of, pkce
from tests.server.serving import PASSWORD, Served, run
from tools.ports import free_port

HERE = Path(__file__).parents[1] / "provider"
MODULES = os.environ.get("TIMETRACKER_TEST_NODE_MODULES", str(HERE / "node_modules"))
pytestmark = pytest.mark.skipif(
    shutil.which("node") is None or not (Path(MODULES) / "oidc-provider").is_dir(),
    reason="needs node, and oidc-provider: npm install --prefix tests/provider oidc-provider",
)
JONAS, AIKO, MARA = "jonas.berg@harbor.example", "aiko.tanaka@harbor.example", "mara.lindt@harbor.example"
TIMEOUT_S = 60


class ProcessedProvider:
    """The provider's process. ``twist``: what is wrong with what it says next."""

    def __init__(self, folder: Path, port: int, redirect: str, secret: str) -> None:
        script = folder / "organization_provider.mjs"
        shutil.copy(HERE / script.name, script)
        (folder / "node_modules").symlink_to(Path(MODULES).resolve())
        self.issuer = f"http://127.0.0.1:{port}"
        self.process = subprocess.Popen(
            ["node", str(script), str(port), redirect, secret],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._until("listening")

    def twist(self, how: str) -> None:
        self.process.stdin.write(f"{how}\n")
        self.process.stdin.flush()
        self._until(f"now {how}")

    def end(self) -> None:
        self.process.terminate()
        self.process.wait(TIMEOUT_S)
        self.process.stdin.close()
        self.process.stdout.close()

    def _until(self, wanted: str) -> None:
        line = ""
        while wanted not in line:
            line = self.process.stdout.readline()
            assert line, "the provider ended"


@pytest.fixture(scope="module")
def address() -> str:
    return f"127.0.0.1:{free_port('127.0.0.1')}"


@pytest.fixture(scope="module")
def provider(tmp_path_factory, address):
    folder = tmp_path_factory.mktemp("provider")
    redirect = f"http://{address}/accounts/provider/callback/"
    made = ProcessedProvider(folder, free_port("127.0.0.1"), redirect, "a secret of both")
    yield made
    made.end()


@pytest.fixture
def server(environment, demo, provider, address, tmp_path):
    provider.twist("ok")
    secret = tmp_path / "client-secret"
    secret.write_text("a secret of both\n")
    environment.update(
        TIMETRACKER_OIDC_ISSUER=provider.issuer,
        TIMETRACKER_OIDC_CLIENT_ID="timetracker-server",
        TIMETRACKER_OIDC_CLIENT_SECRET_FILE=str(secret),
        TIMETRACKER_OIDC_NAME="Harbor ID",
    )
    served = Served(environment, tmp_path / "log", "--listen", address)
    yield served
    served.end()
    log = (tmp_path / "log").read_text()
    for hidden in ("a secret of both", JONAS, "Traceback"):
        assert hidden not in log


class Browser:
    """A browser of somebody who signs in at the provider as ``who``: "SUBJECT", "SUBJECT E-MAIL [unverified]"."""

    def __init__(self, url: str, provider: ProcessedProvider, who: str) -> None:
        self._url, self._provider, self._who = url, provider, who
        self.session = requests.Session()
        self.session.trust_env = False

    def get(self, path: str) -> requests.Response:
        return self.session.get(f"{self._url}{path}", timeout=TIMEOUT_S, allow_redirects=False)

    def back(self, after: str = "/") -> str:
        """Sign in at the provider; the address at which it sends the browser back."""
        if self._who:
            self._provider.twist(f"person {self._who}")
        page = self.get("/accounts/provider/login/?" + urlencode({"next": after}))
        asked = parse_qs(urlsplit(page.headers["Location"]).query)
        assert asked["code_challenge_method"] == ["S256"]
        assert asked["nonce"][0] != asked["state"][0]
        where = page.headers["Location"]
        while not where.startswith(self._url):
            page = self.session.get(where, timeout=TIMEOUT_S, allow_redirects=False)
            if page.status_code == 200:
                action = re.search(r'action="([^"]+)"', page.text)[1]
                prompt = re.search(r'name="prompt" value="([^"]+)"', page.text)[1]
                fields = {"prompt": prompt, "login": self._who.split()[0], "password": "any"}
                page = self.session.post(action, fields, timeout=TIMEOUT_S, allow_redirects=False)
            where = requests.compat.urljoin(self._provider.issuer, page.headers["Location"])
        return where.removeprefix(self._url)

    def sign_in(self, after: str = "/") -> requests.Response:
        return self.get(self.back(after))


@pytest.fixture
def browser(server, provider):
    opened = []

    def make(who: str) -> Browser:
        opened.append(Browser(server.url, provider, who))
        return opened[-1]

    yield make
    for each in opened:
        each.session.close()


def admin_token(server, browser) -> str:
    """Mara's, got as a device gets it, after a sign-in at the provider."""
    verifier, challenge = pkce()
    mara = browser(f"m-1 {MARA}")
    reply = mara.sign_in(authorize_url(challenge))
    assert reply.status_code == 302, reply.text
    reply = mara.get(reply.headers["Location"])
    code = parse_qs(urlsplit(reply.headers["Location"]).query)["code"][0]
    fields = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": REDIRECT,
        "client_id": "timetracker-desktop",
        "code_verifier": verifier,
    }
    return str(requests.post(f"{server.url}/openid/token", fields, timeout=TIMEOUT_S).json()["access_token"])


def audited(server, browser, person: str) -> list[tuple[str, str]]:
    headers = {"Authorization": f"Bearer {admin_token(server, browser)}"}
    reply = requests.get(f"{server.url}/api/v1/audit", {"person": person}, headers=headers, timeout=TIMEOUT_S)
    rows = reply.json()["rows"]
    wanted = ("signed_in", "sign_in_failed", "identity_bound", "identity_refused")
    return [(row["action"], row["reason"]) for row in rows if row["action"] in wanted]


def test_the_first_sign_in_binds_the_subject_and_later_ones_go_by_it(server, browser):
    assert "Sign in with Harbor ID" in browser("").get("/accounts/login/").text
    jonas = browser(f"j-1 {JONAS.upper()}")
    reply = jonas.sign_in("/device")
    assert (reply.status_code, reply.headers["Location"]) == (302, "/device")
    assert "Hello, Jonas Berg" in jonas.get("/").text
    assert jonas.get("/accounts/logout/").status_code == 200
    alone = browser("j-1")  # the provider tells no e-mail this time
    assert alone.sign_in().status_code == 302
    assert "Hello, Jonas Berg" in alone.get("/").text
    told = [("identity_bound", ""), ("signed_in", "provider"), ("signed_in", "provider")]
    assert audited(server, browser, JONAS) == told


def test_signing_out_ends_the_session_here(server, browser):
    jonas = browser(f"j-1 {JONAS}")
    jonas.sign_in()
    token = csrf_of(jonas.get("/accounts/logout/").content)
    jonas.session.post(
        f"{server.url}/accounts/logout/",
        {"csrfmiddlewaretoken": token},
        headers={"Referer": server.url},
        timeout=TIMEOUT_S,
        allow_redirects=False,
    )
    assert jonas.get("/").headers["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize(
    ("who", "says"),
    [
        ("x-1 nobody@harbor.example", "no account for you here"),
        (f"x-2 {AIKO} unverified", "verified"),
        ("x-3", "verified"),
    ],
)
def test_who_has_no_account_gets_none(server, browser, who, says):
    stranger = browser(who)
    refused = stranger.sign_in()
    assert (refused.status_code, says in refused.text) == (403, True), refused.text
    assert stranger.get("/").status_code == 302
    reason = "unknown_person" if "nobody" in who else "email_unverified"
    assert ("sign_in_failed", reason) in audited(server, browser, "server")


def test_a_second_subject_and_a_changed_address_are_refused(server, browser):
    assert browser(f"j-1 {JONAS}").sign_in().status_code == 302
    second = browser(f"j-2 {JONAS}").sign_in()
    assert (second.status_code, "another identity" in second.text) == (403, True)
    changed = browser(f"j-1 {AIKO}").sign_in()
    assert (changed.status_code, "is not the one" in changed.text) == (403, True)
    assert [row for row in audited(server, browser, JONAS) if row[0] == "identity_refused"] == [
        ("identity_refused", "other_subject"),
        ("identity_refused", "email_changed"),
    ]
    assert browser(f"a-1 {AIKO}").sign_in().status_code == 302, "Aiko is as free as before"


@pytest.mark.parametrize(
    ("twist", "code"),
    [
        ("nonce", "wrong_nonce"),
        ("audience", "wrong_audience"),
        ("issuer", "wrong_issuer"),
        ("expired", "expired_token"),
        ("key", "bad_token"),
        ("none", "bad_token"),
        ("subject", "wrong_subject"),
    ],
)
def test_an_id_token_that_is_not_as_it_should_be_signs_nobody_in(server, browser, provider, twist, code):
    provider.twist(twist)
    jonas = browser(f"j-1 {JONAS}")
    refused = jonas.sign_in()
    assert (refused.status_code, code in refused.text) == (403, True), refused.text
    assert jonas.get("/").status_code == 302
    provider.twist("ok")
    assert ("identity_refused", code) in audited(server, browser, "server")
    assert audited(server, browser, JONAS) == []


def test_a_code_serves_once_and_in_its_own_browser(server, browser, provider):
    jonas, thief = browser(f"j-1 {JONAS}"), browser("t-1")
    back = jonas.back()
    stolen = thief.get(back)
    assert (stolen.status_code, "unknown_state" in stolen.text) == (403, True)
    assert thief.get("/").status_code == 302
    assert jonas.get(back).status_code == 302, "and it still serves its owner"
    again = browser(f"j-1 {JONAS}")
    assert again.get(back).status_code == 403
    old = parse_qs(urlsplit(back).query)
    fresh = parse_qs(urlsplit(again.back()).query)
    mixed = again.get("/accounts/provider/callback/?" + urlencode({"code": old["code"][0], "state": fresh["state"][0]}))
    assert (mixed.status_code, "provider_answer" in mixed.text) == (403, True)
    assert again.get("/").status_code == 302
    elsewhere = urlencode({"code": "x", "state": "y", "iss": "https://another.example"})
    assert "wrong_issuer" in again.get(f"/accounts/provider/callback/?{elsewhere}").text


def test_who_left_is_out_and_stays_out(server, browser, environment):
    jonas = browser(f"j-1 {JONAS}")
    jonas.sign_in()
    mara = browser(f"m-1 {MARA}")
    mara.sign_in("/admin/")
    page = mara.get("/admin/accounts/person/?q=jonas").text
    where = re.search(r'href="(/admin/accounts/person/[^"]+/change/)', page)[1]
    form = mara.get(where)
    fields = {"name": "Jonas Berg", "email": JONAS, "employee_id": "H-0002", "role": "employee"}
    fields["shown"] = re.search(r'name="shown" value="([^"]*)"', form.text)[1]
    saved = mara.session.post(
        f"{server.url}{where}",
        {**fields, "csrfmiddlewaretoken": csrf_of(form.content)},
        headers={"Referer": server.url},
        timeout=TIMEOUT_S,
        allow_redirects=False,
    )
    assert saved.status_code == 302, saved.text
    assert jonas.get("/").status_code == 302
    refused = browser(f"j-1 {JONAS}").sign_in()
    assert (refused.status_code, "no account for you here" in refused.text) == (403, True)
    assert ("sign_in_failed", "left") in audited(server, browser, JONAS)


def password_sign_in(server, email: str) -> requests.Response:
    with requests.Session() as session:
        session.trust_env = False
        page = session.get(f"{server.url}/accounts/login/", timeout=TIMEOUT_S)
        fields = {"login": email, "password": PASSWORD, "csrfmiddlewaretoken": csrf_of(page.content)}
        return session.post(
            f"{server.url}/accounts/login/",
            fields,
            headers={"Referer": server.url},
            timeout=TIMEOUT_S,
            allow_redirects=False,
        )


def test_passwords_are_for_admins_when_the_provider_is_away(server, browser):
    assert password_sign_in(server, MARA).status_code == 302
    refused = password_sign_in(server, JONAS)
    assert (refused.status_code, "not correct" in refused.text) == (200, True)
    assert audited(server, browser, JONAS) == [("sign_in_failed", "password_off")]


def test_what_a_request_adds_is_not_passed_on(server, browser):
    reply = browser("").get(
        "/accounts/provider/login/?process=connect&scope=offline_access&auth_params=acr_values%3Dx"
        "&next=https%3A%2F%2Fevil.example%2F"
    )
    asked = parse_qs(urlsplit(reply.headers["Location"]).query)
    assert sorted(asked["scope"][0].split()) == ["email", "openid"]
    assert "acr_values" not in asked


def test_where_a_sign_in_goes_on_is_never_another_server(server, browser):
    reply = browser(f"j-1 {JONAS}").sign_in("https://evil.example/")
    assert (reply.status_code, reply.headers["Location"]) == (302, "/")


def test_a_provider_that_is_away_is_told_so(server, environment, browser, tmp_path):
    server.end()
    gone = {**environment, "TIMETRACKER_OIDC_ISSUER": f"http://127.0.0.1:{free_port('127.0.0.1')}"}
    again = Served(gone, tmp_path / "log", "--listen", "127.0.0.1:0")
    try:
        page = requests.get(f"{again.url}/accounts/provider/login/", timeout=TIMEOUT_S)
        assert (page.status_code, "cannot be reached now" in page.text) == (403, True)
        assert password_sign_in(again, MARA).status_code == 302
    finally:
        again.end()


def test_half_a_provider_is_refused_with_a_sentence(environment, tmp_path):
    environment["TIMETRACKER_OIDC_ISSUER"] = "https://id.example.org"
    refused = run(environment, "migrate")
    assert (refused.returncode, "oidc_client_secret_file belong together" in refused.stderr) == (2, True)
    assert json.dumps(refused.stderr).count("\\n") == 1
