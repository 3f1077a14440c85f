"""Stretches of this device's sequence that were recorded once and are not in the store; they close as the server
brings events back.
"""

from __future__ import annotations

from collections.abc import Sequence

from tracker_desktop.services.ports import Missing
from tracker_desktop.store.connection import Connection


def open_gap(connection: Connection, device: str, epoch: int, first: int, last: int) -> None:
    """Note that ``first`` to ``last`` are gone. Inside a transaction."""
    connection.do(
        "INSERT INTO gaps (device, epoch, first, last) VALUES (?1, ?2, ?3, ?4) "
        "ON CONFLICT DO UPDATE SET last = max(last, ?4)",
        (device, epoch, first, last),
    )


def close_at(connection: Connection, device: str, epoch: int, dseq: int) -> None:
    """One of them is back. Inside a transaction."""
    for first, last in connection.all(
        "SELECT first, last FROM gaps WHERE device = ? AND epoch = ? AND ? BETWEEN first AND last",
        (device, epoch, dseq),
    ):
        connection.do("DELETE FROM gaps WHERE device = ? AND epoch = ? AND first = ?", (device, epoch, first))
        for begin, end in ((first, dseq - 1), (dseq + 1, last)):
            if begin <= end:
                open_gap(connection, device, epoch, begin, end)


def missing(connection: Connection) -> Sequence[Missing]:
    """What is still gone, in order."""
    return [Missing(*row) for row in connection.all("SELECT epoch, first, last FROM gaps ORDER BY epoch, first")]
