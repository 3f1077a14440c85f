"""The fold: ``evolve(record, event) -> record``, one record an entry, the same result whatever the order of arrival.

A ``Record`` joins what is known of one entry: where it began, its earliest stop, the latest correction of each field.
Every join is commutative, associative and idempotent, so devices and server that hold the same set of events hold equal
records; there is nothing to merge and no order to wait for.
"""

from __future__ import annotations

from typing import NamedTuple

from tracker_core.events import (
    Clock,
    EntryAdded,
    EntryAmended,
    EntryRestored,
    EntryVoided,
    Event,
    TimerStarted,
    TimerStopped,
    entry_of,
)
from tracker_core.model import Entry, Flag, Moment

LONG_RUN_MS = 16 * 3_600_000
CLOCK_TOLERANCE_MS = 60_000  # wall and boot clock of one run may differ this much: slewing, a coarse clock
SERVER_TOLERANCE_MS = (
    300_000  # the offset to the server may move this much between start and stop: drift, a bad network
)

Order = tuple[int, str]
NEVER: Order = (-1, "")


class Reading(NamedTuple):
    """What the recording device's clocks said when it recorded."""

    occurred_ms: int
    clock: Clock


class Origin(NamedTuple):
    """How an entry began: a started timer, or one added afterwards (``stop`` is given)."""

    work_item: str
    start: Moment
    stop: Moment | None
    note: str
    reading: Reading


class Stop(NamedTuple):
    """One stop of a timer. Ordered by its effective time, then by recording time and id: the earliest wins."""

    at_ms: int
    order: Order
    at: Moment
    reading: Reading


class Correction(NamedTuple):
    """The latest correction of one field, and its place in the order of corrections."""

    order: Order
    value: str | Moment


class Record(NamedTuple):
    """All that the events seen so far say of one entry. Compare for equality; read it through ``entry``."""

    id: str
    origin: Origin | None = None
    stop: Stop | None = None
    last_stop_ms: int = 0
    work_item: Correction | None = None
    started: Correction | None = None
    stopped: Correction | None = None
    note: Correction | None = None
    voided: Order = NEVER
    restored: Order = NEVER


def evolve(record: Record | None, event: Event) -> Record:
    """``record`` with ``event`` joined in; None is the record of an entry nothing is known of.

    The event has to speak of an entry (``entry_of``). Joining an event twice changes nothing.
    """
    entry_id = entry_of(event)
    if entry_id is None:
        raise ValueError(f"{event.fact.type} speaks of no entry")
    record = record or Record(entry_id)
    fact = event.fact
    match fact:
        case TimerStarted():
            return record._replace(origin=Origin(fact.work_item, fact.at, None, fact.note, _reading(event)))
        case EntryAdded():
            return record._replace(origin=Origin(fact.work_item, fact.start, fact.stop, fact.note, _reading(event)))
        case TimerStopped():
            stop = Stop(fact.at.ms, event.order, fact.at, _reading(event))
            earliest = stop if record.stop is None else min(record.stop, stop, key=lambda known: known[:2])
            return record._replace(stop=earliest, last_stop_ms=max(record.last_stop_ms, stop.at_ms))
        case EntryAmended():
            order = event.order
            return record._replace(
                work_item=_later(record.work_item, order, fact.work_item),
                started=_later(record.started, order, fact.start),
                stopped=_later(record.stopped, order, fact.stop),
                note=_later(record.note, order, fact.note),
            )
        case EntryVoided():
            return record._replace(voided=max(record.voided, event.order))
        case EntryRestored():
            return record._replace(restored=max(record.restored, event.order))
    raise ValueError(f"{fact.type} speaks of no entry")


def entry(record: Record) -> Entry | None:
    """The entry as a person sees it; None while only later facts have arrived and where it began is not yet known."""
    origin = record.origin
    if origin is None:
        return None
    start = _value(record.started, origin.start)
    stop: Moment | None = record.stop.at if record.stop else origin.stop
    if record.stopped is not None:
        stop = _value(record.stopped, origin.start)
    return Entry(
        id=record.id,
        work_item=_text(record.work_item, origin.work_item),
        start=start,
        stop=stop,
        note=_text(record.note, origin.note),
        voided=record.voided > record.restored,
        flags=_flags(record, origin, start, stop),
    )


def _flags(record: Record, origin: Origin, start: Moment, stop: Moment | None) -> frozenset[Flag]:
    if stop is None:
        return frozenset()
    flags = set()
    if stop.ms < start.ms:
        flags.add(Flag.STOP_BEFORE_START)
    if stop.ms - start.ms > LONG_RUN_MS:
        flags.add(Flag.LONG_RUN)
    if record.stop is not None:
        if record.last_stop_ms != record.stop.at_ms:
            flags.add(Flag.CONTRADICTORY_STOPS)
        if record.stopped is None and record.started is None and _jumped(origin.reading, record.stop.reading):
            flags.add(Flag.CLOCK_JUMP)
    return frozenset(flags)


def _jumped(begin: Reading, end: Reading) -> bool:
    """Whether the wall clock moved between two readings other than by time passing."""
    if begin.clock.boot_id == end.clock.boot_id:
        wall = end.occurred_ms - begin.occurred_ms
        return abs(wall - (end.clock.awake_ms - begin.clock.awake_ms)) > CLOCK_TOLERANCE_MS
    before, after = begin.clock.server_offset_ms, end.clock.server_offset_ms
    return before is not None and after is not None and abs(after - before) > SERVER_TOLERANCE_MS


def _reading(event: Event) -> Reading:
    return Reading(event.occurred.ms, event.clock)


def _later(known: Correction | None, order: Order, value: str | Moment | None) -> Correction | None:
    if value is None or (known is not None and known.order >= order):
        return known
    return Correction(order, value)


def _value(correction: Correction | None, otherwise: Moment) -> Moment:
    return correction.value if correction is not None and isinstance(correction.value, Moment) else otherwise


def _text(correction: Correction | None, otherwise: str) -> str:
    return correction.value if correction is not None and isinstance(correction.value, str) else otherwise
