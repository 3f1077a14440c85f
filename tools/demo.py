"""``./dev demo``: an organization's server on this machine, an employee who signs in, and a working day.

With a screen it opens the tray program. Without one, or with ``--play``, it plays the day through the command line:
start,
switch, go offline (the server stopped for real), stop, come back, sync; then it compares what both sides hold.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tools.employee import Employee
from tools.organization import ADMIN, EMPLOYEE, PASSWORD, Organization

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".dev" / "demo"


def main() -> int:
    """Run the demo; 0 when device and server agree at the end."""
    parser = argparse.ArgumentParser(prog="dev demo", description="An organization, an employee, a working day.")
    parser.add_argument("--play", action="store_true", help="play the day through the command line, screen or not")
    arguments = parser.parse_args()
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True, mode=0o700)
    say(f"Everything of this demo lies in {FOLDER.relative_to(ROOT)}, the key of its encrypted store too. No real")
    say("profile is touched; that keeps its key in the system's secret service and nowhere else.\n")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # told to end, it stops its server first
    organization = Organization(FOLDER / "server")
    say(organization.found().rstrip())
    try:
        organization.open()
        say(f"\nThe organization's server answers at {organization.url}")
        say("An employee signs in; a stand-in fills in the server's pages in place of a browser.")
        employee = Employee(FOLDER / "employee", say=say)
        employee.sign_in(organization.url, EMPLOYEE, PASSWORD)
        if arguments.play:
            return play(organization, employee)
        if not has_screen():
            say("\nThere is no screen here, so the day is played through the command line.")
            return play(organization, employee)
        return tray(organization, employee)
    finally:
        organization.close()


def play(organization: Organization, employee: Employee) -> int:
    """A working day in a minute; 0 when device and server agree."""
    items = employee.ask("tasks")
    bug = next(item["key"] for item in items if item["kind"] == "bug")
    task = next(item["key"] for item in items if item["kind"] == "task")
    employee.do("tasks")
    employee.do("start", bug, "--at", "2h30m", "--note", "found it on the quay")
    employee.do("start", task, "--at", "1h10m")
    say("\nWork that is not assigned cannot be started, and the attempt is on record:")
    employee.do("start", "CRANE-3", expect=3)
    employee.do("sync")
    organization.close()
    say("\nThe server is stopped. Work goes on without it:")
    employee.do("stop", "--at", "20m")
    employee.do("sync", expect=4)
    employee.do("status")
    organization.open()
    say("\nThe server is back:")
    employee.do("sync")
    employee.do("today")
    return compare(organization, employee)


def compare(organization: Organization, employee: Employee) -> int:
    """Print the server's audit rows and both totals; 0 when the server holds what the device holds, once."""
    today = datetime.now(UTC).date()
    rows = organization.audit(EMPLOYEE)
    say("\nThe server's audit of this employee:")
    for row in rows:
        at = datetime.fromtimestamp(row["at"] / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S")
        say(f"  {at}  {row['action']:<18} {row.get('outcome') or '':<17} {row.get('reason') or ''}")
    recorded = [line["id"] for line in employee.ask("log", "--limit", "1000")]
    times = Counter(row["subject"] for row in rows if row.get("device"))
    there = organization.timesheet(EMPLOYEE, today - timedelta(days=2), today + timedelta(days=2))["total_ms"]
    here = sum(worked(employee, today + timedelta(days=days)) for days in range(-2, 3))
    waiting = employee.ask("status")["sync"]["pending"]
    once = sum(times[each] == 1 for each in recorded)
    say(f"\nEvents on the device: {len(recorded)}; of these on the server, once each: {once}.")
    say(f"Worked: {here / 60_000:.2f} minutes by the device, {there / 60_000:.2f} minutes by the server.")
    agree = here == there and waiting == 0 and once == len(recorded) > 0
    say("Both agree." if agree else "They do NOT agree.")
    return 0 if agree else 1


def worked(employee: Employee, day: date) -> int:
    """Milliseconds worked on ``day`` by the device's own account."""
    total: int = employee.ask("today", "--day", day.isoformat())["total_ms"]
    return total


def tray(organization: Organization, employee: Employee) -> int:
    """Open the tray program and stay until it ends."""
    say("\nThe tray program opens: look for the clock in your desktop's bar.")
    say(f"The organization's pages: {organization.url} (sign in as {ADMIN}, password {PASSWORD}).")
    say("End it from its menu, or with Ctrl+C here.")
    program = subprocess.Popen([*employee.program], env=employee.environment)
    try:
        return program.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        program.terminate()
        program.wait()


def has_screen() -> bool:
    """Whether a tray program could show itself."""
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def say(text: str) -> None:
    """Print at once, in order with what others print."""
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
