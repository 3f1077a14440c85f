"""Absence: idle, lock, sleep, clock jump, crash, shutdown and quit become one interval with one question.

Reasons to think that somebody is away come and go one by one (``left``, ``back``); the absence is the time from the
first one's true beginning until none holds any more. Pure; ``services.presence`` feeds it and keeps what it answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from tracker_core.model import Moment

GAP_MS = 120_000  # a program that was due and ran this much later did not run: the computer slept
JUMP_MS = 60_000  # a wall clock that moved this much more than time did was set
TOGETHER_MS = 60_000  # a computer that wakes for a moment (a lid, a backup) and sleeps again was left once
MINUTE_MS = 60_000
LONG_AGO = Moment(0, 0)


class Cause(StrEnum):
    """Why somebody seems away: what was noticed first."""

    IDLE = "idle"
    LOCK = "lock"
    SLEEP = "sleep"
    CLOCK = "clock"
    CRASH = "crash"
    SHUTDOWN = "shutdown"
    QUIT = "quit"


class Choice(StrEnum):
    """What becomes of the time of an absence.

    KEEP: it was work. DISCARD: it was not, and the timer goes on from the return. STOP: it was not, and the timer ended
    when the person left. BREAK: as DISCARD, and is called a break. GIVE: it was work on another item.
    """

    KEEP = "keep"
    DISCARD = "discard"
    STOP = "stop"
    BREAK = "break"
    GIVE = "give"


class Absence(NamedTuple):
    """From when to when somebody was away, and the first reason to think so."""

    began: Moment
    ended: Moment
    cause: Cause

    @property
    def length_ms(self) -> int:
        return self.ended.ms - self.began.ms


class Reading(NamedTuple):
    """What the clocks said when the program was last seen alive: wall clock, run of the system, ms since that began."""

    at: Moment
    boot_id: str
    awake_ms: int


@dataclass(frozen=True, slots=True)
class Away:
    """Who is away has reasons to be thought so; nobody is while there are none. ``began`` and ``cause``: the first."""

    reasons: frozenset[Cause] = frozenset()
    began: Moment = LONG_AGO
    cause: Cause = Cause.IDLE


HERE = Away()


def left(away: Away, cause: Cause, at: Moment) -> Away:
    """``cause`` holds now, and the person was last there ``at``, which may lie before it was noticed."""
    if away.reasons and away.began.ms <= at.ms:
        return Away(away.reasons | {cause}, away.began, away.cause)
    return Away(away.reasons | {cause}, at, cause)


def back(away: Away, cause: Cause, at: Moment) -> tuple[Away, Absence | None]:
    """``cause`` holds no more; the absence, where that was the last reason."""
    reasons = away.reasons - {cause}
    if reasons == away.reasons:
        return away, None
    if reasons:
        return Away(reasons, away.began, away.cause), None
    return HERE, Absence(away.began, at, away.cause)


def unseen(before: Reading, now: Reading, due_ms: int) -> Absence | None:
    """The absence that nobody told of: the program was seen alive ``before`` and was to look again after ``due_ms``.

    Within one run of the system: the computer slept, or the wall clock was set ahead. None across a restart.
    """
    if before.boot_id != now.boot_id:
        return None
    passed, shown = now.awake_ms - before.awake_ms, now.at.ms - before.at.ms
    if shown - passed > JUMP_MS:
        return Absence(Moment(before.at.ms + max(0, passed), before.at.offset), now.at, Cause.CLOCK)
    if passed > due_ms + GAP_MS:
        return Absence(before.at, now.at, Cause.SLEEP)
    return None


def together(earlier: Absence, later: Absence) -> Absence | None:
    """Both as one where hardly anything lies between them."""
    if later.began.ms - earlier.ended.ms > TOGETHER_MS:
        return None
    first = min(earlier, later, key=lambda one: one.began.ms)
    return Absence(first.began, max(earlier.ended, later.ended), first.cause)


ASK_AFTER: Mapping[Cause, int] = {
    Cause.IDLE: 5 * MINUTE_MS,
    Cause.LOCK: 5 * MINUTE_MS,
    Cause.SLEEP: 5 * MINUTE_MS,
    Cause.CLOCK: MINUTE_MS,
    Cause.CRASH: 5 * MINUTE_MS,
    Cause.SHUTDOWN: 5 * MINUTE_MS,
    Cause.QUIT: 5 * MINUTE_MS,
}


@dataclass(frozen=True, slots=True)
class Policy:
    """``after``: how long an absence has to be to matter, milliseconds. ``unasked``: what becomes of it without a
    question; who quits and lets the timer run has said so already.
    """

    after: Mapping[Cause, int] = field(default_factory=lambda: ASK_AFTER)
    unasked: Mapping[Cause, Choice] = field(default_factory=lambda: {Cause.QUIT: Choice.KEEP})

    def matters(self, absence: Absence) -> bool:
        """Whether it is long enough to do anything about."""
        return absence.length_ms >= self.after[absence.cause]
