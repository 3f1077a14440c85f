"""The lines of the tray program: until its icon is registered, what it weighs when idle, how often it wakes up."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable

from benchmarks.processes import memory, others_with_qt, wake_ups_within
from benchmarks.signed_in import BARE_TRAY, PROGRAM, SignedIn
from benchmarks.table import Line, middle, pairs
from tools.steps import step

STARTS = 9
IDLE_S = 60.0
DRAINED_S = 120.0


def start_line(person: SignedIn) -> Line:
    """Process start → icon registered, 1,000 events waiting and no server in reach."""
    step(f"benchmark: {STARTS} starts of the bare tray and of ours, in turn")
    floor, ours = pairs(_start(person, BARE_TRAY), _start(person, PROGRAM), STARTS)
    return Line("start → tray icon registered, full store", "ms", middle(floor), middle(ours), most_times=1.5)


def idle_lines(person: SignedIn) -> list[Line]:
    """Memory a minute after the start, then wake-ups in the next minute, timer running, between two syncs."""
    step("benchmark: a minute of idle memory each, then a minute of counting wake-ups of both")
    floor = _floor_memory(person)
    person.organization.open()
    ours, _ = person.start_tray(PROGRAM)
    begin = time.monotonic()
    person.wait_until_open()
    person.employee.do("start", "PIER-1")
    person.wait_for_sync(lambda sync: sync["phase"] == "idle" and not sync["pending"], DRAINED_S)
    time.sleep(max(0.0, IDLE_S - (time.monotonic() - begin)))
    weight = memory(ours.pid)
    bare, _ = person.start_tray(BARE_TRAY)
    _wait_for_a_quiet_minute(person)
    wakes = wake_ups_within([bare.pid, ours.pid], IDLE_S)
    person.employee.do("stop")
    person.organization.close()
    for process in (bare, ours):
        _end(process)
    return [
        Line("idle memory (PSS), signed in, no window opened", "MB", floor, weight, most_times=1.5),
        Line("wake-ups in 60 s, timer running", "", float(wakes[0]), float(wakes[1]), most=4),
    ]


def _floor_memory(person: SignedIn) -> float:
    """Alone, since pages shared with ours would count by half."""
    bare, _ = person.start_tray(BARE_TRAY)
    time.sleep(IDLE_S)
    others = others_with_qt({bare.pid})
    if others:
        step(f"benchmark: {others} other programs here use Qt, so the floor of the memory line reads too low")
    weight = memory(bare.pid)
    _end(bare)
    return weight


def _start(person: SignedIn, command: tuple[str, ...]) -> Callable[[], float]:
    def once() -> float:
        process, milliseconds = person.start_tray(command)
        _end(process)
        return milliseconds

    return once


def _wait_for_a_quiet_minute(person: SignedIn) -> None:
    """Until no sync is due for a minute, and the answer to that question is a few seconds old."""
    margin_ms = (IDLE_S + 10) * 1000
    person.wait_for_sync(lambda sync: float(str(sync["next_try_ms"])) - time.time() * 1000 > margin_ms, 2 * DRAINED_S)
    time.sleep(3)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait(20)
