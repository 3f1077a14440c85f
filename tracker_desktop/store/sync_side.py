"""The store as the sync thread sees it: what waits, what the server said, what came back."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from tracker_core.chain import link
from tracker_core.events import Event, entry_of
from tracker_core.messages import Change, Outcome, PullReply, PushReply, Verdict, person_from, work_item_from
from tracker_core.model import Device, WorkItem
from tracker_core.wire import canonical, decode_event
from tracker_desktop.services.ports import Account, Outgoing
from tracker_desktop.store import identity, projection
from tracker_desktop.store.connection import Connection

# Own events that took their place in the chain on the server: judged, and not turned away from it.
PLACED = (
    "events JOIN verdicts ON event = id "
    "WHERE own = 1 AND NOT (outcome = 'rejected' AND code IN ('chain_broken', 'other_bytes', 'wrong_device'))"
)


class SqlcipherSyncStore:
    """services.ports.SyncStore over a connection of its own. ``now_ms`` dates checkpoints."""

    def __init__(self, connection: Connection, now_ms: Callable[[], int]) -> None:
        self._connection = connection
        self._now_ms = now_ms

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
                identity.put(self._connection, "cursor", "")

    def save_refresh_token(self, token: str) -> None:
        """Keep the token, before it is used."""
        with self._connection.writing():
            identity.put(self._connection, "refresh_token", token)

    def device(self, os: str, version: str) -> Device:
        """This device, as the server hears of it."""
        device, epoch = identity.device(self._connection)
        return Device(device, epoch, os, version)

    def outbox(self, max_events: int, max_bytes: int) -> Sequence[Outgoing]:
        """What waits to be sent, in order; at least one when any waits."""
        rows = self._connection.all(
            "SELECT outbox.dseq, id, body FROM outbox JOIN events ON id = outbox.event ORDER BY outbox.dseq LIMIT ?",
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

    def apply_push(self, sent: Sequence[Outgoing], reply: PushReply) -> bool:
        """Write the verdicts, which stand in the order of ``sent``; whether to push again at once."""
        connection = self._connection
        final = 0
        with connection.writing():
            for outgoing, verdict in zip(sent, reply.verdicts, strict=True):
                if verdict.outcome is Outcome.DEFERRED:
                    continue
                final += 1
                connection.do("DELETE FROM outbox WHERE dseq = ?", (outgoing.dseq,))
                self._judge(outgoing.id, verdict)
            offered = self._offer_again(reply.next_dseq)
            identity.put(connection, "server_epoch", reply.epoch)
        # As many offered again as judged: a server that contradicts itself, which must not make us spin.
        return final != offered

    def cursor(self) -> str:
        """Where the last pull ended; empty: pull everything."""
        return identity.get(self._connection, "cursor")

    def reset_cursor(self) -> None:
        """Pull everything again, which changes nothing that is known already."""
        with self._connection.writing():
            identity.put(self._connection, "cursor", "")

    def apply_pull(self, reply: PullReply) -> None:
        """Apply the changes and move the cursor, in one transaction."""
        connection = self._connection
        known_epoch = identity.get(connection, "server_epoch")
        with connection.writing():
            for change in reply.changes:
                self._apply(change)
            identity.put(connection, "cursor", reply.cursor)
            if known_epoch != reply.epoch:
                if known_epoch:
                    self._offer_again(1)  # restored from a backup: it may have forgotten anything
                identity.put(connection, "server_epoch", reply.epoch)
            connection.do(
                "INSERT OR REPLACE INTO checkpoints (size, head, received_ms) VALUES (?, ?, ?)",
                (reply.checkpoint.size, reply.checkpoint.head, self._now_ms()),
            )

    def save_server_offset(self, offset_ms: int, error_ms: int) -> None:
        """Keep how far the server's clock is from ours."""
        with self._connection.writing():
            identity.put(self._connection, "server_offset", json.dumps([offset_ms, error_ms]))

    def _judge(self, event_id: str, verdict: Verdict) -> None:
        row = self._connection.one(
            "SELECT entry, outcome FROM events LEFT JOIN verdicts ON event = id WHERE id = ?", (event_id,)
        )
        if row is None:
            return  # a verdict on what this store never held
        entry_id, before = row
        self._connection.do(
            "INSERT OR REPLACE INTO verdicts (event, outcome, code) VALUES (?, ?, ?)",
            (event_id, verdict.outcome.value, verdict.code),
        )
        if entry_id is not None and (before == Outcome.REJECTED) != (verdict.outcome is Outcome.REJECTED):
            projection.project_anew(self._connection, entry_id)

    def _offer_again(self, next_dseq: int) -> int:
        """Put events that the server no longer knows back into the outbox; how many.

        Rejected ones too: they have their place in the chain, without which the server takes none after it.
        """
        offered = self._connection.do(
            f"INSERT OR IGNORE INTO outbox SELECT dseq, id FROM {PLACED} AND dseq >= ?",  # noqa: S608
            (next_dseq,),
        )
        if offered:
            self._connection.do(
                "DELETE FROM verdicts WHERE outcome <> 'rejected' AND event IN (SELECT event FROM outbox)"
            )
        return offered

    def _apply(self, change: Change) -> None:
        if change.kind == "event":
            self._take(decode_event(change.data), canonical(change.data))
        elif change.kind == "work_item":
            self._put_item(work_item_from(change.data))
        elif change.kind == "person":
            identity.put_person(self._connection, person_from(change.data))
        elif change.kind == "verdict":
            verdict = Verdict.from_json(change.data)
            if verdict.id is not None:
                self._judge(verdict.id, verdict)

    def _take(self, event: Event, body: bytes) -> None:
        """An event from the server: of another device, or our own from before this store was lost."""
        held = self._connection.one(
            "SELECT max(id = ?1), max(own = 1 AND dseq = ?2) FROM events WHERE id = ?1 OR (own = 1 AND dseq = ?2)",
            (event.id, event.dseq),
        )
        known, taken = held or (None, None)
        if known:
            return
        # A copy of this device may have used the same number: what it recorded counts, but not as ours.
        own = not taken and (event.device, event.epoch) == identity.device(self._connection)
        self._connection.do(
            "INSERT INTO events (id, own, dseq, entry, body, hash) VALUES (?, ?, ?, ?, ?, ?)",
            (event.id, int(own), event.dseq, entry_of(event), body, link(event.prev_hash, body)),
        )
        projection.project(self._connection, event)
        if own:
            self._judge(event.id, Verdict(event.id, Outcome.ACCEPTED))

    def _put_item(self, item: WorkItem) -> None:
        connection = self._connection
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
