"""The line "start/stop: the command handled → committed to disk", at 25,000 events and, when asked, at 1,000,000."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import full_store
from benchmarks.floors.bare_commit import BareCommit
from benchmarks.table import Line, middle, pairs, slow
from tracker_desktop.host.clock import SystemClock
from tracker_desktop.host.ids import uuid7
from tracker_desktop.services.tracking import Tracking
from tracker_desktop.store.mark import Mark
from tracker_desktop.store.opening import create_store, open_journal

ROUNDS = 500
HUGE = 1_000_000


def lines(*, huge: bool) -> list[Line]:
    """p50 and p99 of a switch of the timer, the heaviest of the commands: two events in one transaction."""
    measured = _measure("25,000 events", full_store.EVENTS)
    if huge:
        measured += _measure("1,000,000 events", HUGE)
    return measured


def _measure(name: str, events: int) -> list[Line]:
    committed = 0.0

    def recorded() -> None:
        nonlocal committed
        committed = time.perf_counter()

    with tempfile.TemporaryDirectory(prefix="bench-") as folder, _tracking(Path(folder), events, recorded) as tracking:
        bare = BareCommit(Path(folder, "floor.db"))
        count = 0

        def ours() -> float:
            nonlocal count
            count += 1
            begin = time.perf_counter()
            if count % 3 == 0:
                tracking.stop()
            else:
                tracking.start(f"BIG-{count % 9 + 1}")
            return (committed - begin) * 1000

        floor, figures = pairs(lambda: bare.once() * 1000, ours, ROUNDS)
        bare.close()
    return [
        Line(f"start/stop → committed, {name}, p50", "ms", middle(floor), middle(figures), most_times=3),
        Line(f"start/stop → committed, {name}, p99", "ms", slow(floor), slow(figures), most=5),
    ]


@contextmanager
def _tracking(folder: Path, events: int, recorded: Callable[[], None]) -> Iterator[Tracking]:
    file, key = str(folder / "store.db"), os.urandom(32)
    create_store(file, key)
    full_store.fill(file, key, events)
    journal = open_journal(file, key, Mark(str(folder / "mark")), 0)
    try:
        yield Tracking(journal, SystemClock(), uuid7, recorded)
    finally:
        journal.close()
