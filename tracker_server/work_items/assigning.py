"""Changes items and assignments, and tells the devices of everybody concerned, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from tracker_core.messages import work_item_json
from tracker_core.model import Kind
from tracker_core.model import WorkItem as ToldItem
from tracker_server.accounts.models import Person
from tracker_server.audit.record import SERVER, Action, Audited, record
from tracker_server.clock import now_ms
from tracker_server.streams.writer import StreamWriter
from tracker_server.work_items.models import Assignment, AssignmentChange, WorkItem


def assign(item: WorkItem, person: Person, by: Person | None) -> bool:
    """Make ``item`` the person's; False when it was already. ``by``: who decided, None for the server itself."""
    with transaction.atomic():
        writer = StreamWriter(person.id)  # the lock that keeps two admins apart
        if Assignment.objects.filter(item=item, person=person, unassigned_at=None).exists():
            return False
        Assignment.objects.create(item=item, person=person, assigned_by=by)
        _tell(writer, item, person, assigned=not item.closed)
        record([_audited(Action.ITEM_ASSIGNED, item, person, by)])
    return True


def unassign(item: WorkItem, person: Person, by: Person | None) -> bool:
    """Take ``item`` from the person; False when it was not theirs."""
    with transaction.atomic():
        writer = StreamWriter(person.id)
        ended = Assignment.objects.filter(item=item, person=person, unassigned_at=None).update(
            unassigned_at=now_ms(), unassigned_by=by
        )
        if not ended:
            return False
        _tell(writer, item, person, assigned=False)
        record([_audited(Action.ITEM_UNASSIGNED, item, person, by)])
    return True


def save_item(item: WorkItem, by: Person | None) -> None:
    """Keep a new or changed ``item``, and tell its people its new title, or that it was closed or opened again."""
    if not item.closed:
        item.closed_at = None
    elif item.closed_at is None:
        item.closed_at = now_ms()
    with transaction.atomic():
        item.save()
        entries = [
            Audited(
                Action.ITEM_CHANGED,
                SERVER,
                actor=_id(by),
                subject=str(item.id),
                detail={"key": item.key, "closed": item.closed},
            )
        ]
        for person in _people_of(item):
            writer = StreamWriter(person.id)
            _tell(writer, item, person, assigned=not item.closed)
        record(entries)


def _people_of(item: WorkItem) -> Iterable[Person]:
    """In one order for all, so that two changes never wait for each other's streams."""
    return Person.objects.filter(assignments__item=item, assignments__unassigned_at=None).order_by("id")


def _tell(writer: StreamWriter, item: WorkItem, person: Person, *, assigned: bool) -> None:
    rev = writer.next_seq
    AssignmentChange.objects.create(person=person, item=item, rev=rev, assigned=assigned)
    told = ToldItem(str(item.id), item.key, item.title, Kind(item.kind), item.project, assigned, rev)
    writer.add("work_item", work_item_json(told))
    writer.flush()


def _audited(action: Action, item: WorkItem, person: Person, by: Person | None) -> Audited:
    return Audited(action, str(person.id), actor=_id(by), subject=str(item.id), detail={"key": item.key})


def _id(person: Person | None) -> str:
    return "" if person is None else str(person.id)
