"""What a purge took: numbers of rows by month, country and table. No personal data."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.db.models import F

from tracker_core import wire
from tracker_core.errors import Refused
from tracker_core.wire import Json
from tracker_server.accounts.models import Person
from tracker_server.accounts.rights import Right
from tracker_server.audit.record import SERVER, Action, Audited, record
from tracker_server.retention.models import RetentionReport

SHOWN = 2000  # rows, which is years of them


def count(month: str, country: str, table: str, rows: int, at: int) -> None:
    """Add ``rows`` that went. In the transaction that takes them, so that a purge that is cut off counts right."""
    RetentionReport.objects.bulk_create(
        [RetentionReport(month=month, country=country, table=table, at=at)], ignore_conflicts=True
    )
    RetentionReport.objects.filter(month=month, country=country, table=table).update(count=F("count") + rows, at=at)


def audit(at: int) -> None:
    """Put what went, and is not in the audit yet, there: one row of the server's stream a month and country."""
    with transaction.atomic():
        untold: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for row in RetentionReport.objects.select_for_update().filter(count__gt=F("audited")).order_by("pk"):
            untold[row.month, row.country][row.table] = row.count - row.audited
        RetentionReport.objects.filter(count__gt=F("audited")).update(audited=F("count"))
        record(
            [
                Audited(
                    Action.RECORDS_PURGED,
                    SERVER,
                    outcome="done",
                    reason=month,
                    detail={"keeps_from": month, "country": country, "rows": dict(tables)},
                )
                for (month, country), tables in untold.items()
            ],
            at,
        )


def audit_held_back(people: Mapping[tuple[str, str], int]) -> None:
    """Put into the audit of how many ``people`` nothing was deleted, by the months between which it would leap."""
    record(
        [
            Audited(Action.PURGE_HELD, SERVER, reason=leap[1], detail={"from": leap[0], "to": leap[1], "people": many})
            for leap, many in sorted(people.items())
        ]
    )


def rows(reader: Person) -> Sequence[RetentionReport]:
    """The reports, for whoever may read them. Raises ``Refused("forbidden")``."""
    if not reader.may(Right.READ_SECURITY):
        raise Refused("forbidden", "Your role may not read what was purged.")
    return list(RetentionReport.objects.filter(count__gt=0)[:SHOWN])


def told(reader: Person) -> Json:
    """Likewise, for programs."""
    return {
        "v": wire.VERSION,
        "reports": [
            {"keeps_from": row.month, "country": row.country, "table": row.table, "rows": row.count, "at": row.at}
            for row in rows(reader)
        ],
    }
