"""Totals by day and item, a pure function of entries.

A day is a day on the wall clock that the person read at the entry's start: an entry is split at each midnight of its
start's UTC offset. No time zone database takes part, so every device and the server compute the same, and a person who
travels keeps the days as lived. Durations are differences of UTC instants: a DST change adds or removes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from tracker_core.model import Entry, Moment

DAY_MS = 86_400_000
EPOCH_DAY = date(1970, 1, 1)


class Slice(NamedTuple):
    """The part of an entry that lies in one day. ``begin_ms`` and ``end_ms``: UTC milliseconds, half open."""

    day: date
    work_item: str
    entry: str
    begin_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Timesheet:
    """Worked milliseconds by (day, work item id)."""

    worked: Mapping[tuple[date, str], int]

    @property
    def total(self) -> int:
        return sum(self.worked.values())

    def by_day(self) -> dict[date, int]:
        days: dict[date, int] = defaultdict(int)
        for (day, _), worked in self.worked.items():
            days[day] += worked
        return dict(days)

    def by_item(self) -> dict[str, int]:
        items: dict[str, int] = defaultdict(int)
        for (_, item), worked in self.worked.items():
            items[item] += worked
        return dict(items)


def day_of(moment: Moment) -> date:
    """The date on the wall clock at ``moment``."""
    return EPOCH_DAY + timedelta(days=_day_number(moment.ms, moment.offset))


def day_start_ms(day: date, offset: int) -> int:
    """The UTC milliseconds of 00:00 on ``day`` at ``offset`` minutes east of UTC."""
    return (day - EPOCH_DAY).days * DAY_MS - offset * 60_000


def slices(entry: Entry, now_ms: int) -> Iterator[Slice]:
    """``entry`` cut at midnights; up to ``now_ms`` while it runs. Nothing for a voided one or one that ends before it
    starts.
    """
    end = now_ms if entry.stop is None else entry.stop.ms
    begin, offset = entry.start
    if entry.voided:
        return
    while begin < end:
        number = _day_number(begin, offset)
        midnight = (number + 1) * DAY_MS - offset * 60_000
        cut = min(end, midnight)
        yield Slice(EPOCH_DAY + timedelta(days=number), entry.work_item, entry.id, begin, cut)
        begin = cut


def timesheet(entries: Iterable[Entry], now_ms: int, first: date, last: date) -> Timesheet:
    """What was worked from ``first`` to ``last``, both included, by day and item."""
    worked: dict[tuple[date, str], int] = defaultdict(int)
    for entry in entries:
        for piece in slices(entry, now_ms):
            if first <= piece.day <= last:
                worked[piece.day, piece.work_item] += piece.end_ms - piece.begin_ms
    return Timesheet(dict(sorted(worked.items())))


def overlapping(entries: Iterable[Entry], now_ms: int) -> frozenset[str]:
    """The ids of entries that share time with another one: a flag for the person, never a reason to trim."""
    spans = sorted(
        (entry.start.ms, now_ms if entry.stop is None else entry.stop.ms, entry.id)
        for entry in entries
        if not entry.voided
    )
    found: set[str] = set()
    reach, holder = -1, ""
    for begin, end, entry_id in spans:
        if end <= begin:
            continue
        if begin < reach:
            found.update((holder, entry_id))
        if end > reach:
            reach, holder = end, entry_id
    return frozenset(found)


def _day_number(ms: int, offset: int) -> int:
    return (ms + offset * 60_000) // DAY_MS
