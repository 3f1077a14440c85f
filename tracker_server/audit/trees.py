"""What can be asked of the trees of the audit: their signed heads, and the proofs that these stand for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tracker_core import merkle
from tracker_core.errors import Refused
from tracker_server.audit.models import AuditShard, AuditSpan, AuditStream
from tracker_server.audit.tiles import Tiles

NEWEST = 2  # at the turn of a month the one before may still grow


class Inclusion(NamedTuple):
    """The leaf ``place`` of the tree of ``shard``, and the proof that the tree whose head ``note`` signs has it."""

    shard: str
    place: int
    size: int
    leaf: bytes
    proof: Sequence[bytes]
    note: str


def newest_notes() -> Sequence[str]:
    """The signed notes of the newest shards, newest first."""
    return tuple(AuditShard.objects.order_by("-month").values_list("note", flat=True)[:NEWEST])


def shards(before: str, limit: int) -> Sequence[AuditShard]:
    """``limit`` shards, newest first, of the months before ``before`` (empty: all)."""
    found = AuditShard.objects.order_by("-month")
    return tuple((found.filter(month__lt=before) if before else found)[:limit])


def inclusion(stream: str, seq: int) -> Inclusion:
    """Where row ``seq`` of ``stream`` stands in its tree.

    Raises ``Refused``: not_found, not_sealed (ask again in a few seconds), purged.
    """
    known = AuditStream.objects.filter(name=stream).first()
    if known is None or not 0 < seq <= known.size:
        raise Refused("not_found", "There is no such row.")
    if seq > known.sealed:
        raise Refused("not_sealed", "This row is not in its tree yet. Ask again in a few seconds.")
    span = AuditSpan.objects.select_related("shard").filter(stream_id=stream, first_seq__lte=seq).order_by("-first_seq")
    found = span.first()
    if found is None or seq >= found.first_seq + found.count:
        raise _purged()
    shard, index = found.shard, found.first_leaf + seq - found.first_seq
    node = Tiles(shard.month).node
    proof = merkle.inclusion_proof(node, index, shard.size)
    return Inclusion(shard.month, index, shard.size, node(0, index), proof, shard.note)


def consistency(month: str, old: int, new: int | None) -> tuple[int, Sequence[bytes]]:
    """The size ``new`` (None: that of the newest head), and the proof that the tree of ``old`` leaves began it.

    Raises ``Refused``: not_found, purged, malformed for sizes that this tree never had.
    """
    shard = AuditShard.objects.filter(month=month).first()
    if shard is None:
        raise Refused("not_found", "There is no such shard.")
    if shard.dropped:
        raise _purged()
    size = shard.size if new is None else new
    if not 0 <= old <= size <= shard.size:
        raise Refused("malformed", f"from and to are not two sizes up to {shard.size}, in their order.")
    return size, merkle.consistency_proof(Tiles(month).node, old, size)


def _purged() -> Refused:
    return Refused("purged", "Nothing is left of this but the signed head: its time was over.")
