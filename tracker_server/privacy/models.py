"""The tables of people's rights."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from tracker_core import rights
from tracker_core.rights import RequestKind, RequestState


class PersonRequest(models.Model):
    """Something a person asked for. ``id`` is the device's, so that it is kept once however often it is sent."""

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
        )


class PolicyAcknowledgement(models.Model):
    """A person has read a version of the policy."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="acknowledgements")
    version = models.CharField(max_length=40)
    at = models.BigIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "version"], name="acknowledged_once"),)

    def __str__(self) -> str:
        return f"{self.person_id} {self.version}"
