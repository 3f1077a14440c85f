"""Kills the real server, or PostgreSQL below it, while devices push and pull; then compares all sides."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from tests.kills.real_device import RealDevice
from tests.server.postgres import Cluster
from tools.organization import COLLEAGUE, EMPLOYEE, PASSWORD, Organization
from tracker_desktop.services.ports import SyncPhase

DEVICES = {"desk": EMPLOYEE, "laptop": EMPLOYEE, "colleague": COLLEAGUE}
LIFE_S = 2.0
ROUNDS = 30  # of syncs between the kills, and one that a kill cut off; a slow machine takes more kills for that
PATIENCE_S = 60.0
AUDIT_BREAKS = """
import os
from tracker_server import config
from tracker_server.opening import open_server
open_server(config.load(os.environ))
from tracker_server.audit.models import AuditStream
from tracker_server.audit.record import first_break
names = list(AuditStream.objects.values_list("name", flat=True))
assert len(names) > 2
print([name for name in names if first_break(name) is not None])
"""


class Figures(NamedTuple):
    """``lost_replies``: exchanges that a kill cut off. ``total_ms``: the time that all sides agree on."""

    killed: int
    events: int
    rounds: int
    lost_replies: int
    total_ms: int


class MortalOrganization(Organization):
    """One whose server dies at once with all its processes, its main process and its worker."""

    def kill(self) -> None:
        assert self._process is not None
        main = self._process.pid
        workers = Path(f"/proc/{main}/task/{main}/children").read_text(encoding="ascii").split()
        os.kill(main, signal.SIGKILL)
        for worker in workers:
            with suppress(ProcessLookupError):
                os.kill(int(worker), signal.SIGKILL)
        super().kill()

    def broken_audits(self) -> str:
        """The audit streams whose chain does not hold; the server need not run."""
        done = subprocess.run(
            [sys.executable, "-c", AUDIT_BREAKS], env=self._environment, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()


class MortalCluster(Cluster):
    """PostgreSQL that is shut down without any tidying up, and comes back by its own log."""

    def crash(self) -> None:
        self._run("pg_ctl", "-D", self._folder / "data", "-m", "immediate", "-w", "stop")

    def come_back(self) -> None:
        self._run(
            "pg_ctl", "-D", self._folder / "data", "-l", self._folder / "log", "-o", self._options(), "-w", "start"
        )

    def _options(self) -> str:
        return f"-p {self.port} -c listen_addresses=127.0.0.1 -c fsync=off -c unix_socket_directories={self._folder}"


class _Life(threading.Thread):
    """A device that records and syncs without a pause until it is told to stop."""

    def __init__(self, folder: Path, seed: int, stopped: threading.Event) -> None:
        super().__init__(name=folder.name)
        self._folder = folder
        self._rng = random.Random(seed)
        self._stopped = stopped
        self.rounds = self.lost = 0
        self.problem: BaseException | None = None

    def run(self) -> None:
        try:
            device = RealDevice(self._folder)
            while not self._stopped.wait(self._rng.uniform(0.0, 0.05)):
                for _ in range(self._rng.randint(0, 3)):
                    device.record(self._rng)
                status = device.rounds.round()
                assert status.phase in {SyncPhase.IDLE, SyncPhase.OFFLINE}, status
                self.rounds += 1
                self.lost += status.phase is SyncPhase.OFFLINE and status.code != "connection_refused"
            device.close()
        except BaseException as problem:
            self.problem = problem
            raise


def kill_server(organization: MortalOrganization, folder: Path, kills: int, seed: int) -> Figures:
    """Kill a running server ``kills`` times or more while three devices of two people work; all has to be equal."""

    def once(rng: random.Random, nap: threading.Event) -> None:
        nap.wait(rng.uniform(0.05, LIFE_S))
        organization.kill()
        nap.wait(rng.uniform(0.0, 0.2))
        organization.open()

    return _lives(organization, folder, kills, seed, once)


def crash_postgresql(
    organization: MortalOrganization, cluster: MortalCluster, folder: Path, kills: int, seed: int
) -> Figures:
    """The same with the database below a server that stays."""

    def once(rng: random.Random, nap: threading.Event) -> None:
        nap.wait(rng.uniform(0.05, LIFE_S))
        cluster.crash()
        nap.wait(rng.uniform(0.0, 0.2))
        cluster.come_back()

    return _lives(organization, folder, kills, seed, once)


def _lives(organization, folder, kills, seed, once) -> Figures:
    rng = random.Random(seed)
    for name, email in DEVICES.items():
        device = RealDevice(folder / name)
        device.sign_in(organization.url, email, PASSWORD)
        device.close()
    killed = 0
    stopped, nap = threading.Event(), threading.Event()
    lives = [_Life(folder / name, seed * 10 + number, stopped) for number, name in enumerate(DEVICES)]
    for life in lives:
        life.start()
    try:
        while killed < kills or sum(life.rounds for life in lives) < ROUNDS or not any(life.lost for life in lives):
            once(rng, nap)
            killed += 1
            assert all(life.problem is None for life in lives)
    finally:
        stopped.set()
        for life in lives:
            life.join(PATIENCE_S)
    assert all(life.problem is None for life in lives)
    events, total_ms = _demand_equal(organization, folder)
    return Figures(killed, events, sum(life.rounds for life in lives), sum(life.lost for life in lives), total_ms)


def _demand_equal(organization: MortalOrganization, folder: Path) -> tuple[int, int]:
    devices = {name: RealDevice(folder / name) for name in DEVICES}
    for device in devices.values():  # one after the other: each stops what the ones before left running
        device.settle()
        device.stop()
        device.settle()
    for device in devices.values():
        assert device.settle().phase is SyncPhase.IDLE
        assert device.journal.standings.counts() == (0, 0, 0)
        assert device.journal.missing() == []
    assert devices["desk"].entries() == devices["laptop"].entries()
    recorded, total_ms = 0, 0
    today = datetime.now(UTC).date()
    for email in dict.fromkeys(DEVICES.values()):
        own = [event for name, device in devices.items() if DEVICES[name] == email for event in device.own()]
        rows = organization.audit(email)
        arrived = Counter(row["subject"] for row in rows if row["device"])
        assert {event.id: arrived[event.id] for event in own if arrived[event.id] != 1} == {}
        recorded += len(own)
        there = organization.timesheet(email, today - timedelta(days=2), today + timedelta(days=2))["total_ms"]
        here = {device.worked_ms() for name, device in devices.items() if DEVICES[name] == email}
        assert here == {there}
        total_ms += there
    for device in devices.values():
        device.close()
    assert organization.broken_audits() == "[]"
    return recorded, total_ms
