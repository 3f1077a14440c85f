"""The signed notes that the store keeps, and the key that they are signed by, in the table ``meta``."""

from __future__ import annotations

import json
from collections.abc import Sequence

from tracker_desktop.services.evidence import KeptNote
from tracker_desktop.store import identity
from tracker_desktop.store.connection import Connection

KEY = "audit_key"  # names in the table meta
KEY_CHANGES = "audit_key_changes"
OF_MONTH = "audit "  # and the month


class SqlcipherNotes:
    """services.evidence.NoteStore."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def key(self) -> str:
        return identity.get(self._connection, KEY)

    def key_changes(self) -> Sequence[str]:
        return _decoded_list(identity.get(self._connection, KEY_CHANGES))

    def pin(self, key: str) -> None:
        with self._connection.writing():
            self.put_key(key)

    def follow(self, key: str, changes: Sequence[str]) -> None:
        with self._connection.writing():
            known = dict.fromkeys([*self.key_changes(), *changes])
            identity.put(self._connection, KEY_CHANGES, json.dumps(list(known), ensure_ascii=False))
            self.put_key(key)

    def knows(self, note: str) -> bool:
        return any(each.note == note and not each.closed for each in self.all())

    def newest(self, shard: str) -> KeptNote | None:
        compared = [each for each in self._of_month(shard) if not each.closed]
        return compared[-1] if compared else None

    def keep(self, note: KeptNote) -> None:
        with self._connection.writing():
            self._put([each for each in self._of_month(note.shard) if each.proven or each.closed], note)

    def growing(self) -> Sequence[tuple[KeptNote, KeptNote]]:
        compared = [each for each in self.all() if not each.closed]
        proven = {each.shard: each for each in compared if each.proven}
        return [(proven[each.shard], each) for each in compared if not each.proven]

    def prove(self, note: KeptNote, now_ms: int) -> None:
        with self._connection.writing():
            others = [each for each in self._of_month(note.shard) if each.closed or not (each.proven or each == note)]
            self._put(others, note._replace(kept_ms=now_ms, proven=True))

    def all(self) -> Sequence[KeptNote]:
        rows = self._connection.all(
            "SELECT name, value FROM meta WHERE name > ? AND name < ? ORDER BY name",
            (OF_MONTH, f"{OF_MONTH}:"),  # the sign after the digits
        )
        return [note for name, value in rows for note in _decoded(name.removeprefix(OF_MONTH), value)]

    def put_key(self, key: str) -> None:
        """Pin it. Inside a transaction."""
        identity.put(self._connection, KEY, key)

    def retire(self, shard: str) -> None:
        """What is kept of that month is evidence from now on. Inside a transaction."""
        self._put([note._replace(closed=True) for note in self._of_month(shard)])

    def _of_month(self, shard: str) -> Sequence[KeptNote]:
        return _decoded(shard, identity.get(self._connection, OF_MONTH + shard))

    def _put(self, notes: Sequence[KeptNote], *more: KeptNote) -> None:
        """The notes of one month. Inside a transaction."""
        shard = (*more, *notes)[0].shard
        encoded = json.dumps([note[1:] for note in (*notes, *more)], ensure_ascii=False)
        identity.put(self._connection, OF_MONTH + shard, encoded)


def _decoded(shard: str, value: str) -> Sequence[KeptNote]:
    """In the order of their sizes, those that are compared with after those that are closed."""
    notes = [KeptNote(shard, *told) for told in json.loads(value or "[]")]
    return sorted(notes, key=lambda note: (not note.closed, note.size))


def _decoded_list(value: str) -> Sequence[str]:
    return list(json.loads(value or "[]"))
