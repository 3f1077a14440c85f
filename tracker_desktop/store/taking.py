"""What comes in a pull, taken in change by change."""

from __future__ import annotations

from tracker_core.chain import link
from tracker_core.events import Event, entry_of
from tracker_core.messages import Change, Verdict, person_from, work_item_from
from tracker_core.rights import RequestNews
from tracker_core.wire import canonical, decode_event
from tracker_desktop.store import gaps, identity, items, projection, repull
from tracker_desktop.store.connection import Connection
from tracker_desktop.store.privacy import put_news
from tracker_desktop.store.verdicts import judge


def take(connection: Connection, change: Change) -> None:
    """Apply one change; one of an unknown kind changes nothing. Inside a transaction.

    Raises ``Malformed``, and ``Refused("other_person")`` for somebody else's stream.
    """
    if change.kind == "event":
        _take_event(connection, decode_event(change.data), canonical(change.data))
    elif change.kind == "work_item":
        items.put(connection, work_item_from(change.data))
    elif change.kind == "person":
        identity.put_person(connection, person_from(change.data))
    elif change.kind == "request":
        put_news(connection, RequestNews.from_json(change.data))
    elif change.kind == "verdict":
        verdict = Verdict.from_json(change.data)
        if verdict.id is not None:
            judge(connection, verdict.id, verdict)


def _take_event(connection: Connection, event: Event, body: bytes) -> None:
    """An event from the server: of another device, of a copy of this one, or lost here and come back.

    Never as one of our own sequence, even under our name: a copy may be going on with it.
    """
    repull.came(connection, event.id)
    if connection.one("SELECT 1 FROM events WHERE id = ?", (event.id,)):
        return
    connection.do(
        "INSERT INTO events (id, own, epoch, dseq, entry, body, hash) VALUES (?, 0, ?, ?, ?, ?, ?)",
        (event.id, event.epoch, event.dseq, entry_of(event), body, link(event.prev_hash, body)),
    )
    projection.project(connection, event)
    gaps.close_at(connection, event.device, event.epoch, event.dseq)
