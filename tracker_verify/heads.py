"""The signed heads of trees: of the export, and those that somebody else kept, and what shows that they agree. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise

from tracker_core import merkle, note
from tracker_core.errors import Malformed, Refused
from tracker_core.exported import NOTES, SHARD, Consistency
from tracker_core.note import Key, TreeHead
from tracker_verify.findings import Findings

ASK = "GET audit/consistency?shard={shard}&from={old}&to={new} of the server's API"


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
                    findings.unchecked(
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
    for signed in _split(data, NOTES, findings):
        head = _head(signed, key, f"A note in {NOTES}", findings)
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
            findings.unchecked("notes", "There is no signed note in the export, so no one stands for what it says.")
    return heads


def read_proofs(data: bytes, name: str, findings: Findings) -> Sequence[Consistency]:
    """The consistency proofs in ``data``, one a line."""
    found = []
    for line in data.splitlines():
        try:
            found.append(Consistency.decode(line))
        except Malformed as error:
            findings.wrong("proofs", f"A proof in {name} cannot be read: {error.message}")
    return found


def judge_kept(kept: str | None, proofs: Sequence[Consistency], heads: Heads, made_in: str, findings: Findings) -> None:
    """Whether the export agrees with notes that somebody else kept. ``made_in``: the month it was made in."""
    if kept is None:
        findings.unchecked(
            "kept",
            "The export was compared with no note that somebody else kept. Notes that a device kept show whether the "
            "past was rewritten; give them with --checkpoints FILE.",
        )
        return
    heads.link(proofs)
    wrong = findings.count()
    agreed = 0
    for signed in _split(kept.encode(), "The file of kept notes", findings):
        head = _head(signed, heads.key, "A kept note", findings)
        if head is not None:
            agreed += _kept(head, heads, made_in, findings)
    if agreed and findings.count() == wrong:
        findings.sound("kept", f"{agreed} kept notes agree with the export.")


def month_of(at: int) -> str:
    """The month, ``YYYY-MM`` in UTC, of an instant in ms; empty for one that no calendar has."""
    try:
        return datetime.fromtimestamp(at / 1000, UTC).strftime("%Y-%m")
    except (OverflowError, ValueError, OSError):
        return ""


def _kept(head: TreeHead, heads: Heads, made_in: str, findings: Findings) -> bool:
    """Whether the export is shown to agree with ``head``."""
    shard = head.origin.rpartition("/")[2]
    roots = heads.roots.get(shard)
    if not roots:
        findings.unchecked("kept", f"A note was kept of {shard}, and the export has none of that month.")
        return False
    answers = {size: heads.agree(shard, (head.size, head.root), (size, root)) for size, root in roots.items()}
    if answers.get(head.size) is False:
        findings.wrong(
            "kept",
            f"The past was rewritten: two notes of {shard} with {head.size} rows, one kept and one in the export, are "
            "both signed and contradict each other.",
        )
        return False
    failed = [size for size, agrees in answers.items() if agrees is False]
    if failed:
        findings.wrong(
            "kept",
            f"The proof between the kept note of {shard} with {head.size} rows and that of the export with {failed[0]} "
            "rows does not hold. If it is what the server answered, the past was rewritten.",
        )
        return False
    if any(answers.values()):
        return True
    largest = max(roots)
    if head.size > largest and shard < made_in:
        findings.wrong(
            "kept",
            f"Rows were taken away: the kept note of {shard} stands for {head.size} rows, that of the export for "
            f"{largest}, though that month was over when the export was made.",
        )
        return False
    old, new = sorted((head.size, largest))
    ask = ASK.format(shard=shard, old=old, new=new)
    later = " If it was kept before the export was made, rows were taken away." if head.size > largest else ""
    findings.unchecked(
        "kept",
        f"Nothing at hand shows whether the kept note of {shard} with {head.size} rows and that of the export with "
        f"{largest} rows agree.{later} The server has to show it: save what it answers to {ask}, and give the file "
        "with --proofs.",
    )
    return False


def _head(signed: str, key: Key, what: str, findings: Findings) -> TreeHead | None:
    """The head in a note that ``key`` signed, by whatever name the server had then."""
    try:
        parsed = note.Note.parse(signed)
        head = TreeHead.parse(parsed.text)
        name, _, shard = head.origin.rpartition("/")
        if not SHARD.fullmatch(shard):
            raise Malformed("malformed", f"{head.origin} names no month.", field="origin")
        if not note.is_signed(parsed, Key(name, key.public)):
            findings.wrong("notes", f"{what} ({head.origin}, {head.size} rows) is not signed by the key.")
            return None
    except Refused as error:
        findings.wrong("notes", f"{what} cannot be read: {error.message}")
        return None
    return head


def _split(data: bytes, name: str, findings: Findings) -> Sequence[str]:
    try:
        return note.split(data.decode())
    except UnicodeDecodeError:
        findings.wrong("notes", f"{name} is not text.")
        return ()
