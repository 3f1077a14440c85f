"""Whether the audit of a person, as the server gives it, is the one that this device was told of before. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import dropwhile
from typing import TYPE_CHECKING, NamedTuple

from tracker_core import chain
from tracker_core.wire import Json, canonical

if TYPE_CHECKING:
    from tracker_core.alarm import AlarmKind

PURGED = "retention_purged"  # the action of the row that says that those before it were deleted
# The term moves on by a month at a time; the server may have told of it last before the month began.
MONTH_MS = 31 * 86_400_000


class Finding(Enum):
    """What a check of the audit found."""

    SOUND = auto()
    BROKEN = auto()  # a row was changed, taken out or put in, and the hashes after it no longer fit
    REWRITTEN = auto()  # the hashes fit each other, but not what this device was told before
    CUT = auto()  # rows that this device was told of are gone
    DELETED = auto()  # rows were deleted before their time was over, or without a record of it


class Told(NamedTuple):
    """How many rows the audit had, and the hash of its chain, as the server told it at ``at_ms`` of its own clock."""

    size: int
    head: str
    at_ms: int = 0


class Border(NamedTuple):
    """From where the chain goes on: rows up to ``purged`` were deleted, and ``head`` is the hash of the last of them.

    ``keeps_from``: the UTC ms from which on the server said that it keeps records; None where it did not.
    """

    purged: int = 0
    head: str = ""
    keeps_from: int | None = None


WHOLE = Border()


@dataclass(frozen=True, slots=True)
class Trail:
    """Audit rows by their number, and what is to be said of them; ``row`` is where it goes wrong, 0 for sound.

    ``purged``: how many were deleted before them.
    """

    rows: Sequence[Json]
    finding: Finding
    row: int = 0
    purged: int = 0


def alarm_of(finding: Finding) -> AlarmKind | None:
    """What the server is told of it; None for one that is sound."""
    from tracker_core.alarm import AlarmKind  # on most days nobody checks

    alarms = {
        Finding.BROKEN: AlarmKind.BROKEN,
        Finding.REWRITTEN: AlarmKind.REWRITTEN,
        Finding.CUT: AlarmKind.CUT,
        Finding.DELETED: AlarmKind.CUT,
    }
    return alarms.get(finding)


def checked(stream: str, rows: Sequence[Json], told: Sequence[Told], border: Border = WHOLE) -> Trail:
    """Check ``rows``, all that ``stream`` has, against what this device was told of it.

    Nothing can be said of rows that were deleted, but that each was old enough, and that a row says that they were.
    """
    rows = list(dropwhile(lambda row: _before(row, border.purged), rows))  # read before they were deleted

    def found(finding: Finding, row: int = 0) -> Trail:
        return Trail(rows, finding, row, border.purged)

    heads = {border.purged: border.head if border.purged else chain.genesis("audit", stream)}
    for number, row in enumerate(rows, border.purged + 1):
        body = canonical({name: value for name, value in row.items() if name != "hash"})
        heads[number] = chain.link(heads[number - 1], body)
        if row.get("seq") != number or row.get("hash") != heads[number] or row.get("stream") != stream:
            return found(Finding.BROKEN, number)
    if border.purged and not any(_says(row, border) for row in rows):
        return found(Finding.DELETED, border.purged)
    last = border.purged + len(rows)
    for known in sorted(told):
        if known.size > last:
            return found(Finding.CUT, last + 1)
        if known.size < border.purged:
            if border.keeps_from is not None and known.at_ms >= border.keeps_from + MONTH_MS:
                return found(Finding.DELETED, known.size + 1)  # it came after that, and is gone
        elif heads[known.size] != known.head:
            return found(Finding.REWRITTEN, known.size)
    return found(Finding.SOUND)


def _before(row: Json, purged: int) -> bool:
    seq = row.get("seq")
    return isinstance(seq, int) and seq <= purged


def _says(row: Json, border: Border) -> bool:
    detail = row.get("detail")
    if row.get("action") != PURGED or not isinstance(detail, dict):
        return False
    return (detail.get("upto"), detail.get("head")) == (border.purged, border.head)
