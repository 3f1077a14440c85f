"""Destroys the keys of months that are over, so that no backup gives anything back of what was deleted of them."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

from django.db import transaction
from django.db.models import QuerySet

from tracker_core.retention import month_of
from tracker_server.accounts.models import Person
from tracker_server.database.backup_keys import BackupKeys
from tracker_server.ledger.models import Event
from tracker_server.retention import report
from tracker_server.retention.models import RetentionReport
from tracker_server.retention.terms import Terms

KEYS = "backups.key"  # as the report names them


def destroy(keys: BackupKeys, terms: Terms, at: int) -> None:
    """Destroy each key of a month that is over for all that it covers, once when what is kept moves on. ``at``: UTC ms.

    Where something of the month is kept, its key is replaced, and goes with the next backup, which holds that under
    another one. What stays although it is older (an open request, the last acknowledgement) lies in later backups under
    a key that is made anew for it. Both live until the next time.
    """
    done: Counter[str] = Counter()
    names = {*keys.known_months(), *(name.partition(".")[0] for name in keys.known_replaced())}
    for name in names:
        done.update({name[8:]: 0})
    for name in sorted(names):
        month, country = name[:7], name[8:]
        end = _end_of(month)
        if end > terms.keeps_from(country, at) or _done(terms, country, at):
            continue
        if _is_kept(_people(terms, country), end):
            keys.replace_month(month, country)
        else:
            done[country] += keys.destroy_month(month, country)
    with transaction.atomic():
        for country, destroyed in done.items():
            report.count(_border(terms, country, at), country, KEYS, destroyed, at)


def _border(terms: Terms, country: str, at: int) -> str:
    return month_of(terms.keeps_from(country, at))


def _done(terms: Terms, country: str, at: int) -> bool:
    return RetentionReport.objects.filter(month=_border(terms, country, at), country=country, table=KEYS).exists()


def _people(terms: Terms, country: str) -> QuerySet[Person]:
    if country:
        return Person.objects.filter(country=country)
    return Person.objects.exclude(country__in=terms.by_country)


def _is_kept(people: QuerySet[Person], before: int) -> bool:
    """Whether anything from ``before`` that instant is kept of any of them, be it for a hold."""
    behind = people.exclude(retentionmark__keeps_from__gte=before)
    return behind.exists() or Event.objects.filter(person__in=people, received_at__lt=before).exists()


def _end_of(month: str) -> int:
    year, number = int(month[:4]), int(month[5:])
    after = datetime(year + number // 12, number % 12 + 1, 1, tzinfo=UTC)
    return int(after.timestamp()) * 1000
