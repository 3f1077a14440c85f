"""Wishes, in the imperative: what a person asks for. ``decide`` turns them into facts or refuses."""

from __future__ import annotations

from dataclasses import dataclass

from tracker_core.model import Moment, WorkItem


@dataclass(frozen=True, slots=True)
class StartTimer:
    """Track time on an item from ``at`` (None: from now). ``item`` is None when ``key`` named nothing that is known."""

    key: str
    item: WorkItem | None
    at: Moment | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class StopTimer:
    """End every running timer at ``at`` (None: now)."""

    at: Moment | None = None


@dataclass(frozen=True, slots=True)
class AddEntry:
    """Record a finished stretch of work afterwards."""

    key: str
    item: WorkItem | None
    start: Moment
    stop: Moment
    reason: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class AmendEntry:
    """Correct an entry; None leaves a field as it is. ``item`` None with a ``key``: that names nothing known."""

    entry: str
    reason: str
    item: WorkItem | None = None
    start: Moment | None = None
    stop: Moment | None = None
    note: str | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class VoidEntry:
    """Let an entry count no longer."""

    entry: str
    reason: str


@dataclass(frozen=True, slots=True)
class RestoreEntry:
    """Let a voided entry count again."""

    entry: str
    reason: str


@dataclass(frozen=True, slots=True)
class SplitEntry:
    """Cut an entry in two at ``at``; the later part goes to ``item``."""

    entry: str
    at: Moment
    key: str
    item: WorkItem | None
    reason: str


@dataclass(frozen=True, slots=True)
class JoinEntries:
    """Make one entry of two on the same item, from the earlier start to the later end: ``entry`` stays."""

    entry: str
    other: str
    reason: str


@dataclass(frozen=True, slots=True)
class CutOut:
    """Take the time from ``begin`` to ``end`` out of an entry.

    A timer that runs goes on from ``end`` where ``resume``; ``item`` is what the entry is about.
    """

    entry: str
    begin: Moment
    end: Moment
    item: WorkItem | None
    reason: str
    resume: bool = True


Correction = AddEntry | AmendEntry | VoidEntry | RestoreEntry | SplitEntry | JoinEntries
Command = StartTimer | StopTimer | CutOut | Correction
