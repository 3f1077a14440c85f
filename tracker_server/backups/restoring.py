"""Reads a backup into an empty database. What was purged or erased since the backup was made does not come back."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Exists, Field, OuterRef

from tracker_core.errors import Refused
from tracker_server.accounts.models import Person
from tracker_server.audit.models import AuditRow, AuditStream
from tracker_server.audit.partitions import make_partition
from tracker_server.audit.record import RESTORED, SERVER, Action, Audited, record
from tracker_server.backups.container import BEGIN, Frame, Keyring, Rows, frames, keys_wanted
from tracker_server.backups.tables import AUDIT_ROWS, AUDIT_STREAMS, TABLES, columns_of, rows_of
from tracker_server.database.backup_keys import BackupKeys
from tracker_server.database.key_folder import key_id
from tracker_server.ledger.models import Event
from tracker_server.streams.models import StreamRow

BATCH = 500


@dataclass(slots=True)
class Restored:
    """What came back. ``unreadable``: frames whose key was destroyed: purged months and people who were erased."""

    at: int = 0
    rows: int = 0
    unreadable: int = 0
    tables: dict[str, int] = field(default_factory=dict)


def restore(file: BinaryIO, keys: BackupKeys, *, without_missing: bool = False) -> Restored:
    """Read all of ``file``, or nothing.

    A key that is not there was destroyed, or else was not brought along: then nothing is read, unless
    ``without_missing``. Raises ``Refused``: not_empty, backup_newer, keys_missing, and those of ``frames``.
    """
    people = keys.known_people()
    keyring = Keyring([*keys.known_months().values(), *keys.known_replaced().values(), *people.values()])
    streams = {key_id(key): str(person) for person, key in people.items()}
    if not without_missing:
        _demand_keys(file, keyring, keys.destroyed())
    with transaction.atomic(), connection.constraint_checks_disabled():
        if Person.objects.exists():
            raise Refused("not_empty", "This database has people in it; a backup goes only into an empty one.")
        restoring = _Restoring(streams)
        for frame in frames(file, keyring):
            restoring.take(frame)
        restoring.finish()
        connection.check_constraints()
    return restoring.done


def _demand_keys(file: BinaryIO, keyring: Keyring, destroyed: Container[str]) -> None:
    wanted = {name for each in keys_wanted(file) for name in keyring.lacks(*each)}
    missing = sum(name not in destroyed for name in wanted)
    if missing:
        raise Refused(
            "keys_missing",
            f"{missing} of the keys of this backup are not in keys/backups and were not destroyed there: that folder "
            "is another server's, or a copy from before this backup. Bring the latest one along, or restore "
            "--without-missing-keys: the people and months that these open do not come back then.",
        )
    file.seek(0)


class _Restoring:
    """A restoration on its way. ``streams``: whose audit stream a person's key stands for, by the key's id."""

    def __init__(self, streams: Mapping[str, str]) -> None:
        self.done = Restored()
        self._streams = streams
        self._chains: list[AuditStream] = []
        self._cut: dict[str, tuple[int, str]] = {}  # stream -> number and hash of its last row that cannot be read

    def take(self, frame: Frame) -> None:
        """Keep the rows of ``frame``, or that they cannot be read."""
        if frame.table == BEGIN:
            self.done.at = int(str(frame.about.get("at")))
            return
        if frame.table not in TABLES:
            raise Refused("backup_newer", f"This backup has a table that this version does not know: {frame.table}.")
        if frame.rows is None:
            self.done.unreadable += 1
            if frame.table == AUDIT_ROWS:
                stream = self._streams.get(frame.person, "") if frame.person else SERVER
                self._cut[stream] = (int(str(frame.about["seq"])), str(frame.about["head"]))
            return
        self._keep(frame.table, [str(column) for column in frame.rows[0]], frame.rows[1:])

    def finish(self) -> None:
        """Say of each chain from where it goes on, and let numbers be given out after those that came back."""
        was = {stream.name: stream.purged for stream in self._chains}
        AuditStream.objects.bulk_create([self._cut_off(stream) for stream in self._chains], batch_size=BATCH)
        record([_purged(stream, was[stream.name]) for stream in self._chains if stream.purged > was[stream.name]])
        events = Event.objects.filter(event_id=OuterRef("event"))
        StreamRow.objects.exclude(event=None).exclude(
            Exists(events)
        ).delete()  # of the last moment of a month that went
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), [apps.get_model(label) for label in TABLES]):
                cursor.execute(statement)

    def _cut_off(self, stream: AuditStream) -> AuditStream:
        seq, head = self._cut.get(stream.name, (0, ""))
        if stream.size > max(seq, stream.purged) and not AuditRow.objects.filter(stream_id=stream.name).exists():
            seq, head = stream.size, stream.head  # the person was erased, and with their key every row went
        if seq > stream.purged:
            stream.purged, stream.purged_head = seq, head
            stream.sealed = max(stream.sealed, seq)
        return stream

    def _keep(self, label: str, columns: Sequence[str], rows: Rows) -> None:
        known = columns_of(label)
        unknown = [column for column in columns if column not in known]
        if unknown:
            raise Refused("backup_newer", f"This backup has what this version does not know: {label}.{unknown[0]}.")
        found = [{name: _value(known[name], value) for name, value in zip(columns, row, strict=True)} for row in rows]
        private = TABLES[label].private
        if private and private[0] in columns:
            for each in found:
                rows_of(label).filter(pk=each.pop("id")).update(**each)
            return
        if private:
            found = [each | _nobody(each["id"]) for each in found]
        model = apps.get_model(label)
        made = [model(**each) for each in found]
        if label == AUDIT_STREAMS:  # from where each goes on is known once all rows were seen
            self._chains += made
        else:
            for at in {each["at"] for each in found} if label == AUDIT_ROWS else ():
                make_partition(int(str(at)))
            rows_of(label).bulk_create(made, batch_size=BATCH)
        self.done.tables[label] = self.done.tables.get(label, 0) + len(rows)
        self.done.rows += len(rows)


def _purged(stream: AuditStream, was: int) -> Audited:
    """The record that belongs to rows which a purge after the backup took, and took its own record to the grave."""
    told = {"upto": stream.purged, "head": stream.purged_head, "rows": stream.purged - was}
    return Audited(Action.RETENTION_PURGED, stream.name, subject=stream.name, reason=RESTORED, detail=told)


def _value(of: Field[Any, Any], value: object) -> object:
    try:
        return None if value is None else of.to_python(value)
    except ValidationError as error:
        raise Refused("backup_damaged", f"The backup has a {of.name} that is none.") from error


def _nobody(person: object) -> dict[str, object]:
    """Stands where the person's own columns cannot be read: they were erased since."""
    return {"password": "!", "email": f"{person}@erased.invalid", "name": "Erased person", "is_active": False}
