"""The store as the sync thread sees it: what waits, what the server said, what came back."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Sequence

from tracker_core.errors import Malformed
from tracker_core.messages import Outcome, PullReply, PushReply
from tracker_core.model import Device
from tracker_desktop import VERSION
from tracker_desktop.services.ports import Outgoing
from tracker_desktop.store import anew, identity, repull, retention
from tracker_desktop.store.account import SqlcipherAccount
from tracker_desktop.store.connection import Connection
from tracker_desktop.store.evidence import SqlcipherEvidence
from tracker_desktop.store.mark import Mark
from tracker_desktop.store.privacy import put_policy
from tracker_desktop.store.taking import take
from tracker_desktop.store.verdicts import judge, offer_again

UNREAD = "unread"  # the version of this program that passed over a change it could not read
# Verdicts on events that the server gave no place in the device's chain.
TURNED_AWAY = frozenset({"chain_broken", "other_bytes", "wrong_device"})


class SqlcipherSyncStore:
    """services.ports.SyncStore over a connection of its own. ``now_ms`` dates and names epochs; ``mark``
    as in ``SqlcipherJournal``.
    """

    def __init__(self, connection: Connection, now_ms: Callable[[], int], mark: Mark | None = None) -> None:
        self._connection = connection
        self._now_ms = now_ms
        self._mark = mark
        self.account = SqlcipherAccount(connection)
        self.evidence = SqlcipherEvidence(connection)
        if identity.get(connection, UNREAD) not in ("", VERSION):
            with connection.writing():
                identity.put(connection, UNREAD, "")
                repull.begin(connection)

    def close(self) -> None:
        """Close this connection."""
        self._connection.close()

    def device(self, os: str, version: str) -> Device:
        """This device, as the server hears of it."""
        device, epoch = identity.device(self._connection)
        return Device(device, epoch, os, version)

    def become_another(self) -> None:
        """Be a new device; see services.ports.SyncStore."""
        with self._connection.writing():
            anew.become_another(self._connection, str(uuid.uuid4()))
        self._noted()

    def outbox(self, max_events: int, max_bytes: int) -> Sequence[Outgoing]:
        """What waits to be sent, in order; at least one when any waits."""
        rows = self._connection.all(
            "SELECT outbox.epoch, outbox.dseq, id, body FROM outbox JOIN events ON id = outbox.event "
            "ORDER BY outbox.epoch, outbox.dseq LIMIT ?",
            (max_events,),
        )
        taken: list[Outgoing] = []
        size = 0
        for row in rows:
            outgoing = Outgoing(*row)
            size += len(outgoing.body)
            if taken and size > max_bytes:
                break
            taken.append(outgoing)
        return taken

    def unsent(self) -> int:
        """How many events wait."""
        row = self._connection.one("SELECT count(*) FROM outbox")
        return row[0] if row else 0

    def apply_push(self, sent: Sequence[Outgoing], reply: PushReply) -> bool:
        """Write the verdicts, which stand in the order of ``sent``; whether to push again at once."""
        connection = self._connection
        final = 0
        unplaced: dict[int, int] = {}  # epoch -> where its chain stops being the server's
        deferred: set[int] = set()
        with connection.writing():
            offered = self._meet(reply.epoch)
            for outgoing, verdict in zip(sent, reply.verdicts, strict=True):
                if verdict.outcome is Outcome.DEFERRED:
                    deferred.add(outgoing.epoch)
                    continue
                final += 1
                epoch, dseq = outgoing.epoch, outgoing.dseq
                connection.do("DELETE FROM outbox WHERE epoch = ? AND dseq = ?", (epoch, dseq))
                placed = verdict.code not in TURNED_AWAY and dseq < reply.chains.get(epoch, 1)
                judge(connection, outgoing.id, verdict, placed=placed)
                if not placed:
                    unplaced[epoch] = min(dseq, unplaced.get(epoch, dseq))
            offered += offer_again(connection, reply.chains)
            for epoch in deferred - unplaced.keys():
                if _is_hole(connection, epoch, expected := reply.chains.get(epoch, 1)):
                    unplaced[epoch] = expected
            for epoch, first in unplaced.items():
                anew.leave(connection, epoch, first, self._now_ms())
        if unplaced:
            self._noted()
        # As many offered again as judged: a server that contradicts itself, which must not make us spin.
        return bool(unplaced) or final != offered

    def cursor(self) -> str:
        """Where the last pull ended; empty: pull everything."""
        return identity.get(self._connection, "cursor")

    def reset_cursor(self) -> bool:
        """Pull everything again, which changes nothing that is known already, and offer everything again."""
        with self._connection.writing():
            repull.begin(self._connection)
            return offer_again(self._connection, {}) > 0

    def apply_pull(self, reply: PullReply) -> bool:
        """Apply the changes and move the cursor, in one transaction; whether there is something to push again."""
        connection = self._connection
        with connection.writing():
            for change in reply.changes:
                try:
                    take(connection, change)
                except Malformed:
                    # Of a newer server, most likely. It must not stop what comes after it; the version that can read it
                    # pulls everything again.
                    identity.put(connection, UNREAD, VERSION)
            identity.put(connection, "cursor", reply.cursor)
            if reply.keeps_from is not None:
                identity.put(connection, retention.KEEPS_FROM, str(reply.keeps_from))
            offered = self._meet(reply.epoch) + offer_again(connection, reply.chains)
            adopted = 0 if reply.more else repull.end(connection)
            if reply.policy is not None:
                put_policy(connection, reply.policy)
            connection.do(
                "INSERT OR REPLACE INTO checkpoints (size, head, received_ms) VALUES (?, ?, ?)",
                (reply.checkpoint.size, reply.checkpoint.head, reply.pace.server_time),
            )
        if adopted:
            self._noted()
        return offered + adopted > 0

    def purge(self) -> bool:
        """Delete the next piece of what is older than is kept; False when there is none."""
        return retention.purge_piece(self._connection, self._now_ms())

    def spread(self) -> int:
        """The server's last wish how its devices spread, in seconds."""
        return int(identity.get(self._connection, "spread") or 0)

    def save_pace(self, offset_ms: int, error_ms: int, spread_s: int) -> None:
        """Keep how far the server's clock is from ours, and how its devices spread."""
        with self._connection.writing():
            identity.put(self._connection, "spread", str(spread_s))
            identity.put(self._connection, "server_offset", json.dumps([offset_ms, error_ms]))

    def _noted(self) -> None:
        if self._mark is not None:
            self._mark.note(self._connection)

    def _meet(self, epoch: str) -> int:
        """See whether the server is still the one it was. A restored one may have forgotten anything, so everything is
        offered again; how many.
        """
        known = identity.get(self._connection, "server_epoch")
        if known == epoch:
            return 0
        identity.put(self._connection, "server_epoch", epoch)
        if not known:
            return 0
        self.evidence.put_back(known, epoch, self._now_ms())
        return offer_again(self._connection, {})


def _is_hole(connection: Connection, epoch: int, dseq: int) -> bool:
    """Whether the server waits for an event that was lost here unsent; what follows it would wait for ever."""
    return connection.one("SELECT 1 FROM events WHERE own = 1 AND epoch = ? AND dseq = ?", (epoch, dseq)) is None
