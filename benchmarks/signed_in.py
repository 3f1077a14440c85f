"""A person who signed in to a real server and worked for two years, on a private screen: what the tray lines run on."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.full_store import EVENTS, UNSENT
from tools.employee import Employee
from tools.organization import EMPLOYEE, PASSWORD, Organization
from tools.screen import Screen
from tools.steps import step

PROGRAM = (sys.executable, "-m", "tracker_desktop")
BARE_TRAY = (sys.executable, str(Path(__file__).parent / "floors" / "bare_tray.py"))


class SignedIn:
    """The profile, its organization (stopped at first, so that 1,000 events wait to be sent), and the screen."""

    def __init__(self, screen: Screen, organization: Organization, employee: Employee) -> None:
        self.screen = screen
        self.organization = organization
        self.employee = employee

    def start_tray(self, command: tuple[str, ...]) -> tuple[subprocess.Popen[bytes], float]:
        """Start a tray program; the process, and the milliseconds until its icon was registered with the panel."""
        with self.screen.tray.registrations() as heard:
            begin = time.monotonic()
            process = self.screen.start(command, self.employee.environment)
            registered = self.screen.tray.wait_registered(heard)
        return process, (registered - begin) * 1000

    def wait_until_open(self) -> None:
        """Until the program answers commands: the icon is there before the store is open."""
        self._wait(lambda: self.employee.run("status").returncode == 0, 20)

    def wait_for_sync(self, condition: Callable[[dict[str, object]], bool], limit: float) -> None:
        """Ask the program for its sync state until ``condition`` holds; seconds. Raises ``TimeoutError``."""
        self._wait(lambda: condition(self.employee.ask("status")["sync"]), limit)

    def _wait(self, condition: Callable[[], bool], limit: float) -> None:
        deadline = time.monotonic() + limit
        while not condition():
            if time.monotonic() > deadline:
                raise TimeoutError(self.employee.run("status").stdout)
            time.sleep(0.25)


@contextmanager
def signed_in() -> Iterator[SignedIn]:
    """Open the screen, found the organization, sign in, carry two years to the server, then stop it."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name, Screen(Path(name)) as screen:
        organization = Organization(Path(name, "server"))
        employee = Employee(Path(name, "profile"), PROGRAM)
        employee.environment = {**screen.env, "TIMETRACKER_HOME": str(Path(name, "profile"))}
        step("benchmark: an organization, a sign-in, and 25,000 events carried to its server")
        organization.found()
        organization.open()
        try:
            employee.sign_in(organization.url, EMPLOYEE, PASSWORD)
            _fill(employee, EVENTS - UNSENT)
            employee.do("sync")
            organization.close()
            _fill(employee, UNSENT)
            yield SignedIn(screen, organization, employee)
        finally:
            organization.close()


def _fill(employee: Employee, events: int) -> None:
    subprocess.run([sys.executable, "-m", "benchmarks.full_store", str(events)], env=employee.environment, check=True)
