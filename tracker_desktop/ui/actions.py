"""What a person can ask for from any widget: hands it to the use cases, and answers the words for what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tracker_core.errors import TrackerError
from tracker_core.model import Kind
from tracker_core.timesheet import day_of
from tracker_desktop.services.ports import SyncPhase, SyncStatus
from tracker_desktop.services.program import Desk
from tracker_desktop.services.shown import ItemView
from tracker_desktop.services.views import TrayView, shut
from tracker_desktop.services.words import Words
from tracker_desktop.ui.acting import Acting

if TYPE_CHECKING:
    from tracker_desktop.ui.acts.absences import AbsenceActions
    from tracker_desktop.ui.acts.account import AccountActions
    from tracker_desktop.ui.acts.files import FileActions
    from tracker_desktop.ui.acts.noting import NotingActions
    from tracker_desktop.ui.acts.settings import SettingActions
    from tracker_desktop.ui.acts.times import TimesActions
    from tracker_desktop.ui.my_data.asking import Asking

SEARCH_ROWS = 50


@dataclass(frozen=True, slots=True)
class Doors:
    """What can be opened from anywhere. ``window`` shows a sentence in it where one is given, ``mini`` opens or
    closes it."""

    window: Callable[[Words | None], None]
    search: Callable[[], None]
    times: Callable[[], None]
    settings: Callable[[], None]
    my_data: Callable[[], None]
    policy: Callable[[], None]
    audit: Callable[[], None]
    requests: Callable[[], None]
    mini: Callable[[bool], None]
    note_start: Callable[[], None]
    sign_in: Callable[[], None]
    sign_out: Callable[[], None]
    rejected: Callable[[], None]
    away: Callable[[], None]
    retry: Callable[[], None]
    recover: Callable[[], None]
    quit: Callable[[], None]


class Actions(Acting):
    """Every method runs on the main thread and returns at once. The rest is asked of its parts, each made when it is
    first wanted.
    """

    @cached_property
    def times(self) -> TimesActions:
        """Days and periods, corrections, what was not accepted."""
        from tracker_desktop.ui.acts.times import TimesActions

        return TimesActions(self.program, self.clock, self.bridge)

    @cached_property
    def absences(self) -> AbsenceActions:
        """Time away, and reminders."""
        from tracker_desktop.ui.acts.absences import AbsenceActions

        return AbsenceActions(self.program, self.clock, self.bridge)

    @cached_property
    def settings(self) -> SettingActions:
        """What can be set, and what comes of it."""
        from tracker_desktop.ui.acts.settings import SettingActions

        return SettingActions(self.program, self.clock, self.bridge)

    @cached_property
    def account(self) -> AccountActions:
        """Signing in and out, and the long sync that follows."""
        from tracker_desktop.ui.acts.account import AccountActions

        return AccountActions(self.program, self.clock, self.bridge)

    @cached_property
    def noting(self) -> NotingActions:
        """What is said while the store is shut."""
        from tracker_desktop.ui.acts.noting import NotingActions

        return NotingActions(self.program, self.clock, self.bridge)

    @cached_property
    def files(self) -> FileActions:
        """Writing to files."""
        from tracker_desktop.ui.acts.files import FileActions

        return FileActions(self.program, self.clock, self.bridge)

    @cached_property
    def my_data(self) -> Asking:
        """What a person asks about their own data."""
        from tracker_desktop.ui.my_data.asking import Asking

        return Asking(self.program, self.clock, self.bridge)

    def tray(self) -> TrayView:
        """What tray and window show now; a store that cannot be read is shown like one that is shut."""
        try:
            return self.program.tray()
        except TrackerError as error:
            return shut(error.code, SyncStatus(SyncPhase.IDLE), day_of(self.now()))

    def start(self, key: str) -> Words | None:
        """Start a timer; None when done."""
        return self.tried(lambda desk: desk.tracking.start(key))

    def stop(self) -> Words | None:
        """Stop what runs; None when done."""
        return self.tried(lambda desk: desk.tracking.stop())

    def resume(self) -> Words | None:
        """Start what was worked on last; None when done."""
        return self.tried(lambda desk: desk.tracking.start(desk.views.last_key()))

    def search(self, query: str, kind: Kind | None = None) -> Sequence[ItemView]:
        """Work items to choose from, of one kind or of all. Raises ``TrackerError`` while the store is shut."""
        return self.program.desk.views.search(query, SEARCH_ROWS, kind)

    def pin(self, item_id: str, pinned: bool) -> Words | None:
        """Keep an item at the top, or let it go; None when done."""

        def set_pin(desk: Desk) -> None:
            desk.journal.items.pin(item_id, pinned)
            self.program.changes.tell()

        return self.tried(set_pin)

    def sync_now(self) -> Words | None:
        """Sync, whatever the pace; how it went shows in the state of the sync."""
        return self.tried(lambda desk: desk.sync.sync_now())
