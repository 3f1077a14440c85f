"""The journal of the person at this device: records, and answers what was recorded and what is assigned."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence

from tracker_core.chain import genesis, link
from tracker_core.errors import Bug, Unavailable
from tracker_core.events import Event, entry_of
from tracker_core.evolve import Record, entry
from tracker_core.messages import Outcome
from tracker_core.model import Entry, Kind, Person, WorkItem
from tracker_core.wire import decode_event, encode_event
from tracker_desktop.services.ports import Account, Counts, Head, LogLine
from tracker_desktop.store import identity, projection
from tracker_desktop.store.connection import Connection

ITEM = "id, key, title, kind, project, assigned, assignment_rev"
CANDIDATES = 400  # how many matches of a vague query are looked at; the ones worked on and the exact key always are
WORD = re.compile(r"\w+")
# Items pinned, and those of the last entries: the id of an entry sorts by when it was begun.
HABITS = """
    habits AS (
        SELECT item, max(pinned) AS pinned, max(used) AS used FROM (
            SELECT item, 1 AS pinned, '' AS used FROM pins
            UNION ALL SELECT * FROM (SELECT work_item, 0, id FROM entries WHERE counts = 1 ORDER BY id DESC LIMIT 200)
        ) GROUP BY item
    )
"""


class SqlcipherJournal:
    """services.ports.Journal over one connection, which belongs to the thread that opened it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._device = identity.device(connection)

    def close(self) -> None:
        """Close the store."""
        self._connection.close()

    def person(self) -> Person | None:
        """Whose store this is."""
        return identity.person(self._connection)

    def account(self) -> Account | None:
        """Where and as whom this store is signed in."""
        return identity.account(self._connection)

    def head(self) -> Head:
        """Where this device's chain ends."""
        device, epoch = self._device
        row = self._connection.one("SELECT dseq, hash FROM events WHERE own = 1 ORDER BY dseq DESC LIMIT 1")
        dseq, head = row or (0, genesis(device, epoch))
        return Head(device, epoch, dseq + 1, head)

    def server_offset(self) -> tuple[int, int] | None:
        """(server minus device time, its error) in ms."""
        return identity.server_offset(self._connection)

    def append(self, events: Sequence[Event]) -> None:
        """Record ``events`` durably; see services.ports.Journal."""
        connection = self._connection
        with connection.writing():
            head = self.head()
            previous = head.prev_hash
            for dseq, event in enumerate(events, head.next_dseq):
                if (event.dseq, event.prev_hash, event.device, event.epoch) != (dseq, previous, *head[:2]):
                    raise Bug("bug", f"An event does not continue the chain at {dseq}.")
                body = encode_event(event)
                previous = link(previous, body)
                connection.do(
                    "INSERT INTO events (id, own, dseq, entry, body, hash) VALUES (?, 1, ?, ?, ?, ?)",
                    (event.id, dseq, entry_of(event), body, previous),
                )
                connection.do("INSERT INTO outbox (dseq, event) VALUES (?, ?)", (dseq, event.id))
                projection.project(connection, event)

    def settle(self) -> None:
        """Move what was recorded from the write-ahead log into the store.

        It is durable in either, so a full disk is no error here: the person must not hear that nothing was recorded.
        The next recording tries again.
        """
        with contextlib.suppress(Unavailable):
            self._connection.checkpoint()

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

    def item(self, item_id: str) -> WorkItem | None:
        """A work item by id."""
        row = self._connection.one(f"SELECT {ITEM} FROM work_items WHERE id = ?", (item_id,))  # noqa: S608
        return None if row is None else _item(row)

    def item_by_key(self, key: str) -> WorkItem | None:
        """A work item by key, whatever the case; an assigned one before others of that key."""
        row = self._connection.one(
            f"SELECT {ITEM} FROM work_items WHERE key = ? ORDER BY assigned DESC LIMIT 1",  # noqa: S608
            (key.strip(),),
        )
        return None if row is None else _item(row)

    def search(self, query: str, limit: int) -> Sequence[WorkItem]:
        """Assigned items whose words match all of ``query``'s by prefix, best first."""
        words = WORD.findall(query)
        if not words:
            return self._by_habit(limit)
        match = " ".join(f'"{word}"*' for word in words)
        typed = query.strip()
        rows = self._connection.all(
            f"""
            WITH {HABITS}, found AS (
                SELECT * FROM (
                    SELECT rowid AS number FROM work_items_words WHERE work_items_words MATCH ?1 LIMIT {CANDIDATES}
                )
                UNION SELECT number FROM habits JOIN work_items ON id = item
                    WHERE number IN (SELECT rowid FROM work_items_words WHERE work_items_words MATCH ?1)
                UNION SELECT number FROM work_items WHERE key = ?2
            )
            SELECT {ITEM} FROM found JOIN work_items USING (number) LEFT JOIN habits ON item = id
            WHERE assigned = 1
            ORDER BY key = ?2 DESC, substr(key, 1, ?3) = ?2 COLLATE NOCASE DESC,
                coalesce(pinned, 0) DESC, coalesce(used, '') DESC, key
            LIMIT ?4
            """,  # noqa: S608 - constants
            (match, typed, len(typed), limit),
        )
        return [_item(row) for row in rows]

    def quick_items(self, limit: int) -> Sequence[WorkItem]:
        """Assigned items to start with one click."""
        rows = self._connection.all(
            f"WITH {HABITS} SELECT {ITEM} FROM habits JOIN work_items ON id = item WHERE assigned = 1 "  # noqa: S608
            "ORDER BY pinned DESC, CASE WHEN pinned THEN key END, used DESC LIMIT ?",
            (limit,),
        )
        return [_item(row) for row in rows]

    def pinned(self) -> frozenset[str]:
        """Ids of pinned items."""
        return frozenset(row[0] for row in self._connection.all("SELECT item FROM pins"))

    def pin(self, item_id: str, pinned: bool) -> None:
        """Keep an item at the top, or let it go."""
        change = "INSERT OR IGNORE INTO pins (item) VALUES (?)" if pinned else "DELETE FROM pins WHERE item = ?"
        with self._connection.writing():
            self._connection.do(change, (item_id,))

    def log(self, limit: int) -> Sequence[LogLine]:
        """The latest events, newest first."""
        rows = self._connection.all(f"{LINES} ORDER BY events.id DESC LIMIT ?", (limit,))
        return [_line(row) for row in rows]

    def rejected(self) -> Sequence[LogLine]:
        """This device's events that the server did not accept, newest first."""
        rows = self._connection.all(f"{LINES} WHERE own = 1 AND outcome = 'rejected' ORDER BY events.id DESC")
        return [_line(row) for row in rows]

    def counts(self) -> Counts:
        """How many wait to be sent, and how many were rejected."""
        row = self._connection.one(
            "SELECT (SELECT count(*) FROM outbox), "
            "(SELECT count(*) FROM verdicts JOIN events ON id = event WHERE outcome = 'rejected' AND own = 1)"
        )
        return Counts(*row) if row else Counts(0, 0)

    def _by_habit(self, limit: int) -> Sequence[WorkItem]:
        first = list(self.quick_items(limit))
        known = {item.id for item in first}
        rows = self._connection.all(
            f"SELECT {ITEM} FROM work_items WHERE assigned = 1 ORDER BY key LIMIT ?",  # noqa: S608
            (limit,),
        )
        return [*first, *(item for item in map(_item, rows) if item.id not in known)][:limit]


LINES = "SELECT body, own, outcome, code FROM events LEFT JOIN verdicts ON event = events.id"


def _item(row: tuple[str, str, str, str, str, int, int]) -> WorkItem:
    item_id, key, title, kind, project, assigned, rev = row
    return WorkItem(item_id, key, title, Kind(kind), project, bool(assigned), rev)


def _line(row: tuple[bytes, int, str | None, str | None]) -> LogLine:
    body, own, outcome, code = row
    if outcome is None:
        # What came from the server is accepted there; our own waits for its verdict.
        return LogLine(decode_event(body), bool(own), None if own else Outcome.ACCEPTED, "")
    return LogLine(decode_event(body), bool(own), Outcome(outcome), code or "")
