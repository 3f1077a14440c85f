"""Writes a backup: every table as it stands at one instant, row by row, while the server goes on."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import BinaryIO, NamedTuple
from uuid import UUID

from django.db import connection, transaction

from tracker_core.retention import month_of
from tracker_server import VERSION
from tracker_server.accounts.models import Person
from tracker_server.backups.container import Writer
from tracker_server.backups.tables import AUDIT_ROWS, TABLES, Table, columns_of, rows_of
from tracker_server.database.backup_keys import BackupKeys

FRAME_ROWS = 1000


class Dumped(NamedTuple):
    """What a backup holds."""

    rows: int
    frames: int


def dump(file: BinaryIO, keys: BackupKeys, at: int) -> Dumped:
    """Write everything to ``file``. ``at``: now, UTC ms."""
    while True:
        before = keys.names()
        with _snapshot():
            known = _Keys(keys)
            if before <= keys.names():
                return _dump(file, known, at)
        # A purge or an erasure destroyed a key between the two looks: what it took may be in what was seen. Look anew.


def _dump(file: BinaryIO, keys: _Keys, at: int) -> Dumped:
    writer = Writer(file, keys.month(month_of(at)), {"at": at, "version": VERSION})
    countries = dict(Person.objects.exclude(country="").values_list("id", "country"))
    dumping = _Dumping(writer, keys, countries)
    for label, table in TABLES.items():
        dumping.table(label, table)
    writer.end()
    return Dumped(dumping.rows, writer.count)


class _Keys:
    """The keys as they were when the backup began: one that is destroyed meanwhile locks what it would have locked,
    for good, and is not made anew.
    """

    def __init__(self, keys: BackupKeys) -> None:
        self._keys = keys
        self._months = keys.known_months()
        self._people = keys.known_people()

    def month(self, month: str, country: str = "") -> bytes:
        """The key of ``month`` for people of ``country``, made at need."""
        name = f"{month}-{country}" if country else month
        if name not in self._months:
            self._months[name] = self._keys.month(month, country)
        return self._months[name]

    def person(self, person: UUID) -> bytes:
        """The key of ``person``, made at need."""
        if person not in self._people:
            self._people[person] = self._keys.person(person)
        return self._people[person]


class _Place(NamedTuple):
    """Whose a row is, and of which month; empty for nobody's, and for that of the backup."""

    person: str
    month: str


class _Dumping:
    """A dump on its way."""

    def __init__(self, writer: Writer, keys: _Keys, countries: dict[UUID, str]) -> None:
        self._writer = writer
        self._keys = keys
        self._countries = countries
        self.rows = 0

    def table(self, label: str, table: Table) -> None:
        """Write every row of the table ``label``."""
        columns = list(columns_of(label))
        if not table.private:
            self._write(label, table, columns, whose=table.person)
            return
        self._write(label, table, [column for column in columns if column not in table.private], whose="")
        self._write(label, table, ["id", *table.private], whose=table.person)

    def _write(self, label: str, table: Table, columns: Sequence[str], whose: str) -> None:
        names = [*columns, *([whose] if whose else []), *([table.at] if table.at else [])]
        order = [name for name in (whose, table.order) if name]
        found = rows_of(label).order_by(*order).values_list(*names).iterator(chunk_size=FRAME_ROWS)
        for place, rows in groupby(self._placed(found, len(columns), table, whose), key=itemgetter(0)):
            for chunk in _chunks([_plain(value) for value in row] for _, row in rows):
                self._frame(label, place, columns, chunk)

    def _placed(
        self, found: Iterator[tuple[object, ...]], width: int, table: Table, whose: str
    ) -> Iterator[tuple[_Place, Sequence[object]]]:
        last = _Place("", "")
        for row in found:
            person = str(row[width]) if whose else ""
            month = month_of(int(str(row[-1]))) if table.at else ""
            if person == last.person:
                month = max(month, last.month)  # what is taken from a person's chain is always its beginning
            last = _Place(person, month)
            yield last, row[:width]

    def _frame(self, label: str, place: _Place, columns: Sequence[str], rows: list[list[object]]) -> None:
        person = UUID(place.person) if _is_id(place.person) else None
        country = self._countries.get(person, "") if person else ""
        about: dict[str, object] = {}
        if label == AUDIT_ROWS:  # where the chain goes on once these rows cannot be read
            about = {"seq": rows[-1][columns.index("seq")], "head": rows[-1][columns.index("hash")]}
        self._writer.add(
            label,
            [list(columns), *rows],
            month=self._keys.month(place.month, country) if place.month else b"",
            person=self._keys.person(person) if person else b"",
            about=about,
        )
        self.rows += len(rows)


def _is_id(text: str) -> bool:
    return len(text) == 36  # the one stream that is nobody's is called "server"


def _chunks(rows: Iterator[list[object]]) -> Iterator[list[list[object]]]:
    chunk: list[list[object]] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == FRAME_ROWS:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _plain(value: object) -> object:
    """``value`` as JSON can say it, and as its field's ``to_python`` takes it back."""
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    return value


@contextmanager
def _snapshot() -> Iterator[None]:
    """Everything read within is of one instant, and nobody who writes has to wait."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            Person.objects.exists()  # the instant is that of the first look
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")  # Django would begin IMMEDIATE, and shut the writers out
        try:
            Person.objects.exists()  # the instant is that of the first look
            yield
        finally:
            cursor.execute("ROLLBACK")
