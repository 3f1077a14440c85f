"""How things stand now, as the interfaces show it: frozen, ready to draw, made from the journal and the sync."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from tracker_core import timesheet
from tracker_core.errors import Refused
from tracker_core.model import Kind, Moment, Person, WorkItem
from tracker_desktop.services.away_questions import AwayView
from tracker_desktop.services.ports import Clock, Journal, SyncPhase, SyncStatus, Unrecorded
from tracker_desktop.services.shown import EntryView, ItemView, Shown
from tracker_desktop.services.standings import Counts, LogLine

if TYPE_CHECKING:
    from tracker_desktop.services.evidence import Alarm

QUICK_ITEMS = 6
RECENT_MS = tuple(days * 86_400_000 for days in (1, 3, 10, 30, 90))  # how far back the last item is sought
TOLD_MS = 14 * 86_400_000  # how long what came to nothing is told of


class TrayState(StrEnum):
    """What the icon shows. Attention wins over offline, offline over running: what a person must know first."""

    IDLE = "idle"
    RUNNING = "running"
    OFFLINE = "offline"
    ATTENTION = "attention"


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
        self._shown = Shown(journal)
        self._sync_status = sync_status
        self._away = away

    def tray(self) -> TrayView:
        """What the tray shows now."""
        now = self._clock.now()
        today = timesheet.day_of(now)
        running = self._journal.entries.running()
        closed = [entry for entry in self._shown.entries_of(today, today, now) if not entry.running]
        last = None if running else self._last_item(now)
        return TrayView(
            person=self._journal.person(),
            running=tuple(map(self._shown.entry, running)),
            quick=self._shown.items(self._journal.items.by_habit(QUICK_ITEMS)),
            today=today,
            today_closed_ms=timesheet.timesheet(closed, now.ms, today, today).total,
            sync=self.sync(),
            unrecorded=len(self.unrecorded()),
            away=self._away(),
            last=self._shown.items((last,))[0] if last is not None and last.assigned else None,
            alarms=self._journal.evidence.alarms.unseen(),
        )

    def sync(self) -> SyncView:
        """How the sync stands."""
        return SyncView(self._sync_status(), self._journal.standings.counts())

    def unrecorded(self) -> Sequence[Unrecorded]:
        """What was noted and came to nothing in the last two weeks, without what the person has seen."""
        since = self._clock.now().ms - TOLD_MS
        return [each for each in self._journal.noted.unrecorded() if each.settled_ms > since]

    def search(self, query: str, limit: int = 50, kind: Kind | None = None) -> Sequence[ItemView]:
        """Assigned items that match ``query``, of ``kind`` where one is given."""
        return self._shown.items(self._journal.items.search(query, limit, kind))

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

    def _last_item(self, now: Moment) -> WorkItem | None:
        for recent in RECENT_MS:  # mostly it is among the few of today
            entries = self._journal.entries.between(now.ms - recent, now.ms + 1)
            if entries:
                return self._journal.items.by_id(entries[-1].work_item)
        return None


def shut(problem: str, status: SyncStatus, today: date, noted: int = 0, *, can_note: bool = False) -> TrayView:
    """The tray's view while the store cannot be opened."""
    return TrayView(None, (), (), today, 0, SyncView(status, Counts(0, 0, 0)), problem, noted, can_note)
