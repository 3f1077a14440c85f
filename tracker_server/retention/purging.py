"""The purge: what is older than the term goes, person by person, in pieces that hold nobody up.

Each piece is one transaction, which counts what it takes. One that is cut off is begun anew: what a piece would take is
found by what is there. A person is done with a month once their mark says so.
"""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, OperationalError, connection, transaction

from tracker_core.errors import TrackerError, Unavailable
from tracker_core.retention import month_of
from tracker_server.accounts.models import Person
from tracker_server.audit.models import AuditStream
from tracker_server.audit.purging import drop_month, droppable, is_due, purge_rows, purgeable
from tracker_server.audit.record import SERVER
from tracker_server.clock import now_ms
from tracker_server.database.backup_keys import BackupKeys
from tracker_server.retention import borders, dying, leaving, month_keys, report
from tracker_server.retention.borders import NOBODYS
from tracker_server.retention.dying import Doomed
from tracker_server.retention.models import RetentionHold, RetentionMark
from tracker_server.retention.terms import Terms

PIECE = 200  # rows a transaction
REST = 1.0  # for each second that a piece takes, how long nothing is taken: pushes come in between
AUDIT = "audit.AuditRow"

Taken = Counter[tuple[str, str]]  # (country, table) -> rows

log = logging.getLogger("tracker_server.retention")


def purge_daily() -> None:
    """The job."""
    try:
        Purge(now_ms()).run()
    finally:
        settle()


def settle() -> None:
    """Take the old pages out of SQLite's log as well; what is free in the database itself is zeroed already."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


class _Held(Exception):  # no error
    """A hold came meanwhile, or the person was erased."""


class _Corrected(Exception):  # no error
    """An entry that was about to go was corrected meanwhile: what goes has to be found anew."""


class Purge:
    """One run at ``at`` (UTC ms). ``dry``: nothing goes, it is only counted. ``rest`` waits between two pieces.

    ``agreed``: the months (``YYYY-MM``) from which on somebody agreed to keep, where that is a leap. ``held_back``: how
    many people nothing was taken of, since nobody agreed: by the months from and to which what is kept would leap.
    """

    def __init__(
        self,
        at: int,
        *,
        dry: bool = False,
        rest: Callable[[float], object] = time.sleep,
        agreed: Collection[str] = frozenset(),
    ) -> None:
        self._at = at
        self._dry = dry
        self._rest = rest
        self._agreed = None if dry else agreed  # what would go is counted as if somebody had agreed
        self._terms: Terms = borders.terms()
        self._keys = BackupKeys(settings.CONFIG.keys)
        self._failed = 0
        self.taken: Taken = Counter()
        self.held_back: Counter[tuple[str, str]] = Counter()

    def run(self) -> Taken:
        """Take all that is due; how much that was.

        What cannot be deleted of one person keeps nobody else's. Raises ``Unavailable("purge_incomplete")`` in the end.
        """
        for key in self._due():
            try:
                self._person(key)
            except (DatabaseError, TrackerError):
                log.exception("not everything of %s could be deleted", key)
                self._failed += 1
        if not self.held_back:
            self._nobodys()
        if not self._dry:
            self._finish()
        if self._failed:
            raise Unavailable(
                "purge_incomplete",
                f"Not everything that is due of {self._failed} people could be deleted; the log says why. "
                "It is tried again tomorrow.",
            )
        return self.taken

    def _due(self) -> list[UUID]:
        """Who may have something that goes: a glance at everybody, since on most days it is nobody."""
        marks = dict(RetentionMark.objects.values_list("person", "keeps_from"))
        held = set(RetentionHold.objects.values_list("person", flat=True))
        people = Person.objects.order_by("pk").values_list("pk", "country", "is_active", "name")
        return [
            key
            for key, country, is_active, name in people
            if (not is_active and name != leaving.NOBODY)
            or key in held
            or marks.get(key, -1) < self._terms.keeps_from(country, self._at)
        ]

    def _person(self, key: UUID) -> None:
        person = Person.objects.filter(pk=key).first()
        if person is None:  # erased meanwhile
            return
        mark = RetentionMark.objects.filter(person=person).first()
        border = borders.of_person(person, self._at, mark, self._agreed)
        if border.leaps_from is not None:
            term = self._terms.keeps_from(person.country, self._at)
            self.held_back[month_of(border.leaps_from), month_of(term)] += 1
        gone = -1 if mark is None else mark.keeps_from
        if self._agreed and month_of(border.term) in self._agreed:  # is not asked again, whatever comes between
            self._mark(person, border.term, max(gone, 0))
        if gone < border.keeps_from and self._all_of(person, border.keeps_from) and not self._dry:
            self._mark(person, border.term, border.keeps_from)
        elif not self._dry and gone >= border.keeps_from and mark is not None and mark.term != border.term:
            self._mark(person, border.term, gone)  # what a hold keeps moves on no less
        if not person.is_active and border.leaps_from is None:
            self._empty(person, border.keeps_from)

    def _all_of(self, person: Person, keeps_from: int) -> bool:
        """Take all that is due of ``person``; False when something had to stay for now."""
        try:
            for batch in dying.batches(list(dying.of_person(person, keeps_from, self._at)), PIECE):
                self._take(batch, person, keeps_from)
            return self._audit(str(person.pk), person, keeps_from)
        except _Corrected:
            return self._all_of(person, keeps_from)
        except _Held:
            return False

    def _mark(self, person: Person, term: int, keeps_from: int) -> None:
        with transaction.atomic():
            if _locked(person):
                fresh = {"keeps_from": keeps_from, "term": term}
                RetentionMark.objects.update_or_create(person=person, defaults=fresh)

    def _empty(self, person: Person, keeps_from: int) -> None:
        if self._dry:
            emptied = leaving.has_nothing_left(person, self._at)
        else:
            with transaction.atomic():
                emptied = leaving.empty(person.pk, self._at)
                if emptied:
                    self._count("accounts.Person", 1, person.country, keeps_from)
                    self._keys.forget_person(person.pk)
            if emptied:  # a backup that began before has made it anew
                self._keys.forget_person(person.pk)
        self.taken[self._terms.group(person.country), "accounts.Person"] += emptied

    def _nobodys(self) -> None:
        usual = self._terms.keeps_from(NOBODYS, self._at)
        for batch in dying.batches(dying.of_nobody(usual), PIECE):
            self._take(batch, None, usual)
        self._audit(SERVER, None, usual)

    def _finish(self) -> None:
        if not self.held_back and Person.objects.exists():  # else they wait for a backup that is put back
            month_keys.destroy(self._keys, self._terms, self._at)
        report.audit(self._at)
        report.audit_held_back(self.held_back)
        for month in droppable():
            try:
                drop_month(month)
            except OperationalError:  # a backup reads it, say
                log.warning("%s is in use; what is left of it is dropped tomorrow", month)

    def _take(self, batch: Sequence[Doomed], person: Person | None, keeps_from: int) -> None:
        """Take what is in ``batch``. Raises ``_Held`` and ``_Corrected``, and has taken nothing then."""
        country = NOBODYS if person is None else person.country
        group = self._terms.group(country)
        if self._dry:
            for table, keys in batch:
                self.taken[group, table] += dying.all_of(table).filter(pk__in=keys).count()
            return
        began = time.monotonic()
        gone: Counter[str] = Counter()
        with transaction.atomic():
            if person is not None:
                _demand(person, keeps_from)
                events = [key for table, keys in batch if table == dying.EVENTS for key in keys]
                if events and dying.is_corrected(person, events, keeps_from):
                    raise _Corrected
            for table, keys in batch:
                gone[table] += dying.all_of(table).filter(pk__in=keys).delete()[0]
            for table, rows in gone.items():
                self._count(table, rows, country, keeps_from)
        self._rest(REST * (time.monotonic() - began))
        self.taken.update({(group, table): rows for table, rows in gone.items()})

    def _audit(self, stream: str, person: Person | None, keeps_from: int) -> bool:
        """Take the old rows of ``stream``; False when some have to stay for now."""
        country = NOBODYS if person is None else person.country
        group = self._terms.group(country)
        while (known := AuditStream.objects.filter(name=stream).first()) is not None:
            upto = purgeable(stream, keeps_from, known.size if self._dry else PIECE)
            if self._dry:
                self.taken[group, AUDIT] += upto - known.purged
            if self._dry or upto <= known.purged:
                return not is_due(stream, keeps_from)
            began = time.monotonic()
            with transaction.atomic():
                if person is not None:
                    _demand(person, keeps_from)
                gone = purge_rows(stream, upto)
                self._count(AUDIT, gone, country, keeps_from)
            self._rest(REST * (time.monotonic() - began))
            self.taken[group, AUDIT] += gone
        return True

    def _count(self, table: str, rows: int, country: str, keeps_from: int) -> None:
        if rows:
            report.count(month_of(keeps_from), self._terms.group(country), table, rows, self._at)


def _locked(person: Person) -> bool:
    """Hold an erasure back until the transaction ends; whether the person is still there. Pushes go on."""
    return Person.objects.select_for_update(no_key=True).filter(pk=person.pk).exists()


def _demand(person: Person, keeps_from: int) -> None:
    """Raise ``_Held`` where what is due of ``person`` must not go any more."""
    if not _locked(person) or borders.held(person, now_ms(), keeps_from) != keeps_from:
        raise _Held


def lines(taken: Taken) -> Iterable[str]:
    """``taken``, for a person to read."""
    for (country, table), rows in sorted(taken.items()):
        if rows:
            yield f"{rows:>10,}  {table}{f'  {country}' if country else ''}"
