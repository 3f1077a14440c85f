"""Answers for whoever checks the audit from outside: signed heads for all, proofs of the rows that one may read."""

from __future__ import annotations

from tracker_core import wire
from tracker_core.wire import Json
from tracker_server.accounts.models import Person
from tracker_server.audit import trees
from tracker_server.audit.signing import public_key
from tracker_server.reports.reading import stream_for


def checkpoints(before: str, limit: int) -> Json:
    """The newest signed note of each month, newest first."""
    found = trees.shards(before, limit + 1)
    return {
        "v": wire.VERSION,
        "key": public_key().encode(),
        "checkpoints": [
            {"shard": shard.month, "note": shard.note, "dropped": shard.dropped} for shard in found[:limit]
        ],
        "next": found[limit - 1].month if len(found) > limit else None,
    }


def inclusion(reader: Person, wanted: str, seq: int) -> Json:
    """The proof that row ``seq`` of ``wanted`` (id, e-mail, "server", "" for oneself) is in its tree.

    Raises ``Refused``: forbidden, restricted, and those of ``trees.inclusion``.
    """
    stream = stream_for(reader, wanted)
    found = trees.inclusion(stream, seq)
    return {
        "v": wire.VERSION,
        "stream": stream,
        "seq": seq,
        "shard": found.shard,
        "index": found.place,
        "size": found.size,
        "leaf": found.leaf.hex(),
        "proof": [step.hex() for step in found.proof],
        "note": found.note,
    }


def consistency(shard: str, old: int, new: int | None) -> Json:
    """The proof that the tree of a month grew from ``old`` leaves to ``new``, or to what it has now."""
    size, proof = trees.consistency(shard, old, new)
    return {"v": wire.VERSION, "shard": shard, "from": old, "to": size, "proof": [step.hex() for step in proof]}
