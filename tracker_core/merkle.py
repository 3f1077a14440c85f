"""The Merkle tree of RFC 6962, section 2.1 (RFC 9162, section 2.1): hashes, roots, proofs and their verification.

A node is named by its level (0: leaves) and its index in the level, and stands for the complete subtree of
``2**level`` leaves that begins at leaf ``index * 2**level``. Whoever has the nodes, in memory or in tiles, hands a
function that finds one; proofs ask for no others. Hashes are 32 bytes, SHA-256.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence

NodeAt = Callable[[int, int], bytes]
EMPTY_ROOT = hashlib.sha256().digest()
HASH_SIZE = 32


def leaf_hash(data: bytes) -> bytes:
    """The hash of a leaf that holds ``data``."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def nodes_of(leaves: Sequence[bytes]) -> NodeAt:
    """Finds the nodes over leaf hashes that are all in memory."""

    def node(level: int, index: int) -> bytes:
        if level == 0:
            return leaves[index]
        return node_hash(node(level - 1, 2 * index), node(level - 1, 2 * index + 1))

    return node


def root(leaves: Sequence[bytes]) -> bytes:
    """The root over leaf hashes that are all in memory."""
    return root_at(nodes_of(leaves), len(leaves))


def root_at(node: NodeAt, size: int) -> bytes:
    """The root of the first ``size`` leaves."""
    return _span(node, 0, size) if size else EMPTY_ROOT


def inclusion_proof(node: NodeAt, index: int, size: int) -> list[bytes]:
    """The path that shows leaf ``index`` in the tree of the first ``size`` leaves; ``ValueError`` outside of it."""
    if not 0 <= index < size:
        raise ValueError(f"There is no leaf {index} in a tree of {size}.")
    proof: list[bytes] = []
    begin, end = 0, size
    while end - begin > 1:
        middle = begin + _split(end - begin)
        if index < middle:
            proof.append(_span(node, middle, end))
            end = middle
        else:
            proof.append(_span(node, begin, middle))
            begin = middle
    return proof[::-1]


def consistency_proof(node: NodeAt, old_size: int, new_size: int) -> list[bytes]:
    """What shows that the tree of ``old_size`` leaves is the beginning of that of ``new_size``; empty when the old one
    is empty or both are one. ``ValueError`` when the old one is the larger.
    """
    if not 0 <= old_size <= new_size:
        raise ValueError(f"A tree of {new_size} does not follow one of {old_size}.")
    if old_size in (0, new_size):
        return []
    proof: list[bytes] = []
    begin, end = 0, new_size
    while old_size != end:
        middle = begin + _split(end - begin)
        if old_size <= middle:
            proof.append(_span(node, middle, end))
            end = middle
        else:
            proof.append(_span(node, begin, middle))
            begin = middle
    if begin:  # else the old tree is a node of the new one, and who checks has its root
        proof.append(_span(node, begin, end))
    return proof[::-1]


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether ``proof`` shows the leaf hash at ``index`` in the tree with this size and root (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size or not _all_hashes(leaf, root, *proof):
        return False
    place, last, found = index, size - 1, leaf
    for step in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = node_hash(step, found)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, step)
        place, last = place >> 1, last >> 1
    return last == 0 and found == root


def verify_consistency(old_size: int, old_root: bytes, new_size: int, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether ``proof`` shows that the old tree is the beginning of the new one (RFC 9162, 2.1.4.2)."""
    if not 0 <= old_size <= new_size or not _all_hashes(old_root, new_root, *proof):
        return False
    if old_size == new_size:
        return not proof and old_root == new_root
    if old_size == 0:
        return not proof and old_root == EMPTY_ROOT
    path = [old_root, *proof] if old_size & (old_size - 1) == 0 else list(proof)
    if not path:
        return False
    place, last = old_size - 1, new_size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    old = new = path[0]
    for step in path[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            old, new = node_hash(step, old), node_hash(step, new)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            new = node_hash(new, step)
        place, last = place >> 1, last >> 1
    return last == 0 and old == old_root and new == new_root


def complete_subtrees(size: int) -> Iterator[tuple[int, int]]:
    """The (level, index) of the complete subtrees that the first ``size`` leaves fall into, from left to right."""
    begin = 0
    for level in range(size.bit_length() - 1, -1, -1):
        if size & (1 << level):
            yield level, begin >> level
            begin += 1 << level


def _span(node: NodeAt, begin: int, end: int) -> bytes:
    """The root of leaves ``begin`` to ``end``, which is a node, or several on the tree's right edge."""
    found: bytes | None = None
    for level, index in reversed(list(complete_subtrees(end - begin))):
        left = node(level, (begin >> level) + index)
        found = left if found is None else node_hash(left, found)
    assert found is not None
    return found


def _split(size: int) -> int:
    """The largest power of two below ``size``."""
    return 1 << ((size - 1).bit_length() - 1)


def _all_hashes(*values: bytes) -> bool:
    return all(len(value) == HASH_SIZE for value in values)
