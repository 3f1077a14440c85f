"""What a device learns by pulling: work items, its person, other devices' events, verdicts; and the cursor."""

import base64
from uuid import uuid4

import pytest
from django.core.cache import cache

from tests.server.conftest import make_item, make_person, signed_in_api
from tests.server.device import MadeDevice, start, stop
from tracker_core import wire
from tracker_core.messages import person_from, work_item_from
from tracker_core.model import Kind, Role
from tracker_server.audit.record import checkpoint
from tracker_server.clock import now_ms
from tracker_server.ledger import devices
from tracker_server.ledger.models import Device
from tracker_server.ledger.pace import pace_for
from tracker_server.streams.models import ServerEpoch
from tracker_server.work_items.assigning import assign, save_item, unassign


def test_the_first_pull_tells_the_person_and_the_items(api, device, item, jonas):
    reply = api.pull(device)
    assert [change.kind for change in reply.changes] == ["person", "work_item"]
    person = person_from(reply.changes[0].data)
    assert (person.id, person.email, person.role) == (str(jonas.id), jonas.email, Role.EMPLOYEE)
    told = work_item_from(reply.changes[1].data)
    assert (told.key, told.kind, told.assigned) == ("PIER-7", Kind.BUG, True)
    assert told.assignment_rev == reply.changes[1].seq
    assert not reply.more


def test_nothing_new_is_nothing(api, device, item):
    cursor = api.pull(device).cursor
    again = api.pull(device, cursor)
    assert (again.changes, again.cursor, again.more) == ((), cursor, False)


def test_events_come_to_the_other_device_byte_for_byte(api, device, item, jonas):
    entry, begun = device.record(start(item.id))
    _, ended = device.record(stop(entry))
    api.push(device, begun, ended)
    other = MadeDevice(str(jonas.id))
    events = [wire.canonical(change.data) for change in api.pull(other).changes if change.kind == "event"]
    assert events == [begun, ended]


def test_a_rejected_event_comes_as_its_verdict_only(api, device, jonas):
    entry, body = device.record(start(make_item("CRANE-3").id))
    cursor = api.pull(device).cursor
    api.push(device, body)
    [change] = api.pull(device, cursor).changes
    assert change.kind == "verdict"
    assert change.data == {"id": entry, "outcome": "rejected", "code": "not_assigned"}


def test_a_change_of_an_item_reaches_its_people_alone(api, device, item, jonas, admin):
    aiko = make_person("aiko@harbor.example")
    cursor = api.pull(device).cursor
    item.title = "Another title"
    save_item(item, admin)
    unassign(item, jonas, admin)
    item.title = "Nobody sees this"
    save_item(item, admin)
    changes = api.pull(device, cursor).changes
    assert [(change.data["title"], change.data["assigned"]) for change in changes] == [
        ("Another title", True),
        ("Another title", False),
    ]
    [person] = signed_in_api(aiko).pull(MadeDevice(str(aiko.id))).changes
    assert person.kind == "person"


def test_pages_follow_each_other_without_a_hole(api, device, jonas, admin, monkeypatch):
    monkeypatch.setattr("tracker_server.streams.reader.PULL_LIMIT", 3)
    for number in range(7):
        assign(make_item(f"P-{number}"), jonas, admin)
    cursor, seen, remaining, more = "", [], [], True
    while more:
        reply = api.pull(device, cursor)
        seen += [change.seq for change in reply.changes]
        remaining.append(reply.remaining)
        cursor, more = reply.cursor, reply.more
    assert seen == list(range(1, 9))
    assert remaining == [5, 2, 0]


def test_the_leap_of_a_restoration_does_not_count_as_changes(api, device, jonas, admin, monkeypatch):
    from tracker_server.restored import begin_new_epoch

    monkeypatch.setattr("tracker_server.streams.reader.PULL_LIMIT", 3)
    for number in range(4):
        assign(make_item(f"P-{number}"), jonas, admin)
    begin_new_epoch()
    assign(make_item("P-4"), jonas, admin)
    first = api.pull(device)
    assert (first.remaining, first.more) == (3, True)
    second = api.pull(device, first.cursor)
    assert (len(second.changes), second.remaining, second.more) == (3, 0, False)


@pytest.mark.parametrize(
    "spoil", [lambda c: "nonsense", lambda c: c[:-3], lambda c: base64.b64encode(b"1 x y 3").decode()]
)
def test_a_foreign_cursor_is_told_so(api, device, item, spoil):
    reply = api.post("pull", device.pull(spoil(api.pull(device).cursor)))
    assert (reply.status_code, reply.json()["code"]) == (409, "cursor_stale")


def test_a_cursor_of_another_person_or_epoch_is_stale(api, device, item, admin):
    cursor = api.pull(device).cursor
    other = signed_in_api(admin).post("pull", MadeDevice(str(admin.id)).pull(cursor))
    assert other.json()["code"] == "cursor_stale"
    ServerEpoch.objects.update(value="restored")
    assert api.post("pull", device.pull(cursor)).json()["code"] == "cursor_stale"
    assert api.pull(device).epoch == "restored"


def test_a_cursor_ahead_of_a_restored_database_is_stale(api, device, item, jonas):
    """Invariant 19: a backup put back has lost what came after it."""
    from tracker_server.streams.models import PersonStream, StreamRow

    cursor = api.pull(device).cursor
    StreamRow.objects.filter(person=jonas, seq=2).delete()
    PersonStream.objects.filter(person=jonas).update(last_seq=1)
    assert api.post("pull", device.pull(cursor)).json()["code"] == "cursor_stale"


def test_a_cursor_of_a_stream_that_went_another_way_is_stale(api, device, item, jonas, admin):
    """Invariant 19: a backup put back, which has grown again, and nobody told the server."""
    from tracker_server.streams.models import PersonStream, StreamRow

    before = PersonStream.objects.get(person=jonas)
    other = make_item("PIER-9")
    assign(other, jonas, admin)
    cursor = api.pull(device).cursor
    StreamRow.objects.filter(person=jonas, seq__gt=before.last_seq).delete()
    before.save()
    unassign(item, jonas, admin)
    assert api.post("pull", device.pull(cursor)).json()["code"] == "cursor_stale"


def test_a_restored_server_never_gives_a_number_out_twice(api, device, item, jonas, admin):
    """What a device knew of an assignment is told by its number."""
    from tracker_server.restored import begin_new_epoch

    knew = api.pull(device)
    begin_new_epoch()
    assert api.post("pull", device.pull(knew.cursor)).json()["code"] == "cursor_stale"
    unassign(item, jonas, admin)
    again = api.pull(device)
    assert again.epoch != knew.epoch
    assert [change.seq for change in again.changes[:2]] == [change.seq for change in knew.changes]
    assert again.changes[-1].seq > 1_000_000
    assert api.pull(device, again.cursor).changes == ()


def test_the_reply_carries_the_chains_of_the_device(api, device, item):
    assert api.pull(device).chains == {}
    api.push(device, device.record(start(item.id))[1])
    assert api.pull(device).chains == {1: 2}


def test_the_reply_carries_the_head_of_the_audit(api, device, jonas):
    reply = api.pull(device)
    assert reply.checkpoint == checkpoint(str(jonas.id))
    assert reply.checkpoint.size == 3  # added, signed in on the device, the device registered


def test_devices_are_spread_over_the_period():
    """Invariant 24: whenever they come, they come again in a flat line."""
    now = 1_790_000_000_000
    waits = [pace_for(str(number), now, 6000).next_sync_after for number in range(6000)]
    assert min(waits) >= 60
    assert max(waits) <= 360
    slots = [(now // 1000 + wait) % 300 for wait in waits]
    assert max(slots.count(slot) for slot in range(300)) < 45


@pytest.mark.parametrize(("devices", "spread"), [(1, 0), (99, 0), (3000, 30), (90_000, 300), (10**6, 300)])
def test_the_more_devices_there_are_the_wider_they_spread(devices, spread):
    assert pace_for("a", 0, devices).spread == spread


def test_devices_that_came_lately_are_counted_now_and_then(api, device, django_assert_num_queries):
    cache.clear()
    assert api.pull(device).pace.spread == 0
    Device.objects.bulk_create(Device(id=uuid4(), person_id=device.person, epoch=1) for _ in range(600))
    assert api.pull(device).pace.spread == 0, "counted a moment ago"
    cache.clear()
    assert api.pull(device).pace.spread == 6
    Device.objects.update(last_seen=0)
    cache.clear()
    assert api.pull(device).pace.spread == 0
    with django_assert_num_queries(0):
        devices.count(now_ms())
    cache.clear()


def test_only_post_and_only_with_a_token(client, db, device):
    assert client.get("/api/v1/pull").status_code == 405
    reply = client.post("/api/v1/pull", device.pull(), content_type="application/json")
    assert (reply.status_code, reply.json()["code"]) == (401, "token_invalid")
