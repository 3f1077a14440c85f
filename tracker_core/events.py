"""Facts, in the past tense: what a person did, and the envelope a device puts around it.

An event never changes. Corrections and voids are further events that name the earlier one and give a reason.
Every fact that concerns time carries its own moment (``at``), which a person may set back; the envelope's ``occurred``
is when the device recorded it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from tracker_core.model import Moment


@dataclass(frozen=True, slots=True)
class TimerStarted:
    """A timer began on ``work_item`` at ``at``. The event's id becomes the id of the entry."""

    type: ClassVar[str] = "timer_started"
    work_item: str
    at: Moment
    assignment_rev: int
    note: str


@dataclass(frozen=True, slots=True)
class TimerStopped:
    """The timer whose start is ``entry`` ended at ``at``."""

    type: ClassVar[str] = "timer_stopped"
    entry: str
    at: Moment


@dataclass(frozen=True, slots=True)
class EntryAdded:
    """A finished stretch of work recorded afterwards. The event's id becomes the id of the entry."""

    type: ClassVar[str] = "entry_added"
    work_item: str
    start: Moment
    stop: Moment
    assignment_rev: int
    note: str
    reason: str


@dataclass(frozen=True, slots=True)
class EntryAmended:
    """Fields of ``entry`` were corrected; None leaves a field as it is."""

    type: ClassVar[str] = "entry_amended"
    entry: str
    reason: str
    work_item: str | None = None
    start: Moment | None = None
    stop: Moment | None = None
    assignment_rev: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class EntryVoided:
    """``entry`` no longer counts."""

    type: ClassVar[str] = "entry_voided"
    entry: str
    reason: str


@dataclass(frozen=True, slots=True)
class EntryRestored:
    """``entry``, voided before, counts again."""

    type: ClassVar[str] = "entry_restored"
    entry: str
    reason: str


@dataclass(frozen=True, slots=True)
class StartRefused:
    """The device refused to start a timer on something not assigned to the person; kept for the audit."""

    type: ClassVar[str] = "start_refused"
    key: str
    code: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """A fact of a type this version does not know: kept whole and handed on."""

    type: str
    payload: Mapping[str, object]


Fact = TimerStarted | TimerStopped | EntryAdded | EntryAmended | EntryVoided | EntryRestored | StartRefused | Unknown


@dataclass(frozen=True, slots=True)
class Clock:
    """What the device's clocks said when an event was recorded.

    ``boot_id`` names one run of the operating system; ``awake_ms`` counts milliseconds since then, time asleep included
    (CLOCK_BOOTTIME), so two events of one boot have a true distance whatever the wall clock did.
    ``server_offset_ms`` is server minus device time as last measured, ``server_error_ms`` its bound; None before the
    first sync.
    """

    boot_id: str
    awake_ms: int
    server_offset_ms: int | None = None
    server_error_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A fact in its envelope, as PROTOCOL's "An event" lists it.

    ``id``: UUIDv7 (RFC 9562), lower case. ``dseq``: 1, 2, 3 … without holes within (``device``, ``epoch``).
    ``prev_hash``: hash of the device's event before (64 hex digits). ``person``: whose stream; ``actor``: who did it.
    """

    id: str
    device: str
    epoch: int
    dseq: int
    prev_hash: str
    person: str
    actor: str
    occurred: Moment
    clock: Clock
    fact: Fact

    @property
    def order(self) -> tuple[int, str]:
        """The total order in which later wins: by recording time, then id."""
        return (self.occurred.ms, self.id)


def entry_of(event: Event) -> str | None:
    """The id of the entry that ``event`` speaks of, None when it speaks of none."""
    fact = event.fact
    if isinstance(fact, TimerStarted | EntryAdded):
        return event.id
    if isinstance(fact, TimerStopped | EntryAmended | EntryVoided | EntryRestored):
        return fact.entry
    return None
