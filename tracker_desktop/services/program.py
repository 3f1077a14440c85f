"""The running program as its interfaces see it: shut until the store opens, then the use cases over it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker_core.commands import StartTimer, StopTimer
from tracker_core.errors import TrackerError, Unavailable
from tracker_core.model import Device
from tracker_core.timesheet import day_of
from tracker_desktop.services.absences import PresenceSource
from tracker_desktop.services.autostart import Autostart
from tracker_desktop.services.changes import Changes
from tracker_desktop.services.noting import Noting, Wish
from tracker_desktop.services.ports import Clock, Journal, Synchronizer, SyncPhase, SyncStatus, Unrecorded
from tracker_desktop.services.settings import SettingsKeeper
from tracker_desktop.services.shortcuts import NoShortcuts, Shortcut, Shortcuts
from tracker_desktop.services.tracking import Tracking
from tracker_desktop.services.views import TrayView, Views, shut

if TYPE_CHECKING:  # loaded once the store opens: the icon does not wait for them
    from tracker_core.away import Policy
    from tracker_desktop.services.corrections import Corrections
    from tracker_desktop.services.periods import Periods
    from tracker_desktop.services.places import Places
    from tracker_desktop.services.presence import Presence
    from tracker_desktop.services.privacy import Privacy
    from tracker_desktop.services.reminders import Reminders


@dataclass(frozen=True, slots=True)
class Desk:
    """What a person can do once the store is open. ``journal`` belongs to the thread that opened it."""

    journal: Journal
    tracking: Tracking
    corrections: Corrections
    presence: Presence
    settings: SettingsKeeper
    privacy: Privacy
    reminders: Reminders
    views: Views
    periods: Periods
    places: Places
    sync: Synchronizer


@dataclass(frozen=True, slots=True)
class Host:
    """What the program asks of the system it runs on. ``locked``: settings that the organization laid down; ``about``:
    the system's name and version, and the program's version; ``folder``: where the store lies. ``shortcuts`` is asked
    for them once one is set."""

    source: PresenceSource
    autostart: Autostart
    locked: Mapping[str, str]
    about: Callable[[], tuple[str, str]]
    folder: Callable[[], str]
    shortcuts: Callable[[], Shortcuts] = NoShortcuts


class Program:
    """Shut or open, and the error that keeps it shut. While that is only for now, ``note`` takes what a person says."""

    def __init__(
        self,
        clock: Clock,
        new_id: Callable[[int], str],
        changes: Changes,
        noting: Noting,
        host: Host,
    ) -> None:
        self._clock = clock
        self._new_id = new_id
        self._noting = noting
        self._host = host
        self.changes = changes
        self.shortcut = Shortcut(host.shortcuts, changes.tell)
        self._desk: Desk | None = None
        self._problem: TrackerError = _opening()

    @property
    def desk(self) -> Desk:
        """The use cases. Raises the error that keeps the store shut (``opening`` while it is being opened)."""
        if self._desk is None:
            raise self._problem
        return self._desk

    @property
    def problem(self) -> TrackerError | None:
        """What keeps the store shut; None when it is open."""
        return None if self._desk else self._problem

    @property
    def can_note(self) -> bool:
        """Whether the store is shut for now, and was open here once; not where it may never open (``Refused``)."""
        return self._desk is None and isinstance(self._problem, Unavailable) and self._noting.offered()

    @property
    def noted(self) -> int:
        """How many starts and stops are noted and wait for the store to open."""
        return self._noting.waiting()

    def note(self, command: StartTimer | StopTimer) -> Wish:
        """Note a start or a stop while the store is shut for now; it is recorded as soon as the store opens.

        Raises what keeps the store shut where nothing can be noted, and as ``Noting.note``.
        """
        if not self.can_note:
            raise self._problem
        wish = self._noting.note(command)
        self.changes.tell()
        return wish

    def open(self, journal: Journal, sync: Synchronizer) -> Sequence[Unrecorded]:
        """The store is open now. What was noted is recorded before anything else is; what of it came to nothing.

        Raises ``Unavailable`` where that cannot be written; the store then counts as shut.
        """
        from tracker_desktop.services.away_questions import AwayQuestions
        from tracker_desktop.services.corrections import Corrections
        from tracker_desktop.services.periods import Periods
        from tracker_desktop.services.places import Places
        from tracker_desktop.services.presence import Presence
        from tracker_desktop.services.privacy import Privacy
        from tracker_desktop.services.reminders import Reminders

        def recorded() -> None:
            sync.nudge()
            self.changes.tell()

        tracking = Tracking(journal, self._clock, self._new_id, recorded)
        unrecorded = self._noting.carry_over(journal.noted, tracking)

        def device() -> Device:
            head, (system, version) = journal.head(), self._host.about()
            return Device(head.device, head.epoch, system, version)

        settings = SettingsKeeper(journal, self.changes.tell, self._host.locked, self._host.autostart)
        settings.carry_out()

        def policy() -> Policy:
            return settings.now().policy()

        questions = AwayQuestions(journal, tracking, self.changes.tell, policy)
        presence = Presence(journal, questions, self._clock, self._host.source, policy)
        self._desk = Desk(
            journal=journal,
            tracking=tracking,
            corrections=Corrections(journal, tracking),
            presence=presence,
            settings=settings,
            privacy=Privacy(
                journal.privacy,
                journal.person,
                sync,
                device,
                self._host.folder,
                lambda: self._new_id(self._clock.now().ms),
            ),
            reminders=Reminders(journal, self._clock, settings, lambda: presence.left_at),
            views=Views(journal, self._clock, sync.status, questions.all),
            periods=Periods(journal, self._clock),
            places=Places(journal),
            sync=sync,
        )
        self.changes.tell()
        return unrecorded

    def fail(self, problem: TrackerError) -> None:
        """The store could not be opened, for now."""
        self._problem = problem
        self.changes.tell()

    def shut(self) -> None:
        """The store is shut for a moment, and will be opened again."""
        self._desk = None
        self.fail(_opening())

    def tray(self) -> TrayView:
        """What the tray shows, open or shut."""
        if self._desk is None:
            today = day_of(self._clock.now())
            return shut(self._problem.code, SyncStatus(SyncPhase.IDLE), today, self.noted, can_note=self.can_note)
        settings = self._desk.settings.now()
        waiting = self._desk.privacy.to_acknowledge
        news = self._desk.privacy.news
        return replace(
            self._desk.views.tray(),
            news="" if news is None else news.what.value,
            reminded=self._desk.reminders.fresh,
            new_policy=waiting is not None,
            policy_changed=waiting is not None and bool(waiting.acknowledged),
            mini=settings.mini_window,
            mini_on_top=settings.mini_on_top,
        )


def _opening() -> Unavailable:
    return Unavailable("opening", "The store is being opened.")
