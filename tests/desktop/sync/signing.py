"""A server's audit as a device sees it: trees that grow, notes under a key, proofs, and ways to cheat."""

from tests.core import vectors
from tests.verify.made import OTHER_KEY, OTHER_PRIVATE
from tracker_core import merkle, note, succession
from tracker_core.exported import Consistency

KEY, PRIVATE = vectors.key()
JANUARY, FEBRUARY = "2026-01", "2026-02"


class SigningServer:
    """Leaves by month. ``another_key`` makes it sign with a key that nobody knows."""

    def __init__(self):
        self.leaves = {JANUARY: []}
        self.key, self.private = KEY, PRIVATE
        self.key_changes = ()

    def grow(self, count=1, shard=JANUARY):
        leaves = self.leaves.setdefault(shard, [])
        leaves += [merkle.leaf_hash(f"{shard} {len(leaves) + number}".encode()) for number in range(count)]

    def rewrite(self, shard=JANUARY):
        """Change the past and make everything after it anew."""
        self.leaves[shard][0] = merkle.leaf_hash(b"another past")

    def another_key(self):
        self.key, self.private = OTHER_KEY, OTHER_PRIVATE

    def hand_over(self, by=PRIVATE):
        """A new key takes the place of the first one, which says so; or somebody else, ``by``, in its name."""
        self.key_changes = (succession.hand_over(KEY, by.sign, OTHER_KEY, OTHER_PRIVATE.sign),)
        self.another_key()

    def note(self, shard=JANUARY, name=None):
        key = note.Key(name or self.key.name, self.key.public)
        leaves = self.leaves[shard]
        head = note.TreeHead(f"{key.name}/{shard}", len(leaves), merkle.root(leaves))
        return note.sign(head.encode(), key, self.private.sign)

    def notes(self):
        return tuple(self.note(shard) for shard in sorted(self.leaves, reverse=True) if self.leaves[shard])

    def proof(self, shard, old, new):
        leaves = self.leaves[shard]
        return Consistency(shard, old, new, merkle.consistency_proof(merkle.nodes_of(leaves), old, new)).encode()
