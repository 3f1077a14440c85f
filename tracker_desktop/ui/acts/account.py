"""Signing in and out, and the long sync that follows."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING

from tracker_core.errors import TrackerError
from tracker_core.model import Person
from tracker_desktop.services import words
from tracker_desktop.services.ports import SignInPrompt, SignInWay
from tracker_desktop.services.words import Words
from tracker_desktop.ui.acting import Acting

if TYPE_CHECKING:
    from tracker_desktop.services.progress import Progress


class AccountActions(Acting):
    """Every method runs on the main thread and returns at once."""

    def sign_in(
        self,
        url: str,
        way: SignInWay,
        ca_file: str,
        prompt: Callable[[SignInPrompt], None],
        settled: Callable[[Future[Person]], None],
    ) -> None:
        """Sign in; ``prompt`` and ``settled`` are called on the main thread, once this has returned."""

        def prompted(shown: SignInPrompt) -> None:
            self.bridge.post(lambda: prompt(shown))

        try:
            future = self.program.desk.sync.sign_in(url, way, ca_file, prompted)
        except TrackerError as error:
            future = Future()
            future.set_exception(error)
        self.bridge.when(future, settled)

    def cancel_sign_in(self) -> None:
        """Let the sign-in under way end."""
        self.tried(lambda desk: desk.sync.cancel_sign_in())

    def sign_out(self, done: Callable[[Words | None], None]) -> None:
        """Sign out, then call ``done`` with what there is to tell about it."""

        def told(future: Future[bool]) -> None:
            problem = future.exception()
            if isinstance(problem, TrackerError):
                done(words.error(problem))
            else:
                done(None if future.result() else words.not_told())

        problem = self.tried(lambda desk: self.bridge.when(desk.sync.sign_out(), told))
        if problem is not None:
            done(problem)

    def assigned(self) -> int:
        """How many work items are assigned to the person. Raises ``TrackerError`` while the store is shut."""
        return self.program.desk.journal.items.assigned()

    def sync_progress(self) -> Progress | None:
        """How far a long sync is at this moment; None where there is none."""
        try:
            return self.program.desk.sync.status().progress
        except TrackerError:
            return None

    def stop_sync(self) -> None:
        """Let the sync under way end; it goes on with the next one."""
        self.tried(lambda desk: desk.sync.stop())
