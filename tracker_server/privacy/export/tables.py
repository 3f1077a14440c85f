"""What an export tells, as tables: those of the written list, and two that are made of them for people to read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import models

from tracker_core import wire
from tracker_core.model import Moment
from tracker_core.timesheet import day_of
from tracker_server.accounts.models import Person
from tracker_server.audit.models import AuditRow
from tracker_server.audit.sign_ins import OF_SIGN_INS
from tracker_server.clock import iso
from tracker_server.ledger import timesheets
from tracker_server.privacy.holdings import HOLDINGS, Holding
from tracker_server.work_items.models import WorkItem

CHUNK = 2000

Schema = Mapping[str, object]
TEXT: Schema = {"type": "string"}
TIME: Schema = {"type": ["string", "null"], "format": "date-time"}
KINDS: Sequence[tuple[type[models.Field[Any, Any]], Schema]] = (
    (models.BooleanField, {"type": "boolean"}),
    (models.UUIDField, {"type": "string", "format": "uuid"}),
    (models.DateTimeField, {"type": "string", "format": "date-time"}),
    (models.DateField, {"type": "string", "format": "date"}),
    (models.IntegerField, {"type": "integer"}),
    (models.AutoField, {"type": "integer"}),
    (models.CharField, TEXT),
    (models.TextField, TEXT),
    (models.BinaryField, {"type": "object"}),
)


class Raw(bytes):
    """JSON as it is kept, to be told byte for byte."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Table:
    """``columns``: name -> JSON Schema of the value. ``rows`` yields values in their order: plain ones and ``Raw``."""

    name: str
    told: str
    columns: Mapping[str, Schema]
    rows: Callable[[Person], Iterator[Sequence[object]]]
    omitted: Mapping[str, str] = field(default_factory=dict)


def tables() -> Sequence[Table]:
    """All of them; the written list says why a table or a column is not here."""
    return (ENTRIES, SIGN_INS, *(_listed(each) for each in HOLDINGS if each.section))


def of_period(first: date, last: date) -> Sequence[Table]:
    """What a person did from day ``first`` to ``last``, both included, for whoever the law lets demand that."""
    begin = int(datetime(first.year, first.month, first.day, tzinfo=UTC).timestamp() * 1000)
    end = int((datetime(last.year, last.month, last.day, tzinfo=UTC) + timedelta(days=1)).timestamp() * 1000)
    within: Mapping[str, Callable[[Mapping[str, object]], bool]] = {
        "person": lambda _: True,
        "entries": lambda row: first.isoformat() <= str(row["date"]) <= last.isoformat(),
        "assignments": lambda row: _int(row["assigned_at"]) < end and _int(row["unassigned_at"], end) >= begin,
        "events": lambda row: begin <= _occurred(row["body"]) < end,
        "sign_ins": lambda row: first.isoformat() <= str(row["at"])[:10] <= last.isoformat(),
    }
    return [_limited(each, within[each.name]) for each in tables() if each.name in within]


def _limited(table: Table, within: Callable[[Mapping[str, object]], bool]) -> Table:
    def rows(person: Person) -> Iterator[Sequence[object]]:
        return (row for row in table.rows(person) if within(dict(zip(table.columns, row, strict=True))))

    return replace(table, rows=rows)


def _int(value: object, otherwise: int = 0) -> int:
    return value if isinstance(value, int) else otherwise


def _occurred(body: object) -> int:
    return _int(wire.parse(body, "event").get("occurred_at")) if isinstance(body, bytes) else 0


def _listed(holding: Holding) -> Table:
    paths = holding.columns

    def rows(person: Person) -> Iterator[Sequence[object]]:
        raw = [name in holding.json for name in paths]
        for values in (
            holding.rows(person).filter(holding.shown).values_list(*paths.values()).iterator(chunk_size=CHUNK)
        ):
            yield [_raw(value) if is_raw else _plain(value) for value, is_raw in zip(values, raw, strict=True)]

    columns = {name: _schema(_field(holding.table, path)) for name, path in paths.items()}
    return Table(holding.section, holding.told, columns, rows, holding.omit)


def _entries(person: Person) -> Iterator[Sequence[object]]:
    found = timesheets.entries_of(person)
    items = {str(item.id): item for item in WorkItem.objects.filter(assignments__person=person).distinct().iterator()}
    for entry in sorted(found, key=lambda each: (each.start.ms, each.id)):
        item = items.get(entry.work_item)
        minutes = None if entry.stop is None else entry.duration(0) // 60_000
        told = (item.key, item.title, item.kind, item.project) if item else ("", "", "", "")
        flags = " ".join(sorted(flag.value for flag in entry.flags))
        day, start = day_of(entry.start).isoformat(), iso(entry.start)
        stop = None if entry.stop is None else iso(entry.stop)
        yield (entry.id, day, start, stop, minutes, entry.work_item, *told, entry.note, entry.voided, flags)


def _sign_ins(person: Person) -> Iterator[Sequence[object]]:
    rows = AuditRow.objects.filter(stream_id=str(person.id), action__in=OF_SIGN_INS).order_by("seq")
    for row in rows.iterator(chunk_size=CHUNK):
        body = wire.parse(bytes(row.body), "audit row")
        yield iso(Moment(row.at, 0)), row.action, str(body["reason"])


ENTRIES = Table(
    "entries",
    "Your time entries, as all actions together make them. worked_minutes is empty while a timer runs",
    {
        "entry": {"type": "string", "format": "uuid"},
        "date": {"type": "string", "format": "date"},
        "start": TIME,
        "stop": TIME,
        "worked_minutes": {"type": ["integer", "null"]},
        "work_item": TEXT,
        **dict.fromkeys(("key", "title", "kind", "project", "note"), TEXT),
        "voided": {"type": "boolean"},
        "flags": TEXT,
    },
    _entries,
)
SIGN_INS = Table(
    "sign_ins",
    "When you signed in and out, also when that failed",
    {"at": TIME, "action": TEXT, "how": TEXT},
    _sign_ins,
)


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _raw(value: Any) -> Raw | None:
    return Raw(value) if value else None  # what was too malformed to have bytes has none


def _field(table: type[models.Model], path: str) -> models.Field[Any, Any]:
    names = path.split("__")
    for name in names[:-1]:
        related = table._meta.get_field(name).related_model  # noqa: SLF001  # documented by Django
        assert isinstance(related, type)
        table = related
    return next(each for each in table._meta.concrete_fields if names[-1] in (each.name, each.attname))  # noqa: SLF001


def _schema(column: models.Field[Any, Any]) -> Schema:
    described: models.Field[Any, Any] = column
    while isinstance(described, models.ForeignKey):
        described = described.target_field
    found = next((schema for kind, schema in KINDS if isinstance(described, kind)), {})
    may_be_empty = column.null or isinstance(described, models.BinaryField)
    return {**found, "type": [found["type"], "null"]} if may_be_empty and "type" in found else found
