"""Reads the audit and timesheets for whoever may; a look at another person's leaves a row in that person's audit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from tracker_core import wire
from tracker_core.errors import Refused
from tracker_core.messages import person_json
from tracker_core.model import Entry
from tracker_core.wire import Json
from tracker_server.accounts.models import Person, Team
from tracker_server.accounts.rights import Right
from tracker_server.audit.models import AuditRow, AuditStream
from tracker_server.audit.record import SERVER, Action, Audited, record
from tracker_server.ledger import timesheets
from tracker_server.ledger.timesheets import PersonTimesheet
from tracker_server.work_items.models import WorkItem


@dataclass(frozen=True, slots=True)
class Search:
    """Which rows of an audit: of one action ("" for all), of one day in UTC, before a number (0: from the newest)."""

    action: str = ""
    day: date | None = None
    before: int = 0


def audit_page(reader: Person, wanted: str, after: int, limit: int) -> Json:
    """``limit`` rows after number ``after`` of the audit of ``wanted``: id, e-mail, "server", or "" for oneself.

    With how many rows were purged before, and the hash that the chain goes on from. Rows and that come from one query,
    so that a purge meanwhile cannot make them contradict each other.
    """
    stream = stream_for(reader, wanted)
    found = AuditRow.objects.filter(stream_id=stream, seq__gt=after).order_by("seq").select_related("stream")
    known = list(found[: limit + 1])
    rows = [_row(row) for row in known]
    of = known[0].stream if known else AuditStream.objects.filter(name=stream).first() or AuditStream()
    if stream != str(reader.id):
        record([_read(Action.AUDIT_READ, reader, stream, {"after": after})])
    more = len(rows) > limit
    return {
        "v": wire.VERSION,
        "stream": stream,
        "rows": rows[:limit],
        "next": rows[limit - 1]["seq"] if more else None,
        "purged": of.purged,
        "purged_head": of.purged_head,
    }


def search_audit(reader: Person, wanted: str, search: Search, limit: int) -> tuple[Sequence[AuditRow], int | None]:
    """(the newest ``limit`` rows that fit ``search``, the number to go on before or None at the end)."""
    stream = stream_for(reader, wanted)
    found = AuditRow.objects.filter(stream_id=stream)
    detail: dict[str, object] = {}
    if search.action:
        found, detail["of"] = found.filter(action=search.action), search.action
    if search.day is not None:
        begin = int(datetime(search.day.year, search.day.month, search.day.day, tzinfo=UTC).timestamp() * 1000)
        found, detail["day"] = found.filter(at__gte=begin, at__lt=begin + 86_400_000), search.day.isoformat()
    if search.before:
        found, detail["before"] = found.filter(seq__lt=search.before), search.before
    rows = list(found.order_by("-seq")[: limit + 1])
    if stream != str(reader.id):
        record([_read(Action.AUDIT_READ, reader, stream, detail)])
    return rows[:limit], rows[limit - 1].seq if len(rows) > limit else None


def timesheet(reader: Person, wanted: str, first: date, last: date, now_ms: int) -> Json:
    """The worked milliseconds of ``wanted`` (id, e-mail, "" for oneself) by day and item, both days included."""
    person, sheet = timesheet_of(reader, wanted, first, last, now_ms)
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
            for item in items_of([sheet]).values()
        },
    }


def timesheet_of(reader: Person, wanted: str, first: date, last: date, now_ms: int) -> tuple[Person, PersonTimesheet]:
    """Whose, and the timesheet. Raises ``Refused``: forbidden, restricted."""
    person = reader if not wanted else _person(wanted)
    if person is None or not (person.id == reader.id or reader.may(Right.READ_TIMES) or reader.leads(person)):
        raise _forbidden()
    _in_use(reader, person)
    sheet = timesheets.of_person(person, first, last, now_ms)
    if person.id != reader.id:
        record([_read(Action.TIMESHEET_READ, reader, str(person.id), _days(first, last))])
    return person, sheet


def teams_of(reader: Person) -> QuerySet[Team]:
    """The teams whose times ``reader`` may see."""
    if reader.may(Right.READ_TIMES):
        return Team.objects.all()
    return Team.objects.filter(members=reader) if reader.may(Right.READ_TEAM) else Team.objects.none()


def week_of(
    reader: Person, people: Sequence[Person], monday: date, now_ms: int
) -> Sequence[tuple[Person, PersonTimesheet | None]]:
    """The week of each of ``people``, who are of a team of ``teams_of(reader)``; None for who is restricted."""
    sunday = monday + timedelta(days=6)
    weeks = [
        (person, None if _is_restricted(reader, person) else timesheets.of_person(person, monday, sunday, now_ms))
        for person in people
    ]
    seen = [person for person, sheet in weeks if sheet is not None and person.id != reader.id]
    record([_read(Action.TIMESHEET_READ, reader, str(person.id), _days(monday, sunday)) for person in seen])
    return weeks


def items_of(sheets: Sequence[PersonTimesheet]) -> dict[str, WorkItem]:
    """The work items in ``sheets``, by id."""
    ids = {item for sheet in sheets for _, item in sheet.totals.worked}
    ids |= {entry.work_item for sheet in sheets for entry in sheet.running}
    return {str(item.id): item for item in WorkItem.objects.filter(id__in=[UUID(found) for found in ids])}


def _row(row: AuditRow) -> Json:
    return {**wire.parse(bytes(row.body), "audit row"), "hash": row.hash}


def _read(action: Action, reader: Person, stream: str, detail: dict[str, object]) -> Audited:
    return Audited(action, stream, actor=str(reader.id), subject=stream, detail=detail)


def _days(first: date, last: date) -> dict[str, object]:
    return {"from": first.isoformat(), "to": last.isoformat()}


def _running(entry: Entry) -> Json:
    return {"entry": entry.id, "work_item": entry.work_item, "start": list(entry.start)}


def stream_for(reader: Person, wanted: str) -> str:
    """The stream that ``wanted`` names (id, e-mail, "server", "" for oneself), if ``reader`` may read it.

    Raises ``Refused``: forbidden, restricted.
    """
    if wanted == SERVER and reader.may(Right.READ_AUDIT):
        return SERVER
    person = reader if not wanted else _person(wanted)
    if person is None or (person.id != reader.id and not reader.may(Right.READ_AUDIT)):
        raise _forbidden()
    _in_use(reader, person)
    return str(person.id)


def _person(wanted: str) -> Person | None:
    """By id or e-mail; one who may not read others cannot tell by the answer whether somebody exists."""
    if wire.UUID.fullmatch(wanted):
        return Person.objects.filter(id=UUID(wanted)).first()
    return Person.objects.filter(email=wanted.strip().lower()).first()


def _is_restricted(reader: Person, person: Person) -> bool:
    return person.restricted_at is not None and person.id != reader.id


def _in_use(reader: Person, person: Person) -> None:
    if _is_restricted(reader, person):
        raise Refused("restricted", f"{person.name}'s records are restricted: kept, but not used (GDPR, article 18).")


def _forbidden() -> Refused:
    return Refused("forbidden", "There is no such person, or your role may not read what is theirs.")
