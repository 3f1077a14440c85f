"""Judges a person's export: what in it follows from the signed notes, and what nothing at hand can show. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tracker_core import chain, exported, multiproof
from tracker_core.errors import Malformed
from tracker_core.exported import Manifest, Tree
from tracker_core.merkle import leaf_hash
from tracker_core.note import Key
from tracker_core.wire import Json, integer
from tracker_verify import told_events
from tracker_verify.findings import Findings
from tracker_verify.heads import Heads, month_of, read_notes, read_proofs, time_of
from tracker_verify.kept import judge_kept
from tracker_verify.signers import judge_key, key_changes

SEALED_WITHIN_MS = 3_600_000  # rows go into their tree within seconds; after an hour something is wrong
PURGED = "retention_purged"  # the action of the row that says what went


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file as it is in the ZIP; no ``sha256`` where it could not be read."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Export:
    """What was read. ``found``: every file but the manifest; ``contents``: those of the audit part that could be read.

    ``kept``: signed notes that somebody else kept, and ``proofs`` between them and those of the export; ``key``: the
    server's public key from elsewhere. Each None where it was not given.
    """

    manifest: Manifest
    found: Mapping[str, FoundFile]
    contents: Mapping[str, bytes]
    kept: str | None = None
    proofs: bytes | None = None
    key: Key | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the audit; ``leaf``: its hash as a leaf of its tree."""

    number: int
    at: int
    told: Json
    leaf: bytes


def judge(export: Export) -> Findings:
    """All that can be found out about ``export``."""
    findings = Findings()
    _files(export, findings)
    rows = _rows(export, findings)
    changes = key_changes(export.contents.get(exported.KEYS, b""), export.kept or "")
    key = judge_key(export.manifest.key, export.key, changes, findings)
    if key is not None:
        heads = read_notes(export.contents.get(exported.NOTES, b""), key, findings)
        heads.link(read_proofs(export.contents.get(exported.CONSISTENCY, b""), exported.CONSISTENCY, findings))
        heads.judge_links(findings)
        _trees(export, rows, heads, findings)
        proofs = [] if export.proofs is None else read_proofs(export.proofs, "The file of proofs", findings)
        judge_kept(export.kept, proofs, changes, heads, month_of(export.manifest.made_at), findings)
    told_events.judge(
        export.contents.get(exported.EVENTS, b""), [row.told for row in rows], export.manifest.stream.purged, findings
    )
    _newest(export.manifest, rows, findings)
    findings.unchecked(
        "words",
        "Names, titles, notes and other words are in no row of the audit, and lists made for reading are made from the "
        f"rest: nothing signed shows whether these are unchanged, nor that of {exported.MANIFEST} itself.",
    )
    return findings


def _files(export: Export, findings: Findings) -> None:
    listed = {each.name: each for each in export.manifest.files}
    wrong = findings.count()
    for name in sorted(listed.keys() - export.found.keys()):
        findings.wrong("file_missing", f"{name} is missing.")
    for name in sorted(export.found.keys() - listed.keys()):
        findings.wrong("file_unlisted", f"{name} is in the export, but not in its manifest.")
    for name, found in sorted(export.found.items()):
        if name in listed and (found.size, found.sha256) != (listed[name].size, listed[name].sha256):
            findings.wrong("file_changed", f"{name} is not as the manifest has it: it was changed or is damaged.")
    for name in exported.OF_AUDIT:
        if name not in listed:
            findings.wrong("file_missing", f"{name} belongs in every export and is not in this one.")
    if findings.count() == wrong:
        findings.sound("files", f"All {len(listed)} files are there, and as the manifest has them.")


def _rows(export: Export, findings: Findings) -> Sequence[Row]:
    """The rows as far as they follow each other, after judging whether they do."""
    stream = export.manifest.stream
    rows: list[Row] = []
    problem = _chain(exported.lines_of(export.contents.get(exported.ROWS, b"")), export.manifest, rows)
    if problem:
        findings.wrong("chain", problem)
    else:
        findings.sound("chain", f"The {len(rows)} rows of the audit follow each other unbroken.")
    if stream.purged and any(_says(row, stream) for row in rows):
        findings.unchecked(
            "purged",
            f"Rows 1 to {stream.purged} were deleted, as after the retention period; only the last one's hash is left.",
        )
    elif stream.purged:
        findings.wrong(
            "purged", f"Rows 1 to {stream.purged} are said to be deleted, and no row after them tells of that."
        )
    return rows


def _says(row: Row, stream: exported.Stream) -> bool:
    """Whether ``row`` is the record of the purge that the manifest tells of."""
    detail = row.told.get("detail")
    if row.told.get("action") != PURGED or not isinstance(detail, dict):
        return False
    return (detail.get("upto"), detail.get("head")) == (stream.purged, stream.purged_head)


def _newest(manifest: Manifest, rows: Sequence[Row], findings: Findings) -> None:
    """Whether the rows go as far as the export says that it does, which nothing signed can tell of the last ones."""
    if not rows:
        return
    newest = max(row.at for row in rows)
    if newest > manifest.made_at + SEALED_WITHIN_MS:
        findings.wrong("made_at", "There are rows of later than the export says that it was made.")
    findings.unchecked(
        "newest",
        f"The last row is of {time_of(newest)}, and the export says that it was made at {time_of(manifest.made_at)}. "
        "Whether it is the newest, and whether rows were taken off its end, shows a later export.",
    )


def _chain(lines: Iterable[bytes], manifest: Manifest, rows: list[Row]) -> str:
    """Put what follows from ``lines`` into ``rows``, up to the first that does not; what is wrong with that one."""
    stream = manifest.stream
    if stream.purged == 0 and stream.purged_head != chain.genesis("audit", manifest.person):
        return "The chain of the audit does not begin where that of this person begins."
    head = stream.purged_head
    for number, line in enumerate(lines, stream.purged + 1):
        try:
            told, body, hashed = exported.row_from(line)
        except Malformed as error:
            return f"Row {number} of the audit cannot be read: {error.message}"
        if told["seq"] != number:
            return f"After row {number - 1} of the audit comes row {told['seq']}."
        head = chain.link(head, body)
        if head != hashed or told.get("stream") != manifest.person:
            return f"Row {number} of the audit was changed, or a row before it."
        rows.append(Row(number, integer(told["at"], "at"), told, leaf_hash(body)))
    if stream.purged + len(rows) != stream.size:
        return f"The audit has {stream.size} rows, and the last one here is {stream.purged + len(rows)}."
    if head != stream.head:
        return "The last row of the audit is not the one that the manifest names."
    return ""


def _trees(export: Export, rows: Sequence[Row], heads: Heads, findings: Findings) -> None:
    numbered = {row.number: row for row in rows}
    wrong = findings.count()
    shown: set[int] = set()
    for line in exported.lines_of(export.contents.get(exported.TREES, b"")):
        try:
            tree = Tree.decode(line)
        except Malformed as error:
            findings.wrong("tree", f"A line of {exported.TREES} cannot be read: {error.message}")
            continue
        shown |= _tree(tree, numbered, heads, findings)
    missing = [row for row in rows if row.number not in shown]
    last = max(shown, default=export.manifest.stream.purged)
    for row in missing:
        if row.number < last or row.at < export.manifest.made_at - SEALED_WITHIN_MS:
            findings.wrong("not_signed", f"Row {row.number} of the audit is not shown to be under a signed note.")
    if findings.count() == wrong:
        if shown:
            findings.sound("trees", f"{len(shown)} rows of the audit are in the trees that the signed notes stand for.")
        if missing:
            findings.unchecked(
                "unsealed",
                f"No signed note stands yet for the last {len(missing)} of the rows: they are so new. A later export "
                "shows them.",
            )


def _tree(tree: Tree, rows: Mapping[int, Row], heads: Heads, findings: Findings) -> set[int]:
    """The numbers of the rows that ``tree`` shows."""
    if sum(span.count for span in tree.spans) > len(rows):
        findings.wrong("tree", f"The tree of {tree.shard} tells of more rows than there are.")
        return set()
    places = dict(tree.places())
    if any(number not in rows for number in places.values()) or len(set(places.values())) != len(places):
        findings.wrong("tree", f"The tree of {tree.shard} tells of rows that are not there, or of one twice.")
        return set()
    signed = heads.root(tree.shard, tree.size)
    if signed is None:
        findings.wrong("tree", f"No signed note stands for the tree of {tree.shard} with {tree.size} rows.")
        return set()
    if any(month_of(rows[number].at) > tree.shard for number in places.values()):
        findings.wrong("tree", f"The tree of {tree.shard} tells of rows that were recorded after that month.")
        return set()
    hashes = {leaf: rows[number].leaf for leaf, number in places.items()}
    if multiproof.root(hashes, tree.size, tree.nodes) != signed:
        findings.wrong(
            "tree",
            f"The rows of {tree.shard} are not those that the signed note of that month stands for: rows were changed, "
            "taken out or put in.",
        )
        return set()
    return set(places.values())
