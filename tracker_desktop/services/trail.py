"""Whether the audit of a person, as the server gives it, is the one that this device was told of before. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from tracker_core import chain
from tracker_core.messages import Checkpoint
from tracker_core.wire import Json, canonical


class Finding(Enum):
    """What a check of the audit found."""

    SOUND = auto()
    BROKEN = auto()  # a row was changed, taken out or put in, and the hashes after it no longer fit
    REWRITTEN = auto()  # the hashes fit each other, but not what this device was told before
    CUT = auto()  # rows that this device was told of are gone


@dataclass(frozen=True, slots=True)
class Trail:
    """Audit rows by their number, and what is to be said of them; ``row`` is where it goes wrong, 0 for sound."""

    rows: Sequence[Json]
    finding: Finding
    row: int = 0


def checked(stream: str, rows: Sequence[Json], told: Sequence[Checkpoint]) -> Trail:
    """Check ``rows``, all of ``stream`` from its first, against the checkpoints that this device was told."""
    heads = {0: chain.genesis("audit", stream)}
    for number, row in enumerate(rows, 1):
        body = canonical({name: value for name, value in row.items() if name != "hash"})
        heads[number] = chain.link(heads[number - 1], body)
        if row.get("seq") != number or row.get("hash") != heads[number] or row.get("stream") != stream:
            return Trail(rows, Finding.BROKEN, number)
    for known in sorted(told, key=lambda each: each.size):
        if known.size > len(rows):
            return Trail(rows, Finding.CUT, len(rows) + 1)
        if heads[known.size] != known.head:
            return Trail(rows, Finding.REWRITTEN, known.size)
    return Trail(rows, Finding.SOUND)
