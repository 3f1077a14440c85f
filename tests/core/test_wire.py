"""The contract: bytes, limits, and that nothing malformed gets past or makes another error."""

import json

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.made import NOON, Recorder
from tracker_core import messages, wire
from tracker_core.errors import Malformed
from tracker_core.events import (
    EntryAdded,
    EntryAmended,
    EntryRestored,
    EntryVoided,
    StartRefused,
    TimerStarted,
    TimerStopped,
    Unknown,
)
from tracker_core.model import Moment

UUID = "00000000-0000-0000-0000-000000000001"
moments = st.builds(Moment, st.integers(0, 4_000_000_000_000), st.integers(-1439, 1439))
names = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=64)
notes = st.text(st.characters(exclude_categories=["Cs"]), max_size=500)
reasons = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=500)
revs = st.integers(0, 2**53 - 1)
plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | notes,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", max_size=3), inner, max_size=3),
    max_leaves=8,
)
facts = st.one_of(
    st.builds(TimerStarted, names, moments, revs, notes),
    st.builds(TimerStopped, st.just(UUID), moments),
    st.builds(EntryAdded, names, moments, moments, revs, notes, reasons),
    st.builds(
        EntryAmended,
        st.just(UUID),
        reasons,
        st.none() | names,
        st.none() | moments,
        st.none() | moments,
        st.none() | revs,
        st.none() | notes,
    ),
    st.builds(EntryVoided, st.just(UUID), reasons),
    st.builds(EntryRestored, st.just(UUID), reasons),
    st.builds(StartRefused, names, names),
    st.builds(Unknown, st.just("invented_in_2030"), st.dictionaries(st.text("abc", max_size=5), plain, max_size=4)),
)


@given(facts, moments, st.none() | st.integers(-(10**12), 10**12))
def test_events_survive_the_wire_as_canonical_json(fact, at, server_offset):
    event = Recorder().record(fact, *at, server_offset=server_offset)
    data = wire.encode_event(event)
    assert wire.decode_event(data) == event
    assert data == rfc8785.dumps(json.loads(data))
    assert wire.encode_event(wire.decode_event(data)) == data


def good():
    return json.loads(
        wire.encode_event(Recorder().record(TimerStarted("x", Moment(NOON, 60), 1, "n"), server_offset=3))
    )


def paths(value, here=()):
    yield here
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from paths(inner, (*here, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from paths(inner, (*here, index))


def put(body, path, value):
    at = body
    for step in path[:-1]:
        at = at[step]
    if value is ...:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return body


WRONG = [..., None, True, -1, 0, 2**53, 1.5, "", "x" * 600, [], {}, [1], "2026-01-01", "\ud800"]


@pytest.mark.parametrize("path", [path for path in paths(good()) if path], ids=str)
def test_every_wrong_field_is_malformed_or_still_the_same_kind_of_event(path):
    harmed = 0
    for value in WRONG:
        try:
            wire.decode_event(put(good(), path, value))
        except Malformed:
            harmed += 1
    # Booleans, lists of the wrong shape and floats are wrong everywhere; optional measurements may be absent.
    assert harmed >= 6


@given(st.binary(max_size=200) | plain.map(lambda value: json.dumps(value).encode()))
@settings(max_examples=300)
def test_nonsense_is_malformed_and_nothing_else(data):
    for decode in (
        wire.decode_event,
        messages.Discovery.decode,
        messages.PushRequest.decode,
        messages.PushReply.decode,
        messages.PullRequest.decode,
        messages.PullReply.decode,
    ):
        with pytest.raises(Malformed):
            decode(data)


@pytest.mark.parametrize(
    "data",
    [b'{"a":1,"a":2}', b'{"a":1.0}', b'{"a":NaN}', b'{"a":1e3}', b"[" * 100_000, b"\xff{}", b"", b"[]", b"null"],
)
def test_json_that_could_be_read_in_two_ways_is_refused(data):
    with pytest.raises(Malformed):
        wire.parse(data)


@pytest.mark.parametrize("value", [{"a": 1.5}, {"a": 2**53}, {"ä": 1}, {"a": "\ud800"}, {"a": b"x"}])
def test_what_has_no_canonical_form_is_refused(value):
    with pytest.raises(Malformed):
        wire.canonical(value)


def test_an_event_has_a_size_limit():
    body = good()
    body["type"], body["data"] = "invented", {"text": "x" * wire.MAX_EVENT_BYTES}
    with pytest.raises(Malformed):
        wire.decode_event(wire.canonical(body))


def test_a_known_type_with_a_strange_field_is_refused():
    with pytest.raises(Malformed):
        wire.decode_event(put(good(), ("data", "surprise"), 1))


@pytest.mark.parametrize(
    ("path", "limit"),
    [
        (("person",), 64),
        (("actor",), 64),
        (("clock", "boot_id"), 64),
        (("data", "work_item"), 64),
        (("data", "note"), 500),
    ],
)
def test_texts_have_their_limits(path, limit):
    wire.decode_event(put(good(), path, "x" * limit))
    with pytest.raises(Malformed):
        wire.decode_event(put(good(), path, "x" * (limit + 1)))


def test_a_reason_has_a_limit_and_is_not_empty():
    device = Recorder()
    body = json.loads(wire.encode_event(device.record(EntryVoided(UUID, "r"))))
    wire.decode_event(put(body, ("data", "reason"), "x" * 500))
    for wrong in ("", "x" * 501):
        with pytest.raises(Malformed):
            wire.decode_event(put(body, ("data", "reason"), wrong))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ('{"x":' + "[" * (wire.MAX_DEPTH + 1) + "]" * (wire.MAX_DEPTH + 1) + "}", "too deep"),
        ('{"é":1}', "not ASCII"),
        ('{"x":"\\ud800"}', "not valid Unicode"),
    ],
)
def test_an_unknown_type_whose_data_could_not_be_handed_on_is_malformed(data, why):
    body = wire.encode_event(Recorder().record(Unknown("later_type", {})))
    with pytest.raises(Malformed, match=why):
        wire.decode_event(body.replace(b'"data":{}', b'"data":' + data.encode()))


@pytest.mark.parametrize("name", ["a\\ud800", "a\\u0000"])
def test_half_a_character_or_none_is_no_text(name):
    body = wire.encode_event(Recorder().record(TimerStarted("item", Moment(0, 0), 1, "")))
    with pytest.raises(Malformed, match="work_item"):
        wire.decode_event(body.replace(b'"work_item":"item"', f'"work_item":"{name}"'.encode()))
