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

Bodies = Callable[[Sequence[UUID]], Mapping[UUID, bytes]]


class Page(NamedTuple):
    """Changes in order, the cursor after them, and whether more wait."""

    changes: Sequence[Change]
    cursor: str
    more: bool


def server_epoch() -> str:
    """The name of this database's life."""
    return ServerEpoch.objects.get().value


def page(person_id: UUID, cursor: str, event_bodies: Bodies) -> Page:
    """What follows ``cursor`` (empty: from the start). ``event_bodies`` brings the bytes of events by their ids.

    Raises ``Refused("cursor_stale")`` for a cursor of another database, another person, or a future this one never had.
    """
    epoch = server_epoch()
    after = _seq(cursor, epoch, person_id)
    last = PersonStream.objects.filter(person_id=person_id).values_list("last_seq", flat=True).first() or 0
    if after > last:
        raise _stale()
    if after == last:
        return Page((), _cursor(epoch, person_id, after), more=False)
    rows = list(StreamRow.objects.filter(person_id=person_id, seq__gt=after).order_by("seq")[: PULL_LIMIT + 1])
    shown = rows[:PULL_LIMIT]
    bodies = event_bodies([row.event for row in shown if row.event is not None])
    changes = [Change(row.seq, row.kind, _data(row, bodies)) for row in shown]
    end = shown[-1].seq if shown else after
    return Page(changes, _cursor(epoch, person_id, end), more=len(rows) > PULL_LIMIT)


def _data(row: StreamRow, bodies: Mapping[UUID, bytes]) -> Json:
    body = bodies[row.event] if row.event is not None else bytes(row.body or b"")
    return parse(body, row.kind)


def _cursor(epoch: str, person_id: UUID, seq: int) -> str:
    return base64.urlsafe_b64encode(f"1 {epoch} {person_id.hex} {seq}".encode()).decode().rstrip("=")


def _seq(cursor: str, epoch: str, person_id: UUID) -> int:
    if not cursor:
        return 0
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii")
        version, its_epoch, its_person, seq = text.split(" ")
        number = int(seq)
    except ValueError as error:
        raise _stale() from error
    if (version, its_epoch, its_person) != ("1", epoch, person_id.hex) or number < 0:
        raise _stale()
    return number


def _stale() -> Refused:
    return Refused("cursor_stale", "That cursor is not of this server's present database; pull from the start.")
