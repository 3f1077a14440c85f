"""The purge: what is older than the term goes, person by person, in pieces that hold nobody up.

Each piece is one transaction, which counts what it takes. One that is cut off is begun anew: what a piece would take is
found by what is there. A person is done with a month once their mark says so.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from django.conf import settings
from django.db import connection, transaction

from tracker_core.retention import month_of
from tracker_server.accounts.models import Person
from tracker_server.audit.models import AuditStream
from tracker_server.audit.purging import drop_month, droppable, purge_rows, purgeable
from tracker_server.audit.record import SERVER
from tracker_server.clock import now_ms
from tracker_server.database.backup_keys import BackupKeys
from tracker_server.retention import borders, dying, leaving, month_keys, report
from tracker_server.retention.borders import NOBODYS
from tracker_server.retention.models import RetentionMark
from tracker_server.retention.terms import Terms

PIECE = 200  # rows a transaction
REST = 1.0  # for each second that a piece takes, how long nothing is taken: pushes come in between
AUDIT = "audit.AuditRow"

Taken = Counter[tuple[str, str]]  # (country, table) -> rows


def purge_daily() -> None:
    """The job."""
    Purge(now_ms()).run()
    settle()


def settle() -> None:
    """Take the old pages out of SQLite's log as well; what is free in the database itself is zeroed already."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


class Purge:
    """One run at ``at`` (UTC ms). ``dry``: nothing goes, it is only counted. ``rest`` waits between two pieces."""

    def __init__(self, at: int, *, dry: bool = False, rest: Callable[[float], object] = time.sleep) -> None:
        self._at = at
        self._dry = dry
        self._rest = rest
        self._terms: Terms = borders.terms()
        self._keys = BackupKeys(settings.CONFIG.keys)
        self.taken: Taken = Counter()

    def run(self) -> Taken:
        """Take all that is due; how much that was."""
        for person in Person.objects.order_by("pk").iterator(chunk_size=500):
            self._person(person)
        usual = self._terms.keeps_from(NOBODYS, self._at)
        for doomed in dying.of_nobody(usual):
            self._take(doomed.table, doomed.keys, NOBODYS, usual)
        self._audit(SERVER, NOBODYS, usual)
        if not self._dry:
            for month in droppable():
                drop_month(month)
            month_keys.destroy(self._keys, self._terms, self._at)
            report.audit(self._at)
        return self.taken

    def _person(self, person: Person) -> None:
        keeps_from = borders.keeps_from(person, self._at)
        mark = RetentionMark.objects.filter(person=person).first()
        if mark is None or mark.keeps_from < keeps_from:
            for doomed in dying.of_person(person, keeps_from, self._at):
                self._take(doomed.table, doomed.keys, person.country, keeps_from)
            self._audit(str(person.pk), person.country, keeps_from)
            if not self._dry:
                RetentionMark.objects.update_or_create(person=person, defaults={"keeps_from": keeps_from})
        if not person.is_active and leaving.has_nothing_left(person, self._at):
            self._empty(person, keeps_from)

    def _empty(self, person: Person, keeps_from: int) -> None:
        if not self._dry:
            with transaction.atomic():
                leaving.empty(person)
                self._count("accounts.Person", 1, person.country, keeps_from)
            self._keys.forget_person(person.pk)
        self.taken[self._terms.group(person.country), "accounts.Person"] += 1

    def _take(self, table: str, keys: Sequence[object], country: str, keeps_from: int) -> None:
        for first in range(0, len(keys), PIECE):
            piece = keys[first : first + PIECE]
            rows = dying.all_of(table).filter(pk__in=piece)
            if self._dry:
                gone = rows.count()
            else:
                began = time.monotonic()
                with transaction.atomic():
                    gone, _ = rows.delete()
                    self._count(table, gone, country, keeps_from)
                self._rest(REST * (time.monotonic() - began))
            self.taken[self._terms.group(country), table] += gone

    def _audit(self, stream: str, country: str, keeps_from: int) -> None:
        group = self._terms.group(country)
        while (known := AuditStream.objects.filter(name=stream).first()) is not None:
            upto = purgeable(stream, keeps_from, known.size if self._dry else PIECE)
            if self._dry:
                self.taken[group, AUDIT] += upto - known.purged
            if self._dry or upto <= known.purged:
                break
            began = time.monotonic()
            with transaction.atomic():
                gone = purge_rows(stream, upto)
                self._count(AUDIT, gone, country, keeps_from)
            self._rest(REST * (time.monotonic() - began))
            self.taken[group, AUDIT] += gone

    def _count(self, table: str, rows: int, country: str, keeps_from: int) -> None:
        if rows:
            report.count(month_of(keeps_from), self._terms.group(country), table, rows, self._at)


def lines(taken: Taken) -> Iterable[str]:
    """``taken``, for a person to read."""
    for (country, table), rows in sorted(taken.items()):
        if rows:
            yield f"{rows:>10,}  {table}{f'  {country}' if country else ''}"
