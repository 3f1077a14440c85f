"""A first sync of 10,000 items from a server that has much else to do: shown, stopped by the person, gone on with."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.test_screen import PROGRAM, Person, person, seen, until
from tools.organization import EMPLOYEE, Organization

pytestmark = pytest.mark.screen
assert person

MANY = 10_000
WORKS_S, RESTS_S = 0.02, 0.2  # of a busy server: how long it gets to work, and then waits for its turn


@pytest.fixture(scope="module")
def organization(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Organization]:
    made = Organization(tmp_path_factory.mktemp("server"))
    made.found()
    subprocess.run(
        [sys.executable, "-m", "benchmarks.many_items", EMPLOYEE, str(MANY)],
        env={**os.environ, "TIMETRACKER_SERVER_HOME": str(made.folder)},
        check=True,
    )
    made.open()
    yield made
    made.close()


@contextmanager
def busy(organization: Organization) -> Iterator[threading.Event]:
    """The server gets a tenth of the time, and none while the event is set."""
    assert organization._process is not None
    processes = [organization._process.pid, *children(organization._process.pid)]
    over, halted = threading.Event(), threading.Event()

    def turns() -> None:
        while not over.wait(WORKS_S):
            for process in processes:
                os.kill(process, signal.SIGSTOP)
            while not over.wait(RESTS_S) and halted.is_set():
                pass
            for process in processes:
                os.kill(process, signal.SIGCONT)

    thread = threading.Thread(target=turns)
    thread.start()
    try:
        yield halted
    finally:
        over.set()
        thread.join()


def children(process: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def fetched(person: Person) -> int:
    """How many changes the sync under way has fetched."""
    progress: Any = person.ask("status")["sync"]["progress"]
    return 0 if progress is None else int(progress["done"])


def cancelled(person: Person) -> bool:
    """Press _C_ancel, which is there once the bar is, in the window that is in front; whether the sync has stopped."""
    person.screen.key("alt+c")
    return bool(person.ask("status")["sync"]["code"] == "sync_stopped")


def exported(person: Person) -> list[str]:
    """The keys of the items that the device holds."""
    done = person.screen.run([*PROGRAM, "export"], env=person.environment)
    return [item["key"] for item in json.loads(done.stdout)["work_items"]]


def test_a_long_first_sync_is_shown_can_be_stopped_and_goes_on(person: Person, organization: Organization) -> None:
    person.start_program()
    person.has_keyboard("Sign in to TimeTracker")
    with busy(organization) as halted:
        person.screen.type(organization.url)
        person.screen.key("Return")
        until(lambda: fetched(person) >= 2000, lambda: str(person.ask("status")))
        halted.set()  # it stays where it is, however long it takes to look at it
        person.menu("w")  # Open _w_indow
        person.has_keyboard("TimeTracker")
        seen(person, "first-sync")
        assert fetched(person) < MANY
        for _ in range(3):  # the bar shows after half a second
            cancelled(person)
        halted.clear()
        until(lambda: cancelled(person), lambda: str(person.ask("status")))
    seen(person, "first-sync-stopped")
    person.sees_in_tooltip("Stopped; goes on with the next sync")
    assert 2000 <= len(exported(person)) < MANY
    with busy(organization):
        person.screen.key("alt+y")  # S_y_nc now
        until(lambda: fetched(person) > 0, lambda: str(person.ask("status")))
        seen(person, "sync-goes-on")
    person.sees_in_tooltip("Up to date")
    keys = exported(person)
    assert len(keys) == len(set(keys)) == MANY + 4  # and those of everybody
