"""The signed heads of trees in an export, and what shows that those of one month agree. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise

from tracker_core import merkle, note
from tracker_core.errors import Malformed, Refused
from tracker_core.exported import NOTES, SHARD, Consistency, lines_of
from tracker_core.note import Key, TreeHead
from tracker_verify.findings import Findings


@dataclass(slots=True)
class Heads:
    """Signed roots by month and size, all under ``key``; ``links`` between sizes of one month that were shown."""

    key: Key
    roots: dict[str, dict[int, bytes]] = field(default_factory=dict)
    proofs: dict[tuple[str, int, int], Consistency] = field(default_factory=dict)

    def root(self, shard: str, size: int) -> bytes | None:
        """The signed root of that tree, None where no note tells it."""
        return self.roots.get(shard, {}).get(size)

    def link(self, proofs: Iterable[Consistency]) -> None:
        """Have these proofs at hand."""
        self.proofs.update({(proof.shard, proof.old, proof.new): proof for proof in proofs})

    def judge_links(self, findings: Findings) -> None:
        """Whether the notes of each month agree with each other."""
        shown = 0
        for shard, roots in sorted(self.roots.items()):
            sizes = sorted(roots)
            for old, new in pairwise(sizes):
                agrees = self.agree(shard, (old, roots[old]), (new, roots[new]))
                if agrees is None:
                    findings.left_open(
                        "links", f"Nothing in the export shows that the notes of {shard} of {old} and {new} rows agree."
                    )
                elif agrees:
                    shown += 1
                else:
                    findings.wrong("links", f"The notes of {shard} of {old} and {new} rows are not shown to agree.")
        if shown:
            findings.sound("links", f"{shown} notes agree with the one before them of the same month.")

    def agree(self, shard: str, one: tuple[int, bytes], other: tuple[int, bytes]) -> bool | None:
        """Whether two (size, root) of a month are of one tree that grew; None where no proof is at hand."""
        (old, old_root), (new, new_root) = sorted((one, other), key=lambda each: each[0])
        if old == new:
            return old_root == new_root
        proof = self.proofs.get((shard, old, new))
        return None if proof is None else merkle.verify_consistency(old, old_root, new, new_root, proof.proof)


def read_notes(data: bytes, key: Key, findings: Findings) -> Heads:
    """The heads in the export's notes that ``key`` signed."""
    heads = Heads(key)
    wrong = findings.count()
    count = 0
    for signed in _split(data, findings):
        head = head_of(signed, [key.public], f"A note in {NOTES}", findings)
        if head is None:
            continue
        count += 1
        shard = head.origin.rpartition("/")[2]
        known = heads.roots.setdefault(shard, {}).setdefault(head.size, head.root)
        if known != head.root:
            findings.wrong("notes", f"Two notes of {shard}, both signed, tell different trees of {head.size} rows.")
    if findings.count() == wrong:
        if count:
            findings.sound("notes", f"{count} notes are signed by the key.")
        else:
            findings.left_open("notes", "There is no signed note in the export, so no one stands for what it says.")
    return heads


def read_proofs(data: bytes, name: str, findings: Findings) -> Sequence[Consistency]:
    """The consistency proofs in ``data``, one a line."""
    found = []
    for line in lines_of(data):
        try:
            found.append(Consistency.decode(line))
        except Malformed as error:
            findings.wrong("proofs", f"A proof in {name} cannot be read: {error.message}")
    return found


def month_of(at: int) -> str:
    """The month, ``YYYY-MM`` in UTC, of an instant in ms; empty for one that no calendar has."""
    try:
        return datetime.fromtimestamp(at / 1000, UTC).strftime("%Y-%m")
    except (OverflowError, ValueError, OSError):
        return ""


def time_of(at: int) -> str:
    """An instant in ms for a reader, in UTC; the number itself for one that no calendar has."""
    try:
        return f"{datetime.fromtimestamp(at / 1000, UTC):%Y-%m-%d %H:%M} UTC"
    except (OverflowError, ValueError, OSError):
        return str(at)


def head_of(signed: str, keys: Sequence[bytes], what: str, findings: Findings) -> TreeHead | None:
    """The head in a note that one of the public ``keys`` signed, by whatever name the server had then."""
    try:
        parsed = note.Note.parse(signed)
        head = TreeHead.parse(parsed.text)
        name, _, shard = head.origin.rpartition("/")
        if not SHARD.fullmatch(shard):
            raise Malformed("malformed", f"{head.origin} names no month.", field="origin")
        if not any(note.is_signed(parsed, Key(name, public)) for public in keys):
            findings.wrong("notes", f"{what} ({head.origin}, {head.size} rows) is not signed by the key.")
            return None
    except Refused as error:
        findings.wrong("notes", f"{what} cannot be read: {error.message}")
        return None
    return head


def _split(data: bytes, findings: Findings) -> Sequence[str]:
    try:
        return note.split(data.decode())
    except UnicodeDecodeError:
        findings.wrong("notes", f"{NOTES} is not text.")
        return ()
