"""The audit part of a person's export: what lies in which file of the ZIP, and how each line of it reads.

``docs/export.md`` tells it to people. Hashes are SHA-256, as 64 lower-case hex digits. A ``.jsonl`` file has a line of
canonical JSON for each thing, each ended by a line feed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tracker_core import multiproof
from tracker_core.errors import Malformed
from tracker_core.merkle import NodeAt
from tracker_core.wire import HASH, Json, canonical, integer, mapping, natural, parse, text

FORMAT = "timetracker-person-export"
VERSION = 1

MANIFEST = "manifest.json"
EVENTS = "events.jsonl"  # ``ExportedEvent``, in the order the server took them in
ROWS = "audit/rows.jsonl"  # ``row_line``, in their order, without a hole
TREES = "audit/trees.jsonl"  # ``Tree``, one for each month that has rows of the person in its tree
NOTES = "audit/notes.txt"  # signed notes, one after another, a blank line between; that of each tree is among them
KEYS = "audit/keys.txt"  # how earlier keys handed over to that of the notes (``succession``); not there where none did
CONSISTENCY = "audit/consistency.jsonl"  # ``Consistency``, between notes of one month; may be empty
VERIFIER = "timetracker-verify.pyz"
OF_AUDIT = (EVENTS, ROWS, TREES, NOTES, CONSISTENCY)

MAX_MANIFEST_BYTES = 1_048_576
MAX_FILES = 1000
MAX_FILE_BYTES = 1 << 31
MAX_AUDIT_BYTES = 1 << 29  # of each file of the audit part, which is read as a whole: a million rows
MAX_LINE_BYTES = 1 << 26
MAX_NODES = 1_000_000  # of one tree
MAX_PROOF = 64  # hashes between two sizes of one tree: two for each bit of a size would be more than any has

SHARD = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
_PART = r"[A-Za-z0-9_-]([A-Za-z0-9_.-]*[A-Za-z0-9_-])?"  # Windows would drop a dot at the end
NAME = re.compile(rf"{_PART}(/{_PART})*")


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of the export as the manifest has it."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Stream:
    """The person's audit stream when the export was made: ``size`` rows, ``head`` is the hash of the last.

    Rows 1 to ``purged`` were deleted after the retention period; ``purged_head`` is the hash of the last of them. Where
    none were, it is the hash before the first row (``chain.genesis("audit", person)``).
    """

    size: int
    head: str
    purged: int
    purged_head: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is in the export. ``person``: their id, which names their audit stream, too. ``made_at``: UTC ms.

    ``server``: the URL of the server that made it. ``key``: the line that publishes the key of its signed notes
    (``note.Key``). ``files``: all but the manifest itself.
    """

    person: str
    made_at: int
    server: str
    key: str
    stream: Stream
    files: Sequence[Listed]

    def encode(self) -> bytes:
        stream = self.stream
        names = ("size", "head", "purged", "purged_head")
        return canonical(
            {
                "v": VERSION,
                "format": FORMAT,
                "person": self.person,
                "made_at": self.made_at,
                "server": self.server,
                "audit_key": self.key,
                "stream": {name: getattr(stream, name) for name in names},
                "files": [{"name": each.name, "size": each.size, "sha256": each.sha256} for each in self.files],
            }
        )

    @classmethod
    def decode(cls, data: bytes) -> Manifest:
        if len(data) > MAX_MANIFEST_BYTES:
            raise Malformed("malformed", f"The manifest is larger than {MAX_MANIFEST_BYTES} bytes.", field="manifest")
        body = parse(data, "manifest")
        if body.get("format") != FORMAT:
            raise Malformed("malformed", "The manifest is not one of a person's export.", field="format")
        if integer(body.get("v"), "v") != VERSION:
            raise Malformed(
                "unknown_version", "The export is of a version that this verifier does not know.", field="v"
            )
        files = [_listed(each) for each in _items(body, "files", MAX_FILES)]
        if len({each.name.lower() for each in files}) != len(files):  # some systems take these for one
            raise Malformed("malformed", "The manifest lists a file twice.", field="files")
        return cls(
            person=text(body.get("person"), "person", 64),
            made_at=integer(body.get("made_at"), "made_at"),
            server=text(body.get("server"), "server", 2000),
            key=text(body.get("audit_key"), "audit_key", 500),
            stream=_stream(body.get("stream")),
            files=tuple(files),
        )


@dataclass(frozen=True, slots=True)
class Span:
    """Rows ``first_seq``, ``first_seq`` + 1, … are the leaves ``first_leaf``, ``first_leaf`` + 1, …; ``count`` of them.
    The first leaf of a tree is 0.
    """

    first_leaf: int
    first_seq: int
    count: int


@dataclass(frozen=True, slots=True)
class Tree:
    """Where the person's rows are in the tree of one month, ``YYYY-MM`` in UTC, and what shows that they are.

    ``size``: of a tree that a note in the export signs. ``nodes``: ``multiproof.proof`` of all leaves of ``spans``.
    """

    shard: str
    size: int
    spans: Sequence[Span]
    nodes: Sequence[bytes] = field(repr=False)

    @classmethod
    def of(cls, shard: str, size: int, spans: Iterable[Span], node: NodeAt) -> Tree:
        """Make one. ``node`` finds the hash of a complete subtree of this tree."""
        ordered = sorted(spans, key=lambda span: span.first_leaf)
        return cls(shard, size, ordered, multiproof.proof(node, [leaf for leaf, _ in _places(ordered)], size))

    def places(self) -> Iterable[tuple[int, int]]:
        """(leaf, number of the row) of each row in this tree, by leaf."""
        return _places(self.spans)

    def encode(self) -> bytes:
        """The line, without its end."""
        return canonical(
            {
                "shard": self.shard,
                "size": self.size,
                "spans": [[span.first_leaf, span.first_seq, span.count] for span in self.spans],
                "nodes": [each.hex() for each in self.nodes],
            }
        )

    @classmethod
    def decode(cls, line: bytes) -> Tree:
        body = parse(line, "tree")
        spans = [_span(each) for each in _items(body, "spans", MAX_NODES)]
        if any(after.first_leaf < before.first_leaf + before.count for before, after in pairwise(spans)):
            raise Malformed("malformed", "The spans of a tree do not follow each other.", field="spans")
        return cls(
            _shard(body.get("shard")),
            natural(body.get("size"), "size"),
            tuple(spans),
            [_hash(each, "nodes") for each in _items(body, "nodes", MAX_NODES)],
        )


@dataclass(frozen=True, slots=True)
class Consistency:
    """What shows that the tree of ``old`` leaves is the beginning of that of ``new``: ``merkle.consistency_proof``."""

    shard: str
    old: int
    new: int
    proof: Sequence[bytes] = field(repr=False)

    def encode(self) -> bytes:
        """The line, without its end."""
        proof = [each.hex() for each in self.proof]
        return canonical({"shard": self.shard, "from": self.old, "to": self.new, "proof": proof})

    @classmethod
    def decode(cls, line: bytes) -> Consistency:
        body = parse(line, "consistency proof")
        old, new = integer(body.get("from"), "from"), integer(body.get("to"), "to")
        if not 0 <= old <= new:
            raise Malformed("malformed", "from is not 0 or more and at most to.", field="from")
        proof = [_hash(each, "proof") for each in _items(body, "proof", MAX_PROOF)]
        return cls(_shard(body.get("shard")), old, new, proof)


@dataclass(frozen=True, slots=True)
class ExportedEvent:
    """An event, the bytes that its device made, and what the server said of it (``messages.Outcome`` and its code)."""

    body: bytes
    outcome: str
    code: str

    def encode(self) -> bytes:
        """The line, without its end. The event's bytes stand in it untouched."""
        code, outcome = canonical(self.code), canonical(self.outcome)
        return b'{"code":' + code + b',"event":' + self.body + b',"outcome":' + outcome + b"}"

    @classmethod
    def decode(cls, line: bytes) -> ExportedEvent:
        body = parse(line, "event")
        return cls(
            canonical(mapping(body.get("event"), "event")),
            text(body.get("outcome"), "outcome", 40),
            text(body.get("code"), "code", 60, empty=True),
        )


def lines_of(data: bytes) -> Iterator[bytes]:
    """The lines of a ``.jsonl`` file, without their ends, one at a time."""
    begin = 0
    while begin < len(data):
        end = data.find(b"\n", begin)
        end = len(data) if end < 0 else end
        yield data[begin:end] if end - begin <= MAX_LINE_BYTES else b""  # which is no line of anything
        begin = end + 1


def row_line(body: bytes, hashed: str) -> bytes:
    """A row of the audit as its line, without the end: its canonical JSON ``body`` and the ``hash`` it has in its
    chain, as ``GET audit`` tells it.
    """
    return canonical({**parse(body, "audit row"), "hash": hashed})


def row_from(line: bytes) -> tuple[Json, bytes, str]:
    """(the row, its body's bytes, its hash in the chain), or ``Malformed``."""
    told = parse(line, "audit row")
    row = {name: value for name, value in told.items() if name != "hash"}
    natural(row.get("seq"), "seq")
    integer(row.get("at"), "at")
    return row, canonical(row), _digits(told.get("hash"), "hash")


def _places(spans: Iterable[Span]) -> Iterable[tuple[int, int]]:
    for span in spans:
        for offset in range(span.count):
            yield span.first_leaf + offset, span.first_seq + offset


def _stream(value: object) -> Stream:
    body = mapping(value, "stream")
    found = Stream(
        integer(body.get("size"), "size"),
        _digits(body.get("head"), "head"),
        integer(body.get("purged"), "purged"),
        _digits(body.get("purged_head"), "purged_head"),
    )
    if not 0 <= found.purged <= found.size:
        raise Malformed("malformed", "purged is not between 0 and size.", field="purged")
    return found


def _listed(value: object) -> Listed:
    body = mapping(value, "file")
    name = text(body.get("name"), "name", 200)
    if not NAME.fullmatch(name) or name == MANIFEST:
        raise Malformed("malformed", f"{name!r} is not the name of a file in an export.", field="name")
    size = integer(body.get("size"), "size")
    if not 0 <= size <= MAX_FILE_BYTES:
        raise Malformed("malformed", f"{name} is larger than {MAX_FILE_BYTES} bytes.", field="size")
    return Listed(name, size, _digits(body.get("sha256"), "sha256"))


def _span(value: object) -> Span:
    if not isinstance(value, list) or len(value) != 3:
        raise Malformed("malformed", "A span is not [first leaf, first row, count].", field="spans")
    first_leaf = integer(value[0], "spans")
    if first_leaf < 0:
        raise Malformed("malformed", "A span begins before the first leaf.", field="spans")
    return Span(first_leaf, natural(value[1], "spans"), natural(value[2], "spans"))


def _shard(value: object) -> str:
    if not isinstance(value, str) or not SHARD.fullmatch(value):
        raise Malformed("malformed", "shard is not a month, YYYY-MM.", field="shard")
    return value


def _hash(value: object, name: str) -> bytes:
    return bytes.fromhex(_digits(value, name))


def _digits(value: object, name: str) -> str:
    if not isinstance(value, str) or not HASH.fullmatch(value):
        raise Malformed("malformed", f"{name} is not 64 hex digits.", field=name)
    return value


def _items(body: Mapping[str, object], name: str, limit: int) -> list[object]:
    found = body.get(name)
    if not isinstance(found, list) or len(found) > limit:
        raise Malformed("malformed", f"{name} is not a list of at most {limit}.", field=name)
    return found
