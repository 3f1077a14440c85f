"""Checks one stream of the audit: its rows, its chain, its places in the trees, and what was purged of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from tracker_core import chain, merkle, wire
from tracker_core.errors import Malformed
from tracker_core.merkle import HASH_SIZE
from tracker_core.retention import month_begins, month_of
from tracker_core.wire import Json
from tracker_server.accounts.models import Person
from tracker_server.audit.models import AuditRow, AuditSpan, AuditStream
from tracker_server.audit.record import RESTORED, SERVER, Action, beginning
from tracker_server.audit.tiles import WIDTH, Kept, Tiles

Wrong = Callable[[str], object]
Dropped = dict[str, tuple[object, object, int]]  # by month: size, root, and when it was dropped (UTC ms)
Purge = tuple[object, object, int, object]  # up to which row, its hash, when (UTC ms), and why
FLOOR_MS = 30 * 86_400_000  # what nobody may purge earlier than, whatever stands in the database
RESTORING_MS = 86_400_000  # how long a restoration can take to its end


@dataclass(slots=True)
class Checked:
    """``dropped``: what rows of this stream say of months that were dropped, by month."""

    rows: int = 0
    spans: int = 0
    dropped: Dropped = field(default_factory=dict)


def check_stream(stream: AuditStream, tiles: Kept, wrong: Wrong) -> Checked:
    """Tell ``wrong`` a sentence for each thing that is wrong with ``stream``."""
    checked, places = Checked(), _Places(stream, tiles, wrong)
    expected, previous, purge = stream.purged + 1, beginning(stream), None
    rows = AuditRow.objects.filter(stream_id=stream.name).order_by("seq")
    for seq, at, action, stored, recorded in rows.values_list("seq", "at", "action", "body", "hash").iterator():
        body = bytes(stored)
        checked.rows += 1
        if seq > expected:
            wrong(f"Stream {stream.name}: rows {expected} to {seq - 1} are missing.")
        elif seq < expected:
            wrong(f"Stream {stream.name}: row {seq} is there a second time, or after it was purged.")
        elif chain.link(previous, body) != recorded:
            wrong(f"Stream {stream.name}: row {seq} was changed, or does not follow from the one before it.")
        told = told_by(body)
        if [told.get(name) for name in ("stream", "seq", "at", "action")] != [stream.name, seq, at, action]:
            wrong(f"Stream {stream.name}: row {seq} says another place, time or action than the table.")
        places.check(seq, at, merkle.leaf_hash(body))
        if action == Action.RETENTION_PURGED:
            purge = _note_purge(told, at, stream.name, checked.dropped) or purge
        expected, previous = seq + 1, recorded
    if expected != stream.size + 1:
        wrong(f"Stream {stream.name} ends with row {expected - 1}, but has {stream.size}.")
    elif previous != stream.head:
        wrong(f"Stream {stream.name} ends with another hash than its head.")
    _check_purge(stream, purge, wrong)
    places.end(None if purge is None or _went_with_its_person(stream.name, purge) else purge[2])
    checked.spans = places.spans
    return checked


def _check_purge(stream: AuditStream, purge: Purge | None, wrong: Wrong) -> None:
    if stream.purged and (purge is None or purge[:2] != (stream.purged, stream.purged_head)):
        wrong(f"Stream {stream.name}: rows 1 to {stream.purged} went without a record that says so.")
    if not stream.purged and stream.purged_head:
        wrong(f"Stream {stream.name} begins with another hash than a stream does, though nothing of it was purged.")


def _went_with_its_person(stream: str, purge: Purge) -> bool:
    """Whether a backup could not bring these rows back, since their person had been erased: that asks for no age."""
    try:
        person = UUID(stream)
    except ValueError:
        return False  # the server's own rows go with nobody
    living = Person.objects.filter(pk=person, is_active=True)
    return purge[3] == RESTORED and not living.exists() and _was_restored(purge[2])


def _was_restored(at: int) -> bool:
    """Whether a backup was put back at ``at`` (UTC ms), or the server's own audit of then is purged."""
    rows = AuditRow.objects.filter(stream_id=SERVER)
    told = rows.filter(action=Action.BACKUP_RESTORED, at__gte=at, at__lte=at + RESTORING_MS)
    return told.exists() or not rows.filter(at__lte=at).exists()


class _Places:
    """The spans of one stream, one after the other, while its rows pass by."""

    def __init__(self, stream: AuditStream, tiles: Kept, wrong: Wrong) -> None:
        self._stream, self._tiles, self._wrong = stream, tiles, wrong
        self._spans = self._ordered()
        self._month, self._first_leaf, self._first_seq = "", 0, 1
        self._end = 0  # the last row that the spans so far have
        self._gone_from = ""  # the latest month that purged rows are known to be of
        self.spans = 0

    def check(self, seq: int, at: int, leaf: bytes) -> None:
        """Whether row ``seq`` of ``at`` (UTC ms) is the leaf that it should be."""
        while self._end < seq and self._advance():
            pass
        if not self._first_seq <= seq <= self._end:
            return  # not sealed yet; or in a gap, which was told of
        if month_of(at) > self._month:
            self._wrong(
                f"Stream {self._stream.name}: row {seq} is in the tree of {self._month}, before it was recorded."
            )
        place = self._first_leaf + seq - self._first_seq
        begin = place % WIDTH * HASH_SIZE
        if Tiles(self._month, self._tiles).data(0, place // WIDTH)[begin : begin + HASH_SIZE] != leaf:
            tree = f"the tree of {self._month}"
            self._wrong(f"Stream {self._stream.name}: row {seq} is not what leaf {place} of {tree} was made of.")

    def end(self, purged_at: int | None) -> None:
        """Look at the spans that no row needed, and whether they are all. ``purged_at``: when rows went, UTC ms."""
        while self._advance():
            pass
        if purged_at is not None and self._gone_from and too_young(self._gone_from, purged_at):
            self._wrong(f"Stream {self._stream.name}: rows of {self._gone_from} were purged before any time was over.")
        sealed, purged = self._stream.sealed, self._stream.purged
        if not purged <= sealed <= self._stream.size or (
            self._end != sealed and not (self.spans == 0 and sealed == purged)
        ):
            self._wrong(
                f"Stream {self._stream.name}: {sealed} rows are said to be in trees, but its spans tell otherwise."
            )

    def _advance(self) -> bool:
        found = next(self._spans, None)
        if found is None:
            return False
        self._month, self._first_leaf, self._first_seq, count = found
        gone = self._stream.purged if self.spans == 0 else 0  # spans of months that were dropped are gone
        if self._first_seq != self._end + 1 and not 1 <= self._first_seq <= gone + 1:
            self._wrong(f"Stream {self._stream.name}: the span from row {self._first_seq} on leaves a gap or overlaps.")
        self._end = self._first_seq + count - 1
        self.spans += 1
        if self._first_seq <= self._stream.purged:
            self._gone_from = self._month
        return True

    def _ordered(self) -> Iterator[tuple[str, int, int, int]]:
        found = AuditSpan.objects.filter(stream_id=self._stream.name).order_by("first_seq")
        return iter(found.values_list("shard_id", "first_leaf", "first_seq", "count").iterator())


def told_by(body: bytes) -> Json:
    """What a row says; nothing where it cannot be read, which is said of it as a part of its stream."""
    try:
        return wire.parse(body, "audit row")
    except Malformed:
        return {}


def too_young(month: str, purged_at: int) -> bool:
    """Whether no row of ``month`` (UTC, ``YYYY-MM``) can have been as old as the database's floor at ``purged_at``."""
    return month_begins(month) > purged_at - FLOOR_MS


def _note_purge(told: Json, at: int, stream: str, dropped: Dropped) -> Purge | None:
    """What a row says of a purge of its own stream; what it says of a dropped month goes to ``dropped``."""
    detail = told.get("detail")
    if not isinstance(detail, dict):
        return None
    if told.get("subject") == stream:
        return detail.get("upto"), detail.get("head"), at, told.get("reason")
    dropped[str(told.get("subject"))] = (detail.get("size"), detail.get("root"), at)
    return None
