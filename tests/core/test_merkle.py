"""The tree of the audit: the known answers of RFC 6962's first implementation, and every proof at every size."""

import hashlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core import vectors
from tracker_core import merkle

# The leaves and roots that certificate-transparency tests with.
INPUTS = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
LEAVES = [merkle.leaf_hash(bytes.fromhex(data)) for data in INPUTS]
MANY = [merkle.leaf_hash(str(number).encode()) for number in range(300)]


def by_definition(leaves):
    """The root as RFC 6962 defines it, word by word."""
    if len(leaves) < 2:
        return leaves[0] if leaves else hashlib.sha256().digest()
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return merkle.node_hash(by_definition(leaves[:split]), by_definition(leaves[split:]))


def test_known_roots():
    assert [merkle.root(LEAVES[:size]).hex() for size in range(9)] == ROOTS


def test_known_proofs():
    node = merkle.nodes_of(LEAVES)
    path = merkle.inclusion_proof(node, 5, 8)
    assert [step.hex()[:8] for step in path] == ["bc1a0643", "ca854ea1", "d37ee418"]
    assert merkle.inclusion_proof(node, 0, 1) == []
    assert [step.hex()[:8] for step in merkle.consistency_proof(node, 6, 8)] == ["0ebc5d34", "ca854ea1", "d37ee418"]


@settings(deadline=None)
@given(size=st.integers(0, 300))
def test_a_root_is_what_the_rfc_defines(size):
    assert merkle.root(MANY[:size]) == by_definition(MANY[:size])


@settings(deadline=None)
@given(data=st.data(), size=st.integers(1, 300))
def test_each_leaf_is_shown_and_nothing_else(data, size):
    index = data.draw(st.integers(0, size - 1))
    root, leaf = merkle.root(MANY[:size]), MANY[index]
    proof = merkle.inclusion_proof(merkle.nodes_of(MANY), index, size)
    assert merkle.verify_inclusion(leaf, index, size, proof, root)
    other = data.draw(st.integers(0, 299).filter(lambda number: number != index))
    assert not merkle.verify_inclusion(MANY[other], index, size, proof, root)
    if other < size:
        assert not merkle.verify_inclusion(leaf, other, size, proof, root)
    assert not merkle.verify_inclusion(leaf, index, size, proof, merkle.leaf_hash(b"another root"))
    for tampered in tamperings(proof):
        assert not merkle.verify_inclusion(leaf, index, size, tampered, root)


@settings(deadline=None)
@given(data=st.data(), new=st.integers(1, 300))
def test_a_beginning_is_shown_and_nothing_else(data, new):
    old = data.draw(st.integers(1, new))
    old_root, new_root = merkle.root(MANY[:old]), merkle.root(MANY[:new])
    proof = merkle.consistency_proof(merkle.nodes_of(MANY), old, new)
    assert merkle.verify_consistency(old, old_root, new, new_root, proof)
    wrong = merkle.leaf_hash(b"another root")
    assert not merkle.verify_consistency(old, wrong, new, new_root, proof)
    assert not merkle.verify_consistency(old, old_root, new, wrong, proof)
    for tampered in tamperings(proof):
        assert not merkle.verify_consistency(old, old_root, new, new_root, tampered)


def test_the_empty_tree_begins_every_other():
    root = merkle.root(LEAVES)
    assert merkle.consistency_proof(merkle.nodes_of(LEAVES), 0, 8) == []
    assert merkle.verify_consistency(0, merkle.EMPTY_ROOT, 8, root, [])
    assert not merkle.verify_consistency(0, root, 8, root, [])
    assert not merkle.verify_consistency(0, merkle.EMPTY_ROOT, 8, root, [root])


def test_what_is_outside_of_a_tree_is_refused():
    node, root = merkle.nodes_of(LEAVES), merkle.root(LEAVES)
    for index, size in ((-1, 8), (8, 8), (0, 0)):
        with pytest.raises(ValueError, match="no leaf"):
            merkle.inclusion_proof(node, index, size)
        assert not merkle.verify_inclusion(LEAVES[0], index, size, [], root)
    for old, new in ((-1, 8), (9, 8)):
        with pytest.raises(ValueError, match="does not follow"):
            merkle.consistency_proof(node, old, new)
        assert not merkle.verify_consistency(old, root, new, root, [])


def test_all_sizes_up_to_40():
    roots = [merkle.root(MANY[:size]) for size in range(41)]
    node = merkle.nodes_of(MANY)
    for new in range(41):
        for old in range(new + 1):
            proof = merkle.consistency_proof(node, old, new)
            assert merkle.verify_consistency(old, roots[old], new, roots[new], proof)
        for index in range(new):
            assert merkle.verify_inclusion(
                MANY[index], index, new, merkle.inclusion_proof(node, index, new), roots[new]
            )


def test_the_published_vectors_are_what_this_code_makes():
    assert json.loads(vectors.FILE.read_text("utf-8")) == json.loads(json.dumps(vectors.made()))


def tamperings(proof):
    """Proofs that differ from ``proof`` in one way each."""
    yield [*proof, merkle.EMPTY_ROOT]
    yield [*proof, b""]
    if proof:
        yield proof[:-1]
        yield proof[1:]
        yield [bytes([proof[0][0] ^ 1]) + proof[0][1:], *proof[1:]]
        yield [*proof[:-1], proof[-1][:31]]
    if len(proof) > 1:
        yield [proof[1], proof[0], *proof[2:]]
