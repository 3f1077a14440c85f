"""The entries in the store, read from their projection."""

from __future__ import annotations

from collections.abc import Sequence

from tracker_core.evolve import entry
from tracker_core.model import Entry
from tracker_desktop.store import projection
from tracker_desktop.store.connection import Connection

ID_LETTERS = frozenset("0123456789abcdef-")


class SqlcipherEntries:
    """services.entries.Entries over the journal's connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def by_id(self, entry_id: str) -> Entry | None:
        """One entry."""
        record = projection.read(self._connection, entry_id)
        return None if record is None else entry(record)

    def running(self) -> Sequence[Entry]:
        """Entries without an end, oldest first."""
        return projection.entries(self._connection.all(f"{projection.COUNTED} AND end_ms IS NULL"))

    def between(self, begin_ms: int, end_ms: int) -> Sequence[Entry]:
        """Entries that count and touch [begin, end), by start."""
        return projection.entries(
            self._connection.all(
                f"{projection.COUNTED} AND end_ms IS NULL AND start_ms < ?1 UNION ALL "
                f"{projection.COUNTED} AND end_ms IS NOT NULL AND end_ms > ?2 AND start_ms < ?1",
                (end_ms, begin_ms),
            )
        )

    def begun_here(self, entry_ids: Sequence[str]) -> frozenset[str]:
        """Those of the entries that this device began."""
        return frozenset(
            entry_id
            for entry_id in entry_ids
            if self._connection.one("SELECT 1 FROM events WHERE id = ? AND own = 1", (entry_id,))
        )

    def ids_like(self, end: str) -> Sequence[str]:
        """Ids of entries that end with ``end``, two at most."""
        if not set(end) <= ID_LETTERS:
            return ()
        return [row[0] for row in self._connection.all("SELECT id FROM entries WHERE id LIKE ? LIMIT 2", (f"%{end}",))]
