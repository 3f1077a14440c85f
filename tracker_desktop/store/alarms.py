"""The alarms that the store keeps, who knows of them, and what the server is to be told, in the table ``meta``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker_desktop.services.evidence import Alarm, Raised
from tracker_desktop.store import identity
from tracker_desktop.store.connection import Connection

if TYPE_CHECKING:  # most stores have nothing to tell
    from tracker_core.alarm import AlarmKind

ALARMS = "audit_alarms"  # names in the table meta
UNSEEN = "audit_unseen"  # their kinds, which are asked for at every turn
UNTOLD = "audit_untold"  # kinds that the server is to be told of
FOUND = "audit_found"  # what the last check of the person's own audit found, which is told once
AGAIN_MS = 86_400_000  # what the person has seen is told again after a day
MOST_ALARMS = 100


class SqlcipherAlarms:
    """services.evidence.AlarmStore."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, raised: Raised) -> None:
        with self._connection.writing():
            known = self._known()
            for each, seen in known:
                alike = (each.kind, each.shard) == (raised.kind, raised.shard)
                if alike and (not seen or abs(raised.found_ms - each.found_ms) < AGAIN_MS):
                    return
            self._put([*known, (raised, False)])
            self._tell_of(raised.kind.value)

    def all(self) -> Sequence[Raised]:
        return [raised for raised, _ in reversed(self._known())]

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

    def see(self) -> Sequence[Raised]:
        """All are seen from now on; those that were not. Inside a transaction."""
        known = self._known()
        self._put([(each, True) for each, _ in known])
        return [each for each, seen in known if not seen]

    def note(self, raised: Raised) -> None:
        """Keep it, and tell the person alone. Inside a transaction."""
        self._put([*self._known(), (raised, False)])

    def forget_untold(self) -> None:
        """Tell the server of nothing that was found so far. Inside a transaction."""
        identity.put(self._connection, UNTOLD, "")

    def _known(self) -> Sequence[tuple[Raised, bool]]:
        """Each, and whether it was seen."""
        told = json.loads(identity.get(self._connection, ALARMS) or "[]")
        return [(Raised(Alarm(kind), *rest), seen) for kind, *rest, seen in told]

    def _put(self, alarms: Sequence[tuple[Raised, bool]]) -> None:
        alarms = alarms[-MOST_ALARMS:]
        encoded = json.dumps([(*raised, seen) for raised, seen in alarms], ensure_ascii=False)
        identity.put(self._connection, ALARMS, encoded)
        identity.put(self._connection, UNSEEN, " ".join({raised.kind.value for raised, seen in alarms if not seen}))

    def _tell_of(self, kind: str) -> None:
        """Inside a transaction."""
        kinds = [*identity.get(self._connection, UNTOLD).split(), kind]
        identity.put(self._connection, UNTOLD, " ".join(kinds[-MOST_ALARMS:]))
