"""A real server process for tests, with the demo's people in it: its home, its commands, and signing in over HTTP."""

import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from tests.server.device import REDIRECT, authorize_url, csrf_of, pkce
from tests.server.postgres import Cluster

PATIENCE_S = 120
PASSWORD = "a harbor at night"


def home_of(folder: Path, database_url: str) -> dict[str, str]:
    """The environment of a server whose home is ``folder``."""
    values = {**os.environ, "TIMETRACKER_SERVER_HOME": str(folder), "PYTHONWARNINGS": "error"}
    values.pop("DJANGO_SETTINGS_MODULE", None)
    return {**values, "TIMETRACKER_DATABASE_URL": database_url}


@pytest.fixture
def environment(tmp_path, cluster: Cluster | None) -> dict[str, str]:
    """An empty server."""
    return home_of(tmp_path / "home", cluster.create(f"served_{uuid.uuid4().hex}") if cluster else "")


class Home:
    """A server that nobody runs, to be copied, since making one takes seconds."""

    def __init__(self, environment: dict[str, str], cluster: Cluster | None) -> None:
        self._folder = environment["TIMETRACKER_SERVER_HOME"]
        self._database = environment["TIMETRACKER_DATABASE_URL"].rpartition("/")[2]
        self._cluster = cluster

    def copy(self, folder: Path) -> dict[str, str]:
        """The environment of the same server with ``folder`` for a home."""
        shutil.copytree(self._folder, folder)
        name = f"copied_{uuid.uuid4().hex}"
        return home_of(folder, self._cluster.create(name, self._database) if self._cluster else "")


@pytest.fixture(scope="session")
def blank(tmp_path_factory, cluster: Cluster | None) -> Home:
    """A server with all tables and nothing in them."""
    environment = home_of(tmp_path_factory.mktemp("blank"), cluster.create("blank") if cluster else "")
    made = run(environment, "migrate")
    assert made.returncode == 0, made.stderr
    return Home(environment, cluster)


@pytest.fixture(scope="session")
def filled(tmp_path_factory, blank, cluster: Cluster | None) -> tuple[Home, str]:
    """A server with the demo, and what was printed of it."""
    environment = blank.copy(tmp_path_factory.mktemp("filled") / "home")
    made = run(environment, "demo", "--json", "--password", PASSWORD)
    assert made.returncode == 0, made.stderr
    return Home(environment, cluster), made.stdout


def run(environment, *words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tracker_server", *words]
    return subprocess.run(
        command, env=environment, input=stdin, capture_output=True, text=True, timeout=PATIENCE_S, check=False
    )


def script(environment, text: str, *, patience_s: float = PATIENCE_S, **more: str) -> subprocess.CompletedProcess[str]:
    """Python of a test's own in a process of its own, with ``more`` in its environment."""
    command = [sys.executable, "-c", text]
    return subprocess.run(
        command, env={**environment, **more}, capture_output=True, text=True, timeout=patience_s, check=False
    )


IN_TURN = """
import contextlib, io, json, sys
from tracker_server.__main__ import main
told = []
for words in json.loads(sys.argv[1]):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(words)
    told.append([words, code, out.getvalue(), err.getvalue()])
print(json.dumps(told))
"""


def run_in_turn(environment, *commands: Sequence[str]) -> list[subprocess.CompletedProcess[str]]:
    """Each of ``commands`` as by ``run``, but in one process, since beginning one takes a second."""
    program = [sys.executable, "-c", IN_TURN, json.dumps(commands)]
    done = subprocess.run(program, env=environment, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    assert done.returncode == 0, done.stderr
    return [subprocess.CompletedProcess(*told) for told in json.loads(done.stdout)]


class Served:
    """A server process; ``url`` once it serves."""

    def __init__(self, environment, log: Path, *words: str) -> None:
        self._log = log.open("a", encoding="utf-8")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tracker_server", "serve", *words],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line.startswith("Serving "), log.read_text()
        self.url = line.split()[1]

    def end(self) -> int:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(PATIENCE_S)
        self.process.stdout.close()
        self._log.close()
        return code


@pytest.fixture
def demo(tmp_path, environment, filled) -> list[dict[str, str]]:
    """The invented people, in the server of ``environment``."""
    home, told = filled
    environment.update(home.copy(tmp_path / "home"))
    return json.loads(told)["people"]


@pytest.fixture
def served(environment, demo, tmp_path) -> Iterator[Served]:
    server = Served(environment, tmp_path / "log", "--listen", "127.0.0.1:0")
    yield server
    server.end()


def sign_in(url: str, email: str, verify: str | bool = True) -> str:
    """An access token, got as the desktop program gets one."""
    return str(tokens(url, email, verify)["access_token"])


def tokens(url: str, email: str, verify: str | bool = True) -> dict[str, str]:
    """What the token endpoint answers at the end of a sign-in."""
    with requests.Session() as browser:
        browser.trust_env = False
        browser.verify = verify
        verifier, challenge = pkce()
        page = browser.get(url + authorize_url(challenge), timeout=PATIENCE_S)
        fields = {"login": email, "password": PASSWORD, "csrfmiddlewaretoken": csrf_of(page.content)}
        fields["next"] = authorize_url(challenge)
        reply = browser.post(
            f"{url}/accounts/login/", fields, headers={"Referer": url}, allow_redirects=False, timeout=PATIENCE_S
        )
        reply = browser.get(url + reply.headers["Location"], allow_redirects=False, timeout=PATIENCE_S)
        code = parse_qs(urlsplit(reply.headers["Location"]).query)["code"][0]
        exchange = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": REDIRECT,
            "client_id": "timetracker-desktop",
            "code_verifier": verifier,
        }
        told: dict[str, str] = browser.post(f"{url}/openid/token", exchange, timeout=PATIENCE_S).json()
        return told


def call(url: str, token: str, path: str, body: bytes) -> bytes:
    reply = requests.post(
        f"{url}/api/v1/{path}",
        gzip.compress(body),
        headers={
            "Authorization": f"Bearer {token}",
            "Content-Type": "application/json",
            "Content-Encoding": "gzip",
        },
        timeout=PATIENCE_S,
    )
    assert reply.status_code == 200, reply.text
    return reply.content


def managing(url: str, email: str) -> requests.Session:
    """A browser in which ``email`` is signed in."""
    browser = requests.Session()
    browser.trust_env = False
    page = browser.get(f"{url}/accounts/login/", timeout=PATIENCE_S)
    fields = {"login": email, "password": PASSWORD, "csrfmiddlewaretoken": csrf_of(page.content)}
    reply = browser.post(f"{url}/accounts/login/", fields, headers={"Referer": url}, timeout=PATIENCE_S)
    assert reply.status_code == 200, reply.text
    return browser
