"""One device of the simulation: a real encrypted store, the real client over it, a clock set by hand, crashes."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.desktop.desk import KEY, HandClock
from tracker_core.events import Clock as Reading
from tracker_core.events import Event, Fact
from tracker_core.messages import Discovery
from tracker_core.model import Moment, Person
from tracker_desktop.services.corrections import Corrections
from tracker_desktop.services.ports import Account, Head
from tracker_desktop.services.tracking import Tracking
from tracker_desktop.store import identity
from tracker_desktop.store.connection import Connection
from tracker_desktop.store.mark import Mark
from tracker_desktop.store.opening import create_store, open_journal, open_store
from tracker_desktop.store.sync_side import SqlcipherSyncStore
from tracker_desktop.sync.rounds import Rounds

URL = "http://127.0.0.1:8440"
DISCOVERY = Discovery("Org", f"{URL}/api/v1", URL, "timetracker-desktop", "0.1.0", "1", "as founded")


class DeviceCrash(BaseException):
    """The program is gone, in the middle of what it did."""


class Fuse:
    """Burns down by one with each SQL statement of the device; at its end the program is gone."""

    def __init__(self) -> None:
        self._left = 0
        self._after = False
        self.blown = False

    def light(self, statements: int, *, after: bool) -> None:
        """Let it go off before, or right ``after``, the n-th statement from now."""
        self._left, self._after, self.blown = statements, after, False

    def put_out(self) -> None:
        """The program runs."""
        self._left, self.blown = 0, False

    def burn(self, statement: Callable[[], object]) -> object:
        """Carry out ``statement``, unless the program is gone by now."""
        if self.blown:
            raise DeviceCrash
        if self._left:
            self._left -= 1
            if not self._left:
                self.blown = True
                if self._after:
                    statement()
                raise DeviceCrash
        return statement()


class FusedConnection:
    """SQLCipher's connection with a fuse."""

    def __init__(self, raw, fuse: Fuse) -> None:
        self.raw = raw
        self._fuse = fuse

    def __getattr__(self, name: str):
        return getattr(self.raw, name)

    def execute(self, sql: str, values: tuple[object, ...] = ()):
        return self._fuse.burn(lambda: self.raw.execute(sql, values))


class Copy(NamedTuple):
    """A device's files as a backup program takes them, and which events were in them."""

    store: bytes
    mark: bytes
    events: frozenset[str]


class SimulatedDevice:
    """Device ``number`` of the world, its files below ``folder``, where a store lies already."""

    def __init__(self, number: int, name: str, person: Person, folder: Path, clock: HandClock, network, uptime) -> None:
        self.number = number
        self.name = name
        self.person = person
        self.clock = clock
        self.backups: list[Copy] = []
        self.acknowledged: set[str] = set()  # and not lost with a file since
        self.fuse = Fuse()
        self._network = network
        self._uptime = uptime
        self.store = folder / "store.db"
        self.mark = folder / "mark"
        self._made = 0
        self.open()

    def open(self) -> None:
        """Start the program."""
        self.fuse.put_out()
        self.journal = open_journal(str(self.store), KEY, Mark(str(self.mark)), self.clock.ms)
        self._fit(self.journal._connection)
        connection = open_store(str(self.store), KEY)
        self._fit(connection)
        self.sync = SqlcipherSyncStore(connection, lambda: self.clock.ms, Mark(str(self.mark)))
        self.rounds = Rounds(
            self.sync,
            self.sync.device("Simulated 1", "0.1.0"),
            lambda _: self._network,
            lambda: self.clock.ms,
            self._uptime,
            lambda _: None,
        )
        self.tracking = Tracking(self.journal, self.clock, self._new_id, lambda: None)
        self.corrections = Corrections(self.journal, self.tracking)

    def kill(self) -> None:
        """Leave the files as ``kill -9`` leaves them."""
        left = {path: path.read_bytes() for path in (self.store, self.log) if path.exists()}
        for connection in (self.journal._connection, self.sync._connection):
            connection._raw.raw.close()
        self.remove()
        for path, content in left.items():
            path.write_bytes(content)

    def remove(self) -> None:
        """No store, no log."""
        for ending in ("", "-wal", "-shm"):
            Path(f"{self.store}{ending}").unlink(missing_ok=True)

    @property
    def log(self) -> Path:
        return Path(f"{self.store}-wal")

    def copy(self) -> Copy:
        """What a backup program would take while the program does not run."""
        self.kill()
        self.open()
        self.all("PRAGMA wal_checkpoint(TRUNCATE)")
        mark = self.mark.read_bytes() if self.mark.exists() else b""
        return Copy(self.store.read_bytes(), mark, frozenset(self.events()))

    def all(self, sql: str, values: tuple[object, ...] = ()) -> list[tuple]:
        """Rows of the store, past the fuse."""
        return list(self.journal._connection._raw.raw.execute(sql, values))

    def events(self) -> set[str]:
        """The ids of every event held."""
        return {row[0] for row in self.all("SELECT id FROM events")}

    def sign_in(self, token: str) -> None:
        """A sign-in came back with ``token``."""
        self.sync.account.save(Account(URL, "", DISCOVERY, self.person, token))
        self.rounds._engine.forget()

    def correct(self, random: Random, at: Moment | None) -> tuple[str, Sequence[Event]]:
        """Some correction of some entry; or whatever the rules refuse of it."""
        entries = sorted(row[0] for row in self.all("SELECT id FROM entries WHERE start_ms IS NOT NULL"))
        if not entries:
            return "has nothing to correct", ()
        one, other = random.choice(entries), random.choice(entries)
        moment = at or self.clock.now()
        match random.choice(("amend", "amend", "void", "restore", "split", "join", "undo")):
            case "amend":
                note = f"note {random.randrange(100)}"
                return f"corrects an entry: {note}", self.corrections.amend(one, "a reason", note=note, start=at)
            case "void":
                return "voids an entry", self.corrections.void(one, "a reason")
            case "restore":
                return "restores an entry", self.corrections.restore(one, "a reason")
            case "split":
                return "splits an entry", self.corrections.split(one, moment, "a reason")
            case "join":
                return "joins two entries", self.corrections.join(one, other, "a reason")
        return "takes a correction back", self.corrections.undo()

    def record(self, fact: Fact) -> Event:
        """Record ``fact`` past the rules, as a newer or a forged program would."""
        now = self.clock.now()

        def put_on(head: Head) -> list[Event]:
            whose, reading = self.person.id, Reading(*self.clock.reading())
            return [Event(self._new_id(now.ms), *head, whose, whose, now, reading, fact)]

        return self.journal.append(put_on)[0]

    def _fit(self, connection: Connection) -> None:
        connection._raw = FusedConnection(connection._raw, self.fuse)

    def _new_id(self, ms: int) -> str:
        """A UUIDv7 that the seed alone decides: the device's number and a counter are its random part."""
        self._made += 1
        low = self.number << 24 | self._made
        return str(uuid.UUID(int=(ms & 0xFFFF_FFFF_FFFF) << 80 | 0x7 << 76 | 0x2 << 62 | low))


def new_store(file: Path, device_id: str, template: bytes) -> None:
    """A store of a device that was never used."""
    file.write_bytes(template)
    connection = open_store(str(file), KEY)
    with connection.writing():
        identity.put(connection, "device", device_id)
    connection.close()


def template(folder: Path) -> bytes:
    """The bytes of a new store, to be copied: making one takes long."""
    create_store(str(folder / "template.db"), KEY)
    return (folder / "template.db").read_bytes()
