"""The sync of a process that lives for one command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker_desktop.services.ports import SyncPhase, SyncStatus

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from tracker_core.model import Person
    from tracker_desktop.services.ports import SignInPrompt, SignInWay
    from tracker_desktop.sync.worker import SyncThread

CLOSE_PATIENCE_S = 3.0


class SyncWhenAsked:
    """The sync of a process that lives for one command: no thread, and no network room loaded, before it is asked for.

    What such a command records is sent by the next sync, of the tray program or of ``timetracker sync``.
    """

    def __init__(self, make: Callable[[], SyncThread]) -> None:
        self._make = make
        self._thread: SyncThread | None = None

    def close(self) -> None:
        """End the thread, if there is one."""
        if self._thread is not None:
            self._thread.close(CLOSE_PATIENCE_S)

    def status(self) -> SyncStatus:
        """Of the thread; before it is there, nothing is going on."""
        return SyncStatus(SyncPhase.IDLE) if self._thread is None else self._thread.status()

    def nudge(self) -> None:
        """Nothing: this process ends before a round could."""

    def sync_now(self) -> Future[SyncStatus]:
        """See ``services.ports.Synchronizer``."""
        return self._started().sync_now()

    def stop(self) -> None:
        """See ``services.ports.Synchronizer``."""
        if self._thread is not None:
            self._thread.stop()

    def call(self, path: str, body: bytes = b"") -> Future[bytes]:
        """See ``services.ports.Synchronizer``."""
        return self._started().call(path, body)

    def fetch(self, path: str, take: Callable[[bytes, int | None], object]) -> Future[bytes]:
        """See ``services.ports.Synchronizer``."""
        return self._started().fetch(path, take)

    def sign_in(self, url: str, way: SignInWay, ca_file: str, prompt: Callable[[SignInPrompt], None]) -> Future[Person]:
        """See ``services.ports.Synchronizer``."""
        return self._started().sign_in(url, way, ca_file, prompt)

    def cancel_sign_in(self) -> None:
        """See ``services.ports.Synchronizer``."""
        if self._thread is not None:
            self._thread.cancel_sign_in()

    def sign_out(self) -> Future[bool]:
        """See ``services.ports.Synchronizer``."""
        return self._started().sign_out()

    def _started(self) -> SyncThread:
        if self._thread is None:
            self._thread = self._make()
            self._thread.start(first_round=False)
        return self._thread
