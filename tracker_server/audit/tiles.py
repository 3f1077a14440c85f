"""The hashes of one shard's tree, in tiles of 256: reads the nodes that proofs ask for, and adds leaves."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence

from tracker_core import merkle
from tracker_core.errors import Unavailable
from tracker_core.merkle import HASH_SIZE
from tracker_server.audit.models import AuditTile

WIDTH_BITS = 8  # a tile is as wide as its height of 8 levels makes it
WIDTH = 1 << WIDTH_BITS
KEPT = 4096  # tiles in memory, 32 MiB at most
Kept = OrderedDict[tuple[str, int, int], bytes]


class Tiles:
    """The tiles of the shard ``month``, read when they are needed; ``KEPT`` in all are kept, of this and of whatever
    other shards share ``kept``.
    """

    def __init__(self, month: str, kept: Kept | None = None) -> None:
        self._month = month
        self._kept: Kept = OrderedDict() if kept is None else kept

    def node(self, level: int, index: int) -> bytes:
        """The node at (level, index), as ``tracker_core.merkle`` names it.

        Raises ``Unavailable("audit_incomplete")`` for one that is not there.
        """
        tile_level, height = divmod(level, WIDTH_BITS)
        first = index << height
        begin = first % WIDTH * HASH_SIZE
        found = self.data(tile_level, first >> WIDTH_BITS)[begin : begin + (HASH_SIZE << height)]
        if len(found) != HASH_SIZE << height:
            raise Unavailable("audit_incomplete", f"The tree of {self._month} has no node {index} at level {level}.")
        return merkle.root(split(found))

    def data(self, level: int, index: int) -> bytes:
        """The hashes in one tile, one after another; empty when there is no such tile."""
        place = self._month, level, index
        if place in self._kept:
            self._kept.move_to_end(place)
            return self._kept[place]
        found = AuditTile.objects.filter(shard_id=self._month, level=level, index=index).values_list("hashes").first()
        data = self._kept[place] = bytes(found[0]) if found else b""
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return data


class Growth:
    """The tiles of a shard of ``size`` leaves while ``leaves`` are added; nothing is written before ``write``."""

    def __init__(self, month: str, size: int, leaves: Sequence[bytes]) -> None:
        self._month = month
        self._tiles = Tiles(month)
        self._made: dict[tuple[int, int], list[bytes]] = {}
        self._fresh: set[tuple[int, int]] = set()
        for leaf in leaves:
            self._add(0, size, leaf)
            size += 1
        self.size = size

    @property
    def root(self) -> bytes:
        """The root over all leaves, old and new."""
        return merkle.root_at(self._node, self.size)

    def write(self) -> None:
        """Extend the last tile of each level and make those after it."""
        fresh = [
            AuditTile(shard_id=self._month, level=level, index=index, hashes=b"".join(self._made[level, index]))
            for level, index in sorted(self._fresh)
        ]
        for level, index in sorted(self._made.keys() - self._fresh):
            AuditTile.objects.filter(shard_id=self._month, level=level, index=index).update(
                hashes=b"".join(self._made[level, index])
            )
        AuditTile.objects.bulk_create(fresh)

    def _add(self, level: int, place: int, value: bytes) -> None:
        index, offset = divmod(place, WIDTH)
        tile = self._made.get((level, index))
        if tile is None:
            tile = self._made[level, index] = split(self._tiles.data(level, index))
            if not tile:
                self._fresh.add((level, index))
        if len(tile) != offset:
            raise Unavailable("audit_incomplete", f"The tree of {self._month} does not have the leaves it counts.")
        tile.append(value)
        if len(tile) == WIDTH:
            self._add(level + 1, index, merkle.root(tile))

    def _node(self, level: int, index: int) -> bytes:
        tile_level, height = divmod(level, WIDTH_BITS)
        first = index << height
        made = self._made.get((tile_level, first >> WIDTH_BITS))
        if made is None:
            return self._tiles.node(level, index)
        begin = first % WIDTH
        return merkle.root(made[begin : begin + (1 << height)])


def split(data: bytes) -> list[bytes]:
    """The hashes in a tile's bytes."""
    return [data[at : at + HASH_SIZE] for at in range(0, len(data), HASH_SIZE)]


def shape(size: int) -> Iterator[tuple[int, int, int]]:
    """(level, index, number of hashes) of every tile that a tree of ``size`` leaves has."""
    level = 0
    while size:
        for index in range((size + WIDTH - 1) // WIDTH):
            yield level, index, min(WIDTH, size - index * WIDTH)
        level, size = level + 1, size // WIDTH
