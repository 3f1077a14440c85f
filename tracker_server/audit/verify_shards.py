"""Checks the monthly trees of the audit: tiles, roots, signatures, and signed heads that others kept of them."""

from __future__ import annotations

from tracker_core import merkle, note
from tracker_core.errors import Refused, Unavailable
from tracker_core.merkle import HASH_SIZE
from tracker_server.audit.models import AuditShard, AuditSpan, AuditStream, AuditTile
from tracker_server.audit.record import SERVER
from tracker_server.audit.signing import earlier_keys, verified_head
from tracker_server.audit.tiles import WIDTH, Kept, Tiles, shape, split
from tracker_server.audit.verify_streams import Dropped, Wrong, too_young

Told = dict[tuple[str, int], tuple[int, bytes]]  # by month and size: which kept head told it, and its root


def check_shard(shard: AuditShard, kept: Kept, dropped: Dropped, wrong: Wrong) -> None:
    """Tell ``wrong`` a sentence for each thing that is wrong with ``shard``.

    ``dropped``: what the server's own stream says of months that were dropped.
    """
    tree = f"The tree of {shard.month}"
    try:
        head = verified_head(shard.note, shard.month)
    except Refused as error:
        wrong(f"{tree} has a head that this server's key did not sign: {error.message}")
    else:
        if (head.size, head.root.hex()) != (shard.size, shard.root):
            wrong(f"{tree} has another size or root in the table than was signed.")
    if shard.dropped:
        _dropped(shard, dropped, wrong)
    else:
        _leaves(shard, wrong)
        _tiles(shard, Tiles(shard.month, kept), wrong)


def check_kept(number: int, signed: str, told: Told, tiles: Kept, wrong: Wrong) -> bool:
    """Hold the signed head that somebody kept as their ``number``-th against the tree, which it has to be the beginning
    of, and against those before it, which it is put beside in ``told``. False if nothing is left to hold it against.
    """
    name = f"Kept head {number}"
    try:
        head = note.TreeHead.parse(note.Note.parse(signed).text)
        month = head.origin.rpartition("/")[2]
        verified_head(signed, month, by=earlier_keys())
    except Refused as error:
        wrong(f"{name} was not signed by this server's key: {error.message}")
        return True
    other, root = told.setdefault((month, head.size), (number, head.root))
    if root != head.root:
        wrong(
            f"{name} and kept head {other} are both signed and tell different trees of {month} with {head.size} rows: "
            "the server told different people different things."
        )
        return True
    shard = AuditShard.objects.filter(month=month).first()
    if shard is None:
        wrong(f"{name}: the tree of {month} had {head.size} rows when it was signed, and is not there.")
        return True
    if head.size > shard.size:
        wrong(
            f"{name}: the tree of {month} had {head.size} rows when it was signed and has {shard.size} now. Rows were "
            "cut off, or the database was put back to an earlier copy."
        )
        return True
    if shard.dropped and head.size < shard.size:
        return False
    try:
        now = shard.root if head.size == shard.size else merkle.root_at(Tiles(month, tiles).node, head.size).hex()
    except Unavailable:  # told of with the shard
        return False
    if now != head.root.hex():
        wrong(f"{name}: the first {head.size} rows of {month} are not those that were signed. The past was rewritten.")
    return True


def _dropped(shard: AuditShard, dropped: Dropped, wrong: Wrong) -> None:
    if AuditTile.objects.filter(shard=shard).exists() or AuditSpan.objects.filter(shard=shard).exists():
        wrong(f"The tree of {shard.month} was purged whole, but something of it is there.")
    told = dropped.get(shard.month)
    # The record is a row like others, and goes when its own time is over.
    is_past = told is None and AuditStream.objects.filter(name=SERVER, purged__gt=0).exists()
    size, root, at = told or (None, None, None)
    if (size, root) != (shard.size, shard.root) and not is_past:
        wrong(f"The tree of {shard.month} was purged whole without a record that says so.")
    if at is not None and too_young(shard.month, at):
        wrong(f"The tree of {shard.month} was purged whole before any time was over.")


def _leaves(shard: AuditShard, wrong: Wrong) -> None:
    end = 0
    spans = AuditSpan.objects.filter(shard=shard).order_by("first_leaf").values_list("first_leaf", "count")
    for first, count in spans.iterator():
        if first != end:
            wrong(f"The tree of {shard.month}: the span from leaf {first} on leaves a gap or overlaps.")
        end = first + count
    if end != shard.size:
        wrong(f"The tree of {shard.month} has {shard.size} leaves, but its spans {end}.")


def _tiles(shard: AuditShard, tiles: Tiles, wrong: Wrong) -> None:
    number = 0
    for level, index, count in shape(shard.size):
        number += 1
        data = tiles.data(level, index)
        if len(data) != count * HASH_SIZE:
            wrong(f"The tree of {shard.month}: tile {index} of level {level} does not have its {count} hashes.")
        elif count == WIDTH:
            begin = index % WIDTH * HASH_SIZE
            if tiles.data(level + 1, index // WIDTH)[begin : begin + HASH_SIZE] != merkle.root(split(data)):
                wrong(f"The tree of {shard.month}: tile {index} of level {level} does not have the hash above it.")
    if AuditTile.objects.filter(shard=shard).count() != number:
        wrong(f"The tree of {shard.month} has more tiles than its {shard.size} leaves need.")
    try:
        root = merkle.root_at(tiles.node, shard.size).hex()
    except Unavailable as error:
        wrong(error.message)
    else:
        if root != shard.root:
            wrong(f"The tree of {shard.month} does not have the root in the table.")
