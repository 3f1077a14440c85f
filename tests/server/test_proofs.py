"""The audit from outside: with signed heads and proofs from the API, a reader needs nothing else of the server."""

from tests.server.conftest import make_person, signed_in_api
from tests.server.device import start
from tests.server.test_purging import JANUARY
from tests.server.test_sealing import record_many
from tracker_core import merkle, note
from tracker_core.model import Role
from tracker_core.wire import canonical
from tracker_server.audit.purging import drop_month, purge_rows
from tracker_server.audit.record import SERVER
from tracker_server.audit.sealing import seal


def head_in(reply: dict, api) -> note.TreeHead:
    key = note.Key.parse(api.get("audit/checkpoints").json()["key"])
    return note.verified(reply["note"], key)


def hashes(reply: dict) -> list[bytes]:
    return [bytes.fromhex(step) for step in reply["proof"]]


def test_every_row_that_one_reads_is_shown_to_be_in_a_signed_tree(api, device, item):
    api.push(device, device.record(start(item.id))[1])
    record_many(300)
    seal()
    rows = api.get("audit").json()["rows"]
    assert len(rows) > 2
    for row in rows:
        row.pop("hash")
        shown = api.get("audit/inclusion", seq=row["seq"]).json()
        leaf, head = merkle.leaf_hash(canonical(row)), head_in(shown, api)
        assert (shown["leaf"], shown["size"]) == (leaf.hex(), head.size)
        assert head.origin.endswith(shown["shard"])
        assert merkle.verify_inclusion(leaf, shown["index"], head.size, hashes(shown), head.root)


def test_a_head_that_was_kept_is_shown_to_be_the_beginning_of_the_newest(api):
    heads = []
    for count in (1, 300, 7):
        record_many(count)
        seal()
        shard = api.get("audit/checkpoints").json()["checkpoints"][0]
        heads.append((shard["shard"], head_in(shard, api)))
    month = heads[-1][0]
    for name, old in heads:
        assert name == month
        for new in (head for _, head in heads if head.size >= old.size):
            shown = api.get("audit/consistency", shard=month, **{"from": old.size, "to": new.size}).json()
            assert merkle.verify_consistency(old.size, old.root, new.size, new.root, hashes(shown))
    newest = api.get("audit/consistency", shard=month, **{"from": heads[0][1].size}).json()
    assert newest["to"] == heads[-1][1].size


def test_heads_come_in_pages_newest_first(api):
    for year in range(3):
        record_many(1, "p", JANUARY + year * 365 * 86_400_000)
    seal()
    first = api.get("audit/checkpoints", limit=3).json()
    rest = api.get("audit/checkpoints", limit=3, before=first["next"]).json()
    months = [each["shard"] for page in (first, rest) for each in page["checkpoints"]]
    assert months == sorted(months, reverse=True)
    assert {"2027-01", "2026-01", "2025-01"} < set(months)
    assert rest["next"] is None


def test_a_row_of_another_needs_the_right(api, jonas, admin):
    record_many(1)
    seal()
    auditor = signed_in_api(make_person("x@harbor.example", Role.AUDITOR))
    for wanted in (jonas.email, str(jonas.id), SERVER):
        assert auditor.get("audit/inclusion", stream=wanted, seq=1).status_code == 200
    other = signed_in_api(make_person("y@harbor.example"))
    for wanted in (jonas.email, str(jonas.id), SERVER, "nobody@harbor.example"):
        reply = other.get("audit/inclusion", stream=wanted, seq=1)
        assert (reply.status_code, reply.json()["code"]) == (403, "forbidden")


def test_what_is_not_there_says_why(api, jonas):
    def code(path, **query):
        reply = api.get(f"audit/{path}", **query)
        return reply.status_code, reply.json()["code"]

    assert code("inclusion", seq=1) == (409, "not_sealed")
    seal()
    assert code("inclusion", seq=1000) == (404, "not_found")
    for query in ({}, {"seq": 0}, {"seq": -1}, {"seq": "x"}, {"seq": 2**70}):
        assert code("inclusion", **query) == (400, "malformed")
    month = api.get("audit/checkpoints").json()["checkpoints"][0]["shard"]
    assert code("consistency", shard="1999-01", **{"from": 1}) == (404, "not_found")
    for query in ({"from": 9999}, {"from": 2, "to": 1}, {"from": -1}, {"from": 1, "to": 9999}, {}, {"from": "x"}):
        assert code("consistency", shard=month, **query) == (400, "malformed")
    for month in ("x", "2026-1", "2026-01-01", "'; --"):
        assert code("consistency", shard=month, **{"from": 1}) == (400, "malformed")
        assert code("checkpoints", before=month) == (400, "malformed")
    assert api.client.get("/api/v1/audit/checkpoints").status_code == 401


def test_what_was_purged_is_told_as_such(db, admin):
    record_many(3, SERVER, JANUARY)
    record_many(2)
    seal()
    reader = signed_in_api(admin)
    seal()
    assert purge_rows(SERVER, 3) == 3
    shown = reader.get("audit/inclusion", stream=SERVER, seq=2).json()
    head = head_in(shown, reader)
    assert merkle.verify_inclusion(bytes.fromhex(shown["leaf"]), shown["index"], head.size, hashes(shown), head.root)
    drop_month("2025-01")
    reply = reader.get("audit/inclusion", stream=SERVER, seq=2)
    assert (reply.status_code, reply.json()["code"]) == (410, "purged")
    reply = reader.get("audit/consistency", shard="2025-01", **{"from": 1})
    assert (reply.status_code, reply.json()["code"]) == (410, "purged")
    told = reader.get("audit/checkpoints").json()["checkpoints"][-1]
    assert (told["shard"], told["dropped"], head_in(told, reader).size) == ("2025-01", True, 3)
