"""The row of an entry: its record in full, and the columns that queries need."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from tracker_core.events import Clock, Event, entry_of
from tracker_core.evolve import NEVER, Correction, Origin, Reading, Record, Stop, entry, evolve
from tracker_core.model import Entry, Moment
from tracker_core.wire import decode_event
from tracker_desktop.store.connection import Connection

COUNTED = "SELECT record FROM entries WHERE counts = 1"


def project(connection: Connection, event: Event) -> None:
    """Join ``event`` into the row of its entry, if it speaks of one. Inside a transaction."""
    entry_id = entry_of(event)
    if entry_id is not None:
        _write(connection, evolve(read(connection, entry_id), event))


def project_anew(connection: Connection, entry_id: str) -> None:
    """Fold an entry from the events that were not rejected. Inside a transaction."""
    bodies = connection.all(
        "SELECT body FROM events WHERE entry = ? "
        "AND NOT EXISTS (SELECT 1 FROM verdicts WHERE event = events.id AND outcome = 'rejected')",
        (entry_id,),
    )
    record: Record | None = None
    for (body,) in bodies:
        record = evolve(record, decode_event(body))
    if record is None:
        connection.do("DELETE FROM entries WHERE id = ?", (entry_id,))
    else:
        _write(connection, record)


def read(connection: Connection, entry_id: str) -> Record | None:
    """The record of an entry."""
    row = connection.one("SELECT record FROM entries WHERE id = ?", (entry_id,))
    return None if row is None else decode(row[0])


def entries(rows: Iterable[tuple[str]]) -> list[Entry]:
    """The entries in rows of ``record``, by start."""
    found = [made for (text,) in rows if (made := entry(decode(text))) is not None]
    return sorted(found, key=lambda each: (each.start.ms, each.id))


def encode(record: Record) -> str:
    """A record as JSON: its tuples as arrays."""
    # ``restored`` is written only where there is something to say: most have none, and earlier programs wrote none.
    told = record[:-1] if record.restored == NEVER else record
    return json.dumps(told, separators=(",", ":"), default=_clock)


def decode(text: str) -> Record:
    """The record in JSON."""
    entry_id, origin, stop, last_stop_ms, work_item, started, stopped, note, voided, *restored = json.loads(text)
    return Record(
        id=entry_id,
        origin=None if origin is None else _origin(*origin),
        stop=None if stop is None else Stop(stop[0], tuple(stop[1]), Moment(*stop[2]), _reading(*stop[3])),
        last_stop_ms=last_stop_ms,
        work_item=_correction(work_item),
        started=_correction(started),
        stopped=_correction(stopped),
        note=_correction(note),
        voided=tuple(voided),
        restored=tuple(restored[0]) if restored else NEVER,
    )


def _write(connection: Connection, record: Record) -> None:
    made = entry(record)
    if made is None:
        columns: tuple[object, ...] = (None, None, None, 0)
    else:
        columns = (made.work_item, made.start.ms, None if made.stop is None else made.stop.ms, int(not made.voided))
    connection.do(
        "INSERT OR REPLACE INTO entries (id, work_item, start_ms, end_ms, counts, record) VALUES (?, ?, ?, ?, ?, ?)",
        (record.id, *columns, encode(record)),
    )


def _clock(value: object) -> object:
    if isinstance(value, Clock):
        return [value.boot_id, value.awake_ms, value.server_offset_ms, value.server_error_ms]
    raise TypeError(type(value).__name__)


def _origin(work_item: str, start: list[int], stop: list[int] | None, note: str, reading: list[Any]) -> Origin:
    return Origin(work_item, Moment(*start), None if stop is None else Moment(*stop), note, _reading(*reading))


def _reading(occurred_ms: int, clock: list[Any]) -> Reading:
    return Reading(occurred_ms, Clock(*clock))


def _correction(value: list[Any] | None) -> Correction | None:
    if value is None:
        return None
    order, corrected = value
    return Correction(tuple(order), Moment(*corrected) if isinstance(corrected, list) else corrected)
