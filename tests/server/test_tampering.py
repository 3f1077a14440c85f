"""Someone with the whole database, its triggers dropped, changes the past: each way is found (invariant 29).

What the check finds by itself, and what only a head shows that somebody else kept, is said for each.
"""

import json
import uuid
from collections.abc import Iterator

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection

from tests.server import settings as of_tests
from tests.server.conftest import copy_database, database
from tests.server.test_sealing import record_many
from tracker_core import chain, merkle
from tracker_core.wire import canonical
from tracker_server.audit import sealing, signing
from tracker_server.audit.models import AuditFloor, AuditRow, AuditShard, AuditStream
from tracker_server.audit.purging import drop_month, purge_rows
from tracker_server.audit.record import SERVER
from tracker_server.audit.sealing import seal
from tracker_server.audit.trees import newest_notes
from tracker_server.audit.verifying import Found, verify
from tracker_server.clock import now_ms

JANUARY, FEBRUARY = 1_737_000_000_000, 1_739_000_000_000  # 2025


def check(kept: str = "") -> tuple[Found, list[str]]:
    told: list[str] = []
    return verify(kept, told.append), told


def sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def unprotect() -> None:
    """What the owner of a database can do."""
    if of_tests.POSTGRES:
        sql("SET session_replication_role = replica")
        return
    sql("PRAGMA foreign_keys = OFF")
    with connection.cursor() as cursor:
        names = cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in names:
        sql(f"DROP TRIGGER {name}")


@pytest.fixture(scope="session")
def past(empty_database, django_db_blocker, cluster) -> tuple[str, str]:
    """A database with two months of three streams, and the heads that a device kept, half-way and at the end."""
    name = f"{empty_database}_past"
    copy_database(cluster, empty_database, name)
    heads = []
    with django_db_blocker.unblock(), database(name):
        AuditFloor.objects.update(min_age_ms=0)
        for _ in range(2):
            for at in (JANUARY, FEBRUARY):
                for stream in ("p", "q", SERVER):
                    record_many(100, stream, at)
            seal()
            heads += newest_notes()
        found, told = check("".join(heads))
    assert told == []
    assert (found.rows, found.leaves, found.trees, found.kept, found.unchecked) == (1200, 1200, 2, 4, 0)
    return name, "".join(heads)


@pytest.fixture
def kept(past, django_db_blocker, cluster, tmp_path) -> Iterator[str]:
    """The heads that a device kept; the database is one's own, its triggers gone."""
    source, heads = past
    name = f"own_{uuid.uuid4().hex}" if cluster else str(tmp_path / "own.sqlite3")
    copy_database(cluster, source, name)
    with django_db_blocker.unblock(), database(name):
        unprotect()
        yield heads


def body_of(stream: str, seq: int) -> dict:
    return json.loads(bytes(AuditRow.objects.get(stream_id=stream, seq=seq).body))


def edit(stream: str, seq: int, **changes: object) -> None:
    body = canonical({**body_of(stream, seq), **changes})
    sql("UPDATE audit_auditrow SET body = %s WHERE stream_id = %s AND seq = %s", body, stream, seq)


def chain_anew(stream: str) -> None:
    """Number the rows of ``stream`` from 1 on, and make hashes, size and head fit."""
    head = chain.genesis("audit", stream)
    rows = list(AuditRow.objects.filter(stream_id=stream).order_by("seq", "at"))
    for seq, row in enumerate(rows, 1):
        body = canonical({**json.loads(bytes(row.body)), "seq": seq, "stream": stream})
        head = chain.link(head, body)
        sql("UPDATE audit_auditrow SET body = %s, hash = %s, seq = %s WHERE id = %s", body, head, seq, row.id)
    sql("UPDATE audit_auditstream SET size = %s, head = %s WHERE name = %s", len(rows), head, stream)


def trees_anew() -> None:
    """Forget the trees and make them from the rows that are there, signed with the key at hand."""
    for table in ("tile", "span", "shard"):
        sql(f"DELETE FROM audit_audit{table}")
    sql("UPDATE audit_auditstream SET sealed = 0")
    seal()


def remove(stream: str, seq: int) -> None:
    sql("DELETE FROM audit_auditrow WHERE stream_id = %s AND seq = %s", stream, seq)


def insert(stream: str, seq: int) -> None:
    """A row of a reader's choice in the place of ``seq``, the later ones behind it."""
    for later in range(AuditStream.objects.get(name=stream).size, seq - 1, -1):
        sql("UPDATE audit_auditrow SET seq = %s WHERE stream_id = %s AND seq = %s", later + 1, stream, later)
    forged = canonical({**body_of(stream, seq + 1), "seq": seq, "reason": "as if"})
    sql(
        "INSERT INTO audit_auditrow (stream_id, seq, at, action, body, hash) VALUES (%s, %s, %s, 'signed_in', %s, 'x')",
        stream,
        seq,
        json.loads(forged)["at"],
        forged,
    )


def swap_rows() -> None:
    for before, after in ((5, -1), (6, 5), (-1, 6)):
        sql("UPDATE audit_auditrow SET seq = %s WHERE stream_id = 'p' AND seq = %s", after, before)


def swap_shards(*, notes: bool) -> None:
    january, february = AuditShard.objects.order_by("month")
    for table in ("span", "tile"):
        for before, after in (("2025-01", "x"), ("2025-02", "2025-01"), ("x", "2025-02")):
            sql(f"UPDATE audit_audit{table} SET shard_id = %s WHERE shard_id = %s", after, before)
    for to, of in ((january, february), (february, january)):
        note = of.note if notes else to.note
        sql("UPDATE audit_auditshard SET size=%s, root=%s, note=%s WHERE month=%s", of.size, of.root, note, to.month)


def purge_quietly(stream: str, upto: int) -> None:
    head = AuditRow.objects.get(stream_id=stream, seq=upto).hash
    sql("UPDATE audit_auditstream SET purged = %s, purged_head = %s WHERE name = %s", upto, head, stream)
    sql("DELETE FROM audit_auditrow WHERE stream_id = %s AND seq <= %s", stream, upto)


def drop_quietly(month: str) -> None:
    for table in ("span", "tile"):
        sql(f"DELETE FROM audit_audit{table} WHERE shard_id = %s", month)
    sql("UPDATE audit_auditshard SET dropped = %s WHERE month = %s", True, month)


def tile_anew() -> None:
    """A forged leaf, and the tiles, root and note that fit it, but not the row."""
    hashes = [merkle.leaf_hash(b"forged")] * 3
    sql("UPDATE audit_audittile SET hashes = %s WHERE level = 0 AND shard_id = '2025-01'", b"".join(hashes))


FOUND_ALONE = {
    "a row is edited": lambda: edit("p", 5, reason="other"),
    "an edited row, its chain made anew": lambda: (edit("p", 5, reason="other"), chain_anew("p")),
    "the time beside a row": lambda: sql("UPDATE audit_auditrow SET at = at + 1 WHERE stream_id = 'p' AND seq = 5"),
    "the action beside a row": lambda: sql("UPDATE audit_auditrow SET action = 'x' WHERE stream_id = 'p' AND seq = 5"),
    "a row is deleted": lambda: remove("p", 5),
    "a deleted row, its chain made anew": lambda: (remove("p", 5), chain_anew("p")),
    "the first row is deleted": lambda: remove("p", 1),
    "the last row is deleted": lambda: remove("p", 400),
    "the last row is deleted, its chain made anew": lambda: (remove("p", 400), chain_anew("p")),
    "a row is inserted": lambda: insert("p", 5),
    "an inserted row, its chain made anew": lambda: (insert("p", 5), chain_anew("p")),
    "two rows are swapped": swap_rows,
    "two swapped rows, their chain made anew": lambda: (swap_rows(), chain_anew("p")),
    "a row is given to another": lambda: sql(
        "UPDATE audit_auditrow SET stream_id = 'q', seq = 401 WHERE stream_id = 'p' AND seq = 400"
    ),
    "a row of nobody": lambda: sql("UPDATE audit_auditrow SET stream_id = 'x' WHERE stream_id = 'p' AND seq = 400"),
    "a stream is deleted": lambda: [
        sql(f"DELETE FROM audit_audit{table} WHERE {column} = 'p'")
        for table, column in (("row", "stream_id"), ("span", "stream_id"), ("stream", "name"))
    ],
    "a stream's row is deleted": lambda: sql("DELETE FROM audit_auditstream WHERE name = 'p'"),
    "the head of a stream": lambda: sql("UPDATE audit_auditstream SET head = %s WHERE name = 'p'", "ab" * 32),
    "the size of a stream": lambda: sql("UPDATE audit_auditstream SET size = 401 WHERE name = 'p'"),
    "what is sealed": lambda: sql("UPDATE audit_auditstream SET sealed = 399 WHERE name = 'p'"),
    "a span is deleted": lambda: sql("DELETE FROM audit_auditspan WHERE stream_id = 'p' AND first_seq = 1"),
    "a span is moved": lambda: sql("UPDATE audit_auditspan SET first_leaf = first_leaf + 1 WHERE stream_id = 'p'"),
    "a span is shortened": lambda: sql("UPDATE audit_auditspan SET count = count - 1 WHERE stream_id = 'q'"),
    "a tile is forged": tile_anew,
    "a tile is deleted": lambda: sql("DELETE FROM audit_audittile WHERE level = 1 AND shard_id = '2025-01'"),
    "a tile is added": lambda: sql(
        "INSERT INTO audit_audittile (shard_id, level, \"index\", hashes) VALUES ('2025-01', 2, 0, %s)", bytes(32)
    ),
    "the root of a tree": lambda: sql("UPDATE audit_auditshard SET root = %s WHERE month = '2025-01'", "ab" * 32),
    "a note that is none": lambda: sql("UPDATE audit_auditshard SET note = 'x'"),
    "a tree is deleted": lambda: [
        sql(f"DELETE FROM audit_audit{table} WHERE {column} = '2025-01'")
        for table, column in (("span", "shard_id"), ("tile", "shard_id"), ("shard", "month"))
    ],
    "the contents of two months are swapped": lambda: swap_shards(notes=False),
    "two months are swapped, heads and all": lambda: swap_shards(notes=True),
    "rows are purged without a record": lambda: purge_quietly("p", 5),
    "a month is dropped without a record": lambda: drop_quietly("2025-01"),
}


@pytest.mark.parametrize("tamper", FOUND_ALONE.values(), ids=FOUND_ALONE)
def test_it_is_found_by_the_check_alone(kept, tamper):
    tamper()
    found, told = check()
    assert found.problems == len(told) > 0
    assert all(sentence.endswith(".") for sentence in told)


def test_what_is_wrong_is_said_where_it_is(kept):
    edit("p", 5, reason="other")
    assert check()[1] == [
        "Stream p: row 5 was changed, or does not follow from the one before it.",
        "Stream p: row 5 is not what leaf 4 of the tree of 2025-01 was made of.",
    ]


REWRITTEN = {
    "edited": lambda: edit("p", 5, reason="other"),
    "deleted": lambda: remove("p", 5),
    "inserted": lambda: insert("p", 5),
    "reordered": swap_rows,
}


@pytest.mark.parametrize("tamper", REWRITTEN.values(), ids=REWRITTEN)
def test_everything_is_made_anew_without_the_key(kept, tamper, monkeypatch):
    tamper()
    chain_anew("p")
    other = Ed25519PrivateKey.generate()
    with monkeypatch.context() as patched:
        patched.setattr(signing, "private_key", lambda: other)
        trees_anew()
    _, told = check()
    assert [sentence.partition(":")[0] for sentence in told] == [
        f"The tree of 2025-{month} has a head that this server's key did not sign" for month in ("01", "02")
    ]


@pytest.mark.parametrize("tamper", REWRITTEN.values(), ids=REWRITTEN)
def test_everything_is_made_anew_with_the_key(kept, tamper):
    """Nothing in the database can show it; a head that a device kept does."""
    tamper()
    chain_anew("p")
    trees_anew()
    assert check()[1] == []
    _, told = check(kept)
    assert any("The past was rewritten." in sentence or "earlier copy" in sentence for sentence in told)


def test_the_database_is_put_back_to_an_earlier_copy(own_database, cluster, tmp_path):
    record_many(300, "p")
    seal()
    early = newest_notes()[0]
    connection.close()
    copy = f"{own_database}_copy"
    copy_database(cluster, own_database, copy)
    record_many(5, "p")
    seal()
    late = newest_notes()[0]
    with database(copy):
        assert check(early)[1] == []
        _, told = check(late)
        assert ["earlier copy" in sentence for sentence in told] == [True]
        record_many(10, "p")  # and life goes on, past the size of then
        seal()
        assert check()[1] == []
        _, told = check(early + late)
        assert told == [
            "Kept head 2: the first 305 rows of 2026-11 are not those that were signed. The past was rewritten."
        ]


def test_a_purge_verifies_and_so_do_heads_of_before(kept):
    for stream in ("p", "q", SERVER):
        purge_rows(stream, 100)
    seal()
    found, told = check(kept)
    assert told == []
    assert (found.purged, found.rows, found.unchecked) == (300, 903, 0)
    for stream in ("p", "q", SERVER):
        purge_rows(stream, 400)
    drop_month("2025-01")
    drop_month("2025-02")
    seal()
    found, told = check(kept)
    assert told == []
    assert (found.dropped, found.unchecked, found.purged) == (2, 2, 1200)


def test_a_stream_cannot_begin_elsewhere_than_it_does(kept):
    sql("UPDATE audit_auditstream SET purged_head = %s WHERE name = 'q'", "0" * 64)
    assert "Stream q begins with another hash than a stream does, though nothing of it was purged." in check()[1]


def test_rows_are_in_no_tree_of_a_month_before_their_own(kept):
    record_many(1, "late", now_ms())
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sealing, "month_of", lambda _: "2025-02")
        seal()
    assert check()[1] == ["Stream late: row 1 is in the tree of 2025-02, before it was recorded."]


def test_two_heads_that_different_devices_were_told(own_database):
    """Of a month that was purged since nothing else is left to hold them against."""
    record_many(5, "p", JANUARY)
    seal()
    month, one = "2025-01", newest_notes()[0]
    other = signing.signed_head(month, 5, bytes(32))
    for kept in (one + other, other + "\n" + one):
        told = check(kept)[1]
        assert any("the server told different people different things" in sentence for sentence in told)
    record_many(1, "p", JANUARY)
    seal()
    purge_rows("p", 6)
    drop_month(month)
    assert any("different people" in sentence for sentence in check(one + other)[1])


def test_a_month_that_was_dropped_is_still_known_by_its_head(kept):
    for stream in ("p", "q", SERVER):
        purge_rows(stream, 400)
    drop_month("2025-01")
    seal()
    edit(SERVER, AuditStream.objects.get(name=SERVER).size, detail={"size": 1, "root": "x"})
    assert any("without a record" in sentence for sentence in check()[1])
    sql("DELETE FROM audit_auditshard WHERE month = '2025-01'")
    assert any("is not there" in sentence for sentence in check(kept)[1])


@pytest.mark.parametrize("broken", ["x", "a\n1\n\n— b c\n"])
def test_a_kept_head_that_is_none_is_told_of(kept, broken):
    _, told = check(broken)
    assert ["Kept head 1 was not signed by this server's key" in sentence for sentence in told] == [True]


def test_what_is_recorded_while_it_is_checked_does_not_matter(own_database):
    record_many(10, "p")
    seal()

    def tell(sentence: str) -> None:
        raise AssertionError(sentence)

    found = verify("", tell)
    assert (found.rows, found.waiting) == (10, 0)
    record_many(10, "p")
    found = verify("", tell)
    assert (found.rows, found.waiting) == (20, 10)
