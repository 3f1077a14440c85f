"""Carries out what a manager decides about a person's time: a correction that was asked for, time that was flagged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from tracker_core import wire
from tracker_core.commands import AddEntry, AmendEntry, VoidEntry
from tracker_core.decide import Known, decide
from tracker_core.errors import Refused
from tracker_core.events import EntryVoided, entry_of
from tracker_core.messages import Outcome
from tracker_core.model import Entry, Kind, Moment
from tracker_core.model import WorkItem as KnownItem
from tracker_core.rights import RequestKind, RequestState
from tracker_server.accounts.models import Person
from tracker_server.accounts.rights import Right
from tracker_server.clock import now_ms, utc
from tracker_server.ledger.decided import decide_for, take_flag_away
from tracker_server.ledger.models import Event
from tracker_server.ledger.timesheets import entries_of
from tracker_server.privacy.models import PersonRequest
from tracker_server.privacy.requests import MAX_REASON, close, decidable, demand_text, managers_of
from tracker_server.retention.borders import keeps_from
from tracker_server.work_items.models import AssignmentChange, WorkItem

Decision = AddEntry | AmendEntry | VoidEntry


class FlaggedTime(NamedTuple):
    """An event that counts and that a manager has to look at, and the entry it belongs to as it stands now."""

    event: Event
    entry: Entry | None
    item: WorkItem | None


def correct(request_id: UUID, by: Person, decision: Decision, answer: str) -> PersonRequest:
    """Carry out a correction as ``decision`` says, and close the request with ``answer``.

    Raises ``Refused``: those of ``decidable`` and of ``tracker_core.decide.decide``, forbidden, restricted, expired.
    """
    with transaction.atomic():
        request = decidable(request_id, by)
        if request.kind != RequestKind.CORRECTION:
            raise Refused("forbidden", "That is no request for a correction.")
        _demand_use(request.person)
        at = now_ms()
        _demand_kept(request.person, decision)
        entry = None if isinstance(decision, AddEntry) else entry_for(request.person, decision.entry)
        facts = decide(Known(entry=entry), decision, Moment(at, 0))
        decide_for(request.person, by, facts, at)
        close(request, by, RequestState.DONE, demand_text(answer))
        return request


def entry_for(person: Person, entry_id: str) -> Entry | None:
    """An entry of ``person`` as it stands now."""
    return next(iter(entries_of(person, [UUID(entry_id)])), None) if entry_id else None


def item_for(person: Person, item_id: UUID) -> KnownItem | None:
    """An item that is or was assigned to ``person``, as the rules of a correction know one."""
    item = items_of(person).filter(pk=item_id).first()
    if item is None:
        return None
    last = AssignmentChange.objects.filter(person=person, item=item).order_by("-rev").first()
    rev = 0 if last is None else last.rev
    return KnownItem(
        str(item.id), item.key, item.title, Kind(item.kind), item.project, assigned=True, assignment_rev=rev
    )


def items_of(person: Person) -> QuerySet[WorkItem]:
    """What is or was assigned to ``person``."""
    return WorkItem.objects.filter(assignments__person=person).distinct()


def flagged_events(by: Person) -> Sequence[Event]:
    """What is flagged of the people whom ``by`` leads, the oldest first."""
    if not by.may(Right.DECIDE_TEAM):
        return ()
    found = Event.objects.filter(outcome=Outcome.ACCEPTED_FLAGGED.value, person__teams__members=by).exclude(person=by)
    found = found.filter(person__restricted_at=None)
    return [
        each for each in found.select_related("person").distinct().order_by("received_at")[:200] if _leads(by, each)
    ]


def flagged_for(by: Person) -> Sequence[FlaggedTime]:
    """Likewise, with the entries as they stand now."""
    events = flagged_events(by)
    wanted: dict[Person, list[UUID]] = defaultdict(list)
    for each in events:
        if each.entry is not None:
            wanted[each.person].append(each.entry)
    entries = {entry.id: entry for person, only in wanted.items() for entry in entries_of(person, only)}
    shown = [FlaggedTime(each, entries.get(_entry(each)), None) for each in events]
    ids = {UUID(each.entry.work_item) for each in shown if each.entry is not None}
    items = {str(item.id): item for item in WorkItem.objects.filter(pk__in=ids)}
    return [each._replace(item=items.get(each.entry.work_item)) if each.entry else each for each in shown]


def settle_flag(event_id: UUID, by: Person, *, accepted: bool, reason: str) -> None:
    """Let flagged time count without a flag, or no longer. Raises ``Refused``: not_found, text_missing."""
    with transaction.atomic():
        event = Event.objects.select_related("person").filter(event_id=event_id).first()
        if event is None or not by.may(Right.DECIDE_TEAM) or not _leads(by, event):
            raise Refused("not_found", "There is no such entry, or it is not yours to decide.")
        _demand_use(event.person)
        at, entry_id = now_ms(), _entry(event)
        if not accepted:
            entry = entry_for(event.person, entry_id)
            if entry is not None and not entry.voided:
                decide_for(event.person, by, [EntryVoided(entry_id, demand_text(reason, MAX_REASON))], at)
        if not take_flag_away(event, by, at, accepted=accepted):
            raise Refused("already_answered", "Somebody decided that meanwhile.")


def _demand_kept(person: Person, decision: Decision) -> None:
    """What lies before what is kept would be deleted with the next purge."""
    if isinstance(decision, VoidEntry):
        return
    border = keeps_from(person)
    if any(moment is not None and moment.ms < border for moment in (decision.start, decision.stop)):
        raise Refused("expired", f"That is older than records are kept: from {utc(border):%Y-%m-%d} on.")


def _demand_use(person: Person) -> None:
    if person.restricted_at is not None:
        text = "They asked for their deletion, so their records are kept, but neither shown nor changed."
        raise Refused("restricted", text)


def _leads(by: Person, event: Event) -> bool:
    return managers_of(event.person).filter(pk=by.pk).exists()


def _entry(event: Event) -> str:
    return entry_of(wire.decode_event(bytes(event.body))) or ""
