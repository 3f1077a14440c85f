"""Where what is kept of a person begins, by the settings and the holds in force."""

from __future__ import annotations

from datetime import UTC, datetime

from django.conf import settings
from django.db.models import Min, Q

from tracker_server.accounts.models import Person
from tracker_server.audit.models import AuditRow
from tracker_server.audit.record import SERVER, Action
from tracker_server.audit.verify_streams import told_by
from tracker_server.clock import now_ms
from tracker_server.retention.models import RetentionHold
from tracker_server.retention.terms import Terms

NOBODYS = ""  # the country of what is nobody's, and where nobody said one


def terms() -> Terms:
    """As the organization set them."""
    return Terms(settings.KEEPS_MONTHS, settings.KEEPS_MONTHS_BY_COUNTRY)


def keeps_from(person: Person, at: int | None = None) -> int:
    """The UTC ms from which on records of ``person`` are kept at ``at`` (now when None)."""
    now = now_ms() if at is None else at
    in_force = RetentionHold.objects.filter(Q(until=None) | Q(until__gt=now), person=person, since__lte=now)
    return terms().keeps_from(person.country, now, in_force.aggregate(first=Min("since"))["first"])


def latest() -> int:
    """The UTC ms before which events can be gone: by any term that is set, and any purge that the audit tells of."""
    known = terms()
    set_now = [known.keeps_from(country, now_ms()) for country in (NOBODYS, *known.by_country)]
    purges = AuditRow.objects.filter(stream_id=SERVER, action=Action.RECORDS_PURGED).values_list("body", flat=True)
    return max([*set_now, *(_told(bytes(body)) for body in purges.iterator())])


def _told(body: bytes) -> int:
    """From when on the purge that a row of the audit tells of kept what there was; 0 where it does not say."""
    detail = told_by(body).get("detail")
    try:
        month = datetime.fromisoformat(f"{detail.get('keeps_from')}-01" if isinstance(detail, dict) else "")
    except ValueError:
        return 0
    return int(month.replace(tzinfo=UTC).timestamp()) * 1000
