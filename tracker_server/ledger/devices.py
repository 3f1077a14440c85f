"""Knows the devices: the first contact registers one, another person's or a revoked one is refused."""

from __future__ import annotations

from uuid import UUID

from django.core.cache import cache
from django.db import transaction

from tracker_core import model
from tracker_core.errors import Refused
from tracker_core.messages import Chains
from tracker_server import OLDEST_CLIENT
from tracker_server.accounts.models import Person
from tracker_server.audit.record import Action, Audited, record
from tracker_server.ledger.models import Device, DeviceChain

SEEN_EVERY_MS = 3_600_000  # "last seen" is kept to the hour, so that a pull with nothing new writes nothing
COUNTS_MS = 28 * 24 * 3_600_000  # a device that has not come for longer is not likely to come at nine
COUNTED_EVERY_S = 600


def known(person: Person, told: model.Device, family: UUID | None, at: int) -> Device:
    """The device that calls, registered if it is new. ``family``: of the tokens it calls with; ``at``: UTC ms.

    Raises ``Refused``: too_old, device_not_yours, device_revoked; the last two are audited.
    """
    if _number(told.version) < _number(OLDEST_CLIENT):
        raise Refused("too_old", f"This server needs version {OLDEST_CLIENT} or later.", oldest=OLDEST_CLIENT)
    device = Device.objects.filter(id=UUID(told.id)).first() or _register(person, told, at)
    if device.person_id != person.id or device.of_server:
        _refuse(person, told, "device_not_yours", "This device is known as another person's.")
    if device.revoked_at is not None:
        _refuse(person, told, "device_revoked", "This device's access was withdrawn.")
    if (
        (device.os, device.version, device.token_family) != (told.os, told.version, family)
        or device.epoch < told.epoch
        or (at - device.last_seen > SEEN_EVERY_MS)
    ):
        device.os, device.version, device.last_seen = told.os, told.version, at
        device.epoch = max(device.epoch, told.epoch)
        device.token_family = family
        device.save(update_fields=["os", "version", "last_seen", "epoch", "token_family"])
    return device


def chains(device: Device) -> Chains:
    """For each epoch of ``device``, the first number of its sequence not seen yet."""
    return dict(DeviceChain.objects.filter(device=device).values_list("epoch", "next_dseq"))


def count(at: int) -> int:
    """How many devices came within the last weeks; counted every ten minutes. ``at``: UTC ms."""
    return int(cache.get_or_set("devices", lambda: _count(at), COUNTED_EVERY_S) or 0)


def _count(at: int) -> int:
    return Device.objects.filter(revoked_at=None, of_server=False, last_seen__gt=at - COUNTS_MS).count()


def _register(person: Person, told: model.Device, at: int) -> Device:
    with transaction.atomic():
        device, new = Device.objects.get_or_create(
            id=UUID(told.id),
            defaults={
                "person": person,
                "epoch": told.epoch,
                "os": told.os,
                "version": told.version,
                "registered_at": at,
                "last_seen": at,
            },
        )
        if new:
            record([_audited(Action.DEVICE_REGISTERED, person, told, "accepted", "")], at)
    return device


def _refuse(person: Person, told: model.Device, code: str, message: str) -> None:
    record([_audited(Action.DEVICE_REFUSED, person, told, "rejected", code)])
    raise Refused(code, message)


def _audited(action: Action, person: Person, told: model.Device, outcome: str, code: str) -> Audited:
    return Audited(
        action,
        str(person.id),
        actor=str(person.id),
        device=told.id,
        version=told.version,
        subject=told.id,
        outcome=outcome,
        reason=code,
        detail={"os": told.os},
    )


def _number(version: str) -> tuple[int, ...]:
    """(1, 2, 0) for "1.2.0rc1": what of it can be ordered."""
    parts = []
    for part in version.split(".")[:3]:
        digits = part[: len(part) - len(part.lstrip("0123456789"))]
        parts.append(int(digits or 0))
    return tuple(parts)
