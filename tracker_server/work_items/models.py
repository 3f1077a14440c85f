"""The tables of work items and assignments. ``assigning`` changes them; nothing else does."""

from __future__ import annotations

import uuid

from django.core.validators import RegexValidator
from django.db import models

from tracker_core.decide import KEY_SHAPE
from tracker_core.model import Kind
from tracker_server.accounts.models import Person
from tracker_server.clock import now_ms


class WorkItem(models.Model):
    """A task, bug or backlog item. Time can be tracked on it by the people it is assigned to while it is open.

    ``closed_at``: since when it is not, UTC ms.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(
        max_length=40,
        unique=True,
        validators=[RegexValidator(f"^{KEY_SHAPE.pattern}$", "A key has letters, digits and - _ . # / only.")],
    )
    title = models.CharField(max_length=500)
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value.replace("_", " ")) for kind in Kind])
    project = models.CharField(max_length=200)
    closed = models.BooleanField(default=False)
    closed_at = models.BigIntegerField(null=True, editable=False)

    class Meta:
        ordering = ("key",)

    def __str__(self) -> str:
        return f"{self.key} {self.title}"


class Assignment(models.Model):
    """That an item was a person's, from when until when, and who said so. Times in UTC ms."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="assignments")
    item = models.ForeignKey(WorkItem, on_delete=models.PROTECT, related_name="assignments")
    assigned_at = models.BigIntegerField(default=now_ms)
    assigned_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    unassigned_at = models.BigIntegerField(null=True)
    unassigned_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person", "item"], condition=models.Q(unassigned_at=None), name="assignment_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.item} – {self.person}"


class AssignmentChange(models.Model):
    """What a person's devices were told of an item, at ``rev`` in the person's stream: whether it may be tracked."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    item = models.ForeignKey(WorkItem, on_delete=models.PROTECT)
    rev = models.BigIntegerField()
    assigned = models.BooleanField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "item", "rev"], name="assignment_change_place"),)

    def __str__(self) -> str:
        return f"{self.item_id} {self.rev}"
