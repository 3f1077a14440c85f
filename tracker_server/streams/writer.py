"""Appends changes to a person's stream under its lock, so that no puller ever skips one."""

from __future__ import annotations

import hashlib
from uuid import UUID

from django.db import transaction

from tracker_core.errors import Bug
from tracker_core.messages import person_json
from tracker_core.wire import Json, canonical
from tracker_server.accounts.models import Person
from tracker_server.database.insert import insert
from tracker_server.streams.models import PersonStream, StreamRow


class StreamWriter:
    """The end of one person's stream, locked until the transaction commits.

    A database's own sequence can commit out of order, and pullers then skip rows; under this lock numbers become
    visible in the order in which they were given out. One row a person keeps the lock free of everybody else.
    """

    def __init__(self, person_id: UUID) -> None:
        if not transaction.get_connection().in_atomic_block:
            raise Bug("no_transaction", "A stream is written within a transaction.")
        PersonStream.objects.bulk_create([PersonStream(person_id=person_id)], ignore_conflicts=True)
        self._stream = PersonStream.objects.select_for_update().get(person_id=person_id)
        self._rows: list[StreamRow] = []

    @property
    def next_seq(self) -> int:
        """The number that the next change will have."""
        return self._stream.last_seq + 1

    def add(self, kind: str, data: Json) -> int:
        """Append a change of ``kind``; its number."""
        return self._add(kind, canonical(data), None)

    def add_event(self, event_id: UUID) -> int:
        """Append an accepted event, whose bytes the ledger holds; its number."""
        return self._add("event", None, event_id)

    def flush(self) -> None:
        """Write what was appended."""
        insert(self._rows)
        self._rows = []
        self._stream.save(update_fields=["last_seq", "tag"])

    def _add(self, kind: str, body: bytes | None, event_id: UUID | None) -> int:
        stream = self._stream
        stream.last_seq += 1
        told = body if event_id is None else event_id.bytes
        stream.tag = hashlib.sha256(f"{stream.tag} {stream.last_seq} {kind} ".encode() + (told or b"")).hexdigest()[:16]
        self._rows.append(
            StreamRow(
                person_id=stream.person_id, seq=stream.last_seq, kind=kind, body=body, event=event_id, tag=stream.tag
            )
        )
        return stream.last_seq


def publish_person(person: Person) -> None:
    """Tell the person's devices who they are now."""
    with transaction.atomic():
        writer = StreamWriter(person.id)
        writer.add("person", person_json(person.as_person))
        writer.flush()
