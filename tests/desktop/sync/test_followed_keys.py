"""A device meets another key: one that the old key names is taken, whatever else is done with it is an alarm."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.desktop.sync.signing import JANUARY, KEY, PRIVATE
from tests.desktop.sync.test_witness import DISCOVERED, LINE, device, server, store
from tests.verify.made import OTHER_KEY, OTHER_PRIVATE
from tracker_core import note, succession
from tracker_desktop.services.evidence import Alarm
from tracker_desktop.sync.witness import PATIENCE

assert device
assert server
assert store


def test_who_never_says_what_the_key_is_hides_another_one(device):
    device.round()
    device.server.another_key()
    device.server.rewrite()
    honest, device.answer = device.answer, (lambda _: device.witness.failed(device.now))
    for _ in range(3 * PATIENCE):
        device.round(hours=0.3)
    assert device.alarms == []
    device.round(hours=2)
    device.round(hours=2)
    assert device.alarms == [Alarm.NOT_SIGNED]
    assert device.sizes() == [(JANUARY, 5, True, False)]
    device.answer = honest
    device.round(hours=1)
    assert Alarm.KEY_CHANGED in device.alarms


def test_one_that_the_old_one_names_is_taken_without_an_alarm(device):
    device.round()
    device.server.hand_over()
    device.server.grow()
    device.round(hours=2)
    assert DISCOVERED in device.asked
    assert device.alarms == []
    assert device.store.notes.key() == OTHER_KEY.encode()
    assert list(device.store.notes.key_changes()) == list(device.server.key_changes)
    assert device.sizes() == [(JANUARY, 6, True, False)]
    asked = len(device.asked)
    device.round(hours=2)
    assert len(device.asked) == asked


def test_the_past_still_counts(device):
    device.round()
    device.server.hand_over()
    device.server.rewrite()
    device.server.grow()
    device.round(hours=2)
    assert device.alarms == [Alarm.INCONSISTENT]


def test_of_the_same_size_it_is_the_same_tree(device):
    device.round()
    device.server.hand_over()
    device.server.rewrite()
    device.round(hours=2)
    assert device.alarms == [Alarm.INCONSISTENT]


def test_a_thief_of_the_database_names_himself_in_vain(device):
    device.round()
    device.server.hand_over(by=OTHER_PRIVATE)
    device.round(hours=2)
    assert device.alarms == [Alarm.KEY_CHANGED]
    assert device.store.notes.key() == LINE


def test_nor_does_a_key_that_was_replaced_lead_anywhere(device):
    """Who got hold of it has a third key named, after devices went on to the second."""
    device.round()
    device.server.hand_over()
    device.round(hours=2)
    third = Ed25519PrivateKey.from_private_bytes(bytes(range(2, 34)))
    line = note.Key(KEY.name, third.public_key().public_bytes_raw())
    device.server.key_changes += (succession.hand_over(KEY, PRIVATE.sign, line, third.sign),)
    device.server.key, device.server.private = line, third
    device.round(hours=2)
    assert device.alarms == [Alarm.KEY_CHANGED]
    assert device.store.notes.key() == OTHER_KEY.encode()
