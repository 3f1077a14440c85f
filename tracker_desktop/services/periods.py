"""What was worked in a day, a week or a month: frozen, ready to draw, made from the journal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from tracker_core import timesheet
from tracker_core.errors import Refused
from tracker_core.model import Flag, Kind, Moment
from tracker_desktop.services.ports import Clock, Journal
from tracker_desktop.services.shown import EntryView, ItemView, Shown

T = TypeVar("T")

NUMBER_DIGITS = 4  # of a place in a list; longer ones are ids
ID_END = 6  # characters of an id's end that name an entry


@dataclass(frozen=True, slots=True)
class DayView:
    """One day's entries, by start, and its totals in milliseconds at ``as_of``. ``refused``: what was recorded on that
    day and was not accepted, so that it does not count. ``projects``: all that this device knows."""

    day: date
    as_of: Moment
    entries: Sequence[EntryView]
    total_ms: int
    by_item: Sequence[tuple[ItemView | None, int]]
    refused: Sequence[EntryView] = ()
    projects: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class PeriodView:
    """Worked milliseconds from ``first`` to ``last`` at ``as_of``: by day (each one, also the empty ones), by day and
    project, and by item, kind and project, the most first. Item, kind and project are None where this device never saw
    the item. ``projects``: all that this device knows."""

    first: date
    last: date
    as_of: Moment
    total_ms: int
    by_day: Sequence[tuple[date, int]]
    by_day_and_project: Mapping[tuple[date, str | None], int]
    by_item: Sequence[tuple[ItemView | None, int]]
    by_kind: Sequence[tuple[Kind | None, int]]
    by_project: Sequence[tuple[str | None, int]]
    projects: Sequence[str] = ()


class Periods:
    """Makes views of days and periods."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock
        self._shown = Shown(journal)

    def day(self, day: date | None = None) -> DayView:
        """One day (default: today) on the local wall clock."""
        now = self._clock.now()
        day = day or timesheet.day_of(now)
        entries = [
            entry
            for entry in self._shown.entries_of(day, day, now)
            if timesheet.day_of(entry.start) == day  # one without a length, or that ends before it starts, needs a look
            or any(piece.day == day for piece in timesheet.slices(entry, now.ms))
        ]
        sheet = timesheet.timesheet(entries, now.ms, day, day)
        overlapping = timesheet.overlapping(entries, now.ms)
        standings = self._journal.standings.of_entries([entry.id for entry in entries])
        return DayView(
            day=day,
            as_of=now,
            entries=tuple(
                replace(
                    self._shown.entry(entry, Flag.OVERLAP if entry.id in overlapping else None),
                    standing=standings.get(entry.id),
                )
                for entry in entries
            ),
            total_ms=sheet.total,
            by_item=self._totals(sheet),
            refused=self._refused(day, now),
            projects=self._journal.items.projects(),
        )

    def week(self, day: date | None = None) -> PeriodView:
        """The week from Monday to Sunday (ISO 8601) that has ``day``; default: this one."""
        day = day or timesheet.day_of(self._clock.now())
        monday = day - timedelta(days=day.weekday())
        return self.period(monday, monday + timedelta(days=6))

    def month(self, day: date | None = None) -> PeriodView:
        """The month that has ``day``; default: this one."""
        first = (day or timesheet.day_of(self._clock.now())).replace(day=1)
        return self.period(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))

    def period(self, first: date, last: date) -> PeriodView:
        """What was worked from ``first`` to ``last``, both included."""
        now = self._clock.now()
        sheet = timesheet.timesheet(self._shown.entries_of(first, last, now), now.ms, first, last)
        by_day = sheet.by_day()
        days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
        items = self._totals(sheet)
        projects = {item.id: item.project for item, _ in items if item is not None}
        parts: dict[tuple[date, str | None], int] = {}
        for (day, item_id), worked in sheet.worked.items():
            part = (day, projects.get(item_id))
            parts[part] = parts.get(part, 0) + worked
        return PeriodView(
            first=first,
            last=last,
            as_of=now,
            total_ms=sheet.total,
            by_day=tuple((day, by_day.get(day, 0)) for day in days),
            by_day_and_project=parts,
            by_item=_most_first(items),
            by_kind=_most_first((item.kind if item else None, worked) for item, worked in items),
            by_project=_most_first((item.project if item else None, worked) for item, worked in items),
            projects=self._journal.items.projects(),
        )

    def entry_named(self, name: str) -> str:
        """The id of the entry that a person means: ``last``, ``running``, a number in today's list from 1 on, one in
        another day's (``2026-03-01#2``), or an id or its end.

        Raises ``Refused``: no_such_entry, entry_ambiguous.
        """
        day, _, number = name.rpartition("#")
        if name == "running":
            found = [entry.id for entry in self._journal.entries.running()][-1:]
        elif name == "last":
            found = [entry.id for entry in self.day().entries][-1:]
        elif number.isascii() and number.isdigit() and len(number) <= NUMBER_DIGITS:
            listed = [entry.id for entry in self.day(_date(day)).entries]
            found = listed[int(number) - 1 : int(number)] if int(number) else []
        else:
            found = list(self._journal.entries.ids_like(name.lower())) if len(name) >= ID_END else []
        if len(found) > 1:
            raise Refused("entry_ambiguous", "More than one entry is meant.", entry=name)
        if not found:
            raise Refused("no_such_entry", f"There is no entry {name!r}.", entry=name)
        return found[0]

    def _refused(self, day: date, now: Moment) -> Sequence[EntryView]:
        begin = timesheet.day_start_ms(day - timedelta(days=1), now.offset)
        entries = self._journal.standings.rejected_entries(begin, begin + 3 * timesheet.DAY_MS)
        there = [entry for entry in entries if timesheet.day_of(entry.start) == day]
        standings = self._journal.standings.of_entries([entry.id for entry in there])
        return tuple(
            replace(self._shown.entry(entry), standing=standings.get(entry.id), counts=False) for entry in there
        )

    def _totals(self, sheet: timesheet.Timesheet) -> Sequence[tuple[ItemView | None, int]]:
        worked = sheet.by_item()
        known = [item for item in map(self._journal.items.by_id, worked) if item is not None]
        views = {view.id: view for view in self._shown.items(known)}
        return tuple((views.get(item), ms) for item, ms in worked.items())


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Refused("no_such_entry", f"{text!r} is not a day.", entry=text) from None


def _most_first(pairs: Iterable[tuple[T, int]]) -> Sequence[tuple[T, int]]:
    sums: dict[T, int] = {}
    for name, worked in pairs:
        sums[name] = sums.get(name, 0) + worked
    return tuple(sorted(sums.items(), key=lambda pair: -pair[1]))
