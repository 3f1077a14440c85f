"""What the server said of this device's events, and which of them it has to be offered again."""

from __future__ import annotations

from tracker_core.messages import Chains, Outcome, Verdict
from tracker_desktop.store import anew, projection
from tracker_desktop.store.connection import Connection


def judge(connection: Connection, event_id: str, verdict: Verdict, *, placed: bool | None = None) -> None:
    """Keep a verdict. ``placed``: whether the event stands in this device's chain there; None: nothing new. Inside a
    transaction.
    """
    row = connection.one(
        "SELECT entry, outcome, placed FROM events LEFT JOIN verdicts ON event = id WHERE id = ?", (event_id,)
    )
    if row is None:
        return  # a verdict on what this store never held
    entry_id, before, stood = row
    if placed is None:
        placed = stood is None or bool(stood)
    connection.do(
        "INSERT INTO verdicts (event, outcome, code, placed) VALUES (?, ?, ?, ?) ON CONFLICT (event) DO UPDATE SET "
        "outcome = excluded.outcome, code = excluded.code, placed = excluded.placed, "
        "seen = CASE WHEN outcome = excluded.outcome THEN seen ELSE 0 END",
        (event_id, verdict.outcome.value, verdict.code, int(placed)),
    )
    if entry_id is not None and (before == Outcome.REJECTED) != (verdict.outcome is Outcome.REJECTED):
        projection.project_anew(connection, entry_id)


def offer_again(connection: Connection, chains: Chains) -> int:
    """Put events that the server no longer knows back into the outbox; how many. ``chains``: what it knows. Inside a
    transaction.

    Rejected ones too: they have their place in the chain, without which the server takes none after it.
    """
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
