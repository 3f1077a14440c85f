"""The audit part of an export: written, read again, and refused where it is not as the format says."""

import json
from dataclasses import replace

import pytest

from tracker_core import chain, exported, merkle
from tracker_core.errors import Malformed
from tracker_core.exported import Consistency, ExportedEvent, Listed, Manifest, Span, Stream, Tree
from tracker_core.wire import canonical

PERSON = "8d2f7a54-2f0e-4d0a-9d0b-0a8f5a1d6c11"
HASH = "ab" * 32
MANIFEST = Manifest(
    person=PERSON,
    made_at=1_793_491_200_000,
    server="https://time.example.org",
    key="time.example.org/audit+00000000+AQ==",
    stream=Stream(3, HASH, 1, HASH),
    files=(Listed("events.jsonl", 10, HASH), Listed("audit/rows.jsonl", 0, HASH)),
)
LEAVES = [merkle.leaf_hash(bytes([number])) for number in range(11)]


def changed(**fields):
    return canonical(json.loads(MANIFEST.encode()) | fields)


def test_a_manifest_reads_as_it_was_written():
    assert Manifest.decode(MANIFEST.encode()) == MANIFEST


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"format": "zip"}, "format"),
        ({"v": 2}, "v"),
        ({"files": {}}, "files"),
        ({"files": [{"name": "../x", "size": 1, "sha256": HASH}]}, "name"),
        ({"files": [{"name": "/x", "size": 1, "sha256": HASH}]}, "name"),
        ({"files": [{"name": "a//b", "size": 1, "sha256": HASH}]}, "name"),
        ({"files": [{"name": "a/.b", "size": 1, "sha256": HASH}]}, "name"),
        ({"files": [{"name": "manifest.json", "size": 1, "sha256": HASH}]}, "name"),
        ({"files": [{"name": "x", "size": -1, "sha256": HASH}]}, "size"),
        ({"files": [{"name": "x", "size": 2**31 + 1, "sha256": HASH}]}, "size"),
        ({"files": [{"name": "x", "size": 1, "sha256": "AB" * 32}]}, "sha256"),
        ({"files": [{"name": "x", "size": 1, "sha256": HASH}] * 2}, "files"),
        ({"stream": {"size": 1, "head": HASH, "purged": 2, "purged_head": HASH}}, "purged"),
        ({"stream": []}, "stream"),
    ],
)
def test_a_manifest_that_is_wrong_names_the_field(fields, field):
    with pytest.raises(Malformed) as found:
        Manifest.decode(changed(**fields))
    assert found.value.details["field"] == field


def test_a_huge_manifest_is_not_read():
    with pytest.raises(Malformed):
        Manifest.decode(b" " * (exported.MAX_MANIFEST_BYTES + 1))


def test_a_tree_reads_as_it_was_written_and_shows_its_rows():
    spans = [Span(7, 4, 2), Span(1, 2, 2)]
    tree = Tree.of("2026-11", 11, spans, merkle.nodes_of(LEAVES))
    assert list(tree.places()) == [(1, 2), (2, 3), (7, 4), (8, 5)]
    assert Tree.decode(tree.encode()) == replace(tree, spans=tuple(tree.spans))


@pytest.mark.parametrize(
    "fields",
    [
        {"shard": "2026-13"},
        {"shard": "2026-1"},
        {"size": 0},
        {"spans": [[0, 1]]},
        {"spans": [[-1, 1, 1]]},
        {"spans": [[0, 0, 1]]},
        {"spans": [[0, 1, 0]]},
        {"spans": [[0, 1, 2], [1, 3, 1]]},
        {"nodes": ["ab"]},
        {"nodes": "ab"},
    ],
)
def test_a_tree_that_is_wrong_is_refused(fields):
    line = {"shard": "2026-11", "size": 2, "spans": [[0, 1, 1]], "nodes": [HASH]}
    assert Tree.decode(canonical(line)).size == 2
    with pytest.raises(Malformed):
        Tree.decode(canonical(line | fields))


def test_a_consistency_proof_reads_as_it_was_written():
    proof = Consistency("2026-11", 3, 11, merkle.consistency_proof(merkle.nodes_of(LEAVES), 3, 11))
    assert Consistency.decode(proof.encode()) == proof
    for wrong in ({"from": 12}, {"from": -1}, {"proof": [HASH] * 65}, {"shard": "x"}):
        with pytest.raises(Malformed):
            Consistency.decode(canonical(json.loads(proof.encode()) | wrong))


def test_an_event_keeps_its_bytes():
    event = ExportedEvent(canonical({"id": "x", "note": "größer"}), "accepted_flagged", 'a "quoted" code')
    line = event.encode()
    assert ExportedEvent.decode(line) == event
    assert line == canonical(json.loads(line))


def test_a_row_keeps_its_bytes_and_its_hash():
    body = canonical({"seq": 1, "at": 5, "salt": "00"})
    hashed = chain.link(chain.genesis("audit", PERSON), body)
    row, again, told = exported.row_from(exported.row_line(body, hashed))
    assert (again, told, row["seq"]) == (body, hashed, 1)
    with pytest.raises(Malformed):
        exported.row_from(body)
