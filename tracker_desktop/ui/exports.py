"""Exports under way: each on a thread of its own with a connection of its own, so that the main thread never waits."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager

from tracker_core.errors import Bug, Refused, TrackerError
from tracker_desktop.services.archive import Archive
from tracker_desktop.services.exporting import Part
from tracker_desktop.services.progress import Progress, Steps
from tracker_desktop.services.saving import save
from tracker_desktop.ui.bridge import Bridge

CLOSE_PATIENCE_S = 2.0  # to take away what was begun; a part takes milliseconds


class Export:
    """One export: what ``make`` makes, in the file ``path``. ``progress`` and ``done`` are called on the main thread;
    ``done`` once, with what went wrong.
    """

    def __init__(
        self,
        bridge: Bridge,
        beside: Callable[[], AbstractContextManager[Archive]],
        make: Callable[[Archive], Iterable[Part]],
        path: str,
        progress: Callable[[Progress], None],
        done: Callable[[TrackerError | None], None],
    ) -> None:
        self._bridge = bridge
        self._beside = beside
        self._make = make
        self._path = path
        self._progress = progress
        self._done = done
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="export", daemon=True)
        self._thread.start()

    def cancel(self) -> None:
        """Stop after the part under way; nothing is left of it then. Once it is done, nothing."""
        self._stopped.set()

    def close(self) -> None:
        """Stop, and wait until nothing is left of it."""
        self.cancel()
        self._thread.join(CLOSE_PATIENCE_S)

    def _run(self) -> None:
        problem: TrackerError | None = None
        try:
            with self._beside() as archive:
                save(self._path, self._make(archive), Steps(self._report, self._stopped.is_set, _stopped))
        except TrackerError as error:
            problem = error
        except Exception as error:
            problem = Bug("bug", f"The export failed on {type(error).__name__}.")
            raise  # to the hook of threads, which logs it
        finally:
            self._bridge.post(lambda: self._done(problem))

    def _report(self, progress: Progress) -> None:
        self._bridge.post(lambda: self._progress(progress))


def _stopped() -> Refused:
    return Refused("export_stopped", "The export was stopped.")
