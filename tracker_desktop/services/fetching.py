"""Fetches a file of the organization's server into one that a person chose: whole, or not at all."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from typing import TYPE_CHECKING

from tracker_core.errors import Refused, TrackerError
from tracker_desktop.services.progress import Doing, Progress, Step, Steps
from tracker_desktop.services.saving import Draft

if TYPE_CHECKING:
    from tracker_desktop.services.ports import Synchronizer

KB = 1000


class Fetching:
    """One file under way. ``report`` is called on the sync thread; ``done`` fails with what went wrong.

    Raises as ``Draft`` does, when it begins.
    """

    def __init__(self, sync: Synchronizer, what: str, path: str, report: Step) -> None:
        self.done: Future[None] = Future()
        self._draft = Draft(path)
        self._fetched = 0
        self._problem: TrackerError | None = None
        self._stopped = threading.Event()
        self._step = Steps(report, self._stopped.is_set, _stopped)
        sync.fetch(what, self._take).add_done_callback(self._end)

    def cancel(self) -> None:
        """Stop at the next piece; nothing is left of it then."""
        self._stopped.set()

    def _take(self, content: bytes, size: int | None) -> None:
        try:
            self._draft.write(content)
            self._fetched += len(content)
            self._step(Progress(Doing.DOWNLOADING, self._fetched // KB, None if size is None else size // KB))
        except TrackerError as error:
            self._problem = error
            raise

    def _end(self, fetched: Future[bytes]) -> None:
        try:
            fetched.result()
            if self._stopped.is_set():
                raise _stopped()
            self._draft.keep()
        except TrackerError as error:
            self.done.set_exception(self._problem or error)
        else:
            self.done.set_result(None)
        finally:
            self._draft.drop()


def _stopped() -> Refused:
    return Refused("export_stopped", "The export was stopped.")
