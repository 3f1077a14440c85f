"""The tables of retention: what is held back from a purge, how far each person's went, what went. Times in UTC ms."""

from __future__ import annotations

from django.db import models

from tracker_server.accounts.models import Person
from tracker_server.clock import now_ms


class RetentionHold(models.Model):
    """Nothing of ``person`` is purged from ``since`` on, until ``until``; None: until further notice.

    ``reason``: a code or a file number; no name and no story of anybody.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="holds")
    reason = models.CharField(max_length=200)
    since = models.BigIntegerField(default=now_ms)
    until = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return f"{self.person_id} {self.since}"


class RetentionMark(models.Model):
    """All of ``person`` from before ``keeps_from`` is purged.

    ``term``: where what is kept of them began then by their term and the clock alone, whatever a hold kept beside it.
    From there it moves on by itself, but not by leaps.
    """

    person = models.OneToOneField(Person, primary_key=True, on_delete=models.PROTECT)
    keeps_from = models.BigIntegerField()
    term = models.BigIntegerField(default=0, db_default=0)

    def __str__(self) -> str:
        return f"{self.person_id} {self.keeps_from}"


class RetentionReport(models.Model):
    """How many rows of ``table`` went when what is kept came to begin with ``month`` (``YYYY-MM``), of people in
    ``country`` ("" for the usual term, and for what is nobody's). ``audited``: how many of them stand in the audit.
    """

    month = models.CharField(max_length=7)
    country = models.CharField(max_length=2, blank=True)
    table = models.CharField(max_length=100)
    count = models.BigIntegerField(default=0)
    audited = models.BigIntegerField(default=0)
    at = models.BigIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["month", "country", "table"], name="retention_report_once"),)
        ordering = ("-month", "country", "table")

    def __str__(self) -> str:
        return f"{self.month} {self.country} {self.table}: {self.count}"
