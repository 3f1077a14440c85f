"""Begins the device's sequence anew, and gives events that have no place in it on the server a place in the new one.

Two copies of a device number what they record alike, and so does a device whose older store was put back. The server
keeps the event that came first and turns away the other. What was turned away was never anywhere but here, so it may
get another envelope; its id and what it tells stay. See decision 0032.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

from tracker_core.chain import genesis, link
from tracker_core.wire import decode_event, encode_event
from tracker_desktop.store import identity, projection
from tracker_desktop.store.connection import Connection

PURGED_PLACES = "purged_places"  # name in the table meta


def begin_epoch(connection: Connection, now_ms: int, at_least: int = 0) -> None:
    """Number from 1 again, in a new epoch. Inside a transaction.

    Epochs only grow, and are named by the second in which they begin, so that two copies do not choose the same.
    """
    _, epoch = identity.device(connection)
    identity.put(connection, "device_epoch", str(max(epoch + 1, at_least + 1, now_ms // 1000)))


def leave(connection: Connection, epoch: int, first: int, now_ms: int) -> None:
    """The chain of ``epoch`` is not the server's from ``first`` on: let what waits there stand elsewhere. Inside a
    transaction; ``now_ms``: UTC.

    What follows an event without a place cannot have one either, since each names the hash of the one before.
    """
    if epoch == identity.device(connection)[1]:
        begin_epoch(connection, now_ms)
    rows = connection.all(
        "SELECT id FROM events WHERE own = 1 AND epoch = ?1 AND ("
        "dseq >= ?2 AND EXISTS (SELECT 1 FROM outbox WHERE outbox.epoch = ?1 AND outbox.dseq = events.dseq) "
        "OR EXISTS (SELECT 1 FROM verdicts WHERE event = id AND code IN ('chain_broken', 'wrong_device'))"
        ") ORDER BY dseq",
        (epoch, first),
    )
    readdress(connection, [row[0] for row in rows])


def become_another(connection: Connection, device_id: str) -> None:
    """Be another device, which has recorded all that waits or was judged here. Inside a transaction.

    For a device that the server knows as somebody else's: it has none of this store's events, so each may move.
    """
    identity.put(connection, "device", device_id)
    identity.put(connection, "device_epoch", "1")
    identity.put(connection, PURGED_PLACES, "")
    rows = connection.all("SELECT id FROM events WHERE own = 1 ORDER BY epoch, dseq")
    connection.do("DELETE FROM outbox")
    connection.do("UPDATE events SET own = 0 WHERE own = 1")
    readdress(connection, [row[0] for row in rows])


def readdress(connection: Connection, events: Iterable[str]) -> None:
    """Put ``events`` (ids, in order) at the end of the present epoch, to be sent. Inside a transaction."""
    device, epoch = identity.device(connection)
    dseq, head = last_place(connection, epoch)
    for event_id in events:
        row = connection.one("SELECT body, entry, epoch, dseq FROM events WHERE id = ?", (event_id,))
        assert row is not None
        body, entry, *before = row
        dseq += 1
        event = replace(decode_event(body), device=device, epoch=epoch, dseq=dseq, prev_hash=head)
        body = encode_event(event)
        head = link(head, body)
        connection.do("DELETE FROM outbox WHERE epoch = ? AND dseq = ? AND event = ?", (*before, event_id))
        connection.do("INSERT INTO outbox (epoch, dseq, event) VALUES (?, ?, ?)", (epoch, dseq, event_id))
        connection.do(
            "UPDATE events SET own = 1, epoch = ?, dseq = ?, body = ?, hash = ? WHERE id = ?",
            (epoch, dseq, body, head, event_id),
        )
        connection.do("DELETE FROM verdicts WHERE event = ?", (event_id,))
        if entry is not None:
            projection.project_anew(connection, entry)


def last_place(connection: Connection, epoch: int) -> tuple[int, str]:
    """(dseq, hash) of this device's last event in ``epoch``; before the first, where its chain begins."""
    row: tuple[int, str] | None = connection.one(
        "SELECT dseq, hash FROM events WHERE own = 1 AND epoch = ? ORDER BY dseq DESC LIMIT 1", (epoch,)
    )
    known = [place for place in (row, purged_places(connection).get(epoch)) if place is not None]
    return max(known) if known else (0, genesis(identity.device(connection)[0], epoch))


def purged_places(connection: Connection) -> dict[int, tuple[int, str]]:
    """For each epoch, (dseq, hash) of the last of this device's events in it that are deleted, being too old."""
    return places_from(identity.get(connection, PURGED_PLACES))


def places_from(text: str) -> dict[int, tuple[int, str]]:
    """What ``keep_place`` wrote."""
    return {int(epoch): (dseq, hashed) for epoch, (dseq, hashed) in json.loads(text or "{}").items()}


def keep_place(connection: Connection, epoch: int, dseq: int, hashed: str) -> None:
    """An own event is about to be deleted: the chain goes on from it all the same. Inside a transaction."""
    places = purged_places(connection)
    places[epoch] = max((dseq, hashed), places.get(epoch, (0, "")))
    identity.put(connection, PURGED_PLACES, json.dumps(places))


def epochs(connection: Connection) -> list[int]:
    """The epochs in which this device has recorded, oldest first; one look into the index for each."""
    found: list[int] = []
    while row := connection.one(
        "SELECT epoch FROM events WHERE own = 1 AND epoch > ? ORDER BY epoch LIMIT 1", (found[-1] if found else 0,)
    ):
        found.append(row[0])
    return found
