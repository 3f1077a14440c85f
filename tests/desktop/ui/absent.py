"""Absences in memory, and a system that says of presence what a test wants it to."""

from collections.abc import Callable, Sequence
from itertools import count

from tracker_core.away import Absence, Away, Cause, Choice
from tracker_core.model import Moment
from tracker_desktop.services.absences import Alive, Answered, Question


class MemoryAbsences:
    """Questions in a list."""

    def __init__(self) -> None:
        self._begun: Away | None = None
        self._asked: list[Question] = []
        self._answered: list[tuple[Absence, Choice]] = []
        self._alive: Alive | None = None
        self._numbers = count(1)

    def begin(self, away: Away) -> None:
        self._begun = away

    def begun(self) -> Away | None:
        return self._begun

    def end(self, absence: Absence | None, instead_of: Sequence[int] = ()) -> None:
        self._begun = None
        self._asked = [each for each in self._asked if each.id not in instead_of]
        if absence is not None:
            self._asked.append(Question(next(self._numbers), absence))

    def split(self, question: Question, at: Moment) -> None:
        self.end(question.absence._replace(ended=at), [question.id])
        self.end(question.absence._replace(began=at))

    def questions(self) -> Sequence[Question]:
        return sorted(self._asked, key=lambda each: each.absence.began.ms)

    def between(self, begin_ms: int, end_ms: int) -> Sequence[tuple[Absence, Choice]]:
        return [each for each in self._answered if each[0].ended.ms > begin_ms and each[0].began.ms < end_ms]

    def answer(self, answered: Answered) -> None:
        self._answered += [(each.absence, answered.choice) for each in self._asked if each.id == answered.question]
        self._asked = [each for each in self._asked if each.id != answered.question]

    def alive(self) -> Alive | None:
        return self._alive

    def see_alive(self, alive: Alive) -> None:
        self._alive = alive


class MemoryPresence:
    """A system that says what a test wants it to."""

    def __init__(self) -> None:
        self.idle: int | None = None
        self.used = False

    def watch(self, left: Callable[[Cause], None], back: Callable[[Cause], None]) -> None:
        pass

    def idle_ms(self) -> int | None:
        return self.idle

    def in_use(self) -> bool:
        return self.used

    def close(self) -> None:
        pass
