"""One throw-away profile whose programs are killed: how it is made, run, and judged."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.desktop.desk import ACCOUNT
from tests.kills.attempts import KEYS
from tools.throwaway import FileSecrets
from tracker_core.chain import first_break, genesis
from tracker_core.events import Event
from tracker_core.messages import Change, Checkpoint, Pace, PullReply, work_item_json
from tracker_core.model import Kind, WorkItem
from tracker_desktop.store import identity, projection
from tracker_desktop.store.connection import Connection
from tracker_desktop.store.journal import SqlcipherJournal
from tracker_desktop.store.mark import Mark
from tracker_desktop.store.opening import create_store, open_journal, open_store
from tracker_desktop.store.sync_side import SqlcipherSyncStore

PROGRAM = (sys.executable, "-m", "tools.throwaway")
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")
PATIENCE_S = 60.0


class Profile:
    """The profile in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = str(folder / "timetracker.db")
        self.socket = str(folder / "socket")
        self.secrets = FileSecrets(folder)
        kept = {name: value for name, value in os.environ.items() if name not in SCREENS}
        self.environment = {**kept, "TIMETRACKER_HOME": str(folder), "QT_QPA_PLATFORM": "offscreen"}

    def found(self) -> None:
        """Signed in with an organization that is never asked, and with something to work on."""
        self.folder.mkdir(mode=0o700)
        key = os.urandom(32)
        self.secrets.keep(key)
        create_store(self.store, key)
        sync = SqlcipherSyncStore(open_store(self.store, key), now_ms, self._mark())
        sync.account.save(ACCOUNT)
        items = (WorkItem(f"id-{name}", name, name, Kind.TASK, "Pier", True, 1) for name in KEYS)
        changes = [Change(number, "work_item", work_item_json(item)) for number, item in enumerate(items, 1)]
        pace = Pace(now_ms(), 60)
        sync.apply_pull(PullReply("epoch-1", {}, changes, "9", more=False, checkpoint=Checkpoint(4, "ab"), pace=pace))
        sync.close()

    def judge(self) -> Sequence[Event]:
        """This device's own events in their order, after nothing was found wrong with store, chain and mark."""
        journal = self.open()
        try:
            demand_whole(journal._connection)
            assert journal.missing() == []
            own = [line.event for line in journal.standings.log(1_000_000) if line.own]
        finally:
            journal.close()
        return sorted(own, key=lambda event: (event.epoch, event.dseq))

    def open(self) -> SqlcipherJournal:
        """The journal, while no program of this profile runs."""
        key = self.secrets.key()
        assert key is not None
        return open_journal(self.store, key, self._mark(), now_ms())

    def _mark(self) -> Mark:
        (self.folder / "state").mkdir(mode=0o700, exist_ok=True)
        return Mark(str(self.folder / "state" / "mark"))


def demand_whole(store: Connection) -> None:
    """The file is sound, each chain verifies, and every entry is what its events make it."""
    assert store.all("PRAGMA quick_check") == [("ok",)]
    device, _ = identity.device(store)
    for (epoch,) in store.all("SELECT DISTINCT epoch FROM events WHERE own = 1"):
        links = store.all("SELECT body, hash FROM events WHERE own = 1 AND epoch = ? ORDER BY dseq", (epoch,))
        assert first_break(genesis(device, epoch), links) is None
    before = store.all("SELECT * FROM entries ORDER BY id")
    with store.writing():
        for (entry,) in store.all("SELECT DISTINCT entry FROM events WHERE entry IS NOT NULL"):
            projection.project_anew(store, entry)
    assert store.all("SELECT * FROM entries ORDER BY id") == before


def now_ms() -> int:
    """UTC."""
    return time.time_ns() // 1_000_000


def until(condition: Callable[[], bool], complaint: Callable[[], str], pause: Callable[[float], object]) -> None:
    """Wait for ``condition``, with ``pause`` between two looks."""
    deadline = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < deadline, complaint()
        pause(0.02)
