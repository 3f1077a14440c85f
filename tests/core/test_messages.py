"""The messages around events: they survive the wire, and nothing wrong in them gets past or makes another error."""

import json

import pytest

from tests.core.made import NOON, Recorder
from tests.core.test_wire import WRONG, paths, put
from tracker_core import messages, wire
from tracker_core.errors import Malformed
from tracker_core.events import TimerStarted
from tracker_core.model import Device, Kind, Moment, Person, Role, WorkItem

UUID = "00000000-0000-0000-0000-000000000001"
DEVICE = Device(UUID, 1, "Debian GNU/Linux 12", "0.1.0")
PACE = messages.Pace(NOON, 300)


ITEM = WorkItem("1", "A-1", "Title", Kind.BUG, "A", assigned=True, assignment_rev=3)
ANN = Person("1", "Ann", "ann@example.org", "E1", Role.ADMIN)
DISCOVERY = messages.Discovery("Acme", "https://t/api", "https://t", "app", "0.1.0", "1", "epoch", "a+00+AQ")
VERDICTS = (
    messages.Verdict(UUID, messages.Outcome.ACCEPTED),
    messages.Verdict(None, messages.Outcome.REJECTED, "malformed"),
)
PUSHED = messages.PushReply("e", {1: 4, 1790000000: 1}, VERDICTS, PACE, ("a note\n",))
ASK = messages.PullRequest(DEVICE, "")
PULLED = messages.PullReply(
    "e",
    {1: 4},
    (messages.Change(1, "work_item", messages.work_item_json(ITEM)),),
    "c",
    more=True,
    checkpoint=messages.Checkpoint(2, "ab"),
    pace=PACE,
    remaining=12,
    checkpoints=("a note\n", "another\n"),
)


@pytest.mark.parametrize("message", [DISCOVERY, PUSHED, ASK, PULLED], ids=lambda message: type(message).__name__)
def test_messages_survive_the_wire(message):
    assert type(message).decode(message.encode()) == message


def test_a_server_that_does_not_say_how_much_remains_is_read_all_the_same():
    told = json.loads(PULLED.encode())
    del told["remaining"]
    assert messages.PullReply.decode(json.dumps(told).encode()).remaining is None
    assert messages.PullReply.decode(json.dumps(told | {"remaining": -3}).encode()).remaining == 0


def test_a_server_that_signs_no_audit_is_read_all_the_same():
    for message, field, absent in (
        (DISCOVERY, "audit_key", ""),
        (PUSHED, "checkpoints", ()),
        (PULLED, "checkpoints", ()),
    ):
        told = json.loads(message.encode())
        del told[field]
        assert getattr(type(message).decode(json.dumps(told).encode()), field) == absent


def test_what_changes_carry_survives_the_wire():
    assert messages.work_item_from(PULLED.changes[0].data) == ITEM
    assert messages.person_from(messages.person_json(ANN)) == ANN
    assert [messages.Verdict.from_json(each.as_json()) for each in VERDICTS] == list(VERDICTS)


# How to read each message, an example, and the fields whose absence or any value is no fault: a reader ignores them.
MESSAGES = {
    "discovery": (messages.Discovery.decode, DISCOVERY.encode(), {"v"}),
    "push": (messages.PushRequest.decode, messages.PushRequest.encode(DEVICE, [b"{}"]), {"events"}),
    "push reply": (messages.PushReply.decode, PUSHED.encode(), {"v"}),
    "pull": (messages.PullRequest.decode, ASK.encode(), set()),
    "pull reply": (messages.PullReply.decode, PULLED.encode(), {"v", "more", "data"}),
    "work item": (
        lambda data: messages.work_item_from(json.loads(data)),
        wire.canonical(messages.work_item_json(ITEM)),
        {"assigned"},
    ),
    "person": (lambda data: messages.person_from(json.loads(data)), wire.canonical(messages.person_json(ANN)), set()),
}
FIELDS = [
    (name, path)
    for name, (_, example, free) in MESSAGES.items()
    for path in paths(json.loads(example))
    if path and not free & set(path)
]


@pytest.mark.parametrize(("name", "path"), FIELDS, ids=str)
def test_every_wrong_field_is_malformed_or_still_readable(name, path):
    decode, example, _ = MESSAGES[name]
    decode(example)
    harmed = 0
    for value in WRONG:
        try:
            decode(json.dumps(put(json.loads(example), path, value)).encode())
        except Malformed:
            harmed += 1
    assert harmed >= 4


@pytest.mark.parametrize("field", ["more", "assigned"])
@pytest.mark.parametrize("value", [1, "true", "yes", [True], None])
def test_only_true_is_true(field, value):
    if field == "more":
        assert (
            messages.PullReply.decode(json.dumps({**json.loads(PULLED.encode()), "more": value}).encode()).more is False
        )
    else:
        assert messages.work_item_from({**messages.work_item_json(ITEM), "assigned": value}).assigned is False


@pytest.mark.parametrize("decode", [messages.PushRequest.decode, messages.PullRequest.decode])
def test_a_version_not_spoken_here_is_told_as_such(decode):
    body = {**json.loads(ASK.encode()), "events": [], "v": 2}
    with pytest.raises(Malformed) as caught:
        decode(json.dumps(body).encode())
    assert caught.value.code == "unknown_version"


def test_one_unreadable_event_leaves_its_neighbours_readable():
    device = Recorder()
    good = wire.encode_event(device.record(TimerStarted("x", Moment(NOON, 0), 1, "")))
    request = messages.PushRequest.encode(DEVICE, [good, b'{"id":1.5}', b'{"a":1,"a":2}', good])
    first, float_in_it, twice, last = messages.PushRequest.decode(request).events
    assert wire.canonical(first) == wire.canonical(last) == good
    for broken in (float_in_it, twice):
        with pytest.raises(Malformed):
            wire.decode_event(wire.mapping(broken, "event"))


def test_a_push_carries_the_bytes_of_its_events_untouched():
    device = Recorder()
    bodies = [wire.encode_event(device.record(TimerStarted("ü", Moment(NOON, 0), 1, ""))) for _ in range(3)]
    request = messages.PushRequest.encode(DEVICE, bodies)
    assert all(body in request for body in bodies)
    decoded = messages.PushRequest.decode(request)
    assert decoded.device == DEVICE
    assert [wire.canonical(event) for event in decoded.events] == bodies


def test_a_push_has_a_limit():
    with pytest.raises(Malformed):
        messages.PushRequest.decode(messages.PushRequest.encode(DEVICE, [b"{}"] * (messages.MAX_BATCH_EVENTS + 1)))


def test_a_device_tells_these_four_things_and_no_more():
    assert set(messages.device_json(DEVICE)) == {"id", "epoch", "os", "version"}


TEXTS = [
    ("discovery", "organization", 200),
    ("discovery", "api", 2000),
    ("discovery", "issuer", 2000),
    ("discovery", "client_id", 200),
    ("discovery", "oldest_client", 40),
    ("discovery", "policy_version", 40),
    ("discovery", "epoch", 64),
    ("discovery", "audit_key", 500),
    ("push reply", "epoch", 64),
    ("pull", "cursor", 200),
    ("pull reply", "cursor", 200),
    ("work item", "id", 64),
    ("work item", "key", 40),
    ("work item", "title", 500),
    ("work item", "project", 200),
    ("person", "id", 64),
    ("person", "name", 300),
    ("person", "email", 320),
    ("person", "employee_id", 64),
]


@pytest.mark.parametrize(("name", "field", "limit"), TEXTS)
def test_texts_have_their_limits(name, field, limit):
    """The limits are part of the contract: the server's columns and the device's rely on them."""
    decode, example, _ = MESSAGES[name]
    decode(json.dumps({**json.loads(example), field: "x" * limit}).encode())
    with pytest.raises(Malformed):
        decode(json.dumps({**json.loads(example), field: "x" * (limit + 1)}).encode())
