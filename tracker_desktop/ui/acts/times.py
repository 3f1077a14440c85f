"""What a person asks of their times: days and periods, corrections, and what the server did not accept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from tracker_core.away import Absence, Choice
from tracker_core.events import EntryAdded, StartRefused, TimerStarted, entry_of
from tracker_desktop.services.corrections import Corrections
from tracker_desktop.services.periods import DayView, PeriodView
from tracker_desktop.services.program import Desk
from tracker_desktop.services.standings import LogLine
from tracker_desktop.services.words import Words
from tracker_desktop.ui.acting import Acting


class TimesActions(Acting):
    """Every method runs on the main thread and returns at once."""

    def today(self) -> DayView:
        """Today's entries. Raises ``TrackerError`` while the store is shut."""
        return self.program.desk.periods.day()

    def day(self, day: date) -> DayView:
        """One day's entries. Raises ``TrackerError`` while the store is shut."""
        return self.program.desk.periods.day(day)

    def week(self, day: date) -> PeriodView:
        """The week of ``day``. Raises likewise."""
        return self.program.desk.periods.week(day)

    def month(self, day: date) -> PeriodView:
        """The month of ``day``. Raises likewise."""
        return self.program.desk.periods.month(day)

    def breaks(self, begin_ms: int, end_ms: int) -> Sequence[Absence]:
        """The absences of that time that the person called breaks. Raises likewise."""
        answered = self.program.desk.journal.absences.between(begin_ms, end_ms)
        return [absence for absence, choice in answered if choice is Choice.BREAK]

    @property
    def can_undo(self) -> bool:
        """Whether there is a correction to take back."""
        return self.program.problem is None and self.program.desk.corrections.can_undo

    def correct(self, act: Callable[[Corrections], object]) -> Words | None:
        """Correct something; None when done."""
        return self.tried(lambda desk: act(desk.corrections))

    def rejected(self) -> Sequence[tuple[LogLine, str]]:
        """Records that the server did not accept, newest first, with the key of the item each is about (or empty)."""
        desk = self.program.desk
        return [(line, _subject(desk, line)) for line in desk.journal.standings.rejected()]

    def see_rejected(self) -> Words | None:
        """The person has seen what was not accepted; None when that is kept."""

        def see(desk: Desk) -> None:
            desk.journal.standings.see_rejected()
            self.program.changes.tell()

        return self.tried(see)


def _subject(desk: Desk, line: LogLine) -> str:
    fact = line.event.fact
    if isinstance(fact, TimerStarted | EntryAdded):
        return desk.views.item_key(fact.work_item)
    if isinstance(fact, StartRefused):
        return fact.key
    entry_id = entry_of(line.event)
    entry = None if entry_id is None else desk.journal.entries.by_id(entry_id)
    return "" if entry is None else desk.views.item_key(entry.work_item)
