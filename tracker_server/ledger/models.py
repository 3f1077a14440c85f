"""The tables of devices and events. Times in UTC ms."""

from __future__ import annotations

from django.db import models

from tracker_core.messages import Outcome, Verdict
from tracker_server.accounts.models import Person
from tracker_server.clock import now_ms


class Device(models.Model):
    """One installation; belongs to the person who first signed in on it. ``id`` is random, made on the device.

    ``token_family``: the refresh tokens of its sign-in, to be ended with its access; None until it called.
    ``until_back``: revoked since its person left, and let in again when they come back.
    ``of_server``: no device at all, but where the server puts what somebody else decided for the person.
    """

    id = models.UUIDField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="devices")
    epoch = models.BigIntegerField()
    os = models.CharField(max_length=100)
    version = models.CharField(max_length=40)
    registered_at = models.BigIntegerField(default=now_ms)
    last_seen = models.BigIntegerField(default=now_ms)
    revoked_at = models.BigIntegerField(null=True)
    until_back = models.BooleanField(default=False, db_default=False)
    token_family = models.UUIDField(null=True)
    of_server = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(of_server=True), name="device_of_server_once"
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class DeviceChain(models.Model):
    """Where a device's sequence stands in one of its epochs. Its row is the lock under which events are taken in."""

    device = models.ForeignKey(Device, on_delete=models.PROTECT)
    epoch = models.BigIntegerField()
    next_dseq = models.BigIntegerField(default=1)
    head = models.CharField(max_length=64)
    forked_at = models.BigIntegerField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["device", "epoch"], name="device_chain_epoch"),)

    def __str__(self) -> str:
        return f"{self.device_id} {self.epoch}"


class Event(models.Model):
    """An event that took its place in a device's chain: the bytes it was made of, and what the server said of it.

    Rejected ones are here too: they have a place, and a retry gets the same verdict. ``event_id`` and ``type`` are
    empty where the event was too malformed to tell. A row never changes, but that a decision takes a flag away.

    ``entry``: of which entry it speaks. ``aged_from``: what its term is counted from, as in tracker_core.retention, but
    not from later than when it was received: a clock that was ahead keeps nothing for longer.
    """

    event_id = models.UUIDField(null=True, unique=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    device = models.ForeignKey(Device, on_delete=models.PROTECT)
    epoch = models.BigIntegerField()
    dseq = models.BigIntegerField()
    type = models.CharField(max_length=40)
    received_at = models.BigIntegerField()
    outcome = models.CharField(max_length=20)
    code = models.CharField(max_length=60)
    hash = models.CharField(max_length=64)
    body = models.BinaryField()
    entry = models.UUIDField(null=True)
    aged_from = models.BigIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["device", "epoch", "dseq"], name="event_place"),)
        indexes = (models.Index(fields=["person", "outcome"], name="event_of_person"),)

    def __str__(self) -> str:
        return str(self.event_id)

    @property
    def verdict(self) -> Verdict:
        """What was answered, and is answered again."""
        return Verdict(str(self.event_id) if self.event_id else None, Outcome(self.outcome), self.code)

    @property
    def accepted(self) -> bool:
        """Whether the event counts."""
        return self.outcome in (Outcome.ACCEPTED, Outcome.ACCEPTED_FLAGGED)
