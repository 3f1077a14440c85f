"""All that this device holds of its person, to take along: as JSON, or the entries as a table."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from datetime import date

from tracker_core.away import Absence
from tracker_core.model import Entry, Moment, WorkItem
from tracker_core.timesheet import day_of
from tracker_core.wire import encode_event
from tracker_desktop.services.ports import Journal
from tracker_desktop.services.words import iso

FORMAT = "timetracker-export"
VERSION = 1
FOR_EVER_MS = 1 << 53
ALL = 1 << 31  # lines of a log, search results
COLUMNS = ("entry", "date", "start", "stop", "worked_minutes", "key", "title", "kind", "project", "note", "flags")
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would carry out


def everything(journal: Journal, now: Moment) -> Mapping[str, object]:
    """All that the store holds of its person, keys and tokens left out. Times are RFC 3339."""
    person, account = journal.person(), journal.account()
    entries = journal.entries(0, FOR_EVER_MS)
    items = {item.id: item for item in journal.search("", ALL)}
    items |= {item.id: item for entry in entries if (item := journal.item(entry.work_item)) is not None}
    return {
        "format": FORMAT,
        "version": VERSION,
        "exported_at": iso(now),
        "person": None
        if person is None
        else {
            "id": person.id,
            "name": person.name,
            "email": person.email,
            "employee_id": person.employee_id,
            "role": person.role.value,
        },
        "server": account.server if account else "",
        "device": journal.head().device,
        "work_items": [_item(item, item.id in journal.pinned()) for item in items.values()],
        "entries": [_entry(entry, items.get(entry.work_item), now) for entry in entries],
        "events": [
            {
                "own": line.own,
                "outcome": None if line.outcome is None else line.outcome.value,
                "code": line.code,
                "event": json.loads(encode_event(line.event)),
            }
            for line in reversed(journal.log(ALL))
        ],
        "absences": [
            {"began": iso(absence.began), "ended": iso(absence.ended), "cause": absence.cause.value, "choice": choice}
            for absence, choice in _absences(journal)
        ],
        "settings": json.loads(journal.preferences() or "{}"),
    }


def table(journal: Journal, now: Moment, first: date | None, last: date | None) -> str:
    """The entries that begin from ``first`` to ``last`` (None: no bound) as CSV (RFC 4180), a line each.

    Text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for entry in journal.entries(0, FOR_EVER_MS):
        day = day_of(entry.start)
        if (first is None or first <= day) and (last is None or day <= last):
            told = _entry(entry, journal.item(entry.work_item), now)
            minutes = entry.duration(now.ms) // 60_000
            row = [told["id"], day.isoformat(), told["start"], told["stop"] or "", minutes]
            row += [_plain(str(told[name])) for name in ("key", "title", "kind", "project", "note")]
            writer.writerow([*row, " ".join(sorted(flag.value for flag in entry.flags))])
    return out.getvalue()


def _absences(journal: Journal) -> Iterable[tuple[Absence, str | None]]:
    for absence, choice in journal.absences.between(0, FOR_EVER_MS):
        yield absence, choice.value
    for question in journal.absences.questions():
        yield question.absence, None


def _item(item: WorkItem, pinned: bool) -> Mapping[str, object]:
    return {
        "id": item.id,
        "key": item.key,
        "title": item.title,
        "kind": item.kind.value,
        "project": item.project,
        "assigned": item.assigned,
        "pinned": pinned,
    }


def _entry(entry: Entry, item: WorkItem | None, now: Moment) -> Mapping[str, object]:
    return {
        "id": entry.id,
        "start": iso(entry.start),
        "stop": None if entry.stop is None else iso(entry.stop),
        "worked_ms": entry.duration(now.ms),
        "key": item.key if item else "",
        "title": item.title if item else "",
        "kind": item.kind.value if item else "",
        "project": item.project if item else "",
        "note": entry.note,
        "flags": sorted(flag.value for flag in entry.flags),
    }


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
