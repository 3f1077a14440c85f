"""The tables of the audit. Rows are added by ``record`` alone; the database itself refuses to change or delete one."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models

from tracker_core.errors import Bug


class AuditStream(models.Model):
    """One chain: a person's (named by the id), or "server" for what concerns nobody known."""

    name = models.CharField(primary_key=True, max_length=64)
    size = models.BigIntegerField(default=0)
    head = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.name


class AuditRow(models.Model):
    """One row. ``body`` is canonical JSON and what ``hash`` was made of; the other columns repeat it for queries."""

    stream = models.ForeignKey(AuditStream, on_delete=models.PROTECT)
    seq = models.BigIntegerField()
    at = models.BigIntegerField()
    action = models.CharField(max_length=40)
    body = models.BinaryField()
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["stream", "seq"], name="audit_row_place"),)

    def __str__(self) -> str:
        return f"{self.stream_id} {self.seq}"

    def save(self, *args: Any, **kwargs: Any) -> NoReturn:  # Django's signature
        raise Bug("audit_append_only", "Audit rows are added by record() alone.")

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:  # Django's signature
        raise Bug("audit_append_only", "Audit rows are never deleted.")
