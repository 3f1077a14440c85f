"""What was said while the store was shut, as the open store sees it: what of it is settled, what came to naught."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress

from tracker_core.errors import Unavailable
from tracker_core.model import Moment
from tracker_desktop.services.ports import Noted, Settled, Unrecorded
from tracker_desktop.store import identity
from tracker_desktop.store.connection import Connection
from tracker_desktop.store.spool import KEY_BYTES, SealedSpool

PAIR = "spool_key"  # names in the table meta
UNRECORDED = "unrecorded"
KEPT = 100  # how many that came to nothing are remembered


class SqlcipherNoted:
    """services.ports.NotedWishes over the journal's connection and the spool beside its store."""

    def __init__(self, connection: Connection, spool: SealedSpool) -> None:
        self._connection = connection
        self._spool = spool

    def prepare(self) -> None:
        """See that the store has a key pair and that the public half lies beside it, so that something can be noted.

        On a full disk the store has to open all the same; then nothing can be noted, and the next opening tries again.
        """
        pair = self._pair()
        with suppress(Unavailable):
            if not pair:
                from nacl.public import PrivateKey

                made = PrivateKey.generate()
                pair = bytes(made) + bytes(made.public_key)
                with self._connection.writing():
                    identity.put(self._connection, PAIR, pair.hex())
            self._spool.offer(pair[KEY_BYTES:])

    def read(self) -> Sequence[Noted]:
        """All that is in the spool, in order."""
        return self._spool.read(self._pair()[:KEY_BYTES]) if self._spool.waiting() else ()

    def is_settled(self, noted: Noted) -> bool:
        """Whether it was dealt with before."""
        return noted.number <= int(identity.get(self._connection, _done_name(noted.spool)) or 0)

    def settle(self, settled: Settled) -> None:
        """One of them is dealt with. Inside the transaction of what it made."""
        spool, number, _ = settled.noted
        identity.put(self._connection, _done_name(spool), str(number))
        if settled.unrecorded is not None:
            self._put([*self.unrecorded(), settled.unrecorded][-KEPT:])

    def finish(self, *, whole: bool) -> None:
        """Everything is settled: take the spool away. Where it was not ``whole``, keep what could not be read."""
        if whole:
            self._spool.remove()
        else:
            self._spool.set_aside()

    def unrecorded(self) -> Sequence[Unrecorded]:
        """What came to nothing, the oldest first."""
        return [_decoded(*row) for row in json.loads(identity.get(self._connection, UNRECORDED) or "[]")]

    def forget_unrecorded(self) -> None:
        """The person has seen it."""
        with self._connection.writing():
            self._put(())

    def _pair(self) -> bytes:
        return bytes.fromhex(identity.get(self._connection, PAIR))

    def _put(self, unrecorded: Sequence[Unrecorded]) -> None:
        identity.put(self._connection, UNRECORDED, json.dumps(unrecorded))


def _done_name(spool: str) -> str:
    return f"spool {spool}"


def _decoded(
    settled_ms: int, code: str, stop: bool, key: str, said: list[int] | None, since: list[int] | None
) -> Unrecorded:
    return Unrecorded(
        settled_ms, code, stop, key, None if said is None else Moment(*said), None if since is None else Moment(*since)
    )
