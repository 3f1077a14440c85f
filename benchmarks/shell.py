"""The lines of the shell: ``timetracker start KEY`` as a whole process, with the program running and without."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle
from pathlib import Path

from benchmarks.signed_in import PROGRAM, SignedIn
from benchmarks.table import Line, middle, pairs
from tools.steps import step

RUNS = 40
SCRIPT = str(Path(sys.executable).with_name("timetracker"))
KEYS = ("PIER-1", "PIER-7", "PIER-12", "CRANE-2")  # the invented employee's
NOTHING = (sys.executable, "-c", "pass")


def lines(person: SignedIn) -> list[Line]:
    """p50 of each, beside a Python that does nothing."""
    step(f"benchmark: {RUNS} times `timetracker start KEY` and `python -c pass`, in turn, program running, then not")
    program, _ = person.start_tray(PROGRAM)
    person.wait_until_open()
    keys = cycle(KEYS)  # never the one that runs already
    running = _line(person, keys, "`timetracker start KEY`, program running", 5)
    program.terminate()
    program.wait(20)
    alone = _line(person, keys, "`timetracker start KEY`, program not running", 15)
    person.employee.do("stop")
    return [running, alone]


def _line(person: SignedIn, keys: Iterator[str], name: str, most_times: float) -> Line:
    nothing, start = _timed(person, lambda: NOTHING), _timed(person, lambda: (SCRIPT, "start", next(keys)))
    floor, ours = pairs(nothing, start, RUNS)
    return Line(name, "ms", middle(floor), middle(ours), most_times=most_times)


def _timed(person: SignedIn, command: Callable[[], Sequence[str]]) -> Callable[[], float]:
    def once() -> float:
        words = command()
        begin = time.perf_counter()
        done = subprocess.run(words, env=person.employee.environment, capture_output=True, text=True, check=False)
        took = time.perf_counter() - begin
        if done.returncode:
            raise RuntimeError(f"{' '.join(words)} ended with {done.returncode}: {done.stderr}")
        return took * 1000

    return once
