"""Pulls everything once more, and takes over what does not come: events of this person's other devices that a restored
server no longer has, and of which this store may hold the last copy. See decision 0045.
"""

from __future__ import annotations

from typing import Any

from tracker_desktop.store import anew, identity, retention
from tracker_desktop.store.connection import Connection


def begin(connection: Connection) -> None:
    """Pull from the start, and note what has to come. Inside a transaction."""
    identity.put(connection, "cursor", "")
    connection.do(
        "INSERT OR IGNORE INTO unseen (event) SELECT id FROM events LEFT JOIN verdicts ON event = id "
        "WHERE own = 0 OR placed = 0"
    )


def begin_elsewhere(connection: Connection) -> None:
    """Pull from the start of another server, which never had what the one before had. Inside a transaction."""
    identity.put(connection, "cursor", "")
    identity.put(connection, retention.KEEPS_FROM, "")
    connection.do("DELETE FROM unseen")


def came(connection: Connection, event_id: str) -> None:
    """The server has ``event_id``. Inside a transaction."""
    connection.do("DELETE FROM unseen WHERE event = ?", (event_id,))


def end(connection: Connection) -> int:
    """Everything was pulled: put what did not come at the end of our own sequence, to be sent; how many events.

    Not what was rejected, which no pull brings, nor what waits to be sent already, nor what the server has deleted for
    being too old. Inside a transaction.
    """
    if connection.one("SELECT 1 FROM unseen LIMIT 1") is None:
        return 0
    orphans: list[Any] = connection.all(
        "SELECT id, entry, body FROM unseen JOIN events ON id = unseen.event LEFT JOIN verdicts ON verdicts.event = id "
        "WHERE coalesce(outcome, '') <> 'rejected' AND id NOT IN (SELECT event FROM outbox) ORDER BY id"
    )
    too_old = set(retention.over(connection, orphans, retention.keeps_from(connection)))
    lost = [row[0] for row in orphans if row[0] not in too_old]
    anew.readdress(connection, lost)
    connection.do("DELETE FROM unseen")
    return len(lost)
