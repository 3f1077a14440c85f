"""The lines of the windows: from a key to the list drawn anew, and what eight hours of use leave in memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

from benchmarks.table import Line, slow
from tools.steps import step


def lines() -> list[Line]:
    """Both, offscreen, each in a process of its own."""
    step("benchmark: keystrokes among 10,000 work items, beside a bare list")
    keys = simulated("keystrokes")
    step("benchmark: eight simulated hours of use")
    hours = simulated("day")
    return [
        Line("search: key → list drawn, 10,000 items, p99", "ms", slow(keys["bare"]), slow(keys["ours"]), most=8),
        Line("memory that eight hours of use leave behind", "MB", 0.0, max(0.0, hours[-1] - hours[0]), most=2),
    ]


def simulated(what: str) -> Any:
    """What ``benchmarks.simulated`` prints of ``keystrokes`` or ``day``."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.simulated", what],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*=false"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise ChildProcessError(f"the simulated {what} failed:\n{done.stderr}")
    return json.loads(done.stdout)
