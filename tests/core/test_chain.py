"""The device chain: every kind of tampering breaks it."""

import hashlib

import pytest

from tests.core.made import NOON, Recorder
from tracker_core import wire
from tracker_core.chain import first_break, genesis, link
from tracker_core.events import TimerStarted
from tracker_core.model import Moment


@pytest.fixture
def links():
    device = Recorder()
    previous, made = genesis(device.device, 1), []
    for number in range(5):
        body = wire.encode_event(device.record(TimerStarted("x", Moment(NOON + number, 0), 1, "")))
        previous = link(previous, body)
        made.append((body, previous))
    return genesis(device.device, 1), made


def test_a_chain_holds(links):
    assert first_break(*links) is None
    assert first_break(links[0], []) is None


@pytest.mark.parametrize(
    ("tamper", "at"),
    [
        (lambda chain: [*chain[:2], (chain[2][0].replace(b'"x"', b'"y"'), chain[2][1]), *chain[3:]], 2),
        (lambda chain: chain[:1] + chain[2:], 1),
        (lambda chain: [chain[0], chain[2], chain[1], *chain[3:]], 1),
        (lambda chain: [*chain[:3], (b"{}", link(chain[2][1], b"{}")), *chain[3:]], 4),
        (lambda chain: chain[1:], 0),
    ],
    ids=["edit", "delete", "reorder", "insert", "behead"],
)
def test_tampering_breaks_it_where_it_was_done(links, tamper, at):
    start, chain = links
    assert first_break(start, tamper(chain)) == at


def test_the_hash_is_what_the_documentation_says():
    assert link("ab" * 32, b"body") == hashlib.sha256(b"ab" * 32 + b"\nbody").hexdigest()


def test_devices_and_epochs_begin_differently():
    assert len({genesis("a", 1), genesis("a", 2), genesis("b", 1), genesis("a1", ""), genesis("a", "1", "")}) == 5
