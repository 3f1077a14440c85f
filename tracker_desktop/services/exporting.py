"""All that this device holds of its person, to take along: as JSON, or the entries as a table.

Both come in parts with the progress after each, so that it can be shown and stopped, and never is in memory as a whole.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from itertools import count
from typing import NamedTuple

from tracker_core.away import Absence
from tracker_core.cells import plain
from tracker_core.model import Entry, Moment, WorkItem
from tracker_core.timesheet import day_of
from tracker_desktop.services.archive import Archive, Recorded
from tracker_desktop.services.ports import Journal
from tracker_desktop.services.progress import Doing, Progress
from tracker_desktop.services.words import iso

FORMAT = "timetracker-export"
VERSION = 1
FOR_EVER_MS = 1 << 53
ROWS = 50  # a part: some milliseconds of work
COLUMNS = ("entry", "date", "start", "stop", "worked_minutes", "key", "title", "kind", "project", "note", "flags")


class Format(StrEnum):
    """What an export looks like; the value is the ending of its file too."""

    JSON = "json"
    CSV = "csv"


class Part(NamedTuple):
    """A piece of an export's text, and how far the export is after it."""

    text: str
    progress: Progress


def export(archive: Archive, wanted: Format, now: Moment) -> Iterator[Part]:
    """An export of all there is, as ``wanted``."""
    return everything(archive, now) if wanted is Format.JSON else table(archive, now, None, None)


def everything(archive: Archive, now: Moment) -> Iterator[Part]:
    """All that the store holds of its person as a JSON object, a line a row, keys and tokens left out. Times are RFC
    3339.
    """
    journal = archive.journal
    item_ids, entry_ids = archive.item_ids(), archive.entry_ids()
    total = len(item_ids) + len(entry_ids) + archive.event_count()
    pinned = journal.items.pinned()
    told = "{\n" + _fields(_head(journal, now)) + ",\n"
    done = 0
    lists: Iterable[tuple[str, Iterable[Sequence[str]]]] = (
        (
            "work_items",
            ([_json(_item(item, item.id in pinned)) for item in some] for some in _items(archive, item_ids)),
        ),
        ("entries", ([_json(_entry(*each, now)) for each in some] for some in _entries(archive, entry_ids))),
        ("events", (list(map(_event, some)) for some in _events(archive))),
    )
    for name, slices in lists:
        told += f'"{name}": ['
        before = "\n"
        for rows in slices:
            done += len(rows)
            yield Part(told + before + ",\n".join(rows), Progress(Doing.EXPORTING, done, max(done, total)))
            told, before = "", ",\n"
        told += "\n],\n"
    yield Part(told + _fields(_rest(journal)) + "\n}\n", Progress(Doing.EXPORTING, done, done))


def table(archive: Archive, now: Moment, first: date | None, last: date | None) -> Iterator[Part]:
    """The entries that begin from ``first`` to ``last`` (None: no bound) as CSV (RFC 4180), a line each.

    Text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    ids = archive.entry_ids()
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for done, some in zip(count(ROWS, ROWS), _entries(archive, ids), strict=False):
        for entry, item in some:
            day = day_of(entry.start)
            if (first is None or first <= day) and (last is None or day <= last):
                writer.writerow(_row(entry, item, day, now))
        yield Part(out.getvalue(), Progress(Doing.EXPORTING, min(done, len(ids)), len(ids)))
        out.seek(0)
        out.truncate()
    yield Part(out.getvalue(), Progress(Doing.EXPORTING, len(ids), len(ids)))


def _head(journal: Journal, now: Moment) -> Mapping[str, object]:
    person, account = journal.person(), journal.account()
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
    }


def _rest(journal: Journal) -> Mapping[str, object]:
    return {
        "absences": [
            {"began": iso(absence.began), "ended": iso(absence.ended), "cause": absence.cause.value, "choice": choice}
            for absence, choice in _absences(journal)
        ],
        "settings": json.loads(journal.preferences() or "{}"),
    }


def _items(archive: Archive, ids: Sequence[str]) -> Iterator[Sequence[WorkItem]]:
    for begin in range(0, len(ids), ROWS):
        yield archive.items(ids[begin : begin + ROWS])


def _entries(archive: Archive, ids: Sequence[str]) -> Iterator[Sequence[tuple[Entry, WorkItem | None]]]:
    for begin in range(0, len(ids), ROWS):
        entries = archive.entries(ids[begin : begin + ROWS])
        items = {item.id: item for item in archive.items(sorted({entry.work_item for entry in entries}))}
        yield [(entry, items.get(entry.work_item)) for entry in entries]


def _events(archive: Archive) -> Iterator[Sequence[Recorded]]:
    after = ""
    while some := archive.events(after, ROWS):
        yield some
        after = some[-1].id


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


def _event(recorded: Recorded) -> str:
    fate = {"own": recorded.own, "outcome": recorded.outcome or None, "code": recorded.code}
    return f'{_json(fate)[:-1]}, "event": {recorded.body.decode()}}}'  # as it is, byte for byte


def _row(entry: Entry, item: WorkItem | None, day: date, now: Moment) -> Sequence[object]:
    told = _entry(entry, item, now)
    minutes = entry.duration(now.ms) // 60_000
    row = [told["id"], day.isoformat(), told["start"], told["stop"] or "", minutes]
    row += [plain(str(told[name])) for name in ("key", "title", "kind", "project", "note")]
    return [*row, " ".join(sorted(flag.value for flag in entry.flags))]


def _fields(values: Mapping[str, object]) -> str:
    return ",\n".join(f"{_json(name)}: {_json(value)}" for name, value in values.items())


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
