"""What a person recorded and how it stands with the server, in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tracker_core import evolve
from tracker_core.events import Event, entry_of
from tracker_core.messages import Outcome
from tracker_core.model import Entry
from tracker_desktop.services.standings import Counts, LogLine, Standing, Truth

if TYPE_CHECKING:
    from tests.desktop.ui.memory import MemoryJournal

TRUTHS = {
    None: Truth.PENDING,
    Outcome.DEFERRED: Truth.PENDING,
    Outcome.ACCEPTED: Truth.SENT,
    Outcome.ACCEPTED_FLAGGED: Truth.FLAGGED,
    Outcome.REJECTED: Truth.REJECTED,
}


class MemoryEntries:
    """The events of ``journal``, folded by the core."""

    def __init__(self, journal: MemoryJournal) -> None:
        self._journal = journal
        self._records: dict[str, evolve.Record] = {}

    def take(self, event: Event) -> None:
        """Fold an event that was recorded."""
        entry_id = entry_of(event)
        if entry_id is not None:
            self._records[entry_id] = evolve.evolve(self._records.get(entry_id), event)

    def by_id(self, entry_id: str) -> Entry | None:
        record = self._records.get(entry_id)
        return None if record is None else evolve.entry(record)

    def running(self) -> Sequence[Entry]:
        return [entry for entry in self._counted() if entry.running]

    def between(self, begin_ms: int, end_ms: int) -> Sequence[Entry]:
        return [
            entry
            for entry in self._counted()
            if not entry.voided and entry.start.ms < end_ms and (entry.stop is None or entry.stop.ms >= begin_ms)
        ]

    def begun_here(self, entry_ids: Sequence[str]) -> frozenset[str]:
        return frozenset(entry_ids)

    def ids_like(self, end: str) -> Sequence[str]:
        return [entry_id for entry_id in self._records if entry_id.endswith(end)][:2]

    def _counted(self) -> list[Entry]:
        refused = self._journal.standings.rejected_ids()
        known = [
            entry
            for record in self._records.values()
            if record.id not in refused and (entry := evolve.entry(record)) is not None
        ]
        return sorted(known, key=lambda entry: entry.start.ms)


class MemoryStandings:
    """What became of the events of ``journal``, as a test has it in ``outcomes``."""

    def __init__(self, journal: MemoryJournal) -> None:
        self._journal = journal
        self.outcomes: dict[str, tuple[Outcome, str]] = {}
        self._seen: set[str] = set()

    def of_entries(self, entry_ids: Sequence[str]) -> Mapping[str, Standing]:
        found = {}
        for event in self._journal.events:
            outcome, code = self.outcomes.get(event.id, (None, ""))
            entry_id = entry_of(event)
            if entry_id in entry_ids:
                found[entry_id] = Standing(TRUTHS[outcome], code)
        return found

    def counts(self) -> Counts:
        rejected = self.rejected_ids()
        return Counts(len(self._journal.events) - len(self.outcomes), len(rejected), len(rejected - self._seen))

    def log(self, limit: int) -> Sequence[LogLine]:
        events = reversed(self._journal.events)
        lines = [LogLine(event, True, *self.outcomes.get(event.id, (None, ""))) for event in events]
        return lines[:limit]

    def rejected(self) -> Sequence[LogLine]:
        return [line for line in self.log(1000) if line.outcome is Outcome.REJECTED]

    def rejected_entries(self, begin_ms: int, end_ms: int) -> Sequence[Entry]:
        found = [self._journal.entries.by_id(line.event.id) for line in reversed(self.rejected())]
        return [
            entry
            for entry in found
            if entry and entry.start.ms < end_ms and (entry.stop is None or entry.stop.ms > begin_ms)
        ]

    def see_rejected(self) -> None:
        if self._journal.broken is not None:
            raise self._journal.broken
        self._seen = self.rejected_ids()

    def rejected_ids(self) -> set[str]:
        return {event_id for event_id, (outcome, _) in self.outcomes.items() if outcome is Outcome.REJECTED}
