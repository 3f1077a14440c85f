"""The part of an export by which anybody can check the rest: the audit, its trees and signed heads, the events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tracker_core import chain, exported
from tracker_core.exported import ExportedEvent, Span, Stream, Tree
from tracker_server.accounts.models import Person
from tracker_server.audit.models import AuditRow, AuditShard, AuditSpan, AuditStream
from tracker_server.audit.signing import key_changes
from tracker_server.audit.tiles import Tiles
from tracker_server.ledger.models import Event

CHUNK = 2000


@dataclass(frozen=True, slots=True)
class AuditPart:
    """The audit of ``person`` as it stood when this was made; what is added or sealed later is not in it."""

    person: Person
    name: str
    stream: Stream
    sealed: int
    shards: Sequence[AuditShard]
    notes: Sequence[str]
    key_changes: Sequence[str]

    @classmethod
    def of(cls, person: Person) -> AuditPart:
        """Look at it now."""
        name = str(person.pk)
        known = AuditStream.objects.get(name=name)  # before the shards, which then hold all that it calls sealed
        months = set(AuditSpan.objects.filter(stream_id=name).values_list("shard_id", flat=True))
        every = list(AuditShard.objects.order_by("month"))
        shards = [shard for shard in every if shard.month in months and not shard.dropped]
        start = known.purged_head or chain.genesis("audit", name)
        stream = Stream(known.size, known.head, known.purged, start)
        return cls(person, name, stream, known.sealed, shards, [shard.note for shard in every], key_changes())

    def files(self) -> Iterator[tuple[str, Iterable[bytes]]]:
        """(name, content in pieces) of each."""
        yield exported.EVENTS, _lines(self._events())
        yield exported.ROWS, _lines(self._rows())
        yield exported.TREES, _lines(self._trees())
        # Of all months, also those without a row of the person: whoever kept a head of one can hold it against this.
        yield exported.NOTES, ["\n".join(self.notes).encode()]
        yield exported.CONSISTENCY, []
        if self.key_changes:
            yield exported.KEYS, ["\n".join(self.key_changes).encode()]

    def _events(self) -> Iterator[bytes]:
        rows = Event.objects.filter(person=self.person).order_by("pk").values_list("body", "outcome", "code")
        for body, outcome, code in rows.iterator(chunk_size=CHUNK):
            if body:  # what was too malformed to have bytes has none
                yield ExportedEvent(bytes(body), outcome, code).encode()

    def _rows(self) -> Iterator[bytes]:
        rows = AuditRow.objects.filter(stream_id=self.name, seq__lte=self.stream.size).order_by("seq")
        for body, hashed in rows.values_list("body", "hash").iterator(chunk_size=CHUNK):
            yield exported.row_line(bytes(body), hashed)

    def _trees(self) -> Iterator[bytes]:
        for shard in self.shards:
            spans = [
                span
                for each in AuditSpan.objects.filter(shard=shard, stream_id=self.name).order_by("first_leaf")
                if (span := self._known(each)) is not None
            ]
            if spans:
                yield Tree.of(shard.month, shard.size, spans, Tiles(shard.month).node).encode()

    def _known(self, span: AuditSpan) -> Span | None:
        """The part of ``span`` whose rows are in this export."""
        gone = max(0, self.stream.purged + 1 - span.first_seq)
        count = min(span.first_seq + span.count - 1, self.sealed) - span.first_seq + 1 - gone
        return Span(span.first_leaf + gone, span.first_seq + gone, count) if count > 0 else None


def _lines(rows: Iterable[bytes]) -> Iterator[bytes]:
    for row in rows:
        yield row + b"\n"
