"""Withdraws access from devices and people, and gives it back: of one device, or of somebody who leaves or comes back.

What was recorded on a device that is locked out stays on it. Whoever comes back finds their devices let in again, but
for those whose access an admin withdrew: what they hold reaches the server once their person signs in on them.
"""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q

from tracker_server.accounts.leaving import end_family, end_sign_ins, lock
from tracker_server.accounts.models import Person
from tracker_server.audit.record import Action, Audited, record
from tracker_server.clock import now_ms
from tracker_server.ledger.models import Device


def leave(person: Person, by: Person | None) -> list[Audited]:
    """End sessions, tokens and grants of ``person``, and lock their devices out until they come back; the rows for the
    caller to record last.

    Call it first in a transaction: it takes its locks in the order in which taking events in does. ``by``: who decided,
    None for the directory or the command line.
    """
    return _end(person, by, "left", Q(revoked_at=None), until_back=True)


def come_back(person: Person, by: Person | None) -> list[Audited]:
    """Let the devices in again that ``leave`` locked out; as ``leave``."""
    lock(person)
    devices = _locked(Q(person=person, until_back=True))
    Device.objects.filter(id__in=[device.id for device in devices]).update(revoked_at=None, until_back=False)
    return [_row(Action.DEVICE_ALLOWED, person, by, str(device.id), "back") for device in devices]


def withdraw(person: Person, by: Person) -> list[Audited]:
    """End all that ``leave`` ends, with all devices locked out also after the person came back; as ``leave``."""
    return _end(person, by, "withdrawn", Q(revoked_at=None) | Q(until_back=True), until_back=False)


def revoke(device: Device, by: Person) -> bool:
    """Withdraw one device's access; whether it had any. Its next request is refused, what it recorded stays on it."""
    with transaction.atomic():
        lock(device.person)
        known = Device.objects.select_for_update(no_key=True).get(id=device.id)
        if known.revoked_at is not None and not known.until_back:
            return False
        end_family(known.person, known.token_family)
        known.revoked_at, known.until_back, known.token_family = now_ms(), False, None
        known.save(update_fields=["revoked_at", "until_back", "token_family"])
        record([_row(Action.DEVICE_REVOKED, known.person, by, str(known.id), "withdrawn")])
    return True


def allow(device: Device, by: Person) -> bool:
    """Let a revoked device in again, once its person signs in on it; whether it was revoked."""
    with transaction.atomic():
        revoked = Device.objects.filter(id=device.id).exclude(revoked_at=None)
        if not revoked.update(revoked_at=None, until_back=False):
            return False
        record([_row(Action.DEVICE_ALLOWED, device.person, by, str(device.id), "")])
    return True


def _end(person: Person, by: Person | None, reason: str, which: Q, *, until_back: bool) -> list[Audited]:
    rows = []
    if end_sign_ins(person):
        rows.append(_row(Action.SESSION_ENDED, person, by, "", reason))
    devices = _locked(Q(person=person) & which)
    Device.objects.filter(id__in=[device.id for device in devices]).update(
        revoked_at=now_ms(), until_back=until_back, token_family=None
    )
    return rows + [_row(Action.DEVICE_REVOKED, person, by, str(device.id), reason) for device in devices]


def _locked(which: Q) -> list[Device]:
    return list(Device.objects.select_for_update(no_key=True).filter(which).order_by("id"))


def _row(action: Action, person: Person, by: Person | None, device: str, reason: str) -> Audited:
    actor = "" if by is None else str(by.id)
    return Audited(action, str(person.id), actor=actor, device=device, subject=device or str(person.id), reason=reason)
