"""What changed in a text of Markdown since a person read it, paragraph by paragraph and word by word. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum, auto
from typing import NamedTuple

ALIKE = 0.5  # share of words from which two paragraphs count as one that was reworded
MOST_PAIRS = 400  # comparing each with each grows fast
MOST_WORDS = 2000
_ITEM = re.compile(r"([-*+]|\d+[.)])\s+")
_HEADING = re.compile(r"#{1,6}\s+")


class Mark(Enum):
    """What became of some words."""

    SAME = auto()
    ADDED = auto()
    REMOVED = auto()


class Piece(NamedTuple):
    """Words in a row that share their fate."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph that is not as it was, and the heading that it stands under (empty where there is none)."""

    heading: str
    pieces: Sequence[Piece]


class _Paragraph(NamedTuple):
    heading: str
    text: str


def changes(before: str, after: str) -> Sequence[Change]:
    """What ``after`` says otherwise than ``before``, in the order of the text. Other line breaks are no change."""
    old, new = list(_paragraphs(before)), list(_paragraphs(after))
    matched = SequenceMatcher(None, [each.text for each in old], [each.text for each in new], autojunk=False)
    found: list[Change] = []
    for tag, begin, end, new_begin, new_end in matched.get_opcodes():
        if tag != "equal":
            found += _compared(old[begin:end], new[new_begin:new_end])
    return found


def _paragraphs(markdown: str) -> Iterator[_Paragraph]:
    """Headings and list items are paragraphs, too; what only looks is left out."""
    heading, lines = "", list[str]()
    for raw in [*markdown.splitlines(), ""]:
        line = raw.strip()
        begins = _HEADING.match(line) or _ITEM.match(line)
        if lines and (begins or not line):
            yield _Paragraph(heading, " ".join(" ".join(lines).split()))
            lines = []
        if _HEADING.match(line):
            heading = _HEADING.sub("", line, count=1)
            yield _Paragraph(heading, heading)
        elif line:
            lines.append(_ITEM.sub("", line, count=1))


def _compared(old: Sequence[_Paragraph], new: Sequence[_Paragraph]) -> Iterator[Change]:
    left = list(old)
    few = len(old) * len(new) <= MOST_PAIRS
    for paragraph in new:
        partner = _closest(paragraph, left) if few else None
        if partner is None:
            yield Change(paragraph.heading, (Piece(Mark.ADDED, paragraph.text),))
        else:
            left.remove(partner)
            yield Change(paragraph.heading, tuple(_reworded(partner.text.split(), paragraph.text.split())))
    for paragraph in left:
        yield Change(paragraph.heading, (Piece(Mark.REMOVED, paragraph.text),))


def _closest(paragraph: _Paragraph, others: Sequence[_Paragraph]) -> _Paragraph | None:
    rated = [(_likeness(paragraph.text.split(), other.text.split()), other) for other in others]
    best = max(rated, key=lambda pair: pair[0], default=None)
    return best[1] if best is not None and best[0] >= ALIKE else None


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    if len(one) > MOST_WORDS or len(other) > MOST_WORDS:
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _reworded(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    for tag, begin, end, new_begin, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece(Mark.SAME, " ".join(old[begin:end]))
            continue
        if begin < end:
            yield Piece(Mark.REMOVED, " ".join(old[begin:end]))
        if new_begin < new_end:
            yield Piece(Mark.ADDED, " ".join(new[new_begin:new_end]))
