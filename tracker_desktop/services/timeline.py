"""A day as blocks on a line: where each lies, and what moving a border of one means. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from tracker_core.model import Moment
from tracker_core.timesheet import DAY_MS, day_start_ms
from tracker_desktop.services.periods import DayView
from tracker_desktop.services.shown import EntryView

HOUR_MS = 3_600_000
MINUTE_MS = 60_000
USUAL_HOURS = (8, 18)  # shown of an empty day
SHARED_MS = MINUTE_MS  # borders this close are one: moving it moves both entries


class Edge(StrEnum):
    """A border of an entry."""

    START = "start"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Block:
    """The part of an entry that lies in the day, UTC ms. ``lane`` counts from 0; what overlaps has lanes of its own."""

    entry: EntryView
    begin_ms: int
    end_ms: int
    lane: int


class Line(NamedTuple):
    """The blocks of a day by their beginning, how many lanes they take, the whole hours that they lie in, UTC ms."""

    blocks: Sequence[Block]
    lanes: int
    begin_ms: int
    end_ms: int


class Move(NamedTuple):
    """An entry with another border; None leaves that one."""

    entry_id: str
    start: Moment | None
    stop: Moment | None


class Hand:
    """A border of an entry in somebody's hand, and what of a day it would move."""

    def __init__(self) -> None:
        self._entries: Sequence[EntryView] = ()
        self._now_ms = 0
        self._holds: tuple[str, Edge] | None = None
        self.moves: Sequence[Move] = ()

    @property
    def holds(self) -> bool:
        return self._holds is not None

    def put(self, day: DayView) -> None:
        """``day`` is the one whose borders can be taken; what was proposed is forgotten."""
        self._entries, self._now_ms = day.entries, day.as_of.ms
        self._holds, self.moves = None, ()

    def take(self, border: tuple[str, Edge] | None) -> None:
        """Hold the border of an entry, by its id; or none."""
        self._holds = border

    def move_to(self, ms: int) -> None:
        """Propose ``ms`` for the border that is held."""
        if self._holds is not None:
            self.moves = moved(self._entries, *self._holds, ms, self._now_ms)

    def nudge(self, entry: EntryView, edge: Edge, by_ms: int) -> bool:
        """Propose ``by_ms`` more than before for a border; whether it is one that can be moved."""
        border = entry.start if edge is Edge.START else entry.stop
        planned = [move.start if edge is Edge.START else move.stop for move in self.moves[:1]]
        from_ = planned[0] if planned and planned[0] else border
        if from_ is not None:
            self.moves = moved(self._entries, entry.id, edge, from_.ms + by_ms, self._now_ms)
        return from_ is not None


def line(day: DayView) -> Line:
    """``day`` on a line."""
    first = day_start_ms(day.day, day.as_of.offset)
    last = first + DAY_MS
    blocks: list[Block] = []
    ends: list[int] = []
    for entry in sorted(day.entries, key=lambda each: (each.start.ms, each.id)):
        begin = max(first, entry.start.ms)
        end = min(last, day.as_of.ms if entry.stop is None else entry.stop.ms)
        if end <= begin:
            continue
        lane = next((number for number, free in enumerate(ends) if free <= begin), len(ends))
        ends[lane : lane + 1] = [end]
        blocks.append(Block(entry, begin, end, lane))
    usual = [first + hour * HOUR_MS for hour in USUAL_HOURS]
    begin = min([usual[0], *(block.begin_ms for block in blocks)])
    end = max([usual[1], *(block.end_ms for block in blocks)])
    return Line(blocks, max(1, len(ends)), _down(begin, first), min(last, _down(end + HOUR_MS - 1, first)))


def moved(entries: Sequence[EntryView], entry_id: str, edge: Edge, to_ms: int, now_ms: int) -> Sequence[Move]:
    """What moving a border to ``to_ms`` means: a border that two entries share moves for both.

    The border stops at the neighbours' other borders, at the entry's own, and at now; a running timer has no end to
    move. Nothing where that leaves it in its place.
    """
    entry = next(each for each in entries if each.id == entry_id)
    here = entry.start if edge is Edge.START else entry.stop
    if here is None:
        return ()
    partner = _partner(entries, entry, edge, here)
    low, high = _room(entries, entry, edge, partner, now_ms)
    to = max(low, min(high, to_ms))
    if to == here.ms or low > high:
        return ()
    at = Moment(to, here.offset)
    moves = [_move(entry, edge, at)]
    if partner is not None:
        moves.append(_move(partner, Edge.STOP if edge is Edge.START else Edge.START, at))
    return moves


def _partner(entries: Sequence[EntryView], entry: EntryView, edge: Edge, here: Moment) -> EntryView | None:
    """The entry on the other side of a shared border."""
    for other in entries:
        border = other.stop if edge is Edge.START else other.start
        if other.id != entry.id and border is not None and abs(border.ms - here.ms) < SHARED_MS:
            return other
    return None


def _room(
    entries: Sequence[EntryView], entry: EntryView, edge: Edge, partner: EntryView | None, now_ms: int
) -> tuple[int, int]:
    """How far a border may go: a minute is left of each entry, and nothing is run over."""
    others = [each for each in entries if each.id not in (entry.id, partner.id if partner else "")]
    if edge is Edge.START:
        low = max((each.stop.ms for each in others if each.stop and each.stop.ms <= entry.start.ms), default=0)
        high = (now_ms if entry.stop is None else entry.stop.ms) - MINUTE_MS
        return (max(low, partner.start.ms + MINUTE_MS) if partner else low), high
    assert entry.stop is not None
    high = min((each.start.ms for each in others if each.start.ms >= entry.stop.ms), default=now_ms)
    if partner is not None:
        high = min(high, (now_ms if partner.stop is None else partner.stop.ms) - MINUTE_MS)
    return entry.start.ms + MINUTE_MS, min(high, now_ms)


def _move(entry: EntryView, edge: Edge, at: Moment) -> Move:
    return Move(entry.id, at, None) if edge is Edge.START else Move(entry.id, None, at)


def _down(ms: int, first: int) -> int:
    """The whole hour of the day at or before ``ms``."""
    return first + (ms - first) // HOUR_MS * HOUR_MS
