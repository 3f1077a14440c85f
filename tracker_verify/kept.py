"""Whether an export agrees with signed heads that somebody else kept, and these with each other. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracker_core import note, succession
from tracker_core.exported import Consistency
from tracker_verify.findings import Findings
from tracker_verify.heads import Heads, head_of
from tracker_verify.signers import others

ASK = "GET audit/consistency?shard={shard}&from={old}&to={new} of the server's API"
Kept = Mapping[str, Mapping[int, bytes]]  # roots by month and size


def judge_kept(
    kept: str | None,
    proofs: Sequence[Consistency],
    changes: Sequence[str],
    heads: Heads,
    made_in: str,
    findings: Findings,
) -> None:
    """Hold ``kept`` against the export and against itself. ``changes``: how keys handed over to each other;
    ``made_in``: the month the export was made in.
    """
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
    for shard, sizes in sorted(_read(kept, changes, heads, findings).items()):
        for size, root in sorted(sizes.items()):
            _among_themselves(shard, size, sizes, heads, findings)
            agreed += _agrees(shard, size, root, heads, made_in, findings)
    if agreed and findings.count() == wrong:
        findings.sound("kept", f"{agreed} kept notes agree with the export.")


def _read(kept: str, changes: Sequence[str], heads: Heads, findings: Findings) -> Kept:
    found: dict[str, dict[int, bytes]] = {}
    keys = [heads.key.public, *others(heads.key, changes)]
    for signed in note.split(kept):
        if succession.is_statement(signed):
            continue
        head = head_of(signed, keys, "A kept note", findings)
        if head is None:
            continue
        shard = head.origin.rpartition("/")[2]
        known = found.setdefault(shard, {}).setdefault(head.size, head.root)
        if known != head.root:
            findings.wrong(
                "kept",
                f"The server told different people different things: two kept notes of {shard} with {head.size} rows "
                "are both signed and contradict each other.",
            )
    return found


def _among_themselves(shard: str, size: int, sizes: Mapping[int, bytes], heads: Heads, findings: Findings) -> None:
    for other in (each for each in sizes if each > size):
        if heads.agree(shard, (size, sizes[size]), (other, sizes[other])) is False:
            findings.wrong(
                "kept", f"The proof between the kept notes of {shard} with {size} and {other} rows does not hold."
            )


def _agrees(shard: str, size: int, root: bytes, heads: Heads, made_in: str, findings: Findings) -> bool:
    """Whether the export is shown to agree with a kept head."""
    roots = heads.roots.get(shard)
    if not roots:
        findings.left_open("kept", f"A note was kept of {shard}, and the export has none of that month.")
        return False
    answers = {known: heads.agree(shard, (size, root), (known, roots[known])) for known in roots}
    if answers.get(size) is False:
        findings.wrong(
            "kept",
            f"The past was rewritten: two notes of {shard} with {size} rows, one kept and one in the export, are "
            "both signed and contradict each other.",
        )
        return False
    failed = [known for known, agrees in answers.items() if agrees is False]
    if failed:
        findings.wrong(
            "kept",
            f"The proof between the kept note of {shard} with {size} rows and that of the export with {failed[0]} "
            "rows does not hold. If it is what the server answered, the past was rewritten.",
        )
        return False
    if any(answers.values()):
        return True
    largest = max(roots)
    if size > largest and shard < made_in:
        findings.wrong(
            "kept",
            f"Rows were taken away: the kept note of {shard} stands for {size} rows, that of the export for "
            f"{largest}, though that month was over when the export was made.",
        )
        return False
    old, new = sorted((size, largest))
    ask = ASK.format(shard=shard, old=old, new=new)
    later = " If it was kept before the export was made, rows were taken away." if size > largest else ""
    findings.left_open(
        "kept",
        f"Nothing at hand shows whether the kept note of {shard} with {size} rows and that of the export with "
        f"{largest} rows agree.{later} The server has to show it: save what it answers to {ask}, and give the file "
        "with --proofs.",
    )
    return False
