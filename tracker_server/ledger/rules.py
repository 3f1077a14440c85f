"""What the server says of an event that took its place: accepted, flagged or rejected, and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from tracker_core import wire
from tracker_core.events import EntryAdded, EntryAmended, Event, StartRefused, TimerStarted, TimerStopped, entry_of
from tracker_core.messages import Outcome
from tracker_core.retention import EXPIRED
from tracker_server.accounts.models import Person
from tracker_server.ledger import models
from tracker_server.ledger.ages import Ages
from tracker_server.ledger.offered import Offered
from tracker_server.work_items.standing import Standing, Standings


class Ruling(NamedTuple):
    """An outcome and, where it is not plain accepted, the code that devices have words for."""

    outcome: Outcome
    code: str = ""


STILL_TAKEN = (TimerStopped, StartRefused)
ACCEPTED = Ruling(Outcome.ACCEPTED)
BY_STANDING = {
    Standing.ASSIGNED: ACCEPTED,
    Standing.TAKEN_MEANWHILE: Ruling(Outcome.ACCEPTED_FLAGGED, "unassigned_meanwhile"),
    Standing.NOT_ASSIGNED: Ruling(Outcome.REJECTED, "not_assigned"),
    Standing.UNKNOWN_ITEM: Ruling(Outcome.REJECTED, "unknown_work_item"),
}


class Rules:
    """The rules for one person's batch, with what they need from the database read at once."""

    def __init__(self, person: Person, batch: Iterable[Offered], keeps_from: int) -> None:
        self._person = str(person.id)
        self._restricted_at = person.restricted_at
        events = [offered.event for offered in batch if offered.event is not None]
        self._ages = Ages(person, events, keeps_from)
        wanted = (uuid_of(item) for item in map(_item, events) if item is not None)
        self._standings = Standings(person.id, [item for item in wanted if item is not None])
        entries = [UUID(entry) for entry in map(entry_of, events) if entry is not None]
        others = models.Event.objects.filter(event_id__in=entries).exclude(person=person)
        self._others_entries = {str(entry) for entry in others.values_list("event_id", flat=True)}

    def judge(self, event: Event | None) -> Ruling:
        """The ruling on ``event``; None: it was malformed."""
        if event is None:
            return Ruling(Outcome.REJECTED, "malformed")
        if event.person != self._person or event.actor != self._person or entry_of(event) in self._others_entries:
            return Ruling(Outcome.REJECTED, "wrong_person")
        if self.is_expired(event):
            return Ruling(Outcome.REJECTED, EXPIRED)
        if self._is_restricted(event):
            return Ruling(Outcome.REJECTED, "restricted")
        item = _item(event)
        if item is None:
            return ACCEPTED
        item_id = uuid_of(item)
        standing = Standing.UNKNOWN_ITEM if item_id is None else self._standings.of(item_id, _rev(event))
        return BY_STANDING[standing]

    def is_expired(self, event: Event) -> bool:
        """Whether ``event`` is older than what is kept."""
        return self._ages.is_expired(event)

    def _is_restricted(self, event: Event) -> bool:
        """Whether it was recorded after the person's records were restricted; what ran is still stopped then."""
        since = self._restricted_at
        return since is not None and event.occurred.ms > since and not isinstance(event.fact, STILL_TAKEN)


def uuid_of(text: str) -> UUID | None:
    """``text`` as an id, None when it is none."""
    return UUID(text) if wire.UUID.fullmatch(text) else None


def _item(event: Event) -> str | None:
    fact = event.fact
    return fact.work_item if isinstance(fact, TimerStarted | EntryAdded | EntryAmended) else None


def _rev(event: Event) -> int:
    fact = event.fact
    rev = fact.assignment_rev if isinstance(fact, TimerStarted | EntryAdded | EntryAmended) else None
    return rev or 0
