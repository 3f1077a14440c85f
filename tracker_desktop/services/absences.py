"""What the questions about absences need of the store and of the system, as Protocols; see ``presence``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from tracker_core.away import Absence, Away, Cause, Choice, Reading
from tracker_core.model import Moment

BLIND_MS = 30_000  # a pause that is shorter than this need not be known to a source of presence


class Question(NamedTuple):
    """An absence that waits for an answer, and its number."""

    id: int
    absence: Absence


class Answered(NamedTuple):
    """What the person made of an absence."""

    question: int
    choice: Choice


class Alive(NamedTuple):
    """When the program was last seen, and why it ended then; None: it did not say, or runs."""

    reading: Reading
    ended: Cause | None = None


class Absences(Protocol):
    """What the store knows of absences; on the thread of the journal, and writes raise as its do. None of it is sent
    anywhere: what a person makes of an absence is recorded as events like any other correction."""

    def begin(self, away: Away) -> None:
        """Somebody is away; in the place of what was begun before."""

    def begun(self) -> Away | None:
        """The absence that lasts."""

    def end(self, absence: Absence | None, instead_of: Sequence[int] = ()) -> None:
        """It lasts no longer. ``absence`` is to be asked about, in the place of earlier questions; None: nothing is."""

    def split(self, question: Question, at: Moment) -> None:
        """Two questions in the place of one."""

    def questions(self) -> Sequence[Question]:
        """What waits for an answer, the oldest first."""

    def between(self, begin_ms: int, end_ms: int) -> Sequence[tuple[Absence, Choice]]:
        """The answered ones that touch [begin, end)."""

    def alive(self) -> Alive | None: ...

    def see_alive(self, alive: Alive) -> None: ...


class PresenceSource(Protocol):
    """What the system tells of whether somebody is there."""

    def watch(self, left: Callable[[Cause], None], back: Callable[[Cause], None]) -> None:
        """Call ``left`` and ``back`` with LOCK, SLEEP and SHUTDOWN as the system tells of them, on any thread."""

    def idle_ms(self) -> int | None:
        """Milliseconds since the last touch of keyboard or mouse; None where the system does not say.

        Less than ``BLIND_MS`` may be told as 0.
        """

    def in_use(self) -> bool:
        """Whether something keeps the screen on for somebody who looks or speaks: a meeting, a film."""

    def close(self) -> None: ...
