"""Kills the program at random moments of commands in a shell."""

from __future__ import annotations

import random
import subprocess
import time
from pathlib import Path
from typing import NamedTuple

from tests.kills.attempts import ENOUGH, REFUSED, Attempt, Attempts
from tests.kills.profile import PATIENCE_S, PROGRAM, Profile

WARM = 4


class Figures(NamedTuple):
    """``silent``: recorded, and killed before it was said."""

    commands: int
    killed: int
    acknowledged: int
    silent: int
    events: int
    judged: int


class _At(NamedTuple):
    """When to kill: so many seconds after the start, or after the log of the store got its first byte."""

    seconds: float
    once_written: bool = False


def kill_commands(folder: Path, kills: int, seed: int) -> Figures:
    """Run commands, one after the other, and kill them until that was done ``kills`` times and ENOUGH came through.

    Several kills happen between two looks at the store, since looking tidies up what a crash left.
    """
    rng = random.Random(seed)
    profile = Profile(folder)
    profile.found()
    attempts = Attempts(rng)
    normal = max(_timed(profile, attempts.next()) for _ in range(WARM))
    killed = judged = 0
    left = rng.randint(1, 8)
    while killed < kills or attempts.acknowledged < ENOUGH:
        if rng.random() < 0.5:
            moment = _At(normal * rng.uniform(0.0, 1.15))
        else:  # most of a command's time it only loads
            moment = _At(rng.uniform(0.0, 0.03), once_written=True)
        killed += _run(profile, attempts.next(), moment)
        left -= 1
        if left == 0:
            attempts.demand(profile.judge())
            judged += 1
            left = rng.randint(1, 8)
    assert not _run(profile, attempts.next(), _At(PATIENCE_S))
    events = profile.judge()
    attempts.demand(events)
    return Figures(len(attempts.all), killed, attempts.acknowledged, attempts.silent(events), len(events), judged + 1)


def _timed(profile: Profile, attempt: Attempt) -> float:
    began = time.monotonic()
    _run(profile, attempt, _At(PATIENCE_S))
    return time.monotonic() - began


def _run(profile: Profile, attempt: Attempt, kill: _At) -> bool:
    """Whether it had to be killed."""
    before = _written(profile)
    with subprocess.Popen(
        [*PROGRAM, *attempt.words],
        env=profile.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        while kill.once_written and process.poll() is None and _written(profile) == before:
            time.sleep(0.0005)
        try:
            out, err = process.communicate(timeout=kill.seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            out, err = process.communicate()
        killed = process.returncode < 0
    assert killed or process.returncode in (0, REFUSED), f"{attempt.words} ended with {process.returncode}: {err}"
    attempt.take(None if killed else process.returncode, out)
    return killed


def _written(profile: Profile) -> tuple[int, int]:
    try:
        log = Path(f"{profile.store}-wal").stat()
    except FileNotFoundError:
        return 0, 0
    return (log.st_ino, log.st_size) if log.st_size else (0, 0)
