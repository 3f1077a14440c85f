"""The table of jobs: when each was begun last, and how it went."""

from __future__ import annotations

from django.db import models


class JobRun(models.Model):
    """The last run of a job. Times in UTC ms; ``failed_at`` is the last failure, None once a later run went well."""

    name = models.CharField(primary_key=True, max_length=60)
    begun_at = models.BigIntegerField(default=0)
    failed_at = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return self.name
