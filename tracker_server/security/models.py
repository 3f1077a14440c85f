"""The table of alerts: how far each way of telling has come. The events themselves stand in the audit alone."""

from __future__ import annotations

from django.db import models


class AlertWay(models.Model):
    """A way of telling, "webhook" or "mail". Times in UTC ms.

    Told are all events before ``since``, and those of ``told`` (ids of audit rows) after it. ``next_at``: not to be
    tried before; whoever moves it on has the turn. ``failures``: how many in a row, since ``failed_at``, the last for
    ``reason`` (a code).
    """

    name = models.CharField(primary_key=True, max_length=20)
    since = models.BigIntegerField()
    told = models.JSONField(default=list)
    next_at = models.BigIntegerField(default=0)
    sent_at = models.BigIntegerField(null=True)
    failures = models.IntegerField(default=0)
    failed_at = models.BigIntegerField(null=True)
    reason = models.CharField(max_length=60, blank=True)

    def __str__(self) -> str:
        return self.name
