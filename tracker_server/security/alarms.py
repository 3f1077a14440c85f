"""Takes what devices tell of an audit that does not hold."""

from __future__ import annotations

from uuid import UUID

from tracker_core.alarm import AuditAlarm
from tracker_core.errors import Refused
from tracker_server.accounts import throttle
from tracker_server.accounts.models import Person
from tracker_server.accounts.throttle import Limit
from tracker_server.audit.record import Action, Audited, record
from tracker_server.ledger.models import Device

A_DAY = Limit(20, 24 * 60 * throttle.MINUTE_MS)  # of one person: more say nothing new


def take(person: Person, alarm: AuditAlarm) -> None:
    """Keep it in the audit, which alerts. Raises ``Refused``: not_found, too_many_requests."""
    if not Device.objects.filter(id=UUID(alarm.device), person=person).exists():
        raise Refused("not_found", "This server knows no such device of yours.")
    whose = str(person.id)
    if not throttle.count("alarms of", whose, A_DAY):
        raise Refused("too_many_requests", "Enough was told for today.")
    record([Audited(Action.AUDIT_ALARM, whose, actor=whose, device=alarm.device, reason=alarm.kind.value)])
