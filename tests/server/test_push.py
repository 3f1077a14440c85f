"""Every verdict of a push, and what it leaves in ledger, stream and audit."""

import json
from dataclasses import replace
from uuid import UUID

import pytest
from django.db import connection

from tests.server.conftest import make_item, make_person, signed_in_api
from tests.server.device import NINE, MadeDevice, start, stop, verdicts
from tracker_core import wire
from tracker_core.events import EntryAmended, StartRefused, TimerStarted, Unknown
from tracker_core.model import Device, Moment
from tracker_server.audit.models import AuditRow
from tracker_server.audit.record import first_break
from tracker_server.ledger.models import Event
from tracker_server.work_items.assigning import assign, save_item, unassign


def audit_of(person) -> list[dict]:
    return [json.loads(bytes(row.body)) for row in AuditRow.objects.filter(stream_id=str(person.id)).order_by("seq")]


def refused(person) -> list[str]:
    return [row["reason"] for row in audit_of(person) if row["action"] == "event_refused"]


def test_an_assigned_start_and_its_stop_are_accepted_and_audited(api, device, item, jonas):
    entry, body = device.record(start(item.id))
    reply = api.push(device, body, device.record(stop(entry))[1])
    assert verdicts(reply) == [("accepted", ""), ("accepted", "")]
    assert reply.chains == {1: 3}
    rows = [row for row in audit_of(jonas) if row["device"] == device.device.id]
    assert [row["action"] for row in rows] == ["device_registered", "timer_started", "timer_stopped"]
    assert rows[1]["subject"] == entry
    assert rows[1]["version"] == "0.1.0"
    assert first_break(str(jonas.id)) is None


def test_the_bytes_are_kept_as_they_came(api, device, item):
    entry, body = device.record(start(item.id))
    api.push(device, body)
    assert bytes(Event.objects.get(event_id=entry).body) == body


def test_a_retry_gets_the_same_verdicts_and_leaves_nothing_twice(api, device, item, jonas):
    """TD#4801: the push succeeded, the reply was lost."""
    bodies = [device.record(start(item.id))[1], device.record(start(make_item("PIER-8").id))[1]]
    first = api.push(device, *bodies)
    audited = len(audit_of(jonas))
    assert api.push(device, *bodies).verdicts == first.verdicts
    assert Event.objects.count() == 2
    assert len(audit_of(jonas)) == audited


def test_the_same_event_twice_in_one_push_gets_one_verdict_twice(api, device, item):
    _, body = device.record(start(item.id))
    assert verdicts(api.push(device, body, body)) == [("accepted", ""), ("accepted", "")]
    assert Event.objects.count() == 1


def test_the_same_id_with_other_bytes_is_refused_and_audited(api, device, item, jonas):
    entry, body = device.record(start(item.id))
    api.push(device, body)
    other = wire.canonical({**json.loads(body), "occurred_at": NINE - 5})
    assert verdicts(api.push(device, other)) == [("rejected", "other_bytes")]
    assert bytes(Event.objects.get(event_id=entry).body) == body
    assert refused(jonas) == ["other_bytes"]


def test_the_same_event_from_another_place_is_known(api, device, item, jonas):
    """Two copies of a device, both fenced off, give an event that had no place yet each a new one."""
    entry, body = device.record(start(item.id))
    api.push(device, body)
    audited = len(audit_of(jonas))
    copy = MadeDevice(str(jonas.id), replace(device.device, epoch=2))
    again = wire.canonical({**json.loads(body), "device_epoch": 2, "prev_hash": copy.head})
    reply = api.push(copy, again)
    assert verdicts(reply) == [("accepted", "")]
    assert reply.chains == {1: 2}, "it has its place where it was first"
    assert bytes(Event.objects.get(event_id=entry).body) == body
    assert len(audit_of(jonas)) == audited


def test_the_same_event_from_another_device_of_the_person_is_known(api, device, item, jonas):
    """Each of them held what a restored server had forgotten."""
    entry, body = device.record(start(item.id))
    api.push(device, body)
    other = MadeDevice(str(jonas.id))
    again = {**json.loads(body), "device_id": other.device.id, "prev_hash": other.head}
    assert verdicts(api.push(other, wire.canonical(again))) == [("accepted", "")]
    changed = wire.canonical({**again, "occurred_at": NINE - 5})
    assert verdicts(api.push(other, changed)) == [("rejected", "other_bytes")]
    assert bytes(Event.objects.get(event_id=entry).body) == body


def test_an_item_never_assigned_is_rejected_and_audited_as_an_attempt(api, device, jonas):
    _, body = device.record(start(make_item("CRANE-3").id))
    assert verdicts(api.push(device, body)) == [("rejected", "not_assigned")]
    [row] = [row for row in audit_of(jonas) if row["action"] == "event_refused"]
    assert row["reason"] == "not_assigned"
    assert row["actor"] == str(jonas.id)
    assert row["detail"]["type"] == "timer_started"


def test_an_item_nobody_made_is_rejected(api, device):
    bodies = [device.record(start("00000000-0000-4000-8000-000000000000"))[1], device.record(start("no id"))[1]]
    assert verdicts(api.push(device, *bodies)) == [("rejected", "unknown_work_item")] * 2


def test_an_item_taken_away_meanwhile_is_accepted_and_flagged(api, device, item, jonas, admin):
    knew = work_item_rev(api, device, item)
    unassign(item, jonas, admin)
    _, body = device.record(start(item.id, rev=knew))
    assert verdicts(api.push(device, body)) == [("accepted_flagged", "unassigned_meanwhile")]


def test_an_item_whose_removal_the_device_knew_is_rejected(api, device, item, jonas, admin):
    unassign(item, jonas, admin)
    _, body = device.record(start(item.id, rev=work_item_rev(api, device, item)))
    assert verdicts(api.push(device, body)) == [("rejected", "not_assigned")]


def test_an_item_assigned_again_is_accepted(api, device, item, jonas, admin):
    unassign(item, jonas, admin)
    assign(item, jonas, admin)
    _, body = device.record(start(item.id, rev=1))
    assert verdicts(api.push(device, body)) == [("accepted", "")]


def test_a_closed_item_counts_as_taken_away(api, device, item, admin):
    knew = work_item_rev(api, device, item)
    item.closed = True
    save_item(item, admin)
    _, body = device.record(start(item.id, rev=knew))
    assert verdicts(api.push(device, body)) == [("accepted_flagged", "unassigned_meanwhile")]


def test_a_correction_to_an_item_not_assigned_is_rejected(api, device, item):
    entry, body = device.record(start(item.id))
    amended = EntryAmended(entry, "wrong item", work_item=str(make_item("CRANE-3").id), assignment_rev=1)
    assert verdicts(api.push(device, body, device.record(amended)[1])) == [
        ("accepted", ""),
        ("rejected", "not_assigned"),
    ]


def test_a_refused_start_reaches_the_audit(api, device, jonas):
    _, body = device.record(StartRefused("CRANE-3", "not_assigned"))
    assert verdicts(api.push(device, body)) == [("accepted", "")]
    row = audit_of(jonas)[-1]
    assert (row["action"], row["reason"], row["detail"]["key"]) == ("start_refused", "not_assigned", "CRANE-3")


def test_an_unknown_type_is_kept_and_handed_on_whole(api, device, jonas):
    """Invariant 25; and no device chooses what stands in the audit as an action."""
    _, body = device.record(Unknown("signed_in", {"minutes": 5, "nested": {"deep": [1, "ä"]}}))
    assert verdicts(api.push(device, body)) == [("accepted", "")]
    change = api.pull(MadeDevice(str(jonas.id))).changes[-1]
    assert change.kind == "event"
    assert wire.canonical(change.data) == body
    row = audit_of(jonas)[-2]  # the last one is the second device
    assert (row["action"], row["detail"]["type"]) == ("event_unknown", "signed_in")


def test_a_gap_is_deferred_until_it_is_filled(api, device, item):
    entry, first = device.record(start(item.id))
    _, second = device.record(stop(entry))
    reply = api.push(device, second)
    assert verdicts(reply) == [("deferred", "gap")]
    assert reply.chains == {1: 1}
    assert verdicts(api.push(device, first, second)) == [("accepted", ""), ("accepted", "")]


def test_a_broken_chain_is_rejected_and_audited(api, device, item, jonas):
    _, body = device.record(start(item.id), prev_hash="0" * 64)
    assert verdicts(api.push(device, body)) == [("rejected", "chain_broken")]
    assert refused(jonas) == ["chain_broken"]


def test_two_copies_of_a_device_are_told_apart(api, device, item, jonas):
    """Invariant 13: the copy is fenced, the one that came first goes on."""
    entry, body = device.record(start(item.id))
    api.push(device, body)
    copy = MadeDevice(device.person, device.device, device.dseq, device.head)
    assert verdicts(api.push(device, device.record(stop(entry))[1])) == [("accepted", "")]
    forked = [copy.record(stop(entry, NINE + 5))[1], copy.record(start(item.id))[1]]
    assert verdicts(api.push(copy, *forked)) == [("rejected", "chain_broken"), ("rejected", "chain_broken")]
    assert verdicts(api.push(device, device.record(start(item.id))[1])) == [("accepted", "")]
    assert "device_forked" in [row["action"] for row in audit_of(jonas)]
    fresh = MadeDevice(copy.person, Device(device.device.id, 2, "Debian 12", "0.1.0"))
    assert verdicts(api.push(fresh, fresh.record(stop(entry, NINE + 5))[1])) == [("accepted", "")]


@pytest.mark.parametrize("field", ["person", "actor"])
def test_an_event_for_or_by_somebody_else_is_rejected_and_audited(api, device, item, jonas, admin, field):
    _, body = device.record(start(item.id), **{field: str(admin.id)})
    assert verdicts(api.push(device, body)) == [("rejected", "wrong_person")]
    assert refused(jonas) == ["wrong_person"]


def test_somebody_elses_entry_cannot_be_stopped(api, device, item, admin):
    entry, body = device.record(start(item.id))
    api.push(device, body)
    other = MadeDevice(str(admin.id))
    assert verdicts(signed_in_api(admin).push(other, other.record(stop(entry))[1])) == [("rejected", "wrong_person")]


def test_an_event_of_another_device_is_refused(api, device, item, jonas):
    stranger = MadeDevice(str(jonas.id))
    _, body = stranger.record(start(item.id))
    assert verdicts(api.push(device, body)) == [("rejected", "wrong_device")]


def test_a_malformed_event_blocks_no_neighbour(api, device, item):
    """Invariant 16, TD#1971. It takes its place in the chain, so what follows it goes on."""
    entry, first = device.record(start(item.id))
    bad = device.raw(utc_offset=9999)
    _, last = device.record(stop(entry))
    reply = api.push(device, first, bad, last)
    assert verdicts(reply) == [("accepted", ""), ("rejected", "malformed"), ("accepted", "")]
    assert reply.chains == {1: 4}
    assert verdicts(api.push(device, first, bad, last)) == verdicts(reply)


def test_a_malformed_event_without_an_id_has_its_place_too(api, device, item):
    bad = device.raw(id=7)
    _, good = device.record(start(item.id))
    for _ in range(2):
        reply = api.push(device, bad, good)
        assert verdicts(reply) == [("rejected", "malformed"), ("accepted", "")]
        assert reply.verdicts[0].id is None


@pytest.mark.parametrize(
    "bad",
    [
        b"7",
        b"null",
        b"[]",
        b'{"id":"x"}',
        b'{"a":1.5}',
        b'{"a":NaN}',
        b'{"\xc3\xa4":1}',
        b'{"a":1,"a":2}',
        b'{"a":"\\ud800"}',
        b'{"a":' + b"[" * 400 + b"]" * 400 + b"}",
    ],
    ids=str,
)
def test_what_is_no_event_at_all_blocks_no_neighbour(api, device, item, bad):
    _, good = device.record(start(item.id))
    assert verdicts(api.push(device, bad, good, bad)) == [
        ("rejected", "malformed"),
        ("accepted", ""),
        ("rejected", "malformed"),
    ]


def test_an_oversized_event_is_rejected_in_its_place(api, device, item):
    bad = device.raw(data={"work_item": "x" * 9000})
    _, good = device.record(start(item.id))
    for _ in range(2):
        assert verdicts(api.push(device, bad, good)) == [("rejected", "malformed"), ("accepted", "")]


def test_limits_of_a_request(api, device):
    body = device.record(StartRefused("X", "not_assigned"))[1]
    assert api.post("push", device.push(*[body] * 501)).json()["code"] == "malformed"
    for reply in (
        api.post("push", b'{"a":"' + b"x" * 1_100_000 + b'"}'),
        api.post("push", b'{"a":"' + b"x" * 9_000_000 + b'"}', packed=True),
    ):
        assert (reply.status_code, reply.json()["code"]) == (413, "too_large")
        assert reply["Content-Type"] == "application/problem+json"


def test_gzip_is_unpacked_and_broken_gzip_refused(api, device, item):
    _, body = device.record(start(item.id))
    assert api.post("push", device.push(body), packed=True).status_code == 200
    for headers in ({"Content-Encoding": "gzip"}, {"Content-Encoding": "br"}):
        assert api.post("push", b"not packed", **headers).json()["code"] in ("malformed", "not_json")


@pytest.mark.parametrize("body", [b"x", b"[]", b'{"v":1}', b'{"v":2,"events":[]}'])
def test_a_request_that_cannot_be_read_is_a_problem(api, body):
    reply = api.post("push", body)
    assert reply.status_code == 400
    assert reply.json()["code"] in ("malformed", "unknown_version")


def test_a_device_belongs_to_whom_it_came_with(api, device, item, jonas, admin):
    api.pull(device)
    reply = signed_in_api(admin).post("pull", device.pull())
    assert (reply.status_code, reply.json()["code"]) == (403, "device_not_yours")
    assert audit_of(admin)[-1]["action"] == "device_refused"


def test_a_revoked_device_is_refused(api, device):
    from tracker_server.ledger.models import Device as Row

    api.pull(device)
    Row.objects.filter(id=UUID(device.device.id)).update(revoked_at=NINE)
    reply = api.post("push", device.push())
    assert (reply.status_code, reply.json()["code"]) == (403, "device_revoked")


def test_a_program_too_old_is_told_so(api, jonas):
    old = MadeDevice(str(jonas.id), Device("00000000-0000-4000-8000-000000000001", 1, "Debian 12", "0.0.9"))
    reply = api.post("push", old.push())
    assert (reply.status_code, reply.json()["code"]) == (426, "too_old")


def test_a_failure_half_way_leaves_nothing(api, device, item, jonas, monkeypatch):
    from tracker_server.ledger import intake

    def fail(*_: object) -> None:
        raise RuntimeError("the audit cannot be written")

    api.pull(device)
    before = len(audit_of(jonas))
    monkeypatch.setattr(intake, "record", fail)
    _, body = device.record(start(item.id))
    reply = api.post("push", device.push(body))
    assert (reply.status_code, reply.json()["code"]) == (500, "server_error")
    assert "audit cannot" not in reply.content.decode()
    assert Event.objects.count() == 0
    assert len(audit_of(jonas)) == before


def test_the_database_itself_refuses_to_change_the_audit(api, device, jonas):
    from django.db import DatabaseError, transaction

    api.pull(device)
    for statement in ("UPDATE audit_auditrow SET at = 0", "DELETE FROM audit_auditrow"):
        with (
            pytest.raises(DatabaseError, match="only ever added to"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


def work_item_rev(api, device, item) -> int:
    """What the device last learned of ``item``."""
    told = [c.data for c in api.pull(device).changes if c.kind == "work_item" and c.data["id"] == str(item.id)]
    return told[-1]["assignment_rev"]


def test_a_hand_made_start_by_a_person_without_the_item(item):
    """Done when: not in the menu, not by the command line, not by a hand-made request."""
    aiko = make_person("aiko@harbor.example")
    device = MadeDevice(str(aiko.id))
    _, body = device.record(TimerStarted(str(item.id), Moment(NINE, 0), 99, ""))
    assert verdicts(signed_in_api(aiko).push(device, body)) == [("rejected", "not_assigned")]
    assert refused(aiko) == ["not_assigned"]
