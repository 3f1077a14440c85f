"""Old rows go from the audit, and what stays still verifies; nothing else can be taken out of it."""

import json

import pytest
from django.db import DatabaseError, connection, transaction

from tests.server import settings as of_tests
from tests.server.test_sealing import assert_whole, leaves_of, record_many
from tracker_core import merkle
from tracker_core.errors import Refused
from tracker_server.audit import purging
from tracker_server.audit.models import AuditFloor, AuditRow, AuditShard, AuditSpan, AuditStream, AuditTile
from tracker_server.audit.purging import drop_month, droppable, purge_rows, purgeable
from tracker_server.audit.record import SERVER, first_break
from tracker_server.audit.sealing import seal
from tracker_server.audit.tiles import Tiles
from tracker_server.clock import now_ms

DAY = 86_400_000
JANUARY, FEBRUARY = 1_737_000_000_000, 1_739_000_000_000  # 2025


@pytest.fixture
def aged(db):
    """Ten old rows of a person, in two months, and one of today."""
    record_many(6, "p", JANUARY)
    record_many(4, "p", FEBRUARY)
    record_many(1, "p", now_ms())
    seal()


def purge_of(stream):
    row = AuditRow.objects.filter(stream_id=stream, action="retention_purged").order_by("-seq").first()
    return json.loads(bytes(row.body))


def test_what_can_go_is_old_sealed_and_from_the_beginning(aged):
    assert purgeable("p", JANUARY) == 0
    assert purgeable("p", FEBRUARY) == 6
    assert purgeable("p", FEBRUARY, piece=4) == 4
    assert purgeable("p", FEBRUARY + 1) == purgeable("p", now_ms() + DAY) == 10
    AuditFloor.objects.update(min_age_ms=now_ms() - FEBRUARY + 60_000)
    assert purgeable("p", now_ms()) == 6
    record_many(3, "q", JANUARY)
    assert purgeable("q", FEBRUARY) == 0
    seal()
    assert purgeable("q", FEBRUARY) == 3


def test_rows_go_and_the_chain_and_the_trees_hold(aged):
    february = leaves_of("2025-02")
    head = AuditRow.objects.get(stream_id="p", seq=8).hash
    assert purge_rows("p", 8) == 8
    assert list(AuditRow.objects.filter(stream_id="p").values_list("seq", flat=True)) == [9, 10, 11, 12]
    stream = AuditStream.objects.get(name="p")
    assert (stream.purged, stream.purged_head) == (8, head)
    told = purge_of("p")
    assert (told["seq"], told["subject"], told["detail"]) == (12, "p", {"upto": 8, "head": head, "rows": 8})
    assert first_break("p") is None
    assert AuditShard.objects.get(month="2025-02").root == merkle.root(february).hex()
    assert merkle.root_at(Tiles("2025-02").node, 4) == merkle.root(february)
    seal()
    assert_whole(max(AuditShard.objects.values_list("month", flat=True)))
    assert purge_rows("p", 8) == 0
    assert purge_rows("p", 10) == 2
    assert first_break("p") is None


def test_the_record_of_a_purge_stays_as_long_as_nothing_else_goes(db):
    record_many(2, "p", JANUARY)
    seal()
    assert purge_rows("p", 2) == 2
    seal()
    AuditFloor.objects.update(min_age_ms=-DAY)
    assert purgeable("p", now_ms() + DAY) == 2


@pytest.mark.parametrize(
    ("stream", "upto", "code"),
    [("nobody", 1, "not_found"), ("p", 13, "not_sealed"), ("p", 11, "too_young")],
)
def test_what_must_not_go_is_refused(aged, stream, upto, code):
    with pytest.raises(Refused) as error:
        purge_rows(stream, upto)
    assert error.value.code == code
    assert AuditRow.objects.filter(stream_id="p").count() == 11


def test_the_database_holds_the_floor_whoever_asks(aged):
    """Also against someone who goes round the code above."""
    sql = (
        ["SELECT audit_purge_rows('p', 11)"]
        if of_tests.POSTGRES
        else [
            "UPDATE audit_auditstream SET purged = 11, purged_head = 'x'",
            "DELETE FROM audit_auditrow WHERE seq = 11",
        ]
    )
    for statement in sql[:-1]:
        connection.cursor().execute(statement)
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
        connection.cursor().execute(sql[-1])
    AuditFloor.objects.all().delete()
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
        purging._delete_rows("p", 1, "x")


def test_a_month_without_rows_is_dropped_and_its_head_stays(aged):
    assert droppable() == []
    with pytest.raises(Refused) as error:
        drop_month("2025-01")
    assert error.value.code == "not_empty"
    before = AuditShard.objects.get(month="2025-01")
    purge_rows("p", 7)
    assert droppable() == ["2025-01"]
    drop_month("2025-01")
    drop_month("2025-01")
    shard = AuditShard.objects.get(month="2025-01")
    assert (shard.size, shard.root, shard.note, shard.dropped) == (6, before.root, before.note, True)
    assert not AuditSpan.objects.filter(shard_id="2025-01").exists()
    assert not AuditTile.objects.filter(shard_id="2025-01").exists()
    assert AuditSpan.objects.filter(shard_id="2025-02").exists()
    told = purge_of(SERVER)
    assert (told["seq"], told["subject"], told["detail"]) == (1, "2025-01", {"size": 6, "root": before.root})
    assert droppable() == []
    with pytest.raises(Refused) as error:
        drop_month("2020-01")
    assert error.value.code == "not_found"


def test_a_month_that_is_not_over_stays(db):
    record_many(1, "p", now_ms())
    seal()
    AuditFloor.objects.update(min_age_ms=-DAY)
    purge_rows("p", 1)
    assert droppable() == []


def test_a_row_of_a_dropped_month_goes_to_the_next(aged):
    """A server whose clock is years behind."""
    purge_rows("p", 7)
    drop_month("2025-01")
    record_many(2, "late", JANUARY)
    seal()
    assert AuditSpan.objects.get(stream_id="late").shard_id == "2025-02"
    assert AuditShard.objects.get(month="2025-01").size == 6


@pytest.mark.skipif(not of_tests.POSTGRES, reason="PostgreSQL alone has partitions")
def test_the_partition_goes_with_its_month_unless_a_late_row_is_in_it(aged):
    def exists(month):
        with connection.cursor() as cursor:
            cursor.execute("SELECT to_regclass(%s)", [f"audit_auditrow_{month}"])
            return cursor.fetchone()[0] is not None

    purge_rows("p", 10)
    record_many(1, "late", FEBRUARY)
    for month in ("2025-01", "2025-02"):
        drop_month(month)
    assert (exists("2025_01"), exists("2025_02")) == (False, True)
    record_many(1, "late", JANUARY)
    assert exists("2025_01")
