"""The nouns: people, devices, work items, entries. Frozen values; times are ``Moment``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Moment(NamedTuple):
    """A point in time and the wall clock it was read on.

    ``ms``: milliseconds since 1970-01-01T00:00:00 UTC, leap seconds ignored as POSIX time does.
    ``offset``: minutes east of UTC in force then and there, −720 … +840 (UTC−12 … UTC+14).
    """

    ms: int
    offset: int


class Kind(StrEnum):
    """What an organization assigns."""

    TASK = "task"
    BUG = "bug"
    BACKLOG_ITEM = "backlog_item"


class Role(StrEnum):
    """What a person may do on the server; least rights first."""

    EMPLOYEE = "employee"
    MANAGER = "manager"
    ADMIN = "admin"
    AUDITOR = "auditor"
    PRIVACY_OFFICER = "privacy_officer"


@dataclass(frozen=True, slots=True)
class Person:
    """Someone known to the organization. ``id`` is the OpenID subject. ``restricted``: their records are only kept,
    so nothing is to be added (GDPR, article 18).
    """

    id: str
    name: str
    email: str
    employee_id: str
    role: Role
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class Device:
    """One installation. ``id`` is random; ``epoch`` grows when its sequence has to begin anew (restored, cloned)."""

    id: str
    epoch: int
    os: str
    version: str


@dataclass(frozen=True, slots=True)
class WorkItem:
    """A task, bug or backlog item as its person sees it.

    ``assigned`` tells whether time may be tracked on it; ``assignment_rev`` is the number of the change in the person's
    stream that said so, and travels with each start, so that the server can tell what the device knew.
    """

    id: str
    key: str
    title: str
    kind: Kind
    project: str
    assigned: bool
    assignment_rev: int


class Flag(StrEnum):
    """Why an entry deserves a look. A flag never changes a time."""

    OVERLAP = "overlap"
    LONG_RUN = "long_run"
    CLOCK_JUMP = "clock_jump"
    STOP_BEFORE_START = "stop_before_start"
    CONTRADICTORY_STOPS = "contradictory_stops"


@dataclass(frozen=True, slots=True)
class Entry:
    """A stretch of work on one item, as the facts known so far tell it. ``stop`` is None while the timer runs."""

    id: str
    work_item: str
    start: Moment
    stop: Moment | None
    note: str
    voided: bool
    flags: frozenset[Flag]

    @property
    def running(self) -> bool:
        return self.stop is None and not self.voided

    def duration(self, now_ms: int) -> int:
        """Worked time in milliseconds, never below zero; up to ``now_ms`` while running, 0 once voided."""
        if self.voided:
            return 0
        end = now_ms if self.stop is None else self.stop.ms
        return max(0, end - self.start.ms)
