"""The tables of people's rights."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from tracker_core import rights
from tracker_core.rights import RequestKind, RequestState


class PersonRequest(models.Model):
    """Something a person asked for. ``id`` is the device's, so that it is kept once however often it is sent.

    ``entry``: what a correction is about, None for nothing in particular. ``extended_at``: when and with which reason
    ``extension`` the term was made longer. ``erase_at``: when a deletion that was confirmed is carried out, and
    ``receipt`` the name under which the receipt can be had then. ``overdue_at``: when the audit was told that the term
    has passed. Times in UTC ms.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="requests", editable=False
    )
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in RequestKind], editable=False)
    text = models.TextField(editable=False)
    opened_at = models.BigIntegerField(editable=False)
    due_at = models.BigIntegerField(editable=False)
    state = models.CharField(
        max_length=20, choices=[(state.value, state.value) for state in RequestState], default=RequestState.OPEN.value
    )
    answer = models.TextField(blank=True, max_length=rights.MAX_TEXT)
    answered_at = models.BigIntegerField(null=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="answered_requests", editable=False
    )
    entry = models.UUIDField(null=True, editable=False)
    extended_at = models.BigIntegerField(null=True, editable=False)
    extension = models.CharField(max_length=500, blank=True, editable=False)
    overdue_at = models.BigIntegerField(null=True, editable=False)
    erase_at = models.BigIntegerField(null=True, editable=False)
    receipt = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        ordering = ("-opened_at",)

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"

    @property
    def told(self) -> rights.PersonRequest:
        """What the person sees of it."""
        return rights.PersonRequest(
            id=str(self.id),
            kind=RequestKind(self.kind),
            text=self.text,
            opened_at=self.opened_at,
            due_at=self.due_at,
            state=RequestState(self.state),
            answer=self.answer,
            answered_at=self.answered_at,
            entry="" if self.entry is None else str(self.entry),
            extension=self.extension,
            erase_at=self.erase_at,
            receipt="" if self.receipt is None else str(self.receipt),
            messages=tuple(each.told for each in self.messages.all()),
        )

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something about it."""
        return self.state == RequestState.OPEN

    def overdue(self, at: int) -> bool:
        """Whether the term for an answer has passed. A confirmed deletion was answered in time."""
        return self.is_open and self.erase_at is None and self.due_at < at


class RequestMessage(models.Model):
    """What was written about a request after it was opened. ``author`` None: somebody who is gone."""

    id = models.UUIDField(primary_key=True, editable=False)
    request = models.ForeignKey(PersonRequest, on_delete=models.CASCADE, related_name="messages")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.BigIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return str(self.id)

    @property
    def told(self) -> rights.Message:
        """What the person sees of it."""
        return rights.Message(self.at, self.text, mine=self.author_id == self.request.person_id)


class PolicyAcknowledgement(models.Model):
    """A person has read a version of the policy."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="acknowledgements")
    version = models.CharField(max_length=40)
    at = models.BigIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "version"], name="acknowledged_once"),)

    def __str__(self) -> str:
        return f"{self.person_id} {self.version}"


class PolicyVersion(models.Model):
    """A text of the policy that was in force, from when on (UTC ms). One number may have had two texts."""

    version = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    text = models.TextField()
    since = models.BigIntegerField()

    class Meta:
        ordering = ("-since", "-pk")
        constraints = (models.UniqueConstraint(fields=["version", "digest"], name="policy_text_once"),)

    def __str__(self) -> str:
        return self.version


class Receipt(models.Model):
    """What was deleted of a person. ``id`` is known to them alone.

    ``body`` is canonical JSON; its SHA-256 stands in the audit. ``rest``: the id of the person while something of them
    is held, be it the last lines of their audit; empty once nothing is left that can go.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    rest = models.CharField(max_length=64, blank=True)
    at = models.BigIntegerField()
    body = models.BinaryField()

    def __str__(self) -> str:
        return str(self.id)


class LegalRequest(models.Model):
    """An export that the law demands. One officer asks, another approves or does not.

    ``sealed_until``: the law forbids to tell the person before then, None for no seal; ``told_at``: when their audit
    was told. ``asked_got_at``, ``approved_got_at``: when each of the two fetched it. Days are in UTC, times UTC ms.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="legal_requests")
    reference = models.CharField(max_length=200)
    basis = models.CharField(max_length=500)
    first = models.DateField()
    last = models.DateField()
    sealed_until = models.BigIntegerField(null=True)
    hold_until = models.BigIntegerField(null=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.BigIntegerField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.BigIntegerField(null=True)
    approved = models.BooleanField(null=True)
    told_at = models.BigIntegerField(null=True)
    asked_got_at = models.BigIntegerField(null=True)
    approved_got_at = models.BigIntegerField(null=True)

    class Meta:
        ordering = ("-asked_at",)

    def __str__(self) -> str:
        return str(self.id)
