"""A synchronizer in memory, which does what a test says."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace

from tracker_core.model import Person
from tracker_desktop.services.ports import SignInPrompt, SignInWay, SyncPhase, SyncStatus
from tracker_desktop.services.progress import Progress


class MemorySynchronizer:
    """Does what a test says and when it says so: ``settle_sign_in`` and the like end what was asked for."""

    def __init__(self, tell: Callable[[], None], synced_ms: int) -> None:
        self._tell = tell
        self._status = SyncStatus(SyncPhase.IDLE, last_success_ms=synced_ms)
        self.syncs: list[Future[SyncStatus]] = []
        self.sign_ins: list[tuple[str, SignInWay, str]] = []
        self.sign_outs: list[Future[bool]] = []
        self.prompt: Callable[[SignInPrompt], None] = lambda _: None
        self.signing_in: Future[Person] = Future()
        self.cancelled = 0
        self.stopped = 0
        self.nudges = 0
        self.fetches: list[tuple[str, Callable[[bytes, int | None], object], Future[bytes]]] = []
        self.calls: list[tuple[str, bytes, Future[bytes]]] = []

    def status(self) -> SyncStatus:
        return self._status

    def become(self, phase: SyncPhase, code: str = "") -> None:
        self._status = replace(self._status, phase=phase, code=code, progress=None)
        self._tell()

    def move(self, progress: Progress) -> None:
        """Further, and nobody is told."""
        self._status = replace(self._status, progress=progress)

    def stop(self) -> None:
        self.stopped += 1

    def nudge(self) -> None:
        self.nudges += 1

    def sync_now(self) -> Future[SyncStatus]:
        self.syncs.append(Future())
        self.become(SyncPhase.SYNCING)
        return self.syncs[-1]

    def sign_in(self, url: str, way: SignInWay, ca_file: str, prompt: Callable[[SignInPrompt], None]) -> Future[Person]:
        self.sign_ins.append((url, way, ca_file))
        self.prompt = prompt
        self.signing_in = Future()
        return self.signing_in

    def call(self, path: str, body: bytes = b"") -> Future[bytes]:
        self.calls.append((path, body, Future()))
        return self.calls[-1][2]

    def fetch(self, path: str, take: Callable[[bytes, int | None], object]) -> Future[bytes]:
        self.fetches.append((path, take, Future()))
        return self.fetches[-1][2]

    def cancel_sign_in(self) -> None:
        self.cancelled += 1

    def sign_out(self) -> Future[bool]:
        self.sign_outs.append(Future())
        return self.sign_outs[-1]
