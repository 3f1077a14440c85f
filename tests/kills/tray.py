"""Kills the tray program at random moments while a shell sends it commands and it syncs with a real server."""

from __future__ import annotations

import json
import random
import socket
import subprocess
import threading
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from tests.kills.attempts import ENOUGH, Attempt, Attempts
from tests.kills.profile import PATIENCE_S, PROGRAM, Profile, until
from tools.employee import Employee
from tools.organization import EMPLOYEE, PASSWORD, Organization

START_S = 1.0  # about as long as a start takes
LIFE_S = 2.5


class Figures(NamedTuple):
    """``silent``: recorded, and killed before it was said. ``syncs``: rounds that somebody asked for and heard of."""

    commands: int
    killed: int
    in_start: int
    acknowledged: int
    silent: int
    syncs: int
    events: int


class Tray:
    """One run of the tray program."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        with (profile.folder / "tray.log").open("ab") as log:
            self.process = subprocess.Popen(PROGRAM, env=profile.environment, stdout=log, stderr=log)

    def until_ready(self, pause: threading.Event) -> None:
        """Wait until it answers, which nobody had to help it to."""

        def answers() -> bool:
            assert self.process.poll() is None, f"the tray program ended with {self.process.returncode}"
            return self.ask("status", "--json")[0] == 0

        until(answers, lambda: "the tray program does not answer", pause.wait)

    def ask(self, *words: str) -> tuple[int | None, str]:
        """The exit code and what was printed, as a command in a shell hears it; no code where it went away."""
        out = []
        try:
            with socket.socket(socket.AF_UNIX) as connection:
                connection.settimeout(PATIENCE_S)
                connection.connect(self._profile.socket)
                connection.sendall(json.dumps({"argv": words}).encode() + b"\n")
                with connection.makefile("rb") as lines:
                    for line in lines:
                        answer = json.loads(line)
                        if "exit" in answer:
                            return answer["exit"], "".join(out)
                        out.append(answer.get("out", ""))
        except (ConnectionError, FileNotFoundError, ValueError):
            pass  # it was killed, perhaps within a line
        return None, "".join(out)

    def kill(self) -> None:
        """As the system would."""
        self.process.kill()
        self.process.wait(PATIENCE_S)


class _Shell(threading.Thread):
    """Records and syncs by turns until the tray program is gone."""

    def __init__(self, tray: Tray, attempts: Attempts, pauses: random.Random) -> None:
        super().__init__(name="shell")
        self._tray = tray
        self._attempts = attempts
        self._pauses = pauses
        self.gone = threading.Event()
        self.problem: BaseException | None = None

    def run(self) -> None:
        try:
            while not self.gone.is_set():
                attempt = self._attempts.next()
                attempt.take(*self._tray.ask(*attempt.words))
                self.gone.wait(self._pauses.uniform(0.0, 0.1))
        except AssertionError as problem:
            self.problem = problem


class _Syncs(threading.Thread):
    """Asks for one sync after the other until the tray program is gone."""

    def __init__(self, tray: Tray, gone: threading.Event) -> None:
        super().__init__(name="syncs")
        self._tray = tray
        self._gone = gone
        self.heard = 0

    def run(self) -> None:
        while not self._gone.is_set():
            self.heard += self._tray.ask("sync", "--json")[0] == 0
            self._gone.wait(0.05)


def kill_tray(organization: Organization, folder: Path, kills: int, seed: int) -> Figures:
    """Start the tray program and kill it, ``kills`` times at least and until ENOUGH came through; then everything has
    to be at the server once.
    """
    rng = random.Random(seed)
    profile = Profile(folder)
    employee = Employee(folder)
    employee.sign_in(organization.url, EMPLOYEE, PASSWORD)
    attempts = Attempts(rng)
    in_start = syncs = number = 0
    while number < kills or attempts.acknowledged < ENOUGH:
        tray = Tray(profile)
        if rng.random() < 0.25:
            threading.Event().wait(rng.uniform(0.0, START_S))
            tray.kill()
            in_start += 1
        else:
            syncs += _live(tray, attempts, rng)
        if rng.random() < 0.3:
            _one_command(employee, attempts.next())
        number += 1
        if number % 5 == 0:
            attempts.demand(profile.judge())
    tray = Tray(profile)
    tray.until_ready(threading.Event())
    code, out = tray.ask("sync", "--json")
    assert code == 0, out
    tray.kill()
    events = profile.judge()
    attempts.demand(events)
    _demand_once(organization, [event.id for event in events])
    acknowledged = attempts.acknowledged
    return Figures(len(attempts.all), number, in_start, acknowledged, attempts.silent(events), syncs, len(events))


def _live(tray: Tray, attempts: Attempts, rng: random.Random) -> int:
    shell = _Shell(tray, attempts, random.Random(rng.random()))
    tray.until_ready(shell.gone)
    syncs = _Syncs(tray, shell.gone)
    shell.start()
    syncs.start()
    shell.gone.wait(rng.uniform(0.0, LIFE_S))
    tray.kill()
    shell.gone.set()
    shell.join(PATIENCE_S)
    syncs.join(PATIENCE_S)
    if shell.problem is not None:
        raise shell.problem
    return syncs.heard


def _one_command(employee: Employee, attempt: Attempt) -> None:
    """The next thing after the kill is a command, which becomes the program by itself."""
    done = employee.run(*attempt.words)
    assert done.returncode in (0, 3), done.stderr
    attempt.take(done.returncode, done.stdout)


def _demand_once(organization: Organization, ids: list[str]) -> None:
    arrived = Counter(row["subject"] for row in organization.audit(EMPLOYEE) if row["device"])
    assert {each: arrived[each] for each in ids if arrived[each] != 1} == {}
