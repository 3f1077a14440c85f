"""What becomes of the time in which nobody was there: asks the person, and does what they answer.

Nothing of this leaves the device; what a person answers is recorded as corrections, like those made by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tracker_core import away as rules
from tracker_core.away import Absence, Choice, Policy
from tracker_core.commands import AddEntry, Command, CutOut
from tracker_core.errors import Refused
from tracker_core.events import Event
from tracker_core.model import Entry, Moment
from tracker_desktop.services.absences import Answered, Question
from tracker_desktop.services.ports import Journal
from tracker_desktop.services.tracking import Tracking

REASONS = {
    Choice.DISCARD: "Away",
    Choice.STOP: "Away",
    Choice.BREAK: "Break",
    Choice.GIVE: "Worked on something else",
}


@dataclass(frozen=True, slots=True)
class AwayView:
    """A question about an absence, with the ids of the entries whose time it is about."""

    id: int
    absence: Absence
    entries: Sequence[Entry]


class AwayQuestions:
    """On the journal's thread. ``tell`` is called when there is something new to ask, or no longer."""

    def __init__(
        self, journal: Journal, tracking: Tracking, tell: Callable[[], None], policy: Callable[[], Policy] = Policy
    ) -> None:
        self._journal = journal
        self._absences = journal.absences
        self._tracking = tracking
        self._tell = tell
        self._policy = policy

    def all(self) -> Sequence[AwayView]:
        """What to ask, the oldest first; what the time has settled meanwhile is not asked any more."""
        views = [AwayView(each.id, each.absence, self.touched(each.absence)) for each in self._absences.questions()]
        return [view for view in views if view.entries]

    def answer(self, number: int, choice: Choice, key: str = "") -> Sequence[Event]:
        """Do what the person wants of an absence; ``key`` is the item of GIVE.

        Raises ``Refused("no_such_question")``, and as ``Tracking``.
        """
        return self._answer(self._question(number), choice, key)

    def split(self, number: int, at: Moment) -> None:
        """Ask about the time before ``at`` and after it by itself.

        Raises ``Refused``: no_such_question, outside_absence.
        """
        question = self._question(number)
        absence = question.absence
        if not absence.began.ms < at.ms < absence.ended.ms:
            raise Refused("outside_absence", "That time does not lie within the absence.", since=absence.began)
        self._absences.split(question, at)
        self._tell()

    def returned(self, absence: Absence) -> None:
        """Somebody is back: ask, unless there is nothing to ask."""
        earlier = self._absences.questions()[-1:]
        both = rules.together(earlier[0].absence, absence) if earlier else None
        absence = both or absence
        policy = self._policy()
        if not policy.matters(absence) or not self.touched(absence):
            self._absences.end(None)
            return
        self._absences.end(absence, [earlier[0].id] if both else [])
        unasked = policy.unasked.get(absence.cause)
        if unasked is not None:
            self._answer(self._absences.questions()[-1], unasked)
        self._tell()

    def touched(self, absence: Absence) -> Sequence[Entry]:
        """The entries begun here that have time in the absence; a timer of another device says nothing of this one."""
        entries = [
            entry
            for entry in self._journal.entries.between(absence.began.ms, absence.ended.ms)
            if entry.start.ms < absence.ended.ms and (entry.stop is None or entry.stop.ms > absence.began.ms)
        ]
        here = self._journal.entries.begun_here([entry.id for entry in entries])
        return [entry for entry in entries if entry.id in here]

    def _answer(self, question: Question, choice: Choice, key: str = "") -> Sequence[Event]:
        commands: list[Command] = []
        began, ended, _ = question.absence
        if choice is not Choice.KEEP:
            reason, resume = REASONS[choice], choice is not Choice.STOP
            commands = [
                CutOut(entry.id, began, ended, self._journal.items.by_id(entry.work_item), reason, resume)
                for entry in self.touched(question.absence)
            ]
        if choice is Choice.GIVE:
            commands.append(AddEntry(key, self._journal.items.by_key(key), began, ended, REASONS[choice]))
        events = self._tracking.carry_out_all(commands, Answered(question.id, choice))
        self._tell()
        return events

    def _question(self, number: int) -> Question:
        for question in self._absences.questions():
            if question.id == number:
                return question
        raise Refused("no_such_question", "That absence was answered already, or never was.")
