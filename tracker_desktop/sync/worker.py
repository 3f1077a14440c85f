"""The one sync thread: runs a round when it is due, and what people ask for at once."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from typing import TypeVar

from tracker_core.errors import Bug, TrackerError
from tracker_core.model import Person
from tracker_desktop.services.ports import SignInPrompt, SignInWay, SyncPhase, SyncStatus
from tracker_desktop.sync.rounds import Rounds

T = TypeVar("T")
Job = Callable[[Rounds], None]


class SyncThread:
    """Runs from ``start`` to ``close``.

    ``open_rounds`` is called on the sync thread, so that the store's connection belongs to it; it gets the callback to
    report a status to, and returns the rounds and what closes the store. ``tell`` is called on the sync thread whenever
    status or store changed; ``fault`` gets what should not happen.
    """

    def __init__(
        self,
        open_rounds: Callable[[Callable[[SyncStatus], None]], tuple[Rounds, Callable[[], None]]],
        tell: Callable[[], None],
        fault: Callable[[BaseException], None],
    ) -> None:
        self._open_rounds = open_rounds
        self._tell = tell
        self._fault = fault
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._status = SyncStatus(SyncPhase.IDLE)
        self._nudged = False
        self._rounds: Rounds | None = None
        self._cancelled = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sync", daemon=True)

    def start(self, *, first_round: bool) -> None:
        """Begin, with a first round when the pace lets it or only once it is asked for."""
        if first_round:
            self._jobs.put(Rounds.plan_first)
        self._thread.start()

    def close(self, patience_s: float) -> None:
        """Stop after the exchange under way; give up waiting for it after ``patience_s``, nothing is lost by that."""
        self._cancelled.set()
        self._jobs.put(None)
        self.stop()
        self._thread.join(patience_s)

    def status(self) -> SyncStatus:
        """The latest status, with the progress of this moment."""
        status, rounds = self._status, self._rounds
        if rounds is None or status.phase is not SyncPhase.SYNCING:
            return status
        return replace(status, progress=rounds.progress)

    def nudge(self) -> None:
        """There is something to send: a round soon. Cheap, and from any thread."""
        if not self._nudged:
            self._nudged = True
            self._jobs.put(self._plan_soon)

    def sync_now(self) -> Future[SyncStatus]:
        """A round now; the future holds the status after it."""
        return self._ask(Rounds.round)

    def stop(self) -> None:
        """End the round under way after its present request; the next one goes on there."""
        rounds = self._rounds
        if rounds is not None:
            rounds.stop()

    def call(self, path: str, body: bytes = b"") -> Future[bytes]:
        """One request to the organization's API; see ``Rounds.call``."""
        return self._ask(lambda rounds: rounds.call(path, body))

    def fetch(self, path: str, take: Callable[[bytes, int | None], object]) -> Future[bytes]:
        """One file from the organization's API; see ``services.ports.Synchronizer``."""
        return self._ask(lambda rounds: rounds.call(path, b"", take))

    def sign_in(self, url: str, way: SignInWay, ca_file: str, prompt: Callable[[SignInPrompt], None]) -> Future[Person]:
        """Sign in, then a round. A second call while one waits for the person waits for its turn."""
        self._cancelled = cancelled = threading.Event()  # of this attempt alone: an older one stays cancelled
        return self._ask(lambda rounds: rounds.sign_in(url, way, ca_file, prompt, cancelled))

    def cancel_sign_in(self) -> None:
        """Let a sign-in that waits for the person fail with ``sign_in_cancelled``; one that is done fetch no more."""
        self._cancelled.set()
        self.stop()

    def sign_out(self) -> Future[bool]:
        """Forget the tokens here; the future says whether the server could be told to revoke them."""
        return self._ask(Rounds.sign_out)

    def _ask(self, work: Callable[[Rounds], T]) -> Future[T]:
        result: Future[T] = Future()

        def job(rounds: Rounds) -> None:
            try:
                answer = work(rounds)
            except TrackerError as error:
                result.set_exception(error)
            except Exception as error:  # noqa: BLE001 - a job's edge: told to who asked, and as fault
                result.set_exception(Bug("bug", f"The sync failed on {type(error).__name__}."))
                self._fault(error)
            else:
                result.set_result(answer)

        self._jobs.put(job)
        return result

    def _plan_soon(self, rounds: Rounds) -> None:
        self._nudged = False
        rounds.plan_soon()

    def _report(self, status: SyncStatus) -> None:
        self._status = status
        self._tell()

    def _run(self) -> None:
        try:
            rounds, close_store = self._open_rounds(self._report)
        except Exception as error:  # noqa: BLE001 - the thread's edge: told as status and fault
            self._fail(error)
            return
        self._rounds = rounds
        try:
            while True:
                try:
                    job = self._jobs.get(timeout=_until(rounds.due))
                except queue.Empty:
                    rounds.round()
                    continue
                if job is None:
                    return
                job(rounds)
        except Exception as error:  # noqa: BLE001 - the thread's edge: told as status and fault
            self._fail(error)
        finally:
            rounds.close()
            close_store()

    def _fail(self, error: Exception) -> None:
        self._report(SyncStatus(SyncPhase.ATTENTION, error.code if isinstance(error, TrackerError) else "bug"))
        self._fault(error)


def _until(due: float | None) -> float | None:
    return None if due is None else max(0.0, due - time.monotonic())
