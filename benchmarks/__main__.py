"""``./dev bench [--huge]``: measures everything anew and prints the table; 1 when a budget is not kept."""

from __future__ import annotations

import argparse
import os
import sys

from benchmarks import commits, hours, nine_oclock, shell, tray
from benchmarks.signed_in import signed_in
from benchmarks.table import draw
from tools.steps import step


def main() -> int:
    """Measure, draw, judge."""
    parser = argparse.ArgumentParser(prog="dev bench", description="Speed and weight, each beside its floor.")
    parser.add_argument("--huge", action="store_true", help="the store with 1,000,000 events too; takes minutes")
    arguments = parser.parse_args()
    # What is installed comes with its byte code: a variable of the shell must not make us measure compiling.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with signed_in() as person:
        lines = [tray.start_line(person), *shell.lines(person), *tray.idle_lines(person)]
    step("benchmark: commits beside the bare commit")
    lines += commits.lines(huge=arguments.huge)
    lines += hours.lines()
    lines.append(nine_oclock.line())
    print(draw(lines))
    return 0 if all(line.kept for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
