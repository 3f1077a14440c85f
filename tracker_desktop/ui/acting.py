"""What all that can be asked for from a widget stands on: the program, its clock, the way to the main thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from tracker_core.errors import TrackerError
from tracker_core.model import Moment
from tracker_desktop.services import words
from tracker_desktop.services.ports import Clock
from tracker_desktop.services.program import Desk, Program
from tracker_desktop.services.words import Words
from tracker_desktop.ui.bridge import Bridge

T = TypeVar("T")


class Acting:
    """Carries out what is asked, and answers the words for what went wrong."""

    def __init__(self, program: Program, clock: Clock, bridge: Bridge) -> None:
        self.program = program
        self.clock = clock
        self.bridge = bridge

    def now(self) -> Moment:
        """This instant, with the local UTC offset."""
        return self.clock.now()

    def tried(self, act: Callable[[Desk], object]) -> Words | None:
        """Do something; None when done."""
        try:
            act(self.program.desk)
        except TrackerError as error:
            return words.error(error, self.now())
        return None

    def result(self, future: Future[T]) -> T | Words:
        """What came of ``future``, which has settled."""
        try:
            return future.result()
        except TrackerError as error:
            return words.error(error, self.now())
