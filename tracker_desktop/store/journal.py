"""The journal of the person at this device: records, and answers what was recorded and what is assigned."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from tracker_core.chain import link
from tracker_core.errors import Bug
from tracker_core.events import Event, entry_of
from tracker_core.evolve import Record, entry
from tracker_core.model import Entry, Person
from tracker_core.wire import encode_event
from tracker_desktop.services.absences import Answered
from tracker_desktop.services.ports import Account, Counts, Head, Missing, Settled
from tracker_desktop.services.standings import LogLine, Standing
from tracker_desktop.store import anew, gaps, identity, projection, standing
from tracker_desktop.store.absences import SqlcipherAbsences
from tracker_desktop.store.archive import SqlcipherArchive
from tracker_desktop.store.connection import Connection
from tracker_desktop.store.evidence import SqlcipherEvidence
from tracker_desktop.store.items import SqlcipherItems
from tracker_desktop.store.mark import Mark
from tracker_desktop.store.noted import SqlcipherNoted
from tracker_desktop.store.privacy import SqlcipherPrivacy
from tracker_desktop.store.refusals import LINES, REJECTED, SqlcipherRefusals, line
from tracker_desktop.store.spool import SealedSpool


class SqlcipherJournal:
    """services.ports.Journal over one connection, which belongs to the thread that opened it.

    ``mark`` witnesses what is recorded; None in tests that do without. ``noted`` has what was said while the store was
    shut.
    """

    def __init__(self, connection: Connection, mark: Mark | None = None) -> None:
        self._connection = connection
        self._mark = mark
        self.noted = SqlcipherNoted(connection, SealedSpool(connection.file))
        self.absences = SqlcipherAbsences(connection)
        self.privacy = SqlcipherPrivacy(connection)
        self.evidence = SqlcipherEvidence(connection)
        self.refusals = SqlcipherRefusals(connection)
        self.items = SqlcipherItems(connection)

    def close(self) -> None:
        """Close the store."""
        self._connection.close()

    @contextmanager
    def beside(self) -> Iterator[SqlcipherArchive]:
        """The same store to read from end to end, for the thread that enters; see services.ports.Journal."""
        connection = self._connection.again()
        try:
            yield SqlcipherArchive(connection, SqlcipherJournal(connection))
        finally:
            connection.close()

    def person(self) -> Person | None:
        """Whose store this is."""
        return identity.person(self._connection)

    def account(self) -> Account | None:
        """Where and as whom this store is signed in."""
        return identity.account(self._connection)

    def head(self) -> Head:
        """Where this device's chain ends."""
        device, epoch = identity.device(self._connection)
        dseq, head = anew.last_place(self._connection, epoch)
        return Head(device, epoch, dseq + 1, head)

    def server_offset(self) -> tuple[int, int] | None:
        """(server minus device time, its error) in ms."""
        return identity.server_offset(self._connection)

    def append(
        self, make: Callable[[Head], Sequence[Event]], settled: Settled | Answered | None = None
    ) -> Sequence[Event]:
        """Record what ``make`` puts on the head, durably; see services.ports.Journal."""
        connection = self._connection
        with connection.writing(settle=False):
            head = self.head()
            events = make(head)
            previous = head.prev_hash
            for dseq, event in enumerate(events, head.next_dseq):
                if (event.dseq, event.prev_hash, event.device, event.epoch) != (dseq, previous, *head[:2]):
                    raise Bug("bug", f"An event does not continue the chain at {dseq}.")
                body = encode_event(event)
                previous = link(previous, body)
                connection.do(
                    "INSERT INTO events (id, own, epoch, dseq, entry, body, hash) VALUES (?, 1, ?, ?, ?, ?, ?)",
                    (event.id, head.epoch, dseq, entry_of(event), body, previous),
                )
                connection.do("INSERT INTO outbox (epoch, dseq, event) VALUES (?, ?, ?)", (head.epoch, dseq, event.id))
                projection.project(connection, event)
            if isinstance(settled, Answered):
                self.absences.answer(settled)
            elif settled is not None:
                self.noted.settle(settled)
        if self._mark is not None and events:
            self._mark.advance(connection, head, events[-1].dseq, previous)
        return events

    def settle(self) -> None:
        """Move what was recorded from the write-ahead log into the store, once the person has been told."""
        self._connection.settle()

    def running(self) -> Sequence[Entry]:
        """Entries without an end, oldest first."""
        return projection.entries(self._connection.all(f"{projection.COUNTED} AND end_ms IS NULL"))

    def entry(self, entry_id: str) -> Entry | None:
        """One entry."""
        record = projection.read(self._connection, entry_id)
        return None if record is None else entry(record)

    def record(self, entry_id: str) -> Record | None:
        """The record of an entry as folded."""
        return projection.read(self._connection, entry_id)

    def entries(self, begin_ms: int, end_ms: int) -> Sequence[Entry]:
        """Entries that count and touch [begin, end), by start."""
        return projection.entries(
            self._connection.all(
                f"{projection.COUNTED} AND end_ms IS NULL AND start_ms < ?1 UNION ALL "
                f"{projection.COUNTED} AND end_ms IS NOT NULL AND end_ms > ?2 AND start_ms < ?1",
                (end_ms, begin_ms),
            )
        )

    def standings(self, entry_ids: Sequence[str]) -> Mapping[str, Standing]:
        """Where these entries stand with the server."""
        return standing.of_entries(self._connection, entry_ids)

    def started_here(self, entry_ids: Sequence[str]) -> frozenset[str]:
        """Those of the entries that this device began."""
        return frozenset(
            entry_id
            for entry_id in entry_ids
            if self._connection.one("SELECT 1 FROM events WHERE id = ? AND own = 1", (entry_id,))
        )

    def entries_like(self, end: str) -> Sequence[str]:
        """Ids of entries that end with ``end``, two at most."""
        if not set(end) <= ID_LETTERS:
            return ()
        return [row[0] for row in self._connection.all("SELECT id FROM entries WHERE id LIKE ? LIMIT 2", (f"%{end}",))]

    def log(self, limit: int) -> Sequence[LogLine]:
        """The latest events, newest first."""
        rows = self._connection.all(f"{LINES} ORDER BY events.id DESC LIMIT ?", (limit,))
        return [line(row) for row in rows]

    def counts(self) -> Counts:
        """How many wait to be sent, how many were rejected, and how many of those the person has not seen."""
        row = self._connection.one(
            f"SELECT (SELECT count(*) FROM outbox), count(*), count(*) FILTER (WHERE seen = 0) FROM {REJECTED}"  # noqa: S608 - constants
        )
        return Counts(*row) if row else Counts(0, 0, 0)

    def preferences(self) -> str:
        """What the person set, as JSON; empty before anything was."""
        return identity.get(self._connection, PREFERENCES)

    def put_preferences(self, text: str) -> None:
        """Keep what the person set."""
        with self._connection.writing():
            identity.put(self._connection, PREFERENCES, text)

    def missing(self) -> Sequence[Missing]:
        """What was recorded here and is not in the store."""
        return gaps.missing(self._connection)


PREFERENCES = "preferences"  # name in the table meta
ID_LETTERS = frozenset("0123456789abcdef-")
