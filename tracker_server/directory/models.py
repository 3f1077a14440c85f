"""The tables of the directory: how it names people, its tokens, and the one lock of its changes. Times in UTC ms."""

from __future__ import annotations

from django.db import models

from tracker_server.accounts.models import Person
from tracker_server.clock import now_ms


class DirectoryUser(models.Model):
    """What the directory says of somebody beyond what a person has here, and when the person last changed.

    ``user_name``: as the directory spells it, empty where it is the e-mail; ``user_key`` is the same to compare by,
    None for empty. ``display_name``, ``given_name``, ``family_name``: as sent; the person's name is made of them.
    ``deleted_at``: since when the directory no longer knows somebody who left; their records stay.
    """

    person = models.OneToOneField(Person, primary_key=True, on_delete=models.PROTECT, related_name="in_directory")
    user_name = models.CharField(max_length=300, blank=True, default="")
    user_key = models.CharField(max_length=300, null=True, unique=True)  # noqa: DJ001  # None is not unique, "" would be
    display_name = models.CharField(max_length=300, blank=True, default="")
    given_name = models.CharField(max_length=150, blank=True, default="")
    family_name = models.CharField(max_length=150, blank=True, default="")
    changed_at = models.BigIntegerField(default=now_ms)
    deleted_at = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return str(self.person_id)


class DirectoryToken(models.Model):
    """A token that a directory shows with each request; only its checksum is kept. ``used_at``: to the hour."""

    checksum = models.CharField(max_length=64, unique=True)
    made_at = models.BigIntegerField(default=now_ms)
    expires_at = models.BigIntegerField()
    used_at = models.BigIntegerField(null=True)
    revoked_at = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return str(self.pk)


class DirectoryLock(models.Model):
    """One row, locked by each change of a directory: they are few, and what they check must hold when they commit."""

    def __str__(self) -> str:
        return str(self.pk)
