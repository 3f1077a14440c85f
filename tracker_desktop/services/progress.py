"""How far a piece of long work is: a value, made by who does it and shown by whoever wants to."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from tracker_core.errors import TrackerError


class Doing(StrEnum):
    """What is being done. SENDING and FETCHING: a sync. EXPORTING: into a file. DOWNLOADING: a
    file, in kB. READING, WRITING and MOVING: records
    that do not open are read, new ones are made of them, and put in their place."""

    SENDING = "sending"
    FETCHING = "fetching"
    EXPORTING = "exporting"
    DOWNLOADING = "downloading"
    READING = "reading"
    WRITING = "writing"
    MOVING = "moving"


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` of ``total`` are done, of whatever ``what`` counts; ``total`` is None where nobody knows it."""

    what: Doing
    done: int = 0
    total: int | None = None

    @property
    def per_mille(self) -> int | None:
        """How far that is, from 0 to 1000; None where nobody can tell."""
        if self.total is None:
            return None
        return 1000 if self.done >= self.total else self.done * 1000 // self.total


Step = Callable[[Progress], object]
"""Is told of each small step of long work, and raises to end it there."""

SEEN_S = 0.2  # nobody reads faster


class Steps:
    """A ``Step`` that passes on what somebody could see to ``report``, and raises ``problem()`` once ``stopped()``."""

    def __init__(self, report: Step, stopped: Callable[[], bool], problem: Callable[[], TrackerError]) -> None:
        self._report = report
        self._stopped = stopped
        self._problem = problem
        self._what: Doing | None = None
        self._next = 0.0

    def __call__(self, progress: Progress) -> None:
        if progress.what is not Doing.MOVING and self._stopped():
            raise self._problem()
        now = time.monotonic()
        if progress.what is not self._what or now >= self._next:
            self._what, self._next = progress.what, now + SEEN_S
            self._report(progress)
