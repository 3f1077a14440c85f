"""A person's timesheet as the server sees it: the same fold over the accepted events as on every device."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import islice
from uuid import UUID

from tracker_core import evolve, wire
from tracker_core.events import entry_of
from tracker_core.evolve import Record
from tracker_core.model import Entry, Flag
from tracker_core.timesheet import Timesheet, overlapping, timesheet
from tracker_server.accounts.models import Person
from tracker_server.ledger.ages import ACCEPTED
from tracker_server.ledger.models import Event

LEFT_RUNNING = "left_running"
EVENTS_AN_ENTRY = 5  # most have two: a start and a stop


@dataclass(frozen=True, slots=True)
class PersonTimesheet:
    """Totals of the days asked for, the entries that run now, and what is flagged, by entry."""

    totals: Timesheet
    running: tuple[Entry, ...]
    flags: dict[str, list[str]]


def of_person(person: Person, first: date, last: date, now_ms: int) -> PersonTimesheet:
    """The timesheet from ``first`` to ``last``, both included; running entries count up to ``now_ms``."""
    entries = entries_of(person)
    overlaps = overlapping(entries, now_ms)
    flags = {entry.id: sorted([*_flags(entry, overlaps), *_left_running(entry, person)]) for entry in entries}
    running = tuple(sorted((entry for entry in entries if entry.running), key=lambda entry: entry.start.ms))
    flagged = {entry: names for entry, names in flags.items() if names}
    return PersonTimesheet(timesheet(entries, now_ms, first, last), running, flagged)


def _left_running(entry: Entry, person: Person) -> tuple[str, ...]:
    """A timer that runs on after its person left: nobody invents its end, so a manager has to decide."""
    return (LEFT_RUNNING,) if entry.running and not person.is_active else ()


def entries_of(person: Person, only: Collection[UUID] | None = None) -> list[Entry]:
    """The person's entries, voided ones too; those of the ids in ``only``, where it is given."""
    records: dict[str, Record] = {}
    rows = Event.objects.filter(person=person, outcome__in=ACCEPTED)
    if only is not None:
        rows = rows.filter(entry__in=only)
    for body in rows.values_list("body", flat=True).iterator(chunk_size=2000):
        event = wire.decode_event(bytes(body))
        entry_id = entry_of(event)
        if entry_id is not None:
            records[entry_id] = evolve.evolve(records.get(entry_id), event)
    return [entry for entry in map(evolve.entry, records.values()) if entry is not None]


def latest_entries(person: Person, most: int) -> list[Entry]:
    """The ``most`` entries of which the latest records speak, voided ones too, the newest first."""
    rows = Event.objects.filter(person=person, outcome__in=ACCEPTED, entry__isnull=False).order_by("-pk")
    told = rows.values_list("entry", flat=True)[: most * EVENTS_AN_ENTRY]
    ids = islice(dict.fromkeys(each for each in told if each is not None), most)
    return sorted(entries_of(person, list(ids)), key=lambda entry: -entry.start.ms)


def _flags(entry: Entry, overlaps: frozenset[str]) -> frozenset[Flag]:
    return entry.flags | {Flag.OVERLAP} if entry.id in overlaps else entry.flags
