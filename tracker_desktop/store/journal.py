"""The journal of the person at this device: records, and answers what was recorded and what is assigned."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from tracker_core.chain import link
from tracker_core.errors import Bug
from tracker_core.events import Event, entry_of
from tracker_core.model import Person
from tracker_core.wire import encode_event
from tracker_desktop.services.absences import Answered
from tracker_desktop.services.ports import Account, Head, Missing, Settled
from tracker_desktop.store import anew, gaps, identity, projection
from tracker_desktop.store.absences import SqlcipherAbsences
from tracker_desktop.store.archive import SqlcipherArchive
from tracker_desktop.store.connection import Connection
from tracker_desktop.store.entries import SqlcipherEntries
from tracker_desktop.store.evidence import SqlcipherEvidence
from tracker_desktop.store.items import SqlcipherItems
from tracker_desktop.store.mark import Mark
from tracker_desktop.store.noted import SqlcipherNoted
from tracker_desktop.store.privacy import SqlcipherPrivacy
from tracker_desktop.store.spool import SealedSpool
from tracker_desktop.store.standings import SqlcipherStandings


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
        self.items = SqlcipherItems(connection)
        self.entries = SqlcipherEntries(connection)
        self.standings = SqlcipherStandings(connection)

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
