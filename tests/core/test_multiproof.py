"""Many leaves shown at once: every set of leaves in small trees, and what is left out, put in or changed."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker_core import merkle, multiproof

LEAVES = [merkle.leaf_hash(bytes([number])) for number in range(40)]


def shown(leaves, size):
    return multiproof.proof(merkle.nodes_of(LEAVES[:size]), leaves, size)


@pytest.mark.parametrize("size", range(1, 9))
def test_every_set_of_leaves_leads_to_the_root(size):
    for count in range(1, size + 1):
        for leaves in combinations(range(size), count):
            hashes = {leaf: LEAVES[leaf] for leaf in leaves}
            assert multiproof.root(hashes, size, shown(leaves, size)) == merkle.root(LEAVES[:size])


@given(st.integers(1, 40).flatmap(lambda size: st.tuples(st.just(size), st.sets(st.integers(0, size - 1), min_size=1))))
def test_another_leaf_leads_elsewhere(case):
    size, wanted = case
    leaves = sorted(wanted)
    proof = shown(leaves, size)
    for leaf in leaves:
        hashes = {each: LEAVES[each] for each in leaves} | {leaf: merkle.leaf_hash(b"another")}
        assert multiproof.root(hashes, size, proof) != merkle.root(LEAVES[:size])


def test_too_few_too_many_and_leaves_outside_the_tree_lead_nowhere():
    proof = shown([3, 4], 9)
    hashes = {3: LEAVES[3], 4: LEAVES[4]}
    assert multiproof.root(hashes, 9, proof) == merkle.root(LEAVES[:9])
    assert multiproof.root(hashes, 9, proof[:-1]) is None
    assert multiproof.root(hashes, 9, [*proof, proof[0]]) is None
    assert multiproof.root(hashes, 4, proof) is None
    assert multiproof.root({}, 9, proof) is None
    assert multiproof.root({-1: LEAVES[0]}, 9, proof) is None
    with pytest.raises(ValueError, match="no leaves"):
        shown([9], 9)


def test_a_node_cannot_stand_for_a_leaf_that_is_to_be_shown():
    """Who gives the node over a leaf instead of what is beside it has not shown the leaf."""
    node = merkle.nodes_of(LEAVES[:4])
    assert multiproof.root({0: merkle.leaf_hash(b"forged")}, 4, [node(1, 0), node(1, 1)]) != merkle.root(LEAVES[:4])


def test_the_largest_size_is_walked_at_once():
    size = 2**63 - 1
    names = list(multiproof.beside([2**40], size))
    assert len(names) < 130
    assert multiproof.root({2**40: LEAVES[0]}, size, [LEAVES[1]] * len(names)) is not None
