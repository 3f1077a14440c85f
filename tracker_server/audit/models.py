"""The tables of the audit. Rows are added by ``record`` alone; the database itself refuses to change or delete one."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models

from tracker_core.errors import Bug


class AuditStream(models.Model):
    """One chain: a person's (named by the id), or "server" for what concerns nobody known.

    ``sealed``: how many of its ``size`` rows are in the trees. ``purged``: how many were purged, from the first on, and
    ``purged_head``: the hash from which the chain goes on after them, empty while none were.
    """

    name = models.CharField(primary_key=True, max_length=64)
    size = models.BigIntegerField(default=0)
    head = models.CharField(max_length=64)
    sealed = models.BigIntegerField(default=0, db_default=0)
    purged = models.BigIntegerField(default=0, db_default=0)
    purged_head = models.CharField(max_length=64, default="", db_default="")

    def __str__(self) -> str:
        return self.name


class AuditRow(models.Model):
    """One row. ``body`` is canonical JSON and what ``hash`` was made of; the other columns repeat it for queries.

    On PostgreSQL the table is partitioned by the month of ``at``, so the database cannot hold ``audit_row_place``
    unique by itself: the lock of the stream's row does, under which alone numbers are given out.
    """

    stream = models.ForeignKey(AuditStream, on_delete=models.PROTECT, db_index=False)
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
        raise Bug("audit_append_only", "Audit rows are deleted by a purge alone.")


class AuditShard(models.Model):
    """The tree of one month (UTC, ``YYYY-MM``): its size, its root in hex, and the signed note of both.

    ``dropped``: no row of it is left, and its spans and tiles are gone.
    """

    month = models.CharField(primary_key=True, max_length=7)
    size = models.BigIntegerField()
    root = models.CharField(max_length=64)
    note = models.TextField()
    dropped = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.month


class AuditSpan(models.Model):
    """``count`` rows of ``stream`` from ``first_seq`` on are the leaves of ``shard`` from ``first_leaf`` on."""

    shard = models.ForeignKey(AuditShard, on_delete=models.PROTECT, db_index=False)
    first_leaf = models.BigIntegerField()
    stream = models.ForeignKey(AuditStream, on_delete=models.PROTECT, db_index=False)
    first_seq = models.BigIntegerField()
    count = models.BigIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["shard", "first_leaf"], name="audit_span_leaf"),
            models.UniqueConstraint(fields=["stream", "first_seq"], name="audit_span_place"),
        )

    def __str__(self) -> str:
        return f"{self.shard_id} {self.first_leaf}: {self.stream_id} {self.first_seq}, {self.count}"


class AuditTile(models.Model):
    """Up to 256 hashes of 32 bytes, one after another: those of level ``8 * level`` of the tree from ``256 * index``
    on (0: leaves), as in C2SP tlog-tiles.
    """

    shard = models.ForeignKey(AuditShard, on_delete=models.PROTECT, db_index=False)
    level = models.SmallIntegerField()
    index = models.BigIntegerField()
    hashes = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["shard", "level", "index"], name="audit_tile_place"),)

    def __str__(self) -> str:
        return f"{self.shard_id} {self.level} {self.index}"


class AuditFloor(models.Model):
    """One row: nothing younger than ``min_age_ms`` is purged, whoever asks. The database reads it, and on PostgreSQL
    only its owner can write it.
    """

    min_age_ms = models.BigIntegerField()

    def __str__(self) -> str:
        return str(self.min_age_ms)
