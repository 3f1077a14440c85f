"""The store read from end to end, in parts: each reading is short, since emptying the log waits for readers."""

from __future__ import annotations

import json
from collections.abc import Sequence

from tracker_core.messages import Outcome
from tracker_core.model import Entry, WorkItem
from tracker_desktop.services.archive import Recorded
from tracker_desktop.services.ports import Journal
from tracker_desktop.store import items, projection
from tracker_desktop.store.connection import Connection

AMONG = "(SELECT value FROM json_each(?))"


class SqlcipherArchive:
    """services.archive.Archive over ``connection``, which ``journal`` has too."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        connection.all("PRAGMA query_only = ON")
        self._connection = connection
        self.journal = journal

    def item_ids(self) -> Sequence[str]:
        """Every item that is assigned or was worked on, by key."""
        rows = self._connection.all(
            "SELECT id FROM work_items WHERE assigned = 1 "
            "OR id IN (SELECT work_item FROM entries WHERE counts = 1) ORDER BY key, id"
        )
        return [row[0] for row in rows]

    def items(self, ids: Sequence[str]) -> Sequence[WorkItem]:
        """These, in the same order."""
        return items.by_ids(self._connection, ids)

    def entry_ids(self) -> Sequence[str]:
        """Every entry that counts, by start."""
        return [row[0] for row in self._connection.all("SELECT id FROM entries WHERE counts = 1 ORDER BY start_ms, id")]

    def entries(self, ids: Sequence[str]) -> Sequence[Entry]:
        """Those of them that count still, by start."""
        rows = self._connection.all(f"{projection.COUNTED} AND id IN {AMONG}", (json.dumps(ids),))
        return projection.entries(rows)

    def event_count(self) -> int:
        """How many events there are."""
        row = self._connection.one("SELECT count(*) FROM events")
        return row[0] if row else 0

    def events(self, after: str, limit: int) -> Sequence[Recorded]:
        """The events that follow ``after``, by id."""
        rows = self._connection.all(
            "SELECT id, body, own, outcome, code FROM events LEFT JOIN verdicts ON event = id "
            "WHERE id > ? ORDER BY id LIMIT ?",
            (after, limit),
        )
        return [
            # What came from the server is accepted there; our own waits for its verdict.
            Recorded(name, body, bool(own), outcome or ("" if own else Outcome.ACCEPTED.value), code or "")
            for name, body, own, outcome, code in rows
        ]
