"""Checks one stream of the audit: its rows, its chain, its places in the trees, and what was purged of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tracker_core import chain, merkle, wire
from tracker_core.errors import Malformed
from tracker_core.merkle import HASH_SIZE
from tracker_core.wire import Json
from tracker_server.audit.models import AuditRow, AuditSpan, AuditStream
from tracker_server.audit.record import Action, beginning
from tracker_server.audit.tiles import WIDTH, Kept, Tiles

Wrong = Callable[[str], object]


@dataclass(slots=True)
class Checked:
    """``dropped``: what rows of this stream say of months that were dropped, by month."""

    rows: int = 0
    spans: int = 0
    dropped: dict[str, object] = field(default_factory=dict)


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
        told = _told(body)
        if [told.get(name) for name in ("stream", "seq", "at", "action")] != [stream.name, seq, at, action]:
            wrong(f"Stream {stream.name}: row {seq} says another place, time or action than the table.")
        places.check(seq, merkle.leaf_hash(body))
        if action == Action.RETENTION_PURGED:
            purge = _note_purge(told, stream.name, checked.dropped) or purge
        expected, previous = seq + 1, recorded
    if expected != stream.size + 1:
        wrong(f"Stream {stream.name} ends with row {expected - 1}, but has {stream.size}.")
    elif previous != stream.head:
        wrong(f"Stream {stream.name} ends with another hash than its head.")
    if stream.purged and purge != (stream.purged, stream.purged_head):
        wrong(f"Stream {stream.name}: rows 1 to {stream.purged} went without a record that says so.")
    places.end()
    checked.spans = places.spans
    return checked


class _Places:
    """The spans of one stream, one after the other, while its rows pass by."""

    def __init__(self, stream: AuditStream, tiles: Kept, wrong: Wrong) -> None:
        self._stream, self._tiles, self._wrong = stream, tiles, wrong
        self._spans = self._ordered()
        self._month, self._first_leaf, self._first_seq = "", 0, 1
        self._end = 0  # the last row that the spans so far have
        self.spans = 0

    def check(self, seq: int, leaf: bytes) -> None:
        """Whether row ``seq`` is the leaf that it should be."""
        while self._end < seq and self._advance():
            pass
        if not self._first_seq <= seq <= self._end:
            return  # not sealed yet; or in a gap, which was told of
        place = self._first_leaf + seq - self._first_seq
        begin = place % WIDTH * HASH_SIZE
        if Tiles(self._month, self._tiles).data(0, place // WIDTH)[begin : begin + HASH_SIZE] != leaf:
            tree = f"the tree of {self._month}"
            self._wrong(f"Stream {self._stream.name}: row {seq} is not what leaf {place} of {tree} was made of.")

    def end(self) -> None:
        """Look at the spans that no row needed, and whether they are all."""
        while self._advance():
            pass
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
        return True

    def _ordered(self) -> Iterator[tuple[str, int, int, int]]:
        found = AuditSpan.objects.filter(stream_id=self._stream.name).order_by("first_seq")
        return iter(found.values_list("shard_id", "first_leaf", "first_seq", "count").iterator())


def _told(body: bytes) -> Json:
    try:
        return wire.parse(body, "audit row")
    except Malformed:
        return {}


def _note_purge(told: Json, stream: str, dropped: dict[str, object]) -> tuple[object, object] | None:
    """What a row says of a purge of its own stream; what it says of a dropped month goes to ``dropped``."""
    detail = told.get("detail")
    if not isinstance(detail, dict):
        return None
    if told.get("subject") == stream:
        return detail.get("upto"), detail.get("head")
    dropped[str(told.get("subject"))] = (detail.get("size"), detail.get("root"))
    return None
