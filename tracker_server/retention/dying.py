"""Decides which rows of a person die when what is kept of them begins at an instant. Reads, and changes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from django.apps import apps
from django.db.models import Max, Q, QuerySet

from tracker_core import wire
from tracker_core.events import EntryAdded, EntryAmended, TimerStarted
from tracker_core.wire import Json, parse
from tracker_server.accounts.models import Person
from tracker_server.clock import utc
from tracker_server.ledger.ages import ACCEPTED
from tracker_server.ledger.models import Device, DeviceChain, Event
from tracker_server.retention.tables import TABLES, ByTerm
from tracker_server.streams.models import PersonStream, StreamRow
from tracker_server.work_items.models import Assignment, AssignmentChange, WorkItem

SIGN_IN_LASTS_MS = 90 * 86_400_000  # a device that was locked out is known for it as long as it could come back


EVENTS = "ledger.Event"


class Doomed(NamedTuple):
    """Rows of one table that go, by their primary keys."""

    table: str
    keys: Sequence[Any]


@dataclass(slots=True)
class _Person:
    """What dies of one person, found in one order: what a later step asks of an earlier one is here."""

    person: Person
    keeps_from: int
    now_ms: int
    last_seq: int = 0
    kept: set[UUID] = field(default_factory=set)
    kept_devices: set[UUID] = field(default_factory=set)
    events: list[int] = field(default_factory=list)
    old_rows: list[int] = field(default_factory=list)
    old_revs: set[int] = field(default_factory=set)


def of_person(person: Person, keeps_from: int, now_ms: int) -> Iterator[Doomed]:
    """All that goes of ``person``, in an order in which nothing that stays names what is gone. Times in UTC ms."""
    found = _Person(person, keeps_from, now_ms)
    _find_events(found)
    yield Doomed(EVENTS, found.events)
    _find_stream(found)
    yield Doomed("streams.StreamRow", found.old_rows)
    changes = AssignmentChange.objects.filter(person=person).values_list("pk", "rev")
    yield Doomed("work_items.AssignmentChange", [key for key, rev in changes if rev in found.old_revs])
    yield from _work(found)
    for table, way in TABLES.items():
        if isinstance(way, ByTerm):
            yield _keys(table, _by_term(table, way, found))
    devices = _devices(found)
    yield _keys("ledger.DeviceChain", DeviceChain.objects.filter(device__in=devices))
    yield Doomed("ledger.Device", devices)


def is_corrected(person: Person, events: Sequence[int], keeps_from: int) -> bool:
    """Whether an entry of these rows was corrected after they were found, so that it stays. Inside a transaction, which
    lets no more of the person's records in until it ends.
    """
    list(Device.objects.select_for_update().filter(person=person).order_by("pk"))
    entries = Event.objects.filter(pk__in=events, outcome__in=ACCEPTED).exclude(entry=None).values("entry")
    young = Event.objects.filter(person=person, entry__in=entries, aged_from__gte=keeps_from, outcome__in=ACCEPTED)
    return young.exists()


def batches(found: Iterable[Doomed], rows: int) -> Iterator[list[Doomed]]:
    """``found`` in the same order, in lists of at most so many ``rows`` each."""
    batch: list[Doomed] = []
    free = rows
    for table, keys in found:
        first = 0
        while first < len(keys):
            batch.append(Doomed(table, keys[first : first + free]))
            first += free
            free = rows - sum(len(each.keys) for each in batch)
            if not free:
                yield batch
                batch, free = [], rows
    if batch:
        yield batch


def of_nobody(keeps_from: int) -> Iterator[Doomed]:
    """What goes of what is nobody's, after what is somebody's."""
    closed = WorkItem.objects.filter(closed=True, closed_at__lt=keeps_from)
    yield _keys("work_items.WorkItem", closed.filter(assignments=None, assignmentchange=None))


def _keys(table: str, rows: QuerySet[Any]) -> Doomed:
    return Doomed(table, list(rows.values_list("pk", flat=True)))


def all_of(table: str) -> QuerySet[Any]:
    """The rows of ``table``, named as in ``TABLES``."""
    rows: QuerySet[Any] = apps.get_model(table)._default_manager.all()  # noqa: SLF001  # documented by Django
    return rows


def _find_events(found: _Person) -> None:
    # The head of the stream first: what comes after it meanwhile has its event, which is not looked at below.
    stream = PersonStream.objects.filter(person=found.person).first()
    found.last_seq = stream.last_seq if stream else 0
    rows = list(
        Event.objects.filter(person=found.person).values_list(
            "pk", "event_id", "entry", "aged_from", "outcome", "device"
        )
    )
    youngest: dict[UUID, int] = defaultdict(int)
    for _, _, entry, aged_from, outcome, _ in rows:
        if entry is not None and outcome in ACCEPTED:
            youngest[entry] = max(youngest[entry], aged_from)
    # What begins an entry goes first: from then on nothing that speaks of that entry is taken in any more.
    rows.sort(key=lambda row: row[1] != row[2])
    for key, event_id, entry, aged_from, outcome, device in rows:
        ends = youngest[entry] if entry is not None and outcome in ACCEPTED else aged_from
        if ends < found.keeps_from:
            found.events.append(key)
            continue
        found.kept_devices.add(device)
        if event_id is not None:
            found.kept.add(event_id)


def _find_stream(found: _Person) -> None:
    """Rows whose events are gone; and of what was told of an item, or of the person, what was told anew before the
    term. A device that knew the one before last could not have worked by it since.
    """
    later: dict[str, int] = {}  # what is told of -> when it was told next
    rows = StreamRow.objects.filter(person=found.person, seq__lte=found.last_seq).order_by("-seq")
    for row in rows.iterator(chunk_size=2000):
        if row.kind == "event":
            gone = row.event not in found.kept
        elif row.kind == "verdict":
            gone = _uuid(_body(row).get("id")) not in found.kept
        else:
            about = f"{row.kind} {_body(row).get('id')}"
            gone = later.get(about, found.now_ms) < found.keeps_from
            later[about] = row.at
            if gone and row.kind == "work_item":
                found.old_revs.add(row.seq)
        if gone:
            found.old_rows.append(row.pk)


def _work(found: _Person) -> Iterator[Doomed]:
    """Assignments that ended, or whose item was closed, before the term, where no event that is kept names the item."""
    border = found.keeps_from
    over = Q(unassigned_at__lt=border) | Q(item__closed=True, item__closed_at__lt=border)
    of_person = Assignment.objects.filter(person=found.person)
    going = set(of_person.filter(over).values_list("item_id", flat=True))
    if not going:
        return
    going -= set(of_person.exclude(over).values_list("item_id", flat=True))
    going -= _items_named(found.person, found.kept)
    changes = AssignmentChange.objects.filter(person=found.person, item__in=going)
    told = list(changes.values_list("rev", flat=True))
    yield _keys("streams.StreamRow", StreamRow.objects.filter(person=found.person, kind="work_item", seq__in=told))
    yield _keys("work_items.AssignmentChange", changes)
    # Last what the items are found by: a purge that was cut off finds them again.
    yield _keys("work_items.Assignment", of_person.filter(item__in=going))


def _items_named(person: Person, kept: set[UUID]) -> set[UUID]:
    """The items that events name which stay."""
    named: set[UUID] = set()
    rows = Event.objects.filter(person=person).exclude(event_id=None)
    for key, body in rows.values_list("event_id", "body").iterator(chunk_size=2000):
        if key in kept:
            fact = wire.decode_event(bytes(body)).fact
            item = _uuid(fact.work_item) if isinstance(fact, TimerStarted | EntryAdded | EntryAmended) else None
            if item is not None:
                named.add(item)
    return named


def _by_term(table: str, way: ByTerm, found: _Person) -> QuerySet[Any]:
    border = utc(found.keeps_from) if way.is_date else found.keeps_from
    rows = all_of(table).filter(**{way.person: found.person})
    old = rows.filter(**{f"{way.at}__lt": border})
    return old.exclude(**{way.at: rows.aggregate(last=Max(way.at))["last"]}) if way.but_last else old


def _devices(found: _Person) -> list[UUID]:
    seen_before = min(found.keeps_from, found.now_ms - SIGN_IN_LASTS_MS)
    devices = Device.objects.filter(person=found.person, last_seen__lt=seen_before)
    return sorted(set(devices.values_list("pk", flat=True)) - found.kept_devices)


def _body(row: StreamRow) -> Json:
    return parse(bytes(row.body or b""), row.kind)


def _uuid(text: object) -> UUID | None:
    return UUID(text) if isinstance(text, str) and wire.UUID.fullmatch(text) else None
