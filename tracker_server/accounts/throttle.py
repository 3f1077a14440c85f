"""Slows guessing down, over all servers of one database: locks that grow, and so many tries within a while.

Nothing here is read or written but where somebody signs in, or a code or token is tried.
"""

from __future__ import annotations

import hmac
from enum import Enum
from typing import NamedTuple

from django.conf import settings
from django.db import transaction

from tracker_server.accounts.models import Attempts
from tracker_server.clock import now_ms

MINUTE_MS = 60_000
FREE_TRIES = 5
LONGEST_LOCK_MS = 60 * MINUTE_MS
FORGOTTEN_AFTER_MS = 24 * 60 * MINUTE_MS


class Limit(NamedTuple):
    """So many ``tries`` within ``within_ms``."""

    tries: int
    within_ms: int

    @property
    def retry_after_s(self) -> str:
        """When it is worth trying again, for the header of that name."""
        return str(self.within_ms // 1000)


# An office can be behind one address: what honest people get wrong there in ten minutes has to fit.
WRONG_PASSWORDS = Limit(100, 10 * MINUTE_MS)
WRONG_TOKENS = Limit(300, 10 * MINUTE_MS)
DEVICE_CODES = Limit(200, 10 * MINUTE_MS)
WRONG_USER_CODES = Limit(10, 10 * MINUTE_MS)  # of one person: RFC 8628, 5.1


class Turn(Enum):
    """What comes of wanting to try: not now; go on; go on, and the account is locked unless it is right."""

    REFUSED = "refused"
    ALLOWED = "allowed"
    LAST = "last"


def take_turn(kind: str, whose: str) -> Turn:
    """Count one try before it is made, so that many at once get no more tries. ``forget`` it if it was right."""
    at = now_ms()
    with transaction.atomic():
        row = _locked(key(kind, whose))
        if row.barred_until > at:
            return Turn.REFUSED
        row.count = 1 if at - row.since > FORGOTTEN_AFTER_MS else row.count + 1
        row.since = at
        if row.count >= FREE_TRIES:
            row.barred_until = at + lock_ms(row.count)
        row.save()
    return Turn.LAST if row.barred_until > at else Turn.ALLOWED


def lock_ms(tries: int) -> int:
    """How long the lock is after ``tries`` wrong ones: a minute, and twice as long each time, up to an hour."""
    return min(MINUTE_MS << min(tries - FREE_TRIES, 10), LONGEST_LOCK_MS)


def forget(kind: str, whose: str) -> bool:
    """Begin anew; whether it was locked."""
    rows = Attempts.objects.filter(key=key(kind, whose))
    locked = rows.filter(barred_until__gt=now_ms()).exists()
    rows.delete()
    return locked


def locked_until(kind: str, whose: str) -> int | None:
    """Until when (UTC ms) it is locked, None for not."""
    row = Attempts.objects.filter(key=key(kind, whose), barred_until__gt=now_ms()).first()
    return None if row is None else row.barred_until


def count(kind: str, whose: str, limit: Limit) -> bool:
    """Count one; whether that is still within ``limit``."""
    at = now_ms()
    with transaction.atomic():
        row = _locked(key(kind, whose))
        if at - row.since >= limit.within_ms:
            row.count, row.since = 0, at
        row.count += 1
        row.save()
    return row.count <= limit.tries


def spent(kind: str, whose: str, limit: Limit) -> bool:
    """Whether no try is left for now. Only looks."""
    since = now_ms() - limit.within_ms
    return Attempts.objects.filter(key=key(kind, whose), since__gt=since, count__gte=limit.tries).exists()


def forget_old() -> None:
    """Delete what no longer counts."""
    at = now_ms()
    Attempts.objects.filter(since__lt=at - FORGOTTEN_AFTER_MS, barred_until__lt=at).delete()


def _locked(which: str) -> Attempts:
    Attempts.objects.bulk_create([Attempts(key=which)], ignore_conflicts=True)
    return Attempts.objects.select_for_update().get(key=which)


def key(kind: str, whose: str) -> str:
    """What stands for ``whose`` here; nobody without the server's secret can tell whose it is."""
    return hmac.digest(settings.SECRET_KEY.encode(), f"timetracker attempts {kind}\n{whose}".encode(), "sha256").hex()
