"""The tables of the streams."""

from __future__ import annotations

import secrets

from django.db import models

from tracker_server.accounts.models import Person
from tracker_server.clock import now_ms


def new_epoch() -> str:
    """A random name for the life of one database."""
    return secrets.token_hex(16)


class ServerEpoch(models.Model):
    """One row, made with the database. A new value makes devices pull from the start and offer their events again."""

    value = models.CharField(max_length=64, default=new_epoch)

    def __str__(self) -> str:
        return self.value


class PersonStream(models.Model):
    """The head of a person's stream. Its row is the lock under which sequence numbers are given out.

    ``tag``: that of the last row.
    """

    person = models.OneToOneField(Person, primary_key=True, on_delete=models.PROTECT)
    last_seq = models.BigIntegerField(default=0)
    tag = models.CharField(max_length=16, default="")

    def __str__(self) -> str:
        return f"{self.person_id} {self.last_seq}"


class StreamRow(models.Model):
    """One change. ``body``: its JSON; None for an accepted event, whose bytes the ledger holds under ``event``.

    ``tag`` is made of this row and the tag before: a cursor names it, so that one of a stream that went another way
    (this database was restored, and grew again) is told from one of ours. ``at``: when it was appended, UTC ms.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    seq = models.BigIntegerField()
    kind = models.CharField(max_length=40)
    body = models.BinaryField(null=True)
    event = models.UUIDField(null=True)
    tag = models.CharField(max_length=16, default="")
    at = models.BigIntegerField(default=now_ms)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "seq"], name="stream_row_place"),)

    def __str__(self) -> str:
        return f"{self.person_id} {self.seq} {self.kind}"
