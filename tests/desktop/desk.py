"""A desk for tests: a real encrypted store in a folder, a clock that is set by hand, the use cases over both."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from tracker_core.messages import Change, Checkpoint, Discovery, Pace, PullReply, work_item_json
from tracker_core.model import Kind, Moment, Person, Role, WorkItem
from tracker_desktop.host.ids import uuid7
from tracker_desktop.host.presence.none import NoPresence
from tracker_desktop.services.autostart import NoAutostart
from tracker_desktop.services.corrections import Corrections
from tracker_desktop.services.ports import Account
from tracker_desktop.services.program import Host
from tracker_desktop.services.tracking import Tracking
from tracker_desktop.store.journal import SqlcipherJournal
from tracker_desktop.store.opening import create_store, open_store
from tracker_desktop.store.sync_side import SqlcipherSyncStore

NOON = 1_767_268_800_000  # 2026-01-01T12:00:00Z
HOUR = 3_600_000
KEY = bytes(range(32))
ANN = Person("00000000-0000-0000-0000-00000000000a", "Ann Example", "ann@example.org", "E-1", Role.EMPLOYEE)
ISSUER = "https://time.example.org"
DISCOVERY = Discovery("Example", f"{ISSUER}/api", ISSUER, "app", "0.1.0", "1", "epoch-1")
ACCOUNT = Account(ISSUER, "", DISCOVERY, ANN, "refresh-0")


def item(number: int, *, assigned: bool = True, title: str = "", kind: Kind = Kind.TASK, rev: int = 1) -> WorkItem:
    return WorkItem(f"id-{number}", f"APP-{number}", title or f"Thing number {number}", kind, "Apollo", assigned, rev)


class HandClock:
    """A clock that stands still until it is moved; UTC+1."""

    def __init__(self, ms: int = NOON) -> None:
        self.ms = ms
        self.boot = "boot-1"
        self.awake_ms = 1000

    def now(self) -> Moment:
        return Moment(self.ms, 60)

    def reading(self) -> tuple[str, int]:
        return self.boot, self.awake_ms

    def local(self, wall: dt.datetime) -> Moment:
        utc = wall.replace(tzinfo=dt.UTC) - dt.timedelta(hours=1)
        return Moment(round(utc.timestamp() * 1000), 60)

    def pass_ms(self, ms: int) -> None:
        self.ms += ms
        self.awake_ms += ms


def no_host(locked: Mapping[str, str] | None = None) -> Host:
    """A system on which nobody is ever away and nothing starts by itself."""
    return Host(
        NoPresence(), NoAutostart(), locked or {}, lambda: ("Debian GNU/Linux 12", "0.1.0"), lambda: "/srv/profile/ann"
    )


class TestDesk:
    """Store, journal, sync side and tracking of one signed-in device."""

    __test__ = False

    def __init__(self, folder, *, items=(1, 2, 3)) -> None:
        self.file = str(folder / "store.db")
        create_store(self.file, KEY)
        self.clock = HandClock()
        self.journal = SqlcipherJournal(open_store(self.file, KEY))
        self.sync = SqlcipherSyncStore(open_store(self.file, KEY), lambda: self.clock.ms)
        self.sync.account.save(ACCOUNT)
        self.told = 0
        self.tracking = Tracking(self.journal, self.clock, uuid7, self._tell)
        self.corrections = Corrections(self.journal, self.tracking)
        self.assign(*(item(number) for number in items))

    def _tell(self) -> None:
        self.told += 1

    def pull(self, *changes, cursor="0", epoch="epoch-1", more=False, keeps_from=None) -> bool:
        rows = tuple(Change(number, kind, data) for number, (kind, data) in enumerate(changes, 1))
        head = self.journal.head()
        return self.sync.apply_pull(
            PullReply(
                epoch,
                {head.epoch: head.next_dseq},
                rows,
                cursor,
                more=more,
                checkpoint=Checkpoint(len(rows), "ab"),
                pace=Pace(self.clock.ms, 60),
                keeps_from=keeps_from,
            )
        )

    def assign(self, *items: WorkItem) -> None:
        self.pull(*(("work_item", work_item_json(each)) for each in items))

    def close(self) -> None:
        self.journal.close()
        self.sync.close()
