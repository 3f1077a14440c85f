"""Where what is kept of a person begins, by the settings and the holds in force."""

from __future__ import annotations

from django.conf import settings
from django.db.models import Min, Q

from tracker_server.accounts.models import Person
from tracker_server.clock import now_ms
from tracker_server.retention.models import RetentionHold
from tracker_server.retention.terms import Terms


def terms() -> Terms:
    """As the organization set them."""
    return Terms(settings.KEEPS_MONTHS, settings.KEEPS_MONTHS_BY_COUNTRY)


def keeps_from(person: Person, at: int | None = None) -> int:
    """The UTC ms from which on records of ``person`` are kept at ``at`` (now when None)."""
    now = now_ms() if at is None else at
    in_force = RetentionHold.objects.filter(Q(until=None) | Q(until__gt=now), person=person, since__lte=now)
    return terms().keeps_from(person.country, now, in_force.aggregate(first=Min("since"))["first"])
