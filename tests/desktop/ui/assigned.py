"""What is assigned to a person, in memory."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker_core.events import TimerStarted
from tracker_core.model import Kind, WorkItem

if TYPE_CHECKING:
    from tests.desktop.ui.memory import MemoryJournal


class MemoryItems:
    """Work items, and what of them ``journal`` has events of."""

    def __init__(self, journal: MemoryJournal, items: Sequence[WorkItem]) -> None:
        self._journal = journal
        self.known = {item.id: item for item in items}
        self.pins: set[str] = set()

    def by_id(self, item_id: str) -> WorkItem | None:
        return self.known.get(item_id)

    def by_key(self, key: str) -> WorkItem | None:
        return next((item for item in self.known.values() if item.key.upper() == key.upper()), None)

    def by_habit(self, limit: int) -> Sequence[WorkItem]:
        events = reversed(self._journal.events)
        recent = [event.fact.work_item for event in events if isinstance(event.fact, TimerStarted)]
        order = dict.fromkeys([*sorted(self.pins), *recent])
        return [self.known[item] for item in order if self.known[item].assigned][:limit]

    def search(self, query: str, limit: int, kind: Kind | None = None) -> Sequence[WorkItem]:
        words = query.lower().split()

        def text(item: WorkItem) -> list[str]:
            return f"{item.key} {item.title} {item.project}".lower().split()

        found = [
            item
            for item in self._assigned()
            if kind in (None, item.kind) and all(any(part.startswith(word) for part in text(item)) for word in words)
        ]
        return found[:limit]

    def assigned(self) -> int:
        return len(self._assigned())

    def projects(self) -> Sequence[str]:
        return sorted({item.project for item in self.known.values()})

    def pinned(self) -> frozenset[str]:
        return frozenset(self.pins)

    def pin(self, item_id: str, pinned: bool) -> None:
        if self._journal.broken is not None:
            raise self._journal.broken
        (self.pins.add if pinned else self.pins.discard)(item_id)

    def _assigned(self) -> list[WorkItem]:
        order = [item.id for item in self.by_habit(1000)]
        rest = sorted((item for item in self.known.values() if item.assigned), key=lambda item: item.key)
        return [self.known[item] for item in order] + [item for item in rest if item.id not in order]
