"""Work items and entries as the interfaces show them: frozen, ready to draw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tracker_core import timesheet
from tracker_core.model import Entry, Flag, Kind, Moment, WorkItem
from tracker_desktop.services.standings import Standing

if TYPE_CHECKING:
    from tracker_desktop.services.ports import Journal


@dataclass(frozen=True, slots=True)
class ItemView:
    """A work item to choose."""

    id: str
    key: str
    title: str
    kind: Kind
    project: str
    pinned: bool
    running: bool


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry with the words of its item; ``item`` is None when this device never saw the item. ``standing`` is given
    where a day is shown; ``counts`` is False where the server did not accept that it was begun."""

    id: str
    item: ItemView | None
    start: Moment
    stop: Moment | None
    note: str
    flags: frozenset[Flag]
    standing: Standing | None = None
    counts: bool = True

    def worked_ms(self, now_ms: int) -> int:
        """Milliseconds worked, up to ``now_ms`` while running."""
        return max(0, (now_ms if self.stop is None else self.stop.ms) - self.start.ms)


class Shown:
    """Makes them from the journal."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def entries_of(self, first: date, last: date, now: Moment) -> Sequence[Entry]:
        """All entries that may touch the days from ``first`` to ``last``, by start."""
        # Entries count by the offset they were begun at, so look a day wider on both sides.
        begin = timesheet.day_start_ms(first - timedelta(days=1), now.offset)
        return self._journal.entries.between(begin, timesheet.day_start_ms(last + timedelta(days=2), now.offset))

    def entry(self, entry: Entry, extra: Flag | None = None) -> EntryView:
        """An entry, with a flag more than it has itself where one is given."""
        flags = entry.flags if extra is None else entry.flags | {extra}
        return EntryView(entry.id, self.item(entry.work_item), entry.start, entry.stop, entry.note, flags)

    def item(self, item_id: str) -> ItemView | None:
        """An item; None when this device never saw it."""
        item = self._journal.items.by_id(item_id)
        return None if item is None else self.items((item,))[0]

    def items(self, items: Sequence[WorkItem]) -> Sequence[ItemView]:
        """These, in the same order."""
        pinned = self._journal.items.pinned()
        running = {entry.work_item for entry in self._journal.entries.running()}
        return tuple(
            ItemView(item.id, item.key, item.title, item.kind, item.project, item.id in pinned, item.id in running)
            for item in items
        )
