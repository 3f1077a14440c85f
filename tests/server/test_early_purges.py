"""Rows that went before their time, and a record that calls it a purge: no excuse, whoever wrote it."""

from tests.server.conftest import make_person
from tests.server.test_sealing import record_many
from tests.server.test_tampering import check, sql, unprotect
from tracker_core.retention import month_of
from tracker_server.accounts.models import Person
from tracker_server.audit.models import AuditFloor, AuditRow, AuditShard, AuditStream
from tracker_server.audit.purging import purge_rows
from tracker_server.audit.record import RESTORED, SERVER, Action, Audited, record
from tracker_server.audit.sealing import seal
from tracker_server.clock import now_ms

MINUTE_MS = 60_000  # ago: the database's own clock has seconds


def test_purged_is_no_excuse_before_any_time_was_over(own_database):
    """Whoever owns the database can delete rows of last week and record that as a purge."""
    AuditFloor.objects.update(min_age_ms=0)
    at = now_ms() - MINUTE_MS
    record_many(20, "p", at)
    seal()
    assert check()[1] == []
    purge_rows("p", 5)
    seal()
    _, told = check()
    assert told == [f"Stream p: rows of {month_of(at)} were purged before any time was over."]


def test_a_restoration_that_was_is_an_excuse_for_rows_of_who_was_erased(own_database):
    person = make_person("ann@pier.example")
    stream = str(person.pk)
    at = now_ms()
    record_many(3, stream, at)
    record_many(1, SERVER, at)
    seal()
    upto = AuditStream.objects.get(name=stream).sealed
    head = AuditRow.objects.get(stream_id=stream, seq=upto).hash
    unprotect()
    sql("DELETE FROM audit_auditrow WHERE stream_id = %s AND seq <= %s", stream, upto)
    sql("UPDATE audit_auditstream SET purged = %s, purged_head = %s WHERE name = %s", upto, head, stream)
    told = {"upto": upto, "head": head, "rows": upto}
    record([Audited(Action.RETENTION_PURGED, stream, subject=stream, reason=RESTORED, detail=told)])
    too_early = [f"Stream {stream}: rows of {month_of(at)} were purged before any time was over."]
    assert check()[1] == too_early
    Person.objects.update(is_active=False)
    assert check()[1] == too_early
    record([Audited(Action.BACKUP_RESTORED, SERVER)])
    assert check()[1] == []
    Person.objects.update(is_active=True)
    assert check()[1] == too_early


def test_nor_is_a_month_that_is_dropped_when_it_is_not_over(own_database):
    AuditFloor.objects.update(min_age_ms=0)
    record_many(3, "p", now_ms() - MINUTE_MS)
    seal()
    purge_rows("p", 3)
    unprotect()
    shard = AuditShard.objects.get()
    sql("UPDATE audit_auditshard SET dropped = %s", True)
    for table in ("tile", "span"):
        sql(f"DELETE FROM audit_audit{table}")
    told = {"size": shard.size, "root": shard.root}
    record([Audited(Action.RETENTION_PURGED, SERVER, subject=shard.month, detail=told)])
    assert f"The tree of {shard.month} was purged whole before any time was over." in check()[1]
