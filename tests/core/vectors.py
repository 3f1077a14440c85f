"""Makes docs/vectors/audit-tree.json: `python -m tests.core.vectors` writes it, a test compares it."""

import json
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tracker_core import chain, merkle, note
from tracker_core.wire import canonical

FILE = Path(__file__).parents[2] / "docs" / "vectors" / "audit-tree.json"
SEED = bytes(range(32))
ORIGIN = "time.example.org/audit/2026-11"
STREAM = "8d2f7a54-2f0e-4d0a-9d0b-0a8f5a1d6c11"
ROWS = 11
COUNTED = (1, 2, 255, 256, 257, 300, 512, 65_536, 65_537)


def key() -> tuple[note.Key, Ed25519PrivateKey]:
    private = Ed25519PrivateKey.from_private_bytes(SEED)
    public = private.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return note.Key("time.example.org/audit", public), private


def rows() -> list[bytes]:
    """Bodies of audit rows, with the salts that random ones stand for here."""
    return [
        canonical(
            {
                "v": 1,
                "stream": STREAM,
                "seq": seq,
                "at": 1_793_491_200_000 + seq * 1000,
                "salt": f"{seq:032x}",
                "action": "signed_in",
                "actor": STREAM,
                "device": "",
                "version": "",
                "subject": STREAM,
                "outcome": "",
                "reason": "page",
                "detail": {},
            }
        )
        for seq in range(1, ROWS + 1)
    ]


def made() -> dict[str, object]:
    bodies = rows()
    leaves = [merkle.leaf_hash(body) for body in bodies]
    node = merkle.nodes_of(leaves)
    public, private = key()
    sizes = range(ROWS + 1)
    heads = [chain.genesis("audit", STREAM)]
    for body in bodies:
        heads.append(chain.link(heads[-1], body))
    return {
        "about": "Hashes are hex. leaves: SHA-256(00, row), roots: by size from 0 on, heads: the chain of the stream, "
        "inclusion: (index, size, proof), consistency: (old size, new size, proof), counted: the tree of the leaves "
        "0, 1, 2, ... in decimal, by size. The key's seed is the bytes 0 to 31.",
        "stream": STREAM,
        "rows": [body.decode() for body in bodies],
        "heads": heads,
        "leaves": _hex(leaves),
        "roots": _hex(merkle.root(leaves[:size]) for size in sizes),
        "inclusion": [
            [index, size, _hex(merkle.inclusion_proof(node, index, size))]
            for size in (1, 7, 11)
            for index in range(size)
        ],
        "consistency": [
            [old, new, _hex(merkle.consistency_proof(node, old, new))] for new in (7, 8, 11) for old in range(1, new)
        ],
        "counted": [[size, _hex([_counted(size)])[0]] for size in COUNTED],
        "seed": SEED.hex(),
        "key": public.encode(),
        "notes": [
            note.sign(note.TreeHead(ORIGIN, size, merkle.root(leaves[:size])).encode(), public, private.sign)
            for size in (0, 1, 7, 11)
        ],
    }


def _counted(size: int) -> bytes:
    return merkle.root([merkle.leaf_hash(str(number).encode()) for number in range(size)])


def _hex(values) -> list[str]:
    return [value.hex() for value in values]


if __name__ == "__main__":
    FILE.write_text(json.dumps(made(), indent=1) + "\n", encoding="utf-8")
