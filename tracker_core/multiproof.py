"""Shows many leaves of one Merkle tree at once: the nodes beside them, each once, in an order that needs no names.

The nodes are the largest complete subtrees that hold none of the leaves, from left to right. Whoever has the leaves
and the tree's size knows which these are, so the hashes alone are told.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from tracker_core.merkle import NodeAt, complete_subtrees, node_hash, root_at


def beside(leaves: Sequence[int], size: int) -> Iterator[tuple[int, int]]:
    """The (level, index) of the nodes that show ``leaves``, ascending, in the tree of the first ``size`` leaves."""
    for level, index in complete_subtrees(size):
        yield from _beside(leaves, level, index)


def proof(node: NodeAt, leaves: Sequence[int], size: int) -> list[bytes]:
    """What shows ``leaves``, ascending, in the tree of the first ``size`` leaves; ``ValueError`` outside of it."""
    if leaves and not 0 <= leaves[0] <= leaves[-1] < size:
        raise ValueError(f"There are no leaves {leaves[0]} to {leaves[-1]} in a tree of {size}.")
    return [node(level, index) for level, index in beside(leaves, size)]


def root(hashes: Mapping[int, bytes], size: int, shown: Sequence[bytes]) -> bytes | None:
    """The root of the tree of ``size`` leaves that has the leaf hashes ``hashes``, by index, and beside them what is
    ``shown``; None when these are not as many as belong to them.
    """
    leaves = sorted(hashes)
    if not leaves or leaves[0] < 0 or leaves[-1] >= size:
        return None
    names = []
    for name in beside(leaves, size):
        names.append(name)
        if len(names) > len(shown):
            return None
    if len(names) != len(shown):
        return None
    given = dict(zip(names, shown, strict=True))

    def node(level: int, index: int) -> bytes:
        known = given.get((level, index))
        if known is not None:
            return known
        if level == 0:
            return hashes[index]
        return node_hash(node(level - 1, 2 * index), node(level - 1, 2 * index + 1))

    return root_at(node, size)


def _beside(leaves: Sequence[int], level: int, index: int) -> Iterator[tuple[int, int]]:
    at = bisect_left(leaves, index << level)
    if at == len(leaves) or leaves[at] >= (index + 1) << level:
        yield level, index
    elif level:
        yield from _beside(leaves, level - 1, 2 * index)
        yield from _beside(leaves, level - 1, 2 * index + 1)
