"""What the store keeps against a rewriting of the audit, notes and alarms; see decision 0065."""

from __future__ import annotations

import json

from tracker_desktop.services.evidence import Alarm, Raised
from tracker_desktop.store.alarms import SqlcipherAlarms
from tracker_desktop.store.connection import Connection
from tracker_desktop.store.kept_notes import SqlcipherNotes

CONTRADICTED = (Alarm.INCONSISTENT, Alarm.ROLLED_BACK, Alarm.PROOF_REFUSED)


class SqlcipherEvidence:
    """services.evidence.EvidenceStore."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.notes = SqlcipherNotes(connection)
        self.alarms = SqlcipherAlarms(connection)

    def see(self) -> None:
        with self._connection.writing():
            for each in self.alarms.see():
                if each.kind is Alarm.KEY_CHANGED:
                    self.notes.put_key(each.told)
                elif each.kind in CONTRADICTED:
                    self.notes.retire(each.shard)

    def put_back(self, before: str, now: str, now_ms: int) -> None:
        """The server was put back from a backup, and has another epoch: what it tells now is compared with nothing of
        before, which is kept as evidence. Inside a transaction.
        """
        compared = [note for note in self.notes.all() if not note.closed]
        if compared:
            own = self._connection.one("SELECT size, head FROM checkpoints ORDER BY size DESC LIMIT 1") or ()
            answer = json.dumps({"from": before, "to": now, "own": own})
            self.alarms.note(Raised(Alarm.PUT_BACK, "", now_ms, compared[-1].note, "", answer))
        self._begin_anew()

    def go_elsewhere(self, key: str) -> None:
        """The person signed in at another server, whose key is ``key`` (empty: not told). Inside a transaction.

        The same key under another address is the same server; another one begins anew, and what was kept stays as
        evidence.
        """
        if public(key) == public(self.notes.key()):
            return
        self._begin_anew()
        self.notes.put_key("")
        self.alarms.forget_untold()

    def _begin_anew(self) -> None:
        """Compare what comes with nothing that came before. Inside a transaction."""
        for shard in {note.shard for note in self.notes.all()}:
            self.notes.retire(shard)
        self._connection.do("DELETE FROM checkpoints")


def public(key: str) -> str:
    """The part of a key's line that does not change with the server's name."""
    return key.rpartition("+")[2]
