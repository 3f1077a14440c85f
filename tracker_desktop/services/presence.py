"""Whether somebody is there while a timer runs. Nothing of this leaves the device."""

from __future__ import annotations

from collections.abc import Callable

from tracker_core import away as rules
from tracker_core.away import Absence, Cause, Policy, Reading
from tracker_core.model import Moment
from tracker_desktop.services.absences import BLIND_MS, Alive, PresenceSource
from tracker_desktop.services.away_questions import AwayQuestions
from tracker_desktop.services.ports import Clock, Journal

LOOK_MS = 5 * 60_000  # at least so often while a timer runs
SIGNS = 100  # of the latest events, to find the first after the program ended
RETURN_MS = 15_000  # so often while nobody touches anything, so as to see the return


class Presence:
    """On the journal's thread. ``questions`` takes each absence that is over."""

    def __init__(
        self,
        journal: Journal,
        questions: AwayQuestions,
        clock: Clock,
        source: PresenceSource,
        policy: Callable[[], Policy] = Policy,
    ) -> None:
        self._journal = journal
        self._absences = journal.absences
        self.questions = questions
        self._clock = clock
        self._source = source
        self._policy = policy
        self._away = rules.HERE
        self._due_ms = LOOK_MS
        self._used_ms = 0  # when somebody was last there without a touch: in a meeting that is over, say
        self._last: Reading | None = None

    def begin(self) -> None:
        """The program was started: what lies between its end and now is an absence of the timers that ran on since.

        Who used the command line meanwhile was back by then.
        """
        alive, begun = self._absences.alive(), self._absences.begun()
        if alive is not None:
            seen = alive.reading.at
            back = self._first_sign_after(seen)
            if begun is not None:
                self.questions.returned(Absence(begun.began, back, begun.cause))
            elif any(entry.start.ms <= seen.ms for entry in self.questions.touched(Absence(seen, back, Cause.CRASH))):
                self.questions.returned(Absence(seen, back, alive.ended or Cause.CRASH))
        self._see_alive(None)

    def left(self, cause: Cause, at: Moment | None = None) -> None:
        """There is a reason to think that nobody is there, since ``at`` (default: now)."""
        at = at or self._clock.now()
        if cause is Cause.LOCK:
            idle = self._source.idle_ms() or 0  # the system locks by itself a while after the last touch
            at = Moment(at.ms - idle, at.offset)
        self._away = rules.left(self._away, cause, at)
        if self._running_here():
            self._absences.begin(self._away)
            self._see_alive(None)

    def back(self, cause: Cause, at: Moment | None = None) -> None:
        """That reason is gone."""
        self._away, absence = rules.back(self._away, cause, at or self._clock.now())
        if absence is not None:
            self.questions.returned(absence)
        self._last = self._reading()  # what was slept through has been told of
        if self._running_here():
            self._see_alive(None)

    def look(self) -> int | None:
        """See whether somebody is there; milliseconds until the next look, None where there is nothing to look for."""
        if not self._running_here():
            self._last = None
            return None
        now = self._reading()
        if self._last is not None and not self._away.reasons:
            absence = rules.unseen(self._last, now, self._due_ms)
            if absence is not None:
                self.questions.returned(absence)
        was_away = bool(self._away.reasons)
        self._last, self._due_ms = now, self._look_for_a_touch(now.at)
        if not (was_away and self._away.reasons):
            self._see_alive(None)  # of who is away, the beginning is known already: the disk can rest
        return self._due_ms

    def end(self) -> None:
        """The program ends, by itself or with the system."""
        if self._running_here():
            self._see_alive(Cause.SHUTDOWN if Cause.SHUTDOWN in self._away.reasons else Cause.QUIT)

    @property
    def left_at(self) -> Moment | None:
        """When the person left; None while they seem to be there."""
        return self._away.began if self._away.reasons else None

    def _first_sign_after(self, at: Moment) -> Moment:
        """When this device recorded something after ``at``; now, where it did not."""
        signs = [
            line.event.occurred
            for line in self._journal.standings.log(SIGNS)
            if line.own and line.event.occurred.ms > at.ms
        ]
        return signs[-1] if signs else self._clock.now()

    def _look_for_a_touch(self, now: Moment) -> int:
        idle, after = self._source.idle_ms(), self._policy().after[Cause.IDLE]
        if idle is None:
            return LOOK_MS
        if idle < after:
            if Cause.IDLE in self._away.reasons:
                self.back(Cause.IDLE, Moment(now.ms - idle, now.offset))
            return min(after - max(idle, BLIND_MS), LOOK_MS)
        if Cause.IDLE not in self._away.reasons:
            if self._source.in_use():
                self._used_ms = now.ms
                return after
            self.left(Cause.IDLE, Moment(max(now.ms - idle, self._used_ms), now.offset))
        return RETURN_MS

    def _running_here(self) -> bool:
        return bool(self._journal.entries.begun_here([entry.id for entry in self._journal.entries.running()]))

    def _reading(self) -> Reading:
        return Reading(self._clock.now(), *self._clock.reading())

    def _see_alive(self, ended: Cause | None) -> None:
        self._absences.see_alive(Alive(self._reading(), ended))
