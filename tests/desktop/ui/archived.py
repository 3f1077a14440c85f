"""A journal in memory read from end to end, held up for as long as a test likes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker_core import wire
from tracker_core.model import Entry, WorkItem
from tracker_desktop.services.archive import Recorded

if TYPE_CHECKING:
    from tests.desktop.ui.memory import MemoryJournal

PATIENCE_S = 20


class MemoryArchive:
    """A journal read from end to end."""

    def __init__(self, journal: MemoryJournal) -> None:
        self.journal = journal

    def item_ids(self) -> Sequence[str]:
        return sorted(self.journal.items.known)

    def items(self, ids: Sequence[str]) -> Sequence[WorkItem]:
        return [self.journal.items.known[item_id] for item_id in ids]

    def entry_ids(self) -> Sequence[str]:
        return [entry.id for entry in self.journal.entries.between(0, 1 << 53)]

    def entries(self, ids: Sequence[str]) -> Sequence[Entry]:
        return [entry for entry in self.journal.entries.between(0, 1 << 53) if entry.id in ids]

    def event_count(self) -> int:
        return len(self.journal.events)

    def events(self, after: str, limit: int) -> Sequence[Recorded]:
        self.journal.reading.wait(PATIENCE_S)
        if self.journal.unreadable is not None:
            raise self.journal.unreadable
        later = [event for event in self.journal.events if event.id > after][:limit]
        return [Recorded(event.id, wire.encode_event(event), True, "", "") for event in later]
