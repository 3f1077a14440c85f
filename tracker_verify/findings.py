"""What a check finds, as sentences that a person understands and codes that a program does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

MOST_OF_A_KIND = 10  # sentences; the rest is counted


class Level(StrEnum):
    """SOUND: checked and as it should be. WRONG: checked and not. UNCHECKED: nothing at hand could show it. OPEN: nor
    this, though somebody brought what it was to be compared with, or though every honest export can show it.
    """

    SOUND = "sound"
    WRONG = "wrong"
    UNCHECKED = "unchecked"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. ``code`` is stable, ``text`` one or two English sentences."""

    level: Level
    code: str
    text: str


@dataclass(slots=True)
class Findings:
    """All that was found, in the order of the checks."""

    _found: list[Finding] = field(default_factory=list)

    def sound(self, code: str, text: str) -> None:
        self._found.append(Finding(Level.SOUND, code, text))

    def wrong(self, code: str, text: str) -> None:
        self._found.append(Finding(Level.WRONG, code, text))

    def unchecked(self, code: str, text: str) -> None:
        self._found.append(Finding(Level.UNCHECKED, code, text))

    def left_open(self, code: str, text: str) -> None:
        self._found.append(Finding(Level.OPEN, code, text))

    @property
    def are_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.count()

    @property
    def are_open(self) -> bool:
        """Whether something has to be shown before anybody can say that all is sound."""
        return any(each.level is Level.OPEN for each in self._found)

    def count(self) -> int:
        """How many things are wrong."""
        return sum(each.level is Level.WRONG for each in self._found)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._found)

    def told(self) -> Sequence[Finding]:
        """Those to show: where one thing went wrong a thousand times, the first few and how many more there are."""
        shown: list[Finding] = []
        counts: dict[tuple[Level, str], int] = {}
        for each in self._found:
            kind = (each.level, each.code)
            counts[kind] = counts.get(kind, 0) + 1
            if counts[kind] <= MOST_OF_A_KIND:
                shown.append(each)
        for (level, code), many in counts.items():
            if many > MOST_OF_A_KIND:
                shown.append(Finding(level, code, f"… and {many - MOST_OF_A_KIND} more of the same kind ({code})."))
        return shown
