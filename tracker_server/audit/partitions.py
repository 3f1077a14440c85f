"""Months of the audit, and on PostgreSQL the partition that holds the rows of each."""

from __future__ import annotations

from django.db import connection, transaction

from tracker_core.retention import month_of

AHEAD = 2  # months that there are partitions for before they begin
_known: set[str] = set()  # months whose partition this process knows to be committed


def month_after(month: str) -> str:
    """The month that follows ``month``."""
    year, number = int(month[:4]), int(month[5:])
    return f"{year + number // 12:04}-{number % 12 + 1:02}"


def make_partition(at: int) -> None:
    """See that rows of ``at`` (UTC ms) have a place, in the transaction of the caller. A query once a month."""
    _make(month_of(at))


def make_ahead(at: int) -> None:
    """See that rows of the months after ``at`` will have one, so that no push has to make it."""
    month = month_of(at)
    for _ in range(AHEAD):
        month = month_after(month)
        _make(month)


def forget() -> None:
    """Look for every partition anew: one was dropped, or the database is another."""
    _known.clear()


def _make(month: str) -> None:
    if connection.vendor != "postgresql" or month in _known:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT audit_make_partition(%s)", [month])
    transaction.on_commit(lambda: _known.add(month))
