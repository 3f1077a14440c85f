"""Puts an export together as a ZIP, in memory up to some size and beyond that in a file without a name."""

from __future__ import annotations

import hashlib
import tempfile
import time
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.cache import cache
from django.http import StreamingHttpResponse

from tracker_core.errors import Refused
from tracker_core.exported import MANIFEST, VERIFIER, Listed, Manifest
from tracker_core.model import Moment
from tracker_core.timesheet import day_of
from tracker_server.accounts.models import Person
from tracker_server.audit.record import Action, Audited, record
from tracker_server.audit.sealing import seal
from tracker_server.audit.signing import public_key
from tracker_server.clock import iso, now_ms
from tracker_server.privacy.export import files
from tracker_server.privacy.export.audit_part import AuditPart
from tracker_server.privacy.export.tables import Table, of_period, tables
from tracker_server.privacy.policy import policy_text
from tracker_verify.archive import verifier

IN_MEMORY = 32 * 1_048_576  # some ten years of one person; more lies in a file that only this process can reach
AT_ONCE_S = 600  # how long an export that never ended keeps its person from the next

File = tuple[str, Iterable[bytes]]


class Made:
    """A finished export: ``file``, at its start, of ``size`` bytes, to be called ``name``."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        self.file = file
        self.name = name
        self.size = file.seek(0, 2)
        file.seek(0)

    def reply(self) -> StreamingHttpResponse:
        """To be saved. The file is closed once it is read."""
        headers = {"Content-Length": str(self.size), "Content-Disposition": f'attachment; filename="{self.name}"'}
        return StreamingHttpResponse(self._pieces(), content_type="application/zip", headers=headers)

    def _pieces(self) -> Iterator[bytes]:
        with self.file:
            while piece := self.file.read(65_536):
                yield piece


def export(person: Person, by: Person) -> Made:
    """All that is held of ``person``; audited. Raises ``Refused("export_under_way")`` while one is being made."""
    busy = f"export:{person.id}"
    if not cache.add(busy, 1, AT_ONCE_S):
        raise Refused("export_under_way", "An export is being made already; it takes a few seconds.")
    try:
        record([Audited(Action.DATA_EXPORTED, str(person.id), actor=str(by.id), subject=str(person.id))])
        seal()  # so that a signed head stands for every row, this one too
        return _made(person, now_ms())
    finally:
        cache.delete(busy)


def export_period(person: Person, first: date, last: date) -> Made:
    """What the law demanded of ``person``: the work of these days (UTC, both included), and who it is. Not audited."""
    at = now_ms()
    every = of_period(first, last)
    audit = AuditPart.of(person)
    content = _of_tables(every, person, _head(at), files.AS_CSV)
    return _packed(audit, at, content, f"timetracker-{first.isoformat()}-{last.isoformat()}.zip")


def _made(person: Person, at: int) -> Made:
    name = f"timetracker-{day_of(Moment(at, 0)).isoformat()}.zip"
    audit = AuditPart.of(person)
    return _packed(audit, at, [*_files(person, at, name), *audit.files(), (VERIFIER, [verifier()])], name)


def _packed(audit: AuditPart, at: int, content: Iterable[File], name: str) -> Made:
    file = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115  # whoever sends it closes it
    try:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
            listed = [_put(packed, path, parts, at) for path, parts in content]
            key = public_key().encode()
            manifest = Manifest(str(audit.person.pk), at, settings.PUBLIC_URL, key, audit.stream, listed)
            _put(packed, MANIFEST, [manifest.encode()], at)
    except BaseException:
        file.close()
        raise
    return Made(file, name)


def _files(person: Person, at: int, name: str) -> Iterator[File]:
    text = (Path(__file__).parent / "readme.md").read_text("utf-8")
    told = text.format(organization=settings.ORGANIZATION, made_at=iso(Moment(at, 0)), name=person.name, file=name)
    yield "README.md", [told.encode()]
    yield "policy.md", [policy_text().encode()]
    yield from _of_tables(tables(), person, _head(at), files.AS_CSV)


def _of_tables(
    every: Sequence[Table], person: Person, head: Mapping[str, object], as_csv: Collection[str]
) -> Iterator[File]:
    yield "data.schema.json", [files.schema(every, head)]
    yield "data.json", files.data(every, person, head)
    for table in every:
        if table.name in as_csv:
            yield f"csv/{table.name}.csv", files.table_csv(table, person)


def _head(at: int) -> Mapping[str, object]:
    return {"made_at": iso(Moment(at, 0)), "organization": settings.ORGANIZATION, "server": settings.PUBLIC_URL}


def _put(packed: zipfile.ZipFile, path: str, parts: Iterable[bytes], at: int) -> Listed:
    about = zipfile.ZipInfo(path, time.gmtime(at // 1000)[:6])
    about.compress_type = zipfile.ZIP_DEFLATED
    hashed, size = hashlib.sha256(), 0
    with packed.open(about, "w") as out:
        for part in parts:
            out.write(part)
            hashed.update(part)
            size += len(part)
    return Listed(path, size, hashed.hexdigest())
