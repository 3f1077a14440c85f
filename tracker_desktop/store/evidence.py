"""What the store keeps against a rewriting of the audit, in the table ``meta``; see decision 0065."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker_desktop.services.evidence import Alarm, KeptNote, Raised
from tracker_desktop.store import identity
from tracker_desktop.store.connection import Connection

if TYPE_CHECKING:  # most stores have nothing to tell
    from tracker_core.alarm import AlarmKind

KEY = "audit_key"  # names in the table meta
ALARMS = "audit_alarms"
UNSEEN = "audit_unseen"  # their kinds, which are asked for at every turn
UNTOLD = "audit_untold"  # kinds that the server is to be told of
FOUND = "audit_found"  # what the last check of the person's own audit found, which is told once
OF_MONTH = "audit "  # and the month
AGAIN_MS = 86_400_000  # what the person has seen is told again after a day
MOST_ALARMS = 100
CONTRADICTED = (Alarm.INCONSISTENT, Alarm.ROLLED_BACK, Alarm.PROOF_REFUSED)


class SqlcipherEvidence:
    """services.evidence.EvidenceStore."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def key(self) -> str:
        return identity.get(self._connection, KEY)

    def pin(self, key: str) -> None:
        with self._connection.writing():
            identity.put(self._connection, KEY, key)

    def knows(self, note: str) -> bool:
        return any(each.note == note and not each.closed for each in self.notes())

    def newest(self, shard: str) -> KeptNote | None:
        compared = [each for each in self._of_month(shard) if not each.closed]
        return compared[-1] if compared else None

    def keep(self, note: KeptNote) -> None:
        with self._connection.writing():
            self._put([each for each in self._of_month(note.shard) if each.proven or each.closed], note)

    def growing(self) -> Sequence[tuple[KeptNote, KeptNote]]:
        compared = [each for each in self.notes() if not each.closed]
        proven = {each.shard: each for each in compared if each.proven}
        return [(proven[each.shard], each) for each in compared if not each.proven]

    def prove(self, note: KeptNote, now_ms: int) -> None:
        with self._connection.writing():
            others = [each for each in self._of_month(note.shard) if each.closed or not (each.proven or each == note)]
            self._put(others, note._replace(kept_ms=now_ms, proven=True))

    def alarm(self, raised: Raised) -> None:
        with self._connection.writing():
            known = self._alarms()
            for each, seen in known:
                alike = (each.kind, each.shard) == (raised.kind, raised.shard)
                if alike and (not seen or abs(raised.found_ms - each.found_ms) < AGAIN_MS):
                    return
            self._put_alarms([*known, (raised, False)])
            self._tell_of(raised.kind.value)

    def notes(self) -> Sequence[KeptNote]:
        rows = self._connection.all(
            "SELECT name, value FROM meta WHERE name > ? AND name < ? ORDER BY name",
            (OF_MONTH, f"{OF_MONTH}:"),  # the sign after the digits
        )
        return [note for name, value in rows for note in _decoded(name.removeprefix(OF_MONTH), value)]

    def alarms(self) -> Sequence[Raised]:
        return [raised for raised, _ in reversed(self._alarms())]

    def unseen(self) -> Sequence[Alarm]:
        kinds = identity.get(self._connection, UNSEEN).split()
        return [alarm for alarm in Alarm if alarm.value in kinds]

    def found(self, kind: AlarmKind, row: int) -> None:
        what = f"{kind.value} {row}"
        if what != identity.get(self._connection, FOUND):
            with self._connection.writing():
                identity.put(self._connection, FOUND, what)
                self._tell_of(kind.value)

    def untold(self) -> Sequence[AlarmKind]:
        kinds = identity.get(self._connection, UNTOLD).split()
        if not kinds:
            return []
        from tracker_core.alarm import AlarmKind

        return [AlarmKind(kind) for kind in kinds]

    def told(self, kind: AlarmKind) -> None:
        with self._connection.writing():
            kinds = identity.get(self._connection, UNTOLD).split()
            if kind.value in kinds:
                kinds.remove(kind.value)
                identity.put(self._connection, UNTOLD, " ".join(kinds))

    def see(self) -> None:
        with self._connection.writing():
            known = self._alarms()
            for each, seen in known:
                if not seen and each.kind is Alarm.KEY_CHANGED:
                    identity.put(self._connection, KEY, each.told)
                elif not seen and each.kind in CONTRADICTED:
                    self.retire(each.shard)
            self._put_alarms([(each, True) for each, _ in known])

    def retire(self, shard: str) -> None:
        """What is kept of that month is evidence from now on. Inside a transaction."""
        self._put([note._replace(closed=True) for note in self._of_month(shard)])

    def put_back(self, before: str, now: str, now_ms: int) -> None:
        """The server was put back from a backup, and has another epoch: what it tells now is compared with nothing of
        before, which is kept as evidence. Inside a transaction.
        """
        compared = [note for note in self.notes() if not note.closed]
        if compared:
            answer = json.dumps({"from": before, "to": now, "own": self._last_own()})
            self._put_alarms(
                [*self._alarms(), (Raised(Alarm.PUT_BACK, "", now_ms, compared[-1].note, "", answer), False)]
            )
        self.begin_anew()

    def begin_anew(self) -> None:
        """Compare what comes with nothing that came before. Inside a transaction."""
        for shard in {note.shard for note in self.notes()}:
            self.retire(shard)
        self._connection.do("DELETE FROM checkpoints")

    def _last_own(self) -> Sequence[object]:
        return self._connection.one("SELECT size, head FROM checkpoints ORDER BY size DESC LIMIT 1") or ()

    def _of_month(self, shard: str) -> Sequence[KeptNote]:
        return _decoded(shard, identity.get(self._connection, OF_MONTH + shard))

    def _put(self, notes: Sequence[KeptNote], *more: KeptNote) -> None:
        """The notes of one month. Inside a transaction."""
        shard = (*more, *notes)[0].shard
        encoded = json.dumps([note[1:] for note in (*notes, *more)], ensure_ascii=False)
        identity.put(self._connection, OF_MONTH + shard, encoded)

    def _alarms(self) -> Sequence[tuple[Raised, bool]]:
        """Each, and whether it was seen."""
        told = json.loads(identity.get(self._connection, ALARMS) or "[]")
        return [(Raised(Alarm(kind), *rest), seen) for kind, *rest, seen in told]

    def _put_alarms(self, alarms: Sequence[tuple[Raised, bool]]) -> None:
        alarms = alarms[-MOST_ALARMS:]
        encoded = json.dumps([(*raised, seen) for raised, seen in alarms], ensure_ascii=False)
        identity.put(self._connection, ALARMS, encoded)
        identity.put(self._connection, UNSEEN, " ".join({raised.kind.value for raised, seen in alarms if not seen}))

    def _tell_of(self, kind: str) -> None:
        """Inside a transaction."""
        kinds = [*identity.get(self._connection, UNTOLD).split(), kind]
        identity.put(self._connection, UNTOLD, " ".join(kinds[-MOST_ALARMS:]))


def go_elsewhere(connection: Connection, key: str) -> None:
    """The person signed in at another server, whose key is ``key`` (empty: not told). Inside a transaction.

    The same key under another address is the same server; another one begins anew, and what was kept stays as evidence.
    """
    evidence = SqlcipherEvidence(connection)
    if public(key) == public(evidence.key()):
        return
    evidence.begin_anew()
    identity.put(connection, KEY, "")
    identity.put(connection, UNTOLD, "")


def public(key: str) -> str:
    """The part of a key's line that does not change with the server's name."""
    return key.rpartition("+")[2]


def _decoded(shard: str, value: str) -> Sequence[KeptNote]:
    """In the order of their sizes, those that are compared with after those that are closed."""
    notes = [KeptNote(shard, *told) for told in json.loads(value or "[]")]
    return sorted(notes, key=lambda note: (not note.closed, note.size))
