"""What a person says of the time they were away, and what they are reminded of."""

from __future__ import annotations

from tracker_core.away import Choice
from tracker_core.errors import TrackerError
from tracker_core.model import Moment
from tracker_desktop.services import words
from tracker_desktop.services.away_questions import AwayView
from tracker_desktop.services.reminders import Occasion
from tracker_desktop.services.words import Words
from tracker_desktop.ui.acting import Acting


class AbsenceActions(Acting):
    """Every method runs on the main thread and returns at once."""

    def look(self) -> int | None:
        """See whether somebody is there; milliseconds until the next look, None where none is needed for now."""
        try:
            return self.program.desk.presence.look()
        except TrackerError:
            return None  # shut, or nothing can be written: there is nothing to ask about then

    def remind(self) -> tuple[Words | None, Occasion | None, int | None]:
        """What to remind of, on which occasion, and the milliseconds until the next look."""
        try:
            desk = self.program.desk
            told, wait = desk.reminders.look()
        except TrackerError:
            return None, None, None
        if told is None:
            return None, None, wait
        key = "" if told.entry is None else desk.views.item_key(told.entry.work_item)
        return words.reminder(told, key, self.now()), told.occasion, wait

    def snooze(self) -> None:
        """No reminders for an hour."""
        self.tried(lambda desk: desk.reminders.snooze())
        self.program.changes.tell()

    def words(self, view: AwayView) -> Words:
        """What is asked about an absence."""
        keys = [self.program.desk.views.item_key(entry.work_item) for entry in view.entries]
        return words.away(view.absence, keys, self.now())

    def answer(self, question: int, choice: Choice, key: str = "") -> Words | None:
        """Do what the person wants of an absence; None when done."""
        return self.tried(lambda desk: desk.presence.questions.answer(question, choice, key))

    def split(self, question: int, at: Moment) -> Words | None:
        """Ask about the time before and after ``at`` by itself; None when done."""
        return self.tried(lambda desk: desk.presence.questions.split(question, at))
