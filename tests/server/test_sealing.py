"""Rows come into the tree of their month: every one, once, whichever server is faster, whatever was there before."""

import json
import threading
import uuid

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from tests.server import settings as of_tests
from tests.server.conftest import database
from tracker_core import chain, merkle
from tracker_core.note import Key, verified
from tracker_core.wire import canonical
from tracker_server.audit import partitions, sealing, signing
from tracker_server.audit.models import AuditRow, AuditShard, AuditSpan, AuditStream, AuditTile
from tracker_server.audit.record import SERVER, Audited, first_break, record
from tracker_server.audit.sealing import seal
from tracker_server.audit.tiles import Tiles, shape
from tracker_server.audit.trees import newest_notes
from tracker_server.audit.verifying import verify

OCTOBER = 1_792_800_000_000
NOVEMBER = 1_794_000_000_000


def record_many(count: int, stream: str = SERVER, at: int = NOVEMBER) -> None:
    record((Audited("signed_in", stream, subject=str(number)) for number in range(count)), at)


def leaves_of(month: str) -> list[bytes]:
    """The leaf hashes of a shard, made anew from the rows that its spans name."""
    found = []
    for span in AuditSpan.objects.filter(shard_id=month).order_by("first_leaf"):
        assert span.first_leaf == len(found)
        rows = AuditRow.objects.filter(stream_id=span.stream_id, seq__gte=span.first_seq).order_by("seq")[: span.count]
        found += [merkle.leaf_hash(bytes(row.body)) for row in rows]
    return found


def assert_whole(month: str) -> AuditShard:
    """The tree of ``month`` is that of its rows, and its tiles have the shape and content that they should."""
    shard = AuditShard.objects.get(month=month)
    leaves = leaves_of(month)
    assert (shard.size, shard.root) == (len(leaves), merkle.root(leaves).hex())
    head = verified(shard.note, signing.public_key())
    assert (head.origin, head.size, head.root.hex()) == (f"127.0.0.1/audit/{month}", shard.size, shard.root)
    tiles = {(tile.level, tile.index): len(bytes(tile.hashes)) for tile in AuditTile.objects.filter(shard_id=month)}
    assert tiles == {(level, index): 32 * count for level, index, count in shape(shard.size)}
    assert merkle.root_at(Tiles(month).node, shard.size).hex() == shard.root
    return shard


def test_rows_get_a_salt_each(db):
    record_many(3)
    salts = {json.loads(bytes(row.body))["salt"] for row in AuditRow.objects.all()}
    assert len(salts) == 3
    assert all(len(salt) == 32 for salt in salts)


@pytest.mark.parametrize("sizes", [[1], [255, 1, 1], [256], [257, 300], [1000, 7], [2100]])
def test_a_tree_grows_by_what_was_recorded(db, sizes):
    for size in sizes:
        record_many(size)
        assert seal() == size
    assert assert_whole("2026-11").size == sum(sizes)
    assert seal() == 0


def test_a_tree_of_three_levels_of_tiles(db):
    leaves = [merkle.leaf_hash(str(number).encode()) for number in range(66_000)]
    AuditShard.objects.create(month="2026-01", size=0, root="", note="")
    from tracker_server.audit.tiles import Growth

    size = 0
    for end in (65_535, 65_536, 66_000):
        growth = Growth("2026-01", size, leaves[size:end])
        growth.write()
        size = growth.size
        assert growth.root == merkle.root(leaves[:end])
    assert merkle.root_at(Tiles("2026-01").node, 65_000) == merkle.root(leaves[:65_000])


def test_each_month_has_a_tree_and_a_row_goes_to_its_own(db):
    record_many(2, at=OCTOBER)
    record_many(3, at=NOVEMBER)
    record_many(1, at=OCTOBER)  # another server's clock
    record_many(4, stream="b", at=NOVEMBER)
    assert seal() == 10
    assert [assert_whole(month).size for month in ("2026-10", "2026-11")] == [3, 7]
    assert list(AuditStream.objects.order_by("name").values_list("name", "sealed")) == [("b", 4), ("server", 6)]
    assert [note.split("\n")[0] for note in newest_notes()] == ["127.0.0.1/audit/2026-11", "127.0.0.1/audit/2026-10"]


def test_rows_of_before_the_trees_are_sealed_as_they_are(db):
    record_many(1)
    body = b'{"action":"signed_in","seq":2,"stream":"server","v":1}'
    stream = AuditStream.objects.get(name=SERVER)
    head = chain.link(stream.head, body)
    AuditRow.objects.bulk_create(
        [AuditRow(stream=stream, seq=2, at=NOVEMBER, action="signed_in", body=body, hash=head)]
    )
    AuditStream.objects.filter(name=SERVER).update(size=2, head=head)
    assert seal() == 2
    assert assert_whole("2026-11").size == 2
    assert first_break(SERVER) is None


def test_more_rows_and_streams_than_a_batch_takes(db, monkeypatch):
    monkeypatch.setattr(sealing, "BATCH", 10)
    monkeypatch.setattr(sealing, "STREAMS", 3)
    for number in range(12):
        record_many(number, stream=f"s{number}")
    assert seal() == 66
    assert assert_whole("2026-11").size == 66


def test_what_another_server_sealed_meanwhile_is_not_sealed_twice(db):
    record_many(5)
    mine = sealing._unsealed()
    record_many(5)
    seal()
    record_many(1)
    assert sealing._seal(mine) == 0
    assert seal() == 1
    assert assert_whole("2026-11").size == 11


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_auditrow SET at = at + 1",
        "DELETE FROM audit_auditrow",
        "UPDATE audit_auditstream SET size = size - 1",
        "UPDATE audit_auditstream SET head = 'x'",
        "UPDATE audit_auditstream SET sealed = 0",
        "UPDATE audit_auditstream SET sealed = size + 1",
        "UPDATE audit_auditstream SET purged = size + 1",
        "UPDATE audit_auditstream SET purged_head = 'x'",
        "UPDATE audit_auditstream SET name = 'x'",
        "DELETE FROM audit_auditstream",
        "UPDATE audit_auditshard SET size = size - 1",
        "UPDATE audit_auditshard SET root = 'x'",
        "UPDATE audit_auditshard SET month = '2026-12'",
        "DELETE FROM audit_auditshard",
        "UPDATE audit_auditspan SET first_leaf = 7",
        "DELETE FROM audit_auditspan",
        "UPDATE audit_audittile SET hashes = substr(hashes, 33)",
        "UPDATE audit_audittile SET hashes = hashes",
        "UPDATE audit_audittile SET level = 3",
        "DELETE FROM audit_audittile",
    ],
)
def test_the_database_refuses_whatever_does_not_add(db, statement):
    record_many(300)
    seal()
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
        connection.cursor().execute(statement)


@pytest.mark.skipif(of_tests.POSTGRES, reason="a month is marked by a function there")
def test_sqlite_keeps_a_month_that_has_rows(db):
    record_many(3)
    seal()
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
        AuditShard.objects.update(dropped=True)


@pytest.mark.skipif(not of_tests.POSTGRES, reason="PostgreSQL alone has it")
@pytest.mark.parametrize("table", ["row", "row_2026_11", "stream", "shard", "span", "tile"])
def test_postgresql_refuses_to_truncate(db, table):
    record_many(1)
    connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
        connection.cursor().execute(f"TRUNCATE audit_audit{table} CASCADE")


@pytest.mark.skipif(not of_tests.POSTGRES, reason="PostgreSQL alone has partitions")
def test_a_month_without_a_partition_gets_one(db):
    for at in (NOVEMBER, NOVEMBER + 400 * 86_400_000, 1_780_271_999_999, 1_780_272_000_000):
        record_many(1, at=at)
    partitions.make_ahead(NOVEMBER)
    with connection.cursor() as cursor:
        cursor.execute("SELECT tableoid::regclass::text, at FROM audit_auditrow")
        found = cursor.fetchall()
    assert {(table, f"audit_auditrow_{partitions.month_of(at).replace('-', '_')}") for table, at in found} == {
        (name, name)
        for name in (
            "audit_auditrow_2026_11",
            "audit_auditrow_2027_12",
            "audit_auditrow_2026_05",
            "audit_auditrow_2026_06",
        )
    }
    with pytest.raises(DatabaseError, match="not a month"), transaction.atomic():
        connection.cursor().execute("SELECT audit_make_partition('2026-13')")


def test_months_follow_each_other():
    assert [partitions.month_after(month) for month in ("2026-01", "2026-11", "2026-12")] == [
        "2026-02",
        "2026-12",
        "2027-01",
    ]


def test_the_key_is_told_to_whoever_looks_for_the_server(client, db):
    told = client.get("/.well-known/timetracker").json()["audit_key"]
    assert Key.parse(told) == signing.public_key()
    assert told.startswith("127.0.0.1/audit+")


def test_replies_carry_the_newest_heads(api, device, jonas):
    assert api.pull(device).checkpoints == ()
    seal()
    assert api.pull(device).checkpoints == newest_notes() != ()
    assert api.push(device).checkpoints == newest_notes()


def test_a_key_that_did_not_sign_the_audit_is_found_at_once(db, monkeypatch):
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from tracker_core.errors import Unavailable

    signing.check_key()
    record_many(1)
    seal()
    signing.check_key()
    other = Ed25519PrivateKey.generate()
    monkeypatch.setattr(signing, "private_key", lambda: other)
    with pytest.raises(Unavailable, match="Restore that file") as error:
        signing.check_key()
    assert error.value.code == "audit_key_changed"


def test_two_sealers_and_pushes_at_once(own_database):
    """Each row is sealed once, on a database whose transactions are real."""
    failures = []

    def guarded(work):
        def run():
            try:
                work()
            except Exception as error:  # noqa: BLE001  # told below, by the thread that may
                failures.append(error)
            finally:
                connection.close()

        return run

    def pushes(name):
        for _ in range(30):
            record_many(3, stream=name)

    works = [guarded(lambda name=name: pushes(name)) for name in ("a", "b")]
    works += [guarded(lambda: [seal() for _ in range(15)]) for _ in range(2)]
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failures == []
    seal()
    assert assert_whole("2026-11").size == 180


def test_an_audit_of_before_the_trees_is_taken_along(cluster, django_db_setup, django_db_blocker, tmp_path):
    name = f"old_{uuid.uuid4().hex}" if cluster else str(tmp_path / "old.sqlite3")
    if cluster:
        cluster.create(name)
    with django_db_blocker.unblock(), database(name):
        call_command("migrate", "audit", "0002", verbosity=0)
        head = chain.genesis("audit", SERVER)
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO audit_auditstream (name, size, head) VALUES (%s, 0, %s)", [SERVER, head])
            for seq in range(1, 401):
                at = OCTOBER + seq * 86_400_000 // 10
                body = canonical({"v": 1, "stream": SERVER, "seq": seq, "at": at, "action": "signed_in"})
                head = chain.link(head, body)
                cursor.execute(
                    "INSERT INTO audit_auditrow (stream_id, seq, at, action, body, hash) "
                    "VALUES (%s, %s, %s, %s, %s, %s)",
                    [SERVER, seq, at, "signed_in", body, head],
                )
            cursor.execute("UPDATE audit_auditstream SET size = 400, head = %s", [head])
        call_command("migrate", "audit", verbosity=0)
        record_many(1)
        assert seal() == 401
        months = ("2026-10", "2026-11", "2026-12")
        assert [assert_whole(month).size for month in months] == [79, 301, 21]
        assert verify("", pytest.fail).rows == 401
