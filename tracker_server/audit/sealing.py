"""Puts rows of the audit into the trees of their months and signs the heads, some time after they were recorded.

A push adds to its own stream's chain and goes on; no push waits for a tree. Rows are read and hashed before the lock
is taken, and the rows of streams are marked at the very end, so that locks are held for milliseconds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import F, Q

from tracker_core import merkle
from tracker_core.retention import month_of
from tracker_server.audit.models import AuditRow, AuditShard, AuditSpan, AuditStream
from tracker_server.audit.partitions import make_ahead, month_after
from tracker_server.audit.signing import check_note, signed_head
from tracker_server.audit.tiles import Growth
from tracker_server.clock import now_ms

BATCH = 1000  # rows a transaction, which SQLite lets nobody write beside
STREAMS = 100  # streams a query
EVERY_S = 5
LOCK = 0x74745F6175646974  # "tt_audit": the advisory lock of PostgreSQL that keeps sealers and purges apart


class _Leaf(NamedTuple):
    stream: str
    seq: int
    month: str
    hash: bytes


def seal() -> int:
    """Put every row into its tree that is not in one yet; how many there were. Safe to call from several servers."""
    make_ahead(now_ms())
    done = 0
    while batch := _unsealed():
        done += _seal(batch)
    return done


def lock_trees() -> None:
    """Keep other sealers and purges out until the transaction ends. On SQLite its beginning did that."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _unsealed() -> list[_Leaf]:
    """The next rows of streams in the order of their names, whole streams as far as ``BATCH`` allows."""
    open_from = _first_open_month()
    streams = AuditStream.objects.filter(size__gt=F("sealed")).order_by("name").values_list("name", "sealed", "size")
    leaves: list[_Leaf] = []
    for chunk in _chunks(list(streams[:BATCH]), STREAMS):
        wanted = Q()
        for name, sealed, size in chunk:
            wanted |= Q(stream_id=name, seq__gt=sealed, seq__lte=size)
        rows = AuditRow.objects.filter(wanted).order_by("stream_id", "seq")[: BATCH - len(leaves)]
        leaves += [
            _Leaf(name, seq, max(month_of(at), open_from), merkle.leaf_hash(bytes(body)))
            for name, seq, at, body in rows.values_list("stream_id", "seq", "at", "body")
        ]
        if len(leaves) == BATCH:
            break
    return leaves


def _seal(leaves: Sequence[_Leaf]) -> int:
    """Write ``leaves``; how many of them nobody else had written by then."""
    names = sorted({leaf.stream for leaf in leaves})
    with transaction.atomic():
        lock_trees()
        sealed = dict(AuditStream.objects.filter(name__in=names).values_list("name", "sealed"))
        leaves = [leaf for leaf in leaves if leaf.seq > sealed[leaf.stream]]
        months: dict[str, list[_Leaf]] = defaultdict(list)
        for leaf in leaves:
            months[leaf.month].append(leaf)
        for month in sorted(months):
            _grow(month, months[month])
        last = {leaf.stream: leaf.seq for leaf in leaves}
        for name in sorted(last):  # the order in which ``record`` locks them
            AuditStream.objects.filter(name=name).update(sealed=last[name])
    return len(leaves)


def _grow(month: str, leaves: Sequence[_Leaf]) -> None:
    shard = AuditShard.objects.filter(month=month).first()
    size = shard.size if shard else 0
    if shard is not None:
        check_note(shard)  # another server of this database may have another key by now
    growth = Growth(month, size, [leaf.hash for leaf in leaves])
    head = {"size": growth.size, "root": growth.root.hex(), "note": signed_head(month, growth.size, growth.root)}
    AuditShard.objects.update_or_create(month=month, defaults=head)
    growth.write()
    AuditSpan.objects.bulk_create(_spans(month, size, leaves))


def _spans(month: str, first_leaf: int, leaves: Sequence[_Leaf]) -> Iterator[AuditSpan]:
    """One span for each run of rows that follow each other in one stream."""
    for stream, run in groupby(enumerate(leaves), lambda found: (found[1].stream, found[1].seq - found[0])):
        rows = list(run)
        yield AuditSpan(
            shard_id=month,
            first_leaf=first_leaf + rows[0][0],
            stream_id=stream[0],
            first_seq=rows[0][1].seq,
            count=len(rows),
        )


def _first_open_month() -> str:
    """The first month that rows can still go to. One whose clock was far behind goes there, too."""
    dropped = AuditShard.objects.filter(dropped=True).order_by("-month").values_list("month", flat=True).first()
    if dropped is None:
        return ""
    return month_after(dropped)


def _chunks(items: Sequence[tuple[str, int, int]], size: int) -> Iterator[Sequence[tuple[str, int, int]]]:
    for at in range(0, len(items), size):
        yield items[at : at + size]
