"""What the interfaces show: frozen, ready to draw, made from the journal and the state of the sync."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tracker_core import timesheet
from tracker_core.model import Entry, Flag, Kind, Moment, Person, WorkItem
from tracker_desktop.services.ports import Clock, Counts, Journal, LogLine, SyncPhase, SyncStatus, Unrecorded

QUICK_ITEMS = 6
TOLD_MS = 14 * 86_400_000  # how long what came to nothing is told of


class TrayState(StrEnum):
    """What the icon shows. Attention wins over offline, offline over running: what a person must know first."""

    IDLE = "idle"
    RUNNING = "running"
    OFFLINE = "offline"
    ATTENTION = "attention"


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
    """An entry with the words of its item; ``item`` is None when this device never saw the item."""

    id: str
    item: ItemView | None
    start: Moment
    stop: Moment | None
    note: str
    flags: frozenset[Flag]

    def worked_ms(self, now_ms: int) -> int:
        """Milliseconds worked, up to ``now_ms`` while running."""
        return max(0, (now_ms if self.stop is None else self.stop.ms) - self.start.ms)


@dataclass(frozen=True, slots=True)
class SyncView:
    """The truth about the sync, with the counts that belong to it."""

    status: SyncStatus
    counts: Counts


@dataclass(frozen=True, slots=True)
class TrayView:
    """All that tray, tooltip, menu and the small window show. ``today_closed_ms`` is today's work without ``running``;
    ``problem`` is the code of what keeps the store shut, empty when it is open. ``noted`` is what waits for it to open,
    ``can_note`` whether more can be noted; ``unrecorded`` is how much of what was noted came to nothing."""

    person: Person | None
    running: Sequence[EntryView]
    quick: Sequence[ItemView]
    today: date
    today_closed_ms: int
    sync: SyncView
    problem: str = ""
    noted: int = 0
    can_note: bool = False
    unrecorded: int = 0

    @property
    def state(self) -> TrayState:
        for_the_person = self.problem or self.sync.counts.rejected or self.unrecorded
        if for_the_person or self.sync.status.phase is SyncPhase.ATTENTION:
            return TrayState.ATTENTION
        if self.sync.status.phase is SyncPhase.OFFLINE:
            return TrayState.OFFLINE
        return TrayState.RUNNING if self.running else TrayState.IDLE

    def today_ms(self, now: Moment) -> int:
        """Today's total at ``now``; what a running timer did before midnight belongs to yesterday."""
        begin = timesheet.day_start_ms(self.today, now.offset)
        return self.today_closed_ms + sum(max(0, now.ms - max(begin, entry.start.ms)) for entry in self.running)


@dataclass(frozen=True, slots=True)
class DayView:
    """One day's entries, by start, and its totals in milliseconds at ``as_of``."""

    day: date
    as_of: Moment
    entries: Sequence[EntryView]
    total_ms: int
    by_item: Sequence[tuple[ItemView | None, int]]


class Views:
    """Makes views. Cheap enough to be asked anew at each change."""

    def __init__(self, journal: Journal, clock: Clock, sync_status: Callable[[], SyncStatus]) -> None:
        self._journal = journal
        self._clock = clock
        self._sync_status = sync_status

    def tray(self) -> TrayView:
        """What the tray shows now."""
        now = self._clock.now()
        today = timesheet.day_of(now)
        running = self._journal.running()
        closed = [entry for entry in self._entries_of(today, now) if not entry.running]
        return TrayView(
            person=self._journal.person(),
            running=tuple(map(self._entry_view, running)),
            quick=self._item_views(self._journal.quick_items(QUICK_ITEMS)),
            today=today,
            today_closed_ms=timesheet.timesheet(closed, now.ms, today, today).total,
            sync=self.sync(),
            unrecorded=len(self.unrecorded()),
        )

    def sync(self) -> SyncView:
        """How the sync stands."""
        return SyncView(self._sync_status(), self._journal.counts())

    def unrecorded(self) -> Sequence[Unrecorded]:
        """What was noted and came to nothing in the last two weeks, without what the person has seen."""
        since = self._clock.now().ms - TOLD_MS
        return [each for each in self._journal.noted.unrecorded() if each.settled_ms > since]

    def day(self, day: date | None = None) -> DayView:
        """One day (default: today) on the local wall clock."""
        now = self._clock.now()
        day = day or timesheet.day_of(now)
        entries = [
            entry for entry in self._entries_of(day, now) if any(s.day == day for s in timesheet.slices(entry, now.ms))
        ]
        sheet = timesheet.timesheet(entries, now.ms, day, day)
        overlapping = timesheet.overlapping(entries, now.ms)
        return DayView(
            day=day,
            as_of=now,
            entries=tuple(
                self._entry_view(entry, Flag.OVERLAP if entry.id in overlapping else None) for entry in entries
            ),
            total_ms=sheet.total,
            by_item=tuple((self._item_view(item), worked) for item, worked in sheet.by_item().items()),
        )

    def search(self, query: str, limit: int = 50) -> Sequence[ItemView]:
        """Assigned items that match ``query``."""
        return self._item_views(self._journal.search(query, limit))

    def log(self, limit: int) -> Sequence[LogLine]:
        """The latest events and what became of them, newest first."""
        return self._journal.log(limit)

    def item_key(self, item_id: str) -> str:
        """The key of an item, or its id when this device never saw it."""
        item = self._journal.item(item_id)
        return item_id if item is None else item.key

    def _entries_of(self, day: date, now: Moment) -> Sequence[Entry]:
        # Entries count by the offset they were begun at, so look a day wider on both sides.
        begin = timesheet.day_start_ms(day - timedelta(days=1), now.offset)
        return self._journal.entries(begin, timesheet.day_start_ms(day + timedelta(days=2), now.offset))

    def _entry_view(self, entry: Entry, extra: Flag | None = None) -> EntryView:
        flags = entry.flags if extra is None else entry.flags | {extra}
        return EntryView(entry.id, self._item_view(entry.work_item), entry.start, entry.stop, entry.note, flags)

    def _item_view(self, item_id: str) -> ItemView | None:
        item = self._journal.item(item_id)
        return None if item is None else self._item_views((item,))[0]

    def _item_views(self, items: Sequence[WorkItem]) -> Sequence[ItemView]:
        pinned = self._journal.pinned()
        running = {entry.work_item for entry in self._journal.running()}
        return tuple(
            ItemView(item.id, item.key, item.title, item.kind, item.project, item.id in pinned, item.id in running)
            for item in items
        )


def shut(problem: str, status: SyncStatus, today: date, noted: int = 0, *, can_note: bool = False) -> TrayView:
    """The tray's view while the store cannot be opened."""
    return TrayView(None, (), (), today, 0, SyncView(status, Counts(0, 0)), problem, noted, can_note)
