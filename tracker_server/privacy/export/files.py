"""The files of an export, each made bit by bit: what lies in memory does not grow with what the person recorded."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence

from tracker_core import cells
from tracker_core.model import Moment
from tracker_server.accounts.models import Person
from tracker_server.clock import iso
from tracker_server.privacy.export.tables import Raw, Table

FORMAT = "timetracker-data"
VERSION = 1
AS_CSV = ("entries", "events", "assignments", "sign_ins", "requests", "request_messages", "devices")
# beside those that end in _at: UTC ms in the database
INSTANTS = ("at", "last_seen", "aged_from", "keeps_from", "since", "until", "sealed_until", "hold_until")
INSTANTS_ARE = f"Numbers whose names end in _at, and {', '.join(INSTANTS)}, are milliseconds since 1970-01-01 UTC."


def data(tables: Sequence[Table], person: Person, head: Mapping[str, object]) -> Iterator[bytes]:
    """All tables as one JSON object, a line a row."""
    told = {"format": FORMAT, "version": VERSION, **head}
    yield b"{\n" + b"".join(_json(name) + b": " + _json(value) + b",\n" for name, value in told.items())
    yield b'"tables": {'
    for number, table in enumerate(tables):
        yield (b",\n" if number else b"\n") + _json(table.name) + b": ["
        names = [_json(name) + b": " for name in table.columns]
        before = b"\n"
        for row in table.rows(person):
            yield before + _object(names, row)
            before = b",\n"
        yield b"\n]"
    yield b"\n}\n}\n"


def schema(tables: Sequence[Table], head: Mapping[str, object]) -> bytes:
    """The JSON Schema (draft 2020-12) of ``data``: also what each table is, and what is left out of it and why."""
    top = {"format": {"const": FORMAT}, "version": {"const": VERSION}, **{name: {"type": "string"} for name in head}}
    listed = {each.name: _table_schema(each) for each in tables}
    return json.dumps(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "What an organization's TimeTracker server holds of a person",
            "description": INSTANTS_ARE,
            **_closed({**top, "tables": _closed(listed)}),
        },
        indent=1,
    ).encode()


def table_csv(table: Table, person: Person) -> Iterator[bytes]:
    """A table for a spreadsheet (RFC 4180, UTF-8 with its mark, so that spreadsheets read every letter)."""
    names = [name for name, kind in table.columns.items() if not _is_object(kind)]
    shown = [name in names for name in table.columns]
    instants = [name.endswith("_at") or name in INSTANTS for name in table.columns]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(names)
    yield b"\xef\xbb\xbf"
    for row in table.rows(person):
        writer.writerow([_cell(value, at) for value, show, at in zip(row, shown, instants, strict=True) if show])
        if out.tell() > io.DEFAULT_BUFFER_SIZE:
            yield _taken(out)
    yield _taken(out)


def _taken(out: io.StringIO) -> bytes:
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text.encode()


def _cell(value: object, instant: bool) -> object:
    if instant and isinstance(value, int):
        return iso(Moment(value, 0))
    return cells.plain(value) if isinstance(value, str) else value


def _object(names: Sequence[bytes], row: Sequence[object]) -> bytes:
    return b"{" + b", ".join(name + _json(value) for name, value in zip(names, row, strict=True)) + b"}"


def _json(value: object) -> bytes:
    return value if isinstance(value, Raw) else json.dumps(value, ensure_ascii=False).encode()


def _table_schema(table: Table) -> Mapping[str, object]:
    left_out = "".join(f" Left out: {name} ({why})." for name, why in table.omitted.items())
    return {"type": "array", "description": f"{table.told}.{left_out}", "items": _closed(table.columns)}


def _closed(properties: Mapping[str, object]) -> Mapping[str, object]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _is_object(kind: Mapping[str, object]) -> bool:
    return "object" in str(kind.get("type", ""))
