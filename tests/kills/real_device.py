"""A device of the real client code and the real transport, in this process: its own store, its own thread."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from tools.web_person import WebPerson
from tracker_core.errors import Refused
from tracker_core.events import Event
from tracker_desktop.host.clock import SystemClock
from tracker_desktop.host.ids import uuid7
from tracker_desktop.services.ports import Account, SignInPrompt, SignInWay, SyncPhase, SyncStatus
from tracker_desktop.services.tracking import Tracking
from tracker_desktop.store.mark import Mark
from tracker_desktop.store.opening import create_store, open_journal, open_store
from tracker_desktop.store.sync_side import SqlcipherSyncStore
from tracker_desktop.sync.exchange import Request, Response
from tracker_desktop.sync.http import RequestsTransport
from tracker_desktop.sync.rounds import Rounds

KEY = bytes(range(32))
Exchange = Callable[[Request], Response]


class RealDevice:
    """Opened on the thread that makes it, and used by that one. ``around`` may stand between client and network."""

    def __init__(
        self, folder: Path, *, around: Callable[[Exchange, Request], Response] = lambda exchange, asked: exchange(asked)
    ) -> None:
        self.folder = folder
        self.around = around
        self._clock = SystemClock()
        file = str(folder / "timetracker.db")
        mark = Mark(str(folder / "mark"))
        if not folder.exists():
            folder.mkdir(mode=0o700)
            create_store(file, KEY)
        self.journal = open_journal(file, KEY, mark, self._now_ms())
        self.sync = SqlcipherSyncStore(open_store(file, KEY), self._now_ms, mark)
        device = self.sync.device("Test OS", "0.1.0")
        self.rounds = Rounds(self.sync, device, self._connect, self._now_ms, time.monotonic, lambda _: None)
        self.tracking = Tracking(self.journal, self._clock, uuid7, lambda: None)

    def close(self) -> None:
        self.rounds.close()
        self.sync.close()
        self.journal.close()

    def sign_in(self, url: str, email: str, password: str, ca_file: str = "") -> None:
        """As the person does in a browser."""

        def prompt(shown: SignInPrompt) -> None:
            person = WebPerson(email, password, ca_file)
            threading.Thread(target=person.sign_in, args=(shown.url,)).start()

        self.rounds.sign_in(url, SignInWay.BROWSER, ca_file, prompt, threading.Event())

    def account(self) -> Account:
        account = self.sync.account.read()
        assert account is not None
        return account

    def record(self, rng: random.Random) -> None:
        """Start something else, or stop."""
        if self.journal.entries.running() and rng.random() < 0.3:
            self.tracking.stop()
            return
        try:
            self.tracking.start(rng.choice(self.journal.items.search("", 20)).key)
        except Refused as refused:
            if refused.code not in {"already_running", "before_running_start"}:
                raise

    def stop(self) -> None:
        """Stop what runs, if anything does."""
        if self.journal.entries.running():
            self.tracking.stop()

    def settle(self, rounds: int = 4) -> SyncStatus:
        """Sync until nothing waits, and once more to hear of what the others had sent."""
        status = self.rounds.round()
        for _ in range(rounds):
            if status.phase is SyncPhase.IDLE and not self.journal.standings.counts().pending:
                break
            status = self.rounds.round()
        return self.rounds.round()

    def own(self) -> list[Event]:
        """What was recorded here."""
        return [line.event for line in self.journal.standings.log(1_000_000) if line.own]

    def entries(self) -> dict[UUID, tuple[int, int | None]]:
        """Every entry that counts, by id: start and stop in UTC ms."""
        far = 10**14
        return {
            UUID(entry.id): (entry.start.ms, None if entry.stop is None else entry.stop.ms)
            for entry in self.journal.entries.between(0, far)
        }

    def worked_ms(self) -> int:
        """All the time of all entries that are closed."""
        return sum((stop or start) - start for start, stop in self.entries().values())

    def _now_ms(self) -> int:
        return self._clock.now().ms

    def _connect(self, ca_file: str) -> _Around:
        return _Around(RequestsTransport(ca_file, "timetracker/test", self._now_ms), self)


class _Around:
    """The real transport, and what stands around it at the time."""

    def __init__(self, inner: RequestsTransport, device: RealDevice) -> None:
        self._inner = inner
        self._device = device

    def exchange(self, request: Request) -> Response:
        return self._device.around(self._inner.exchange, request)

    def close(self) -> None:
        self._inner.close()
