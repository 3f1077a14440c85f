"""Checks that the ledger has the events that the audit tells of, as it tells of them, and no others.

Whoever leaves the audit alone and takes an hour out of the ledger, puts one in, or has an accepted event stand as
rejected is found by that. Notes and reasons are in no audit; the device that made an event has its bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from tracker_core import wire
from tracker_core.errors import Malformed
from tracker_core.retention import EAST_MS
from tracker_core.wire import Json
from tracker_server.audit.models import AuditRow, AuditStream
from tracker_server.audit.record import SERVER, Action
from tracker_server.audit.verify_streams import told_by
from tracker_server.database.view import one_view
from tracker_server.ledger.ages import ACCEPTED
from tracker_server.ledger.models import Event
from tracker_verify import told_events

Wrong = Callable[[str], object]
TOLD_OF = (*wire.FACTS, Action.EVENT_UNKNOWN.value)
BEGINS = ("timer_started", "entry_added")  # an entry, which has the event's id


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that tells of an accepted event. ``age``: the latest instant it tells of, UTC ms, not later than a device
    can have meant; 0 for none. ``entry``: of which it speaks, or empty.
    """

    told: Json
    entry: str
    age: int


@dataclass(slots=True)
class Compared:
    """How many events the audit and the ledger both have, and how many sentences were told of what is wrong."""

    events: int = 0
    problems: int = 0


def check(keeps_from: int, erased: Collection[str], tell: Wrong) -> Compared:
    """Tell ``tell`` a sentence for each event that is not as the audit has it.

    What was older than ``keeps_from`` (UTC ms) may be gone, by whole entries. ``erased``: people whose events went.
    """
    compared = Compared()

    def wrong(sentence: str) -> None:
        compared.problems += 1
        tell(sentence)

    with one_view():
        people = {str(person) for person in Event.objects.values_list("person_id", flat=True).distinct()}
        streams = set(AuditStream.objects.exclude(name=SERVER).values_list("name", flat=True))
        for name in sorted(streams | people):
            compared.events += _person(name, keeps_from, erased, wrong)
    return compared


def _person(name: str, keeps_from: int, erased: Collection[str], wrong: Wrong) -> int:
    rows, first = _told(name)
    kept: set[str] = set()  # entries of which something is there
    seen: set[str] = set()
    for event_id, entry, outcome, received_at, body in _events(name):
        accepted = outcome in ACCEPTED
        if accepted and entry:
            kept.add(entry)
        row = rows.get(event_id)
        if row is not None:
            seen.add(event_id)
            _compare(name, event_id, row.told, body, accepted, wrong)
        elif accepted and received_at >= first:
            wrong(f"Event {event_id} of {name} is in the ledger as accepted, and the audit does not tell of that.")
    if name not in erased:
        _missing(
            {event_id: row for event_id, row in rows.items() if event_id not in seen}, kept, keeps_from, name, wrong
        )
    return len(seen)


def _compare(name: str, event_id: str, told: Json, body: bytes, accepted: bool, wrong: Wrong) -> None:
    if not accepted:
        wrong(f"Event {event_id} of {name} was accepted, as row {told['seq']} tells, and is not in the ledger now.")
    try:
        event = wire.decode_event(body)
    except Malformed:
        wrong(f"Event {event_id} of {name} cannot be read.")
        return
    others = told_events.differences(event, told)
    if event.id != event_id or event.person != name:
        others = [*others, "id or person"]
    for field in others:
        wrong(f"Event {event_id} of {name} has another {field} than row {told['seq']} of the audit tells of it.")


def _missing(missing: Mapping[str, _Row], kept: Collection[str], keeps_from: int, name: str, wrong: Wrong) -> None:
    """What the audit tells of and the ledger has not: an entry that is too old is gone as a whole."""
    youngest: dict[str, int] = {}
    for row in missing.values():
        youngest[row.entry] = max(youngest.get(row.entry, 0), row.age)
    for event_id, row in missing.items():
        if row.entry in kept or youngest[row.entry] >= keeps_from:
            wrong(
                f"Event {event_id} of {name} is not in the ledger, though row {row.told['seq']} of the audit tells "
                "that it was accepted, and its time is not over."
            )


def _told(name: str) -> tuple[Mapping[str, _Row], int]:
    """(the rows of accepted events by the event's id, the UTC ms from which on every event has one)."""
    stream = AuditStream.objects.filter(name=name).first()
    if stream is None:
        return {}, 0
    rows = AuditRow.objects.filter(stream_id=name)
    begins = rows.order_by("seq").values_list("at", flat=True).first() if stream.purged else 0
    found: dict[str, _Row] = {}
    for body in rows.filter(action__in=TOLD_OF).order_by("seq").values_list("body", flat=True).iterator():
        told = told_by(bytes(body))
        if told.get("outcome") in ACCEPTED:
            found[str(told.get("subject"))] = _row(told)
    return found, 0 if begins is None else begins


def _row(told: Json) -> _Row:
    detail = told.get("detail")
    detail = detail if isinstance(detail, dict) else {}
    entry = told.get("subject") if told.get("action") in BEGINS else detail.get("entry")
    moments = (detail.get(name) for name in ("at", "start", "stop"))
    instants = [moment[0] for moment in moments if isinstance(moment, list) and isinstance(moment[0], int)]
    received = told.get("at")
    latest = received + EAST_MS if isinstance(received, int) else 0
    return _Row(told, "" if entry is None else str(entry), min(max(instants, default=0), latest))


def _events(name: str) -> Iterator[tuple[str, str, str, int, bytes]]:
    """(id, entry or empty, outcome, received at, bytes) of each."""
    found = Event.objects.filter(person_id=name, event_id__isnull=False).order_by("pk")
    for event in found.iterator(chunk_size=2000):
        yield str(event.event_id), str(event.entry or ""), event.outcome, event.received_at, bytes(event.body)
