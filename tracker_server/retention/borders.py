"""Where what is kept of a person begins: by the settings and the clock, the holds in force, and what was agreed to."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from django.conf import settings
from django.db.models import Min, Q

from tracker_core.retention import first_kept, month_begins, month_of
from tracker_server.accounts.models import Person
from tracker_server.audit.models import AuditRow
from tracker_server.audit.record import SERVER, Action
from tracker_server.audit.verify_streams import told_by
from tracker_server.clock import now_ms
from tracker_server.retention.models import RetentionHold, RetentionMark
from tracker_server.retention.terms import Terms, is_leap

SHORTEST_MONTHS = 1  # that a term can have, as config has it
NOBODYS = ""  # the country of what is nobody's, and where nobody said one


class Border(NamedTuple):
    """Of one person, UTC ms. ``keeps_from``: what is older goes. ``term``: as their term and the clock say it.

    ``leaps_from``: where it was, when it would move on so far at once that somebody has to agree first; else None.
    """

    keeps_from: int
    term: int
    leaps_from: int | None


def terms() -> Terms:
    """As the organization set them."""
    return Terms(settings.KEEPS_MONTHS, settings.KEEPS_MONTHS_BY_COUNTRY)


def of_person(
    person: Person, at: int, mark: RetentionMark | None, agreed: Collection[str] | None = frozenset()
) -> Border:
    """Where it is at ``at``, after a purge that left ``mark``. ``agreed``: the months to which it may leap; None: all.

    A clock that is years ahead, or a term that was set much shorter, deletes nothing before somebody looked at it.
    """
    term = terms().keeps_from(person.country, at)
    was = mark.term if mark is not None and mark.term else terms().keeps_from(person.country, person.created_at)
    if agreed is not None and month_of(term) not in agreed and is_leap(was, term):
        return Border(held(person, at, was), was, was)
    return Border(held(person, at, term), term, None)


def held(person: Person, at: int, border: int) -> int:
    """``border``, or where it was when a hold began that is in force at ``at``."""
    in_force = RetentionHold.objects.filter(Q(until=None) | Q(until__gt=at), person=person, since__lte=at)
    since = in_force.aggregate(first=Min("since"))["first"]
    return border if since is None else min(border, terms().keeps_from(person.country, at, since))


def keeps_from(person: Person, at: int | None = None) -> int:
    """The UTC ms from which on records of ``person`` are kept at ``at`` (now when None)."""
    mark = RetentionMark.objects.filter(person=person).first()
    return of_person(person, now_ms() if at is None else at, mark).keeps_from


def latest() -> int:
    """The UTC ms before which events can be gone: by any term that is set, and any purge that the audit tells of."""
    known = terms()
    set_now = [known.keeps_from(country, now_ms()) for country in (NOBODYS, *known.by_country)]
    purges = AuditRow.objects.filter(stream_id=SERVER, action=Action.RECORDS_PURGED).values_list("body", flat=True)
    return max([*set_now, *(_told(bytes(body)) for body in purges.iterator())])


def _told(body: bytes) -> int:
    """From when on the purge that a row of the audit tells of kept what there was; 0 where it does not say.

    No term is shorter than a month, so a row that tells of less is no excuse for what is missing since.
    """
    told = told_by(body)
    detail, at = told.get("detail"), told.get("at")
    try:
        month = month_begins(str(detail.get("keeps_from") if isinstance(detail, dict) else ""))
    except ValueError:
        return 0
    return min(month, first_kept(at, SHORTEST_MONTHS)) if isinstance(at, int) else 0
