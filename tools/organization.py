"""An organization for demo and tests: a real server process with invented people, and an admin who reads what it
holds.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import requests

from tools.ports import free_port
from tools.web_person import WebPerson
from tracker_core.messages import DISCOVERY_PATH
from tracker_desktop.services.ports import SignInPrompt, SignInWay
from tracker_desktop.sync.http import RequestsTransport
from tracker_desktop.sync.sign_in import SignIn

SERVER = (sys.executable, "-m", "tracker_server")
PASSWORD = "correct-horse-42"  # noqa: S105 - of invented people, in a folder that is thrown away
EMPLOYEE, COLLEAGUE, ADMIN = "jonas.berg@harbor.example", "aiko.tanaka@harbor.example", "mara.lindt@harbor.example"
PATIENCE_S = 120.0


class Organization:
    """The server of one organization, its data below ``folder``. ``url`` stays the same over restarts.

    It listens on ``host``, which has to be this machine itself unless ``environment`` gives the server a certificate of
    ``ca_file``.
    """

    def __init__(
        self,
        folder: Path,
        environment: Mapping[str, str] | None = None,
        host: str = "127.0.0.1",
        ca_file: str = "",
    ) -> None:
        self.folder = folder
        self._environment = {**os.environ, **(environment or {}), "TIMETRACKER_SERVER_HOME": str(folder)}
        self._process: subprocess.Popen[bytes] | None = None
        self._address = f"{host}:{free_port(host)}"
        self._ca_file = ca_file
        self._token = ""
        self.url = f"{'https' if ca_file else 'http'}://{self._address}"

    def found(self) -> str:
        """Create database, people and work; what the server said about it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(
            [*SERVER, "demo", "--password", PASSWORD],
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise RuntimeError(f"The organization could not be founded:\n{done.stderr}")
        return done.stdout

    def open(self) -> None:
        """Start the server and wait until it answers."""
        with (self.folder / "server.log").open("ab") as log:
            self._process = subprocess.Popen(
                [*SERVER, "serve", "--listen", self._address], env=self._environment, stdout=log, stderr=log
            )
        deadline = time.monotonic() + PATIENCE_S
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"The server did not start; see {self.folder / 'server.log'}")
            time.sleep(0.1)

    def close(self) -> None:
        """Stop the server, for real."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(PATIENCE_S)
            self._process = None

    def kill(self) -> None:
        """Stop the server as a power cut would; on return nothing answers at its address."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(PATIENCE_S)
            self._process = None
        deadline = time.monotonic() + PATIENCE_S
        while self._answers():  # its worker notices within a second that the main process is gone
            if time.monotonic() > deadline:
                raise RuntimeError("The killed server still answers.")
            time.sleep(0.1)

    def publish(self, version: str, policy: str) -> None:
        """Put another privacy policy in force, which takes a restart."""
        file = self.folder / "policy.md"
        file.write_text(policy, "utf-8")
        self._environment |= {"TIMETRACKER_POLICY_FILE": str(file), "TIMETRACKER_POLICY_VERSION": version}
        self.close()
        self.open()

    def audit(self, email: str) -> list[dict[str, Any]]:
        """Every row of a person's audit, read by the admin over the API."""
        rows: list[dict[str, Any]] = []
        after: int | None = 0
        while after is not None:
            page = self._read("audit", {"person": email, "after": str(after), "limit": "1000"})
            rows += page["rows"]
            after = page["next"]
        return rows

    def timesheet(self, email: str, first: date, last: date) -> dict[str, Any]:
        """A person's timesheet, read by the admin over the API."""
        return self._read("timesheet", {"person": email, "from": first.isoformat(), "to": last.isoformat()})

    def token(self, email: str) -> str:
        """A fresh access token of ``email``, signed in as a device does."""
        transport = RequestsTransport(self._ca_file, "timetracker-demo", lambda: time.time_ns() // 1_000_000)

        def prompt(shown: SignInPrompt) -> None:
            person = WebPerson(email, PASSWORD, self._ca_file)
            threading.Thread(target=person.sign_in, args=(shown.url,)).start()

        _, _, _, grant = SignIn(transport, prompt, threading.Event()).run(self.url, SignInWay.BROWSER)
        transport.close()
        return grant.access_token

    def _read(self, what: str, query: Mapping[str, str]) -> dict[str, Any]:
        if not self._token:
            self._token = self.token(ADMIN)
        reply = requests.get(
            f"{self.url}/api/v1/{what}",
            params=query,
            headers={"Authorization": f"Bearer {self._token}"},
            timeout=PATIENCE_S,
            verify=self._ca_file or True,
        )
        reply.raise_for_status()
        answer: dict[str, Any] = reply.json()
        return answer

    def _answers(self) -> bool:
        try:
            reply = requests.get(self.url + DISCOVERY_PATH, timeout=5, verify=self._ca_file or True)
        except requests.RequestException:
            return False
        return reply.status_code == 200


@contextmanager
def organization_in(folder: Path) -> Iterator[Organization]:
    """An organization, just founded, whose server runs."""
    made = Organization(folder)
    made.found()
    made.open()
    try:
        yield made
    finally:
        made.close()
