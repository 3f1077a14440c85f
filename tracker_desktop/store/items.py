"""The work items in the store, and how a person finds the one that is meant."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from tracker_core.model import Kind, WorkItem
from tracker_desktop.store.connection import Connection

COLUMNS = "id, key, title, kind, project, assigned, assignment_rev"
CANDIDATES = 200  # how many matches of a vague query are looked at; pinned and recent ones and the exact key always are
RECENT = 100  # how many of the latest entries make an item a recent one
WORD = re.compile(r"\w+")


class SqlcipherItems:
    """services.work_items.WorkItems over the journal's connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def by_id(self, item_id: str) -> WorkItem | None:
        """One item."""
        row = self._connection.one(
            f"SELECT {COLUMNS} FROM work_items WHERE id = ?",  # noqa: S608 - a constant
            (item_id,),
        )
        return None if row is None else _item(row)

    def by_key(self, key: str) -> WorkItem | None:
        """By key, whatever the case; an assigned one before others of that key."""
        row = self._connection.one(
            f"SELECT {COLUMNS} FROM work_items WHERE key = ? ORDER BY assigned DESC LIMIT 1",  # noqa: S608 - a constant
            (key.strip(),),
        )
        return None if row is None else _item(row)

    def by_habit(self, limit: int) -> Sequence[WorkItem]:
        """Assigned items that are pinned (by key), then the ones most recently worked on."""
        rows = self._connection.all(
            f"""
            SELECT {COLUMNS} FROM (
                SELECT item, max(pinned) AS pinned, max(used) AS used FROM (
                    SELECT item, 1 AS pinned, '' AS used FROM pins
                    UNION ALL SELECT * FROM (
                        SELECT work_item, 0, id FROM entries WHERE counts = 1 ORDER BY id DESC LIMIT {RECENT}
                    )
                ) GROUP BY item
            ) JOIN work_items ON id = item WHERE assigned = 1
            ORDER BY pinned DESC, CASE WHEN pinned THEN key END, used DESC LIMIT ?
            """,  # noqa: S608 - constants; the id of an entry sorts by when it was begun
            (limit,),
        )
        return [_item(row) for row in rows]

    def assigned(self) -> int:
        """How many items are assigned; counted in an index."""
        row = self._connection.one("SELECT count(*) FROM work_items WHERE assigned = 1")
        return row[0] if row else 0

    def search(self, query: str, limit: int, kind: Kind | None = None) -> Sequence[WorkItem]:
        """Assigned items whose words match all of ``query``'s by prefix; for an empty query every one. Of ``kind``
        alone, where one is given.

        The exact key first, then keys that begin so, pinned and recent ones, and the rest by key.
        """
        words = WORD.findall(query)
        habits = [item for item in self.by_habit(RECENT) if kind in (None, item.kind)]
        of_kind, kinds = ("", ()) if kind is None else ("AND kind = ?", (kind.value,))
        if words:
            match = " ".join(f'"{word}"*' for word in words)
            rows = self._connection.all(
                f"SELECT {', '.join(f'items.{name}' for name in COLUMNS.split(', '))} "  # noqa: S608 - constants
                "FROM work_items_words CROSS JOIN work_items AS items ON items.number = work_items_words.rowid "
                f"WHERE work_items_words MATCH ? {of_kind} LIMIT {CANDIDATES + 1}",
                (match, *kinds),
            )
            found = {row[0]: _item(row) for row in rows}
            if len(rows) > CANDIDATES:
                wanted = [_plain(word) for word in words]
                found |= {item.id: item for item in habits if item.id not in found and _matches(item, wanted)}
                exact = self.by_key(query)
                if exact is not None and exact.assigned and kind in (None, exact.kind):
                    found[exact.id] = exact
        else:
            rows = self._connection.all(
                f"SELECT {COLUMNS} FROM work_items WHERE assigned = 1 {of_kind} ORDER BY key LIMIT ?",  # noqa: S608 - constants
                (*kinds, limit),
            )
            found = {item.id: item for item in (*map(_item, rows), *habits)}
        return _best(found.values(), query.strip().casefold(), [item.id for item in habits])[:limit]

    def projects(self) -> Sequence[str]:
        """The names of all projects, sorted."""
        return [row[0] for row in self._connection.all("SELECT DISTINCT project FROM work_items ORDER BY project")]

    def pinned(self) -> frozenset[str]:
        """Ids of pinned items."""
        return frozenset(row[0] for row in self._connection.all("SELECT item FROM pins"))

    def pin(self, item_id: str, pinned: bool) -> None:
        """Keep an item at the top, or let it go."""
        change = "INSERT OR IGNORE INTO pins (item) VALUES (?)" if pinned else "DELETE FROM pins WHERE item = ?"
        with self._connection.writing():
            self._connection.do(change, (item_id,))


def by_ids(connection: Connection, ids: Sequence[str]) -> list[WorkItem]:
    """These, in the same order; without those that are not known."""
    rows = connection.all(
        f"SELECT {COLUMNS} FROM work_items WHERE id IN (SELECT value FROM json_each(?))",  # noqa: S608 - a constant
        (json.dumps(ids),),
    )
    found = {row[0]: _item(row) for row in rows}
    return [found[item_id] for item_id in ids if item_id in found]


def put(connection: Connection, item: WorkItem) -> None:
    """Take an item in, or what is new of it. Inside a transaction."""
    connection.do(
        "INSERT INTO work_items (id, key, title, kind, project, assigned, assignment_rev) "
        "VALUES (?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET key = excluded.key, title = excluded.title, kind = excluded.kind, "
        "project = excluded.project, assigned = excluded.assigned, assignment_rev = excluded.assignment_rev",
        (item.id, item.key, item.title, item.kind.value, item.project, int(item.assigned), item.assignment_rev),
    )
    row = connection.one("SELECT number FROM work_items WHERE id = ?", (item.id,))
    if row is None:
        return
    connection.do("DELETE FROM work_items_words WHERE rowid = ?", row)
    if item.assigned:
        connection.do(
            "INSERT INTO work_items_words (rowid, key, title, project) VALUES (?, ?, ?, ?)",
            (*row, item.key, item.title, item.project),
        )


def _best(items: Iterable[WorkItem], typed: str, habits: Sequence[str]) -> list[WorkItem]:
    places = {item_id: place for place, item_id in enumerate(habits)}

    def rank(item: WorkItem) -> tuple[bool, bool, int, str, int, str]:
        key = item.key.casefold()
        project, _, number = key.rpartition("-")  # app-9 comes before app-12
        begins = bool(typed) and key.startswith(typed)
        return (key != typed, not begins, places.get(item.id, len(places)), project, len(number), number)

    return sorted(items, key=rank)


def _matches(item: WorkItem, wanted: Sequence[str]) -> bool:
    """The rule of the full-text index, for one item."""
    words = _words(f"{item.key} {item.title} {item.project}")
    return all(any(word.startswith(beginning) for word in words) for beginning in wanted)


@lru_cache(4 * RECENT)  # asked again at each keystroke
def _words(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(_plain(text)))


def _plain(text: str) -> str:
    """Without case and diacritics, as the index's tokenizer has it."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def _item(row: tuple[str, str, str, str, str, int, int]) -> WorkItem:
    item_id, key, title, kind, project, assigned, rev = row
    return WorkItem(item_id, key, title, Kind(kind), project, bool(assigned), rev)
