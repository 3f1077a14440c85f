"""Proves that the tests bite: plants each bug of ``tests/mutants/planted.py`` in a copy of the tree, and what is named
there has to find it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

from tests.mutants.mutant import Mutant
from tests.mutants.planted import PLANTED

TOP = Path(__file__).parents[1]
PATIENCE_S = 900.0
FOUND = 1  # pytest: tests failed; the simulation: an invariant broke. Anything else is a mutant that does not even run


class Trial(NamedTuple):
    """How one mutant fared; ``ended`` is the exit code of what should find it."""

    mutant: Mutant
    ended: int
    seconds: float
    told: str

    @property
    def found(self) -> bool:
        return self.ended == FOUND


def main(arguments: Sequence[str]) -> int:
    """Try the mutants whose names hold one of ``arguments``, or all. 0: each was found."""
    parser = argparse.ArgumentParser(prog="./dev mutants")
    parser.add_argument("name", nargs="*", help="a part of the name of a mutant; none: all of them")
    parser.add_argument("--fit", action="store_true", help="only see whether each has its place in the code still")
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1), help="how many at once")
    chosen = parser.parse_args(arguments)
    mutants = [each for each in PLANTED if not chosen.name or any(part in each.name for part in chosen.name)]
    if not mutants:
        print("No mutant has such a name.")
        return 2
    if chosen.fit:
        misfits = [each for each in mutants if not _fits(each, TOP / each.file)]
        print("".join(f"{each.file} has no one place for this planted bug: {each.name}\n" for each in misfits), end="")
        return 1 if misfits else 0
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="tt-mutants-") as folder:
        copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(chosen.jobs):
            copies.put(_copy(Path(folder) / str(number)))
        if not _pass_unharmed(mutants, copies):
            return 1
        with ThreadPoolExecutor(chosen.jobs) as pool:
            trials = list(pool.map(lambda mutant: _tried(mutant, copies), mutants))
    missed = [trial for trial in trials if not trial.found]
    for trial in missed:
        print(f"\n{trial.mutant.name}: {trial.mutant.found_by} ended with {trial.ended}\n{trial.told[-2000:]}")
    print(f"{len(trials) - len(missed)} of {len(trials)} planted bugs found in {time.monotonic() - begun:.0f} s")
    return 1 if missed else 0


def _pass_unharmed(mutants: Sequence[Mutant], copies: SimpleQueue[Path]) -> bool:
    """Whether everything that should find a bug finds none where none was planted."""
    copy = copies.get()
    tests = sorted({test for mutant in mutants if not mutant.simulated for test in mutant.found_by.split()})
    seeds = [mutant.found_by for mutant in mutants if mutant.simulated]
    commands = [_command(" ".join(tests))] if tests else []
    commands += [_command(max(seeds, key=lambda each: int(each.split()[2])))] if seeds else []
    for command in commands:
        ended, told = _run(command, copy)
        if ended != 0:
            print(f"Without any bug planted, this ends with {ended} already: {' '.join(command)}\n{told[-4000:]}")
            return False
    copies.put(copy)
    return True


def _tried(mutant: Mutant, copies: SimpleQueue[Path]) -> Trial:
    copy = copies.get()
    file = copy / mutant.file
    if not _fits(mutant, file):
        copies.put(copy)
        return Trial(mutant, -1, 0.0, f"{mutant.file} holds the text to replace not at all, or more than once.")
    whole = file.read_text("utf-8")
    begun = time.monotonic()
    try:
        file.write_text(whole.replace(mutant.old, mutant.new), "utf-8")
        ended, told = _run(_command(mutant.found_by), copy)
    finally:
        file.write_text(whole, "utf-8")
        copies.put(copy)
    trial = Trial(mutant, ended, time.monotonic() - begun, told)
    print(f"{'found ' if trial.found else 'MISSED'} {trial.seconds:5.1f} s  {mutant.name}", flush=True)
    return trial


def _fits(mutant: Mutant, file: Path) -> bool:
    return file.is_file() and file.read_text("utf-8").count(mutant.old) == 1


def _command(found_by: str) -> list[str]:
    if found_by.startswith("simulate"):
        return [sys.executable, "-m", "tests.simulation", *found_by.split()[1:], "--jobs", "1", "--whole"]
    return [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *found_by.split()]


def _run(command: Sequence[str], folder: Path) -> tuple[int, str]:
    """(exit code, what was printed) of ``command`` in ``folder``, whose modules come before the installed ones."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        return -2, f"not ended after {late.timeout:.0f} s"
    return done.returncode, done.stdout


def _copy(folder: Path) -> Path:
    """What git knows of the tree, as it stands now."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=TOP,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in listed.stdout.splitlines():
        if (TOP / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(TOP / name, folder / name)
    return folder


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
