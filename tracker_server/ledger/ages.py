"""How old events are, and which are older than what is kept: those have no place in the ledger any more."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict
from uuid import UUID

from tracker_core.events import Event, entry_of
from tracker_core.messages import Outcome
from tracker_core.retention import EAST_MS, aged_from, recorded_ms
from tracker_server.accounts.models import Person
from tracker_server.ledger import models

ACCEPTED = (Outcome.ACCEPTED.value, Outcome.ACCEPTED_FLAGGED.value)


class Aged(TypedDict):
    """Columns of an event's row."""

    entry: UUID | None
    aged_from: int


def aged(event: Event | None, received_at: int) -> Aged:
    """What a row of ``event`` (None: too malformed to tell), received at ``received_at`` (UTC ms), says of its age."""
    if event is None:
        return Aged(entry=None, aged_from=received_at)
    entry = entry_of(event)
    at = min(aged_from(event), received_at + EAST_MS)
    return Aged(entry=None if entry is None else UUID(entry), aged_from=at)


class Ages:
    """Judges one person's batch by ``keeps_from`` (UTC ms); reads the ledger only where something looks old."""

    def __init__(self, person: Person, batch: Iterable[Event], keeps_from: int) -> None:
        self._keeps_from = keeps_from
        events = list(batch)
        young = {entry_of(event) for event in events if aged_from(event) >= keeps_from}
        begun = {event.id for event in events if entry_of(event) == event.id}
        old = {
            entry
            for event in events
            if (entry := entry_of(event)) is not None and min(aged_from(event), recorded_ms(entry)) < keeps_from
        }
        kept = models.Event.objects.filter(
            person=person, event_id__in=[UUID(entry) for entry in old], outcome__in=ACCEPTED
        ).values_list("event_id", flat=True)
        self._kept = {str(entry) for entry in kept} if old else set()
        self._young = {entry for entry in young if entry is not None} & begun

    def is_expired(self, event: Event) -> bool:
        """Whether ``event`` is older than what is kept, and its entry with it; or speaks of an entry that is gone."""
        entry = entry_of(event)
        if entry is None:
            return aged_from(event) < self._keeps_from
        if entry in self._kept or entry in self._young:
            return False
        return aged_from(event) < self._keeps_from or (entry != event.id and recorded_ms(entry) < self._keeps_from)
