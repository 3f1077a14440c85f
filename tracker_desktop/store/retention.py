"""Deletes what is older than the organization keeps: by the instant that its server told, and never by a clock here.

An entry goes with all that was recorded of it, once the latest of that is too old (``tracker_core.retention``). What
waits to be sent stays, and so does what was not accepted until the person has seen it. It goes in pieces, each a
transaction; how far it came is kept, so that the next start goes on there, also offline.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from tracker_core.messages import Outcome
from tracker_core.retention import aged_from
from tracker_core.wire import decode_event
from tracker_desktop.store import anew, copies, identity, projection
from tracker_desktop.store.connection import Connection

KEEPS_FROM = "keeps_from"  # names in the table meta
STATE = "purge"
PIECE = 200  # events a transaction: a few milliseconds in which nobody else can record
MONTH_MS = 28 * 86_400_000  # no organization keeps for less

ACCEPTED = (Outcome.ACCEPTED.value, Outcome.ACCEPTED_FLAGGED.value)

Row = tuple[str, str | None, bytes]  # id, entry, body


@dataclass(slots=True)
class Purged:
    """How far the purge is. ``to``: everything from before is gone; ``after``: where the one under way is.

    ``events``: how many went in all.
    """

    to: int = 0
    after: str = ""
    events: int = 0


def state(connection: Connection) -> Purged:
    """How far it is."""
    return Purged(**json.loads(identity.get(connection, STATE) or "{}"))


def keeps_from(connection: Connection) -> int:
    """The UTC ms from which on records are kept, as the server said last; 0 before it did."""
    return int(identity.get(connection, KEEPS_FROM) or 0)


def purge_piece(connection: Connection, now_ms: int) -> bool:
    """Delete the next piece; False when there is none.

    ``now_ms``: by the clock here, which deletes nothing by itself. It only has to agree that the month is over: a
    server whose clock is ahead by years must not empty its people's stores.
    """
    known, border = state(connection), keeps_from(connection)
    if border <= known.to or border > now_ms - MONTH_MS:
        return False
    rows: list[Any] = connection.all(
        "SELECT id, entry, body FROM events WHERE id > ? ORDER BY id LIMIT ?", (known.after, PIECE)
    )
    going = over(connection, rows, border)
    with connection.writing():
        _delete(connection, going)
        known.events += len(going)
        known.after = rows[-1][0] if rows else ""
        if not rows:
            known.to = border
            _delete_the_rest(connection, border)
            if known.events:
                copies.note(connection, border)
        identity.put(connection, STATE, json.dumps(asdict(known)))
    if not rows and known.events:
        copies.delete_old(connection, border)
    return bool(rows)


def over(connection: Connection, rows: Iterable[Row], border: int) -> list[str]:
    """The ids of those events, and of others of their entries, that go when what is kept begins at ``border``."""
    old = [(event, entry) for event, entry, body in rows if aged_from(decode_event(body)) < border]
    alone = json.dumps([event for event, entry in old if entry is None])
    going = [each.id for each in _judged(connection, "id", alone, border) if each.may_go]
    for entry in dict.fromkeys(entry for _, entry in old if entry is not None):
        of_entry = _judged(connection, "entry", json.dumps([entry]), border)
        lives = any(each.counts and not each.may_go for each in of_entry)
        going += [each.id for each in of_entry if each.may_go and not (each.counts and lives)]
    return going


class _Judged(NamedTuple):
    """``counts``: it was not turned away; ``may_go``: it is old, and the server and the person know of it."""

    id: str
    counts: bool
    may_go: bool


def _judged(connection: Connection, column: str, names: str, border: int) -> list[_Judged]:
    rows = connection.all(
        "SELECT id, body, own, outcome, seen, EXISTS (SELECT 1 FROM outbox WHERE event = id) FROM events "  # noqa: S608
        f"LEFT JOIN verdicts ON event = id WHERE {column} IN (SELECT value FROM json_each(?))",
        (names,),
    )
    judged = []
    for name, body, own, outcome, seen, waits in rows:
        rejected = outcome == Outcome.REJECTED
        settled = not waits and (bool(seen) if rejected else not own or outcome in ACCEPTED)
        judged.append(_Judged(name, not rejected, settled and aged_from(decode_event(body)) < border))
    return judged


def _delete(connection: Connection, events: Sequence[str]) -> None:
    entries: set[str] = set()
    for event in events:
        row = connection.one("SELECT entry, own, epoch, dseq, hash FROM events WHERE id = ?", (event,))
        assert row is not None
        entry, own, *place = row
        if own:
            anew.keep_place(connection, *place)
        if entry is not None:
            entries.add(entry)
        connection.do("DELETE FROM verdicts WHERE event = ?", (event,))
        connection.do("DELETE FROM unseen WHERE event = ?", (event,))
        connection.do("DELETE FROM events WHERE id = ?", (event,))
    for entry in entries:
        projection.project_anew(connection, entry)


def _delete_the_rest(connection: Connection, border: int) -> None:
    """What is no event: items that nothing names, absences, and what came to nothing."""
    gone = connection.do(
        "DELETE FROM work_items WHERE assigned = 0 AND id NOT IN "
        "(SELECT named FROM (SELECT json_extract(CAST(body AS TEXT), '$.data.work_item') AS named FROM events) "
        "WHERE named IS NOT NULL)"
    )
    if gone:  # what was taken out of the search index is in it until its parts are merged
        connection.do("INSERT INTO work_items_words (work_items_words) VALUES ('optimize')")
    # One that follows a younger one was dated by a clock that had been put back.
    connection.do(
        "DELETE FROM absences WHERE ended_ms < ?1 AND NOT EXISTS "
        "(SELECT 1 FROM absences AS earlier WHERE earlier.id < absences.id AND earlier.ended_ms >= ?1)",
        (border,),
    )
    unrecorded = json.loads(identity.get(connection, "unrecorded") or "[]")
    identity.put(connection, "unrecorded", json.dumps([each for each in unrecorded if each[0] >= border]))
