"""Withdraws access from devices and people: devices revoked or let back in, everything of somebody ended."""

from __future__ import annotations

from django.db import transaction

from tracker_server.accounts.leaving import end_family, end_sign_ins, lock
from tracker_server.accounts.models import Person
from tracker_server.audit.record import Action, Audited, record
from tracker_server.clock import now_ms
from tracker_server.ledger.models import Device


def end_everything(person: Person, by: Person | None, reason: str) -> list[Audited]:
    """End sessions, tokens and grants of ``person`` and revoke their devices; the rows for the caller to record last.

    Call it first in a transaction: it takes its locks in the order in which taking events in does. ``by``: who decided,
    None for the directory or the command line; ``reason``: a code, such as "left".
    """
    rows = []
    if end_sign_ins(person):
        rows.append(_row(Action.SESSION_ENDED, person, by, "", reason))
    devices = list(Device.objects.select_for_update(no_key=True).filter(person=person, revoked_at=None).order_by("id"))
    Device.objects.filter(id__in=[device.id for device in devices]).update(revoked_at=now_ms(), token_family=None)
    return rows + [_row(Action.DEVICE_REVOKED, person, by, str(device.id), reason) for device in devices]


def revoke(device: Device, by: Person) -> bool:
    """Withdraw one device's access; whether it had any. Its next request is refused, what it recorded stays on it."""
    with transaction.atomic():
        lock(device.person)
        known = Device.objects.select_for_update(no_key=True).get(id=device.id)
        if known.revoked_at is not None:
            return False
        end_family(known.person, known.token_family)
        known.revoked_at, known.token_family = now_ms(), None
        known.save(update_fields=["revoked_at", "token_family"])
        record([_row(Action.DEVICE_REVOKED, known.person, by, str(known.id), "withdrawn")])
    return True


def allow(device: Device, by: Person) -> bool:
    """Let a revoked device in again, once its person signs in on it; whether it was revoked."""
    with transaction.atomic():
        if not Device.objects.filter(id=device.id).exclude(revoked_at=None).update(revoked_at=None):
            return False
        record([_row(Action.DEVICE_ALLOWED, device.person, by, str(device.id), "")])
    return True


def _row(action: Action, person: Person, by: Person | None, device: str, reason: str) -> Audited:
    actor = "" if by is None else str(by.id)
    return Audited(action, str(person.id), actor=actor, device=device, subject=device or str(person.id), reason=reason)
