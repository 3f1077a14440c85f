"""The store as the sync thread sees it: what waits, what the server said, what came back."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Sequence

from tracker_core.chain import link
from tracker_core.errors import Malformed
from tracker_core.events import Event, entry_of
from tracker_core.messages import Chains, Change, Outcome, PullReply, PushReply, Verdict, person_from, work_item_from
from tracker_core.model import Device
from tracker_core.rights import RequestNews
from tracker_core.wire import canonical, decode_event
from tracker_desktop import VERSION
from tracker_desktop.services.ports import Account, Outgoing
from tracker_desktop.store import anew, gaps, identity, items, projection, repull, retention
from tracker_desktop.store.connection import Connection
from tracker_desktop.store.evidence import SqlcipherEvidence, go_elsewhere
from tracker_desktop.store.mark import Mark
from tracker_desktop.store.privacy import put_news, put_policy

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
        self.evidence = SqlcipherEvidence(connection)
        if identity.get(connection, UNREAD) not in ("", VERSION):
            with connection.writing():
                identity.put(connection, UNREAD, "")
                repull.begin(connection)

    def close(self) -> None:
        """Close this connection."""
        self._connection.close()

    def account(self) -> Account | None:
        """Where and as whom this store is signed in."""
        return identity.account(self._connection)

    def save_account(self, account: Account) -> None:
        """Keep a sign-in. Another server means another stream: the cursor starts anew."""
        before = identity.get(self._connection, "server")
        with self._connection.writing():
            identity.put_account(self._connection, account)
            if before != account.server:
                repull.begin_elsewhere(self._connection)
                go_elsewhere(self._connection, account.discovery.audit_key)

    def save_refresh_token(self, token: str) -> None:
        """Keep the token, before it is used."""
        with self._connection.writing():
            identity.put(self._connection, "refresh_token", token)

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
                self._judge(outgoing.id, verdict, placed=placed)
                if not placed:
                    unplaced[epoch] = min(dseq, unplaced.get(epoch, dseq))
            offered += self._offer_again(reply.chains)
            for epoch in deferred - unplaced.keys():
                if self._is_hole(epoch, expected := reply.chains.get(epoch, 1)):
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
            return self._offer_again({}) > 0

    def apply_pull(self, reply: PullReply) -> bool:
        """Apply the changes and move the cursor, in one transaction; whether there is something to push again."""
        connection = self._connection
        with connection.writing():
            for change in reply.changes:
                try:
                    self._apply(change)
                except Malformed:
                    # Of a newer server, most likely. It must not stop what comes after it; the version that can read it
                    # pulls everything again.
                    identity.put(connection, UNREAD, VERSION)
            identity.put(connection, "cursor", reply.cursor)
            if reply.keeps_from is not None:
                identity.put(connection, retention.KEEPS_FROM, str(reply.keeps_from))
            offered = self._meet(reply.epoch) + self._offer_again(reply.chains)
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

    def _is_hole(self, epoch: int, dseq: int) -> bool:
        """Whether the server waits for an event that was lost here unsent; what follows it would wait for ever."""
        found = self._connection.one("SELECT 1 FROM events WHERE own = 1 AND epoch = ? AND dseq = ?", (epoch, dseq))
        return found is None

    def _noted(self) -> None:
        if self._mark is not None:
            self._mark.note(self._connection)

    def _judge(self, event_id: str, verdict: Verdict, *, placed: bool | None = None) -> None:
        """Keep a verdict. ``placed``: whether the event stands in this device's chain there; None: nothing new."""
        row = self._connection.one(
            "SELECT entry, outcome, placed FROM events LEFT JOIN verdicts ON event = id WHERE id = ?", (event_id,)
        )
        if row is None:
            return  # a verdict on what this store never held
        entry_id, before, stood = row
        if placed is None:
            placed = stood is None or bool(stood)
        self._connection.do(
            "INSERT INTO verdicts (event, outcome, code, placed) VALUES (?, ?, ?, ?) ON CONFLICT (event) DO UPDATE SET "
            "outcome = excluded.outcome, code = excluded.code, placed = excluded.placed, "
            "seen = CASE WHEN outcome = excluded.outcome THEN seen ELSE 0 END",
            (event_id, verdict.outcome.value, verdict.code, int(placed)),
        )
        if entry_id is not None and (before == Outcome.REJECTED) != (verdict.outcome is Outcome.REJECTED):
            projection.project_anew(self._connection, entry_id)

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
        return self._offer_again({})

    def _offer_again(self, chains: Chains) -> int:
        """Put events that the server no longer knows back into the outbox; how many. ``chains``: what it knows.

        Rejected ones too: they have their place in the chain, without which the server takes none after it.
        """
        connection = self._connection
        offered = 0
        for epoch in anew.epochs(connection):
            offered += connection.do(
                "INSERT OR IGNORE INTO outbox (epoch, dseq, event) SELECT epoch, dseq, id FROM events "
                "JOIN verdicts ON event = id WHERE own = 1 AND epoch = ? AND dseq >= ? AND placed = 1",
                (epoch, chains.get(epoch, 1)),
            )
        if offered:
            connection.do("DELETE FROM verdicts WHERE outcome <> 'rejected' AND event IN (SELECT event FROM outbox)")
        return offered

    def _apply(self, change: Change) -> None:
        if change.kind == "event":
            self._take(decode_event(change.data), canonical(change.data))
        elif change.kind == "work_item":
            items.put(self._connection, work_item_from(change.data))
        elif change.kind == "person":
            identity.put_person(self._connection, person_from(change.data))
        elif change.kind == "request":
            put_news(self._connection, RequestNews.from_json(change.data))
        elif change.kind == "verdict":
            verdict = Verdict.from_json(change.data)
            if verdict.id is not None:
                self._judge(verdict.id, verdict)

    def _take(self, event: Event, body: bytes) -> None:
        """An event from the server: of another device, of a copy of this one, or lost here and come back.

        Never as one of our own sequence, even under our name: a copy may be going on with it.
        """
        connection = self._connection
        repull.came(connection, event.id)
        if connection.one("SELECT 1 FROM events WHERE id = ?", (event.id,)):
            return
        connection.do(
            "INSERT INTO events (id, own, epoch, dseq, entry, body, hash) VALUES (?, 0, ?, ?, ?, ?, ?)",
            (event.id, event.epoch, event.dseq, entry_of(event), body, link(event.prev_hash, body)),
        )
        projection.project(connection, event)
        gaps.close_at(connection, event.device, event.epoch, event.dseq)
