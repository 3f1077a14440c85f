"""Runs jobs, each in a thread of its own, as long as the process lives."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.db import OperationalError, connections
from django.db.models import Q

from tracker_server.clock import now_ms
from tracker_server.jobs.models import JobRun
from tracker_server.log_lines import why

EARLY_MS = 500  # clocks of two servers are not one; a turn that comes this much early is not lost
LOOKS_S = 600  # how often a job of a long period looks whether its turn has come: a restart must not cost it a day

log = logging.getLogger("tracker_server.jobs")


class Job(NamedTuple):
    """Something to do every ``every_s`` seconds. ``run`` takes the locks it needs: a slow one can meet its successor
    on another server.
    """

    name: str
    every_s: float
    run: Callable[[], object]


def start(jobs: Iterable[Job]) -> None:
    """Begin to run ``jobs`` in the background."""
    for job in jobs:
        threading.Thread(target=_forever, args=(job,), name=job.name, daemon=True).start()


def take_turn(job: Job, at: int) -> bool:
    """Run ``job`` unless this period's turn was taken, here or by another server; whether it ran. ``at``: UTC ms.

    A turn that was taken by a clock that was ahead by more than a period counts for nothing.
    """
    JobRun.objects.bulk_create([JobRun(name=job.name)], ignore_conflicts=True)
    period = int(job.every_s * 1000)
    due = Q(begun_at__lte=at - period + EARLY_MS) | Q(begun_at__gt=at + period)
    if not JobRun.objects.filter(due, name=job.name).update(begun_at=at):
        return False
    run = JobRun.objects.filter(name=job.name)
    try:
        job.run()
    except Exception:
        log.exception("%s failed; tried again in %d s", job.name, job.every_s)
        run.update(failed_at=at)
    else:
        run.filter(failed_at__isnull=False).update(failed_at=None)
    return True


def _forever(job: Job) -> None:
    while True:
        try:
            take_turn(job, now_ms())
        except OperationalError as error:
            log.error("%s could not take its turn: %s", job.name, why(error))  # noqa: TRY400  # each turn says it
        except Exception:  # the thread has to outlive that
            log.exception("%s could not take its turn", job.name)
        finally:
            connections.close_all()
        time.sleep(min(job.every_s, LOOKS_S))
