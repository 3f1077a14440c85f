"""People who left: once nothing is left of them but their name, that goes as well."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q

from tracker_server.accounts.models import Person
from tracker_server.audit.models import AuditRow
from tracker_server.audit.record import Action
from tracker_server.retention.dying import all_of
from tracker_server.retention.models import RetentionHold
from tracker_server.retention.tables import TABLES, ByTerm, Emptied
from tracker_server.streams.models import StreamRow
from tracker_server.work_items.models import Assignment, AssignmentChange

NOBODY = "(left)"


def has_nothing_left(person: Person, at: int) -> bool:
    """Whether nothing is kept of ``person``, who left, but who they were. Their leaving stands in their audit, so that
    was before the term. ``at``: UTC ms.
    """
    if person.name == NOBODY or RetentionHold.objects.filter(Q(until=None) | Q(until__gt=at), person=person).exists():
        return False
    kept = [all_of(table).filter(person=person) for table in ("ledger.Event", "ledger.Device")]
    kept += [
        all_of(table).filter(**{way.person: person})
        for table, way in TABLES.items()
        if isinstance(way, ByTerm) and not way.but_last
    ]
    kept.append(AuditRow.objects.filter(stream_id=str(person.pk)).exclude(action=Action.RETENTION_PURGED))
    return not any(rows.exists() for rows in kept)


def empty(key: UUID, at: int) -> bool:
    """Take what names the person ``key``, if they left and nothing else is left; a random id stays, for what names it.
    Whether that was so. Inside a transaction. ``at``: UTC ms.
    """
    person = Person.objects.select_for_update().filter(pk=key, is_active=False).first()
    if person is None or not has_nothing_left(person, at):
        return False
    StreamRow.objects.filter(person=person).delete()
    AssignmentChange.objects.filter(person=person).delete()
    Assignment.objects.filter(person=person).delete()
    for table, way in TABLES.items():
        if isinstance(way, Emptied) or (isinstance(way, ByTerm) and way.but_last):
            all_of(table).filter(**{way.person: person}).delete()
    person.name, person.email = NOBODY, f"{person.pk}@left.invalid"
    person.employee_id = person.external_id = ""
    person.set_unusable_password()
    person.save()
    return True
