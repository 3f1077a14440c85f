"""What the interfaces show: frozen, ready to draw, made from the journal and the state of the sync."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from tracker_core import timesheet
from tracker_core.errors import Refused
from tracker_core.model import Entry, Flag, Kind, Moment, Person, WorkItem
from tracker_desktop.services.ports import Clock, Journal, SyncPhase, SyncStatus, Unrecorded
from tracker_desktop.services.presence import AwayView
from tracker_desktop.services.standings import Counts, LogLine, Standing

if TYPE_CHECKING:
    from tracker_desktop.services.evidence import Alarm

T = TypeVar("T")

QUICK_ITEMS = 6
NUMBER_DIGITS = 4  # of a place in a list; longer ones are ids
ID_END = 6  # characters of an id's end that name an entry
RECENT_MS = tuple(days * 86_400_000 for days in (1, 3, 10, 30, 90))  # how far back the last item is sought
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


@dataclass(frozen=True, slots=True)
class SyncView:
    """The truth about the sync, with the counts that belong to it."""

    status: SyncStatus
    counts: Counts


@dataclass(frozen=True, slots=True)
class TrayView:
    """All that tray, tooltip, menu and the small window show. ``today_closed_ms`` is today's work without ``running``;
    ``problem`` is the code of what keeps the store shut, empty when it is open. ``noted`` is what waits for it to open,
    ``can_note`` whether more can be noted; ``unrecorded`` is how much of what was noted came to nothing. ``away``:
    what is asked about absences; ``reminded``: a reminder was shown within the hour; ``new_policy``: one waits to be
    acknowledged, ``policy_changed``: after another one. ``news``: what happened to a request (``tracker_core.rights``).
    ``last``: what was worked on last, if nothing runs and it can be started again. ``mini``, ``mini_on_top``: whether
    the mini window is to be open, and above all others.
    ``alarms``: what is wrong with the organization's audit and the person has not seen, the gravest first."""

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
    away: Sequence[AwayView] = ()
    reminded: bool = False
    new_policy: bool = False
    news: str = ""
    policy_changed: bool = False
    last: ItemView | None = None
    mini: bool = False
    mini_on_top: bool = True
    alarms: Sequence[Alarm] = ()

    @property
    def state(self) -> TrayState:
        alarmed = any(alarm.warns for alarm in self.alarms)
        for_the_person = self.problem or self.sync.counts.unseen or self.unrecorded or self.away or alarmed
        if for_the_person or self.sync.status.phase is SyncPhase.ATTENTION:
            return TrayState.ATTENTION
        if self.sync.status.phase is SyncPhase.OFFLINE:
            return TrayState.OFFLINE
        return TrayState.RUNNING if self.running else TrayState.IDLE

    @property
    def calm(self) -> TrayView:
        """Without what moves untold, for what is drawn only when something is told."""
        return replace(self, sync=replace(self.sync, status=replace(self.sync.status, progress=None)))

    def today_ms(self, now: Moment) -> int:
        """Today's total at ``now``; what a running timer did before midnight belongs to yesterday."""
        begin = timesheet.day_start_ms(self.today, now.offset)
        return self.today_closed_ms + sum(max(0, now.ms - max(begin, entry.start.ms)) for entry in self.running)


@dataclass(frozen=True, slots=True)
class DayView:
    """One day's entries, by start, and its totals in milliseconds at ``as_of``. ``refused``: what was recorded on that
    day and was not accepted, so that it does not count. ``projects``: all that this device knows."""

    day: date
    as_of: Moment
    entries: Sequence[EntryView]
    total_ms: int
    by_item: Sequence[tuple[ItemView | None, int]]
    refused: Sequence[EntryView] = ()
    projects: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class PeriodView:
    """Worked milliseconds from ``first`` to ``last`` at ``as_of``: by day (each one, also the empty ones), by day and
    project, and by item, kind and project, the most first. Item, kind and project are None where this device never saw
    the item. ``projects``: all that this device knows."""

    first: date
    last: date
    as_of: Moment
    total_ms: int
    by_day: Sequence[tuple[date, int]]
    by_day_and_project: Mapping[tuple[date, str | None], int]
    by_item: Sequence[tuple[ItemView | None, int]]
    by_kind: Sequence[tuple[Kind | None, int]]
    by_project: Sequence[tuple[str | None, int]]
    projects: Sequence[str] = ()


class Views:
    """Makes views. Cheap enough to be asked anew at each change."""

    def __init__(
        self,
        journal: Journal,
        clock: Clock,
        sync_status: Callable[[], SyncStatus],
        away: Callable[[], Sequence[AwayView]] = lambda: (),
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._sync_status = sync_status
        self._away = away

    def tray(self) -> TrayView:
        """What the tray shows now."""
        now = self._clock.now()
        today = timesheet.day_of(now)
        running = self._journal.entries.running()
        closed = [entry for entry in self._entries_of(today, today, now) if not entry.running]
        last = None if running else self._last_item(now)
        return TrayView(
            person=self._journal.person(),
            running=tuple(map(self._entry_view, running)),
            quick=self._item_views(self._journal.items.by_habit(QUICK_ITEMS)),
            today=today,
            today_closed_ms=timesheet.timesheet(closed, now.ms, today, today).total,
            sync=self.sync(),
            unrecorded=len(self.unrecorded()),
            away=self._away(),
            last=self._item_views((last,))[0] if last is not None and last.assigned else None,
            alarms=self._journal.evidence.unseen(),
        )

    def sync(self) -> SyncView:
        """How the sync stands."""
        return SyncView(self._sync_status(), self._journal.standings.counts())

    def unrecorded(self) -> Sequence[Unrecorded]:
        """What was noted and came to nothing in the last two weeks, without what the person has seen."""
        since = self._clock.now().ms - TOLD_MS
        return [each for each in self._journal.noted.unrecorded() if each.settled_ms > since]

    def day(self, day: date | None = None) -> DayView:
        """One day (default: today) on the local wall clock."""
        now = self._clock.now()
        day = day or timesheet.day_of(now)
        entries = [
            entry
            for entry in self._entries_of(day, day, now)
            if timesheet.day_of(entry.start) == day  # one without a length, or that ends before it starts, needs a look
            or any(piece.day == day for piece in timesheet.slices(entry, now.ms))
        ]
        sheet = timesheet.timesheet(entries, now.ms, day, day)
        overlapping = timesheet.overlapping(entries, now.ms)
        standings = self._journal.standings.of_entries([entry.id for entry in entries])
        return DayView(
            day=day,
            as_of=now,
            entries=tuple(
                replace(
                    self._entry_view(entry, Flag.OVERLAP if entry.id in overlapping else None),
                    standing=standings.get(entry.id),
                )
                for entry in entries
            ),
            total_ms=sheet.total,
            by_item=self._totals(sheet),
            refused=self._refused(day, now),
            projects=self._journal.items.projects(),
        )

    def week(self, day: date | None = None) -> PeriodView:
        """The week from Monday to Sunday (ISO 8601) that has ``day``; default: this one."""
        day = day or timesheet.day_of(self._clock.now())
        monday = day - timedelta(days=day.weekday())
        return self.period(monday, monday + timedelta(days=6))

    def month(self, day: date | None = None) -> PeriodView:
        """The month that has ``day``; default: this one."""
        first = (day or timesheet.day_of(self._clock.now())).replace(day=1)
        return self.period(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))

    def period(self, first: date, last: date) -> PeriodView:
        """What was worked from ``first`` to ``last``, both included."""
        now = self._clock.now()
        sheet = timesheet.timesheet(self._entries_of(first, last, now), now.ms, first, last)
        by_day = sheet.by_day()
        days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
        items = self._totals(sheet)
        projects = {item.id: item.project for item, _ in items if item is not None}
        parts: dict[tuple[date, str | None], int] = {}
        for (day, item_id), worked in sheet.worked.items():
            part = (day, projects.get(item_id))
            parts[part] = parts.get(part, 0) + worked
        return PeriodView(
            first=first,
            last=last,
            as_of=now,
            total_ms=sheet.total,
            by_day=tuple((day, by_day.get(day, 0)) for day in days),
            by_day_and_project=parts,
            by_item=_most_first(items),
            by_kind=_most_first((item.kind if item else None, worked) for item, worked in items),
            by_project=_most_first((item.project if item else None, worked) for item, worked in items),
            projects=self._journal.items.projects(),
        )

    def entry_named(self, name: str) -> str:
        """The id of the entry that a person means: ``last``, ``running``, a number in today's list from 1 on, one in
        another day's (``2026-03-01#2``), or an id or its end.

        Raises ``Refused``: no_such_entry, entry_ambiguous.
        """
        day, _, number = name.rpartition("#")
        if name == "running":
            found = [entry.id for entry in self._journal.entries.running()][-1:]
        elif name == "last":
            found = [entry.id for entry in self.day().entries][-1:]
        elif number.isascii() and number.isdigit() and len(number) <= NUMBER_DIGITS:
            listed = [entry.id for entry in self.day(_date(day)).entries]
            found = listed[int(number) - 1 : int(number)] if int(number) else []
        else:
            found = list(self._journal.entries.ids_like(name.lower())) if len(name) >= ID_END else []
        if len(found) > 1:
            raise Refused("entry_ambiguous", "More than one entry is meant.", entry=name)
        if not found:
            raise Refused("no_such_entry", f"There is no entry {name!r}.", entry=name)
        return found[0]

    def search(self, query: str, limit: int = 50, kind: Kind | None = None) -> Sequence[ItemView]:
        """Assigned items that match ``query``, of ``kind`` where one is given."""
        return self._item_views(self._journal.items.search(query, limit, kind))

    def log(self, limit: int) -> Sequence[LogLine]:
        """The latest events and what became of them, newest first."""
        return self._journal.standings.log(limit)

    def last_key(self) -> str:
        """The key of the item that was worked on last. Raises ``Refused("nothing_to_resume")``."""
        item = self._last_item(self._clock.now())
        if item is None:
            raise Refused("nothing_to_resume", "Nothing was worked on here before.")
        return item.key

    def item_key(self, item_id: str) -> str:
        """The key of an item, or its id when this device never saw it."""
        item = self._journal.items.by_id(item_id)
        return item_id if item is None else item.key

    def _refused(self, day: date, now: Moment) -> Sequence[EntryView]:
        begin = timesheet.day_start_ms(day - timedelta(days=1), now.offset)
        entries = self._journal.standings.rejected_entries(begin, begin + 3 * timesheet.DAY_MS)
        there = [entry for entry in entries if timesheet.day_of(entry.start) == day]
        standings = self._journal.standings.of_entries([entry.id for entry in there])
        return tuple(
            replace(self._entry_view(entry), standing=standings.get(entry.id), counts=False) for entry in there
        )

    def _last_item(self, now: Moment) -> WorkItem | None:
        for recent in RECENT_MS:  # mostly it is among the few of today
            entries = self._journal.entries.between(now.ms - recent, now.ms + 1)
            if entries:
                return self._journal.items.by_id(entries[-1].work_item)
        return None

    def _entries_of(self, first: date, last: date, now: Moment) -> Sequence[Entry]:
        # Entries count by the offset they were begun at, so look a day wider on both sides.
        begin = timesheet.day_start_ms(first - timedelta(days=1), now.offset)
        return self._journal.entries.between(begin, timesheet.day_start_ms(last + timedelta(days=2), now.offset))

    def _totals(self, sheet: timesheet.Timesheet) -> Sequence[tuple[ItemView | None, int]]:
        worked = sheet.by_item()
        known = [item for item in map(self._journal.items.by_id, worked) if item is not None]
        views = {view.id: view for view in self._item_views(known)}
        return tuple((views.get(item), ms) for item, ms in worked.items())

    def _entry_view(self, entry: Entry, extra: Flag | None = None) -> EntryView:
        flags = entry.flags if extra is None else entry.flags | {extra}
        return EntryView(entry.id, self._item_view(entry.work_item), entry.start, entry.stop, entry.note, flags)

    def _item_view(self, item_id: str) -> ItemView | None:
        item = self._journal.items.by_id(item_id)
        return None if item is None else self._item_views((item,))[0]

    def _item_views(self, items: Sequence[WorkItem]) -> Sequence[ItemView]:
        pinned = self._journal.items.pinned()
        running = {entry.work_item for entry in self._journal.entries.running()}
        return tuple(
            ItemView(item.id, item.key, item.title, item.kind, item.project, item.id in pinned, item.id in running)
            for item in items
        )


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Refused("no_such_entry", f"{text!r} is not a day.", entry=text) from None


def _most_first(pairs: Iterable[tuple[T, int]]) -> Sequence[tuple[T, int]]:
    sums: dict[T, int] = {}
    for name, worked in pairs:
        sums[name] = sums.get(name, 0) + worked
    return tuple(sorted(sums.items(), key=lambda pair: -pair[1]))


def shut(problem: str, status: SyncStatus, today: date, noted: int = 0, *, can_note: bool = False) -> TrayView:
    """The tray's view while the store cannot be opened."""
    return TrayView(None, (), (), today, 0, SyncView(status, Counts(0, 0, 0)), problem, noted, can_note)
