"""Reads the audit and timesheets for whoever may; a look at another person's leaves a row in that person's audit."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from tracker_core import wire
from tracker_core.errors import Refused
from tracker_core.messages import person_json
from tracker_core.model import Entry
from tracker_core.wire import Json
from tracker_server.accounts.models import Person
from tracker_server.accounts.rights import Right
from tracker_server.audit.models import AuditRow
from tracker_server.audit.record import SERVER, Action, Audited, record
from tracker_server.ledger import timesheets
from tracker_server.work_items.models import WorkItem


def audit_page(reader: Person, wanted: str, after: int, limit: int) -> Json:
    """``limit`` rows after number ``after`` of the audit of ``wanted``: id, e-mail, "server", or "" for oneself."""
    stream = stream_for(reader, wanted)
    found = AuditRow.objects.filter(stream_id=stream, seq__gt=after).order_by("seq")[: limit + 1]
    rows = [{**wire.parse(bytes(row.body), "audit row"), "hash": row.hash} for row in found]
    if stream != str(reader.id):
        record([Audited(Action.AUDIT_READ, stream, actor=str(reader.id), subject=stream, detail={"after": after})])
    more = len(rows) > limit
    return {"v": wire.VERSION, "stream": stream, "rows": rows[:limit], "next": rows[limit - 1]["seq"] if more else None}


def timesheet(reader: Person, wanted: str, first: date, last: date, now_ms: int) -> Json:
    """The worked milliseconds of ``wanted`` (id, e-mail, "" for oneself) by day and item, both days included."""
    person = reader if not wanted else _person(wanted)
    if person is None or not (person.id == reader.id or reader.may(Right.READ_TIMES) or reader.leads(person)):
        raise _forbidden()
    sheet = timesheets.of_person(person, first, last, now_ms)
    if person.id != reader.id:
        detail = {"from": first.isoformat(), "to": last.isoformat()}
        seen = Audited(
            Action.TIMESHEET_READ, str(person.id), actor=str(reader.id), subject=str(person.id), detail=detail
        )
        record([seen])
    ids = {item for _, item in sheet.totals.worked} | {entry.work_item for entry in sheet.running}
    return {
        "v": wire.VERSION,
        "person": person_json(person.as_person),
        "from": first.isoformat(),
        "to": last.isoformat(),
        "now": now_ms,
        "total_ms": sheet.totals.total,
        "worked": [
            {"day": day.isoformat(), "work_item": item, "worked_ms": worked}
            for (day, item), worked in sheet.totals.worked.items()
        ],
        "running": [_running(entry) for entry in sheet.running],
        "flags": sheet.flags,
        "work_items": {
            str(item.id): {"key": item.key, "title": item.title, "kind": item.kind, "project": item.project}
            for item in WorkItem.objects.filter(id__in=[UUID(found) for found in ids])
        },
    }


def _running(entry: Entry) -> Json:
    return {"entry": entry.id, "work_item": entry.work_item, "start": list(entry.start)}


def stream_for(reader: Person, wanted: str) -> str:
    """The stream that ``wanted`` names (id, e-mail, "server", "" for oneself), if ``reader`` may read it.

    Raises ``Refused("forbidden")``.
    """
    if wanted == SERVER and reader.may(Right.READ_AUDIT):
        return SERVER
    person = reader if not wanted else _person(wanted)
    if person is None or (person.id != reader.id and not reader.may(Right.READ_AUDIT)):
        raise _forbidden()
    return str(person.id)


def _person(wanted: str) -> Person | None:
    """By id or e-mail; one who may not read others cannot tell by the answer whether somebody exists."""
    if wire.UUID.fullmatch(wanted):
        return Person.objects.filter(id=UUID(wanted)).first()
    return Person.objects.filter(email=wanted.strip().lower()).first()


def _forbidden() -> Refused:
    return Refused("forbidden", "There is no such person, or your role may not read what is theirs.")
