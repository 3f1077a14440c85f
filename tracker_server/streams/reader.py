"""Reads a page of a person's stream after a cursor. A cursor is opaque to devices and bound to this database."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from tracker_core.errors import Refused
from tracker_core.messages import PULL_LIMIT, Change
from tracker_core.wire import Json, parse
from tracker_server.streams.models import PersonStream, ServerEpoch, StreamRow

LEAP = 1_000_000  # how far ``restored`` sets a stream's numbers ahead

Bodies = Callable[[Sequence[UUID]], Mapping[UUID, bytes]]


class Page(NamedTuple):
    """Changes in order, the cursor after them, and about how many more wait; ``epoch``: that of the database."""

    epoch: str
    changes: Sequence[Change]
    cursor: str
    remaining: int

    @property
    def more(self) -> bool:
        """Whether another page waits."""
        return self.remaining > 0


def server_epoch() -> str:
    """The name of this database's life."""
    return ServerEpoch.objects.get().value


def page(person_id: UUID, cursor: str, event_bodies: Bodies) -> Page:
    """What follows ``cursor`` (empty: from the start). ``event_bodies`` brings the bytes of events by their ids.

    Raises ``Refused("cursor_stale")`` for a cursor of another database, another person, or a future this one never had.
    """
    epoch = server_epoch()
    after, tag = _place(cursor, epoch, person_id)
    last = PersonStream.objects.filter(person_id=person_id).values_list("last_seq", "tag").first() or (0, "")
    if (after, tag) == last:
        return Page(epoch, (), cursor or _cursor(epoch, person_id, 0, ""), 0)
    # From the cursor's own row on, to see that it is the one the cursor was made at.
    found = StreamRow.objects.filter(person_id=person_id, seq__gte=after).order_by("seq")
    rows = list(found[: PULL_LIMIT + 2])
    if after:
        if not rows or (rows[0].seq, rows[0].tag) != (after, tag):
            raise _stale()
        rows = rows[1:]
    shown = rows[:PULL_LIMIT]
    bodies = event_bodies([row.event for row in shown if row.event is not None])
    # An event that a purge has just taken may have its row here for a moment longer.
    changes = [
        Change(row.seq, row.kind, _data(row, bodies)) for row in shown if row.event is None or row.event in bodies
    ]
    end, end_tag = (shown[-1].seq, shown[-1].tag) if shown else (after, tag)
    remaining = 0 if len(rows) <= PULL_LIMIT else _rows_after(person_id, end, last[0])
    return Page(epoch, changes, _cursor(epoch, person_id, end, end_tag), remaining)


def _rows_after(person_id: UUID, seq: int, last_seq: int) -> int:
    """How many rows follow ``seq``: by their numbers, which is cheap, but for the leap that a restoration makes."""
    if last_seq - seq < LEAP:
        return max(1, last_seq - seq)  # the head was read first and may be behind
    return StreamRow.objects.filter(person_id=person_id, seq__gt=seq).count()


def _data(row: StreamRow, bodies: Mapping[UUID, bytes]) -> Json:
    body = bodies[row.event] if row.event is not None else bytes(row.body or b"")
    return parse(body, row.kind)


def _cursor(epoch: str, person_id: UUID, seq: int, tag: str) -> str:
    return base64.urlsafe_b64encode(f"2 {epoch} {person_id.hex} {seq} {tag}".encode()).decode().rstrip("=")


def _place(cursor: str, epoch: str, person_id: UUID) -> tuple[int, str]:
    """(sequence number, tag) of the row that ``cursor`` stands on."""
    if not cursor:
        return 0, ""
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii")
        version, its_epoch, its_person, seq, tag = text.split(" ")
        number = int(seq)
    except ValueError as error:
        raise _stale() from error
    if (version, its_epoch, its_person) != ("2", epoch, person_id.hex) or number < 0:
        raise _stale()
    return number, tag


def _stale() -> Refused:
    return Refused("cursor_stale", "That cursor is not of this server's present database; pull from the start.")
