"""A key hands over to the next, and to nobody whom it did not name."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tracker_core import note, succession
from tracker_core.errors import Malformed

NAME = "time.example.org/audit"
PRIVATE = [Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32) for number in range(4)]
KEYS = [note.Key(NAME, each.public_key().public_bytes_raw()) for each in PRIVATE]


def statement(old: int, new: int, by_old: int | None = None, by_new: int | None = None) -> str:
    signers = PRIVATE[old if by_old is None else by_old], PRIVATE[new if by_new is None else by_new]
    return succession.hand_over(KEYS[old], signers[0].sign, KEYS[new], signers[1].sign)


FIRST, SECOND = statement(0, 1), statement(1, 2)


def test_a_chain_is_followed_either_way_in_whatever_order_it_lies():
    for statements in ([FIRST, SECOND], [SECOND, FIRST]):
        assert succession.ancestors(KEYS[2].public, statements) == [KEYS[1], KEYS[0]]
        assert succession.successors(KEYS[0].public, statements) == [KEYS[1], KEYS[2]]
        assert (
            succession.ancestors(KEYS[0].public, statements) == succession.successors(KEYS[2].public, statements) == []
        )


def test_a_thief_who_has_no_key_hands_over_to_nobody():
    forged = [statement(1, 3, by_old=3), FIRST.replace(KEYS[1].encode(), KEYS[3].encode())]
    cut = FIRST.rsplit("—", 1)[0]
    assert [succession.read(each) for each in (*forged, cut)] == [None, None, None]
    assert succession.ancestors(KEYS[3].public, [FIRST, *forged]) == []


def test_nobody_is_named_who_did_not_agree():
    assert succession.read(statement(0, 1, by_new=0)) is None


def test_a_key_that_leaked_leads_nobody_back_who_went_on():
    thiefs = statement(0, 3)
    assert KEYS[2] not in succession.ancestors(KEYS[3].public, [FIRST, SECOND, thiefs])


def test_it_ends_where_keys_hand_over_in_a_circle():
    circle = [FIRST, SECOND, statement(2, 0)]
    assert len(succession.successors(KEYS[0].public, circle)) == 2


def test_neither_can_be_taken_for_a_tree_head_nor_a_tree_head_for_one():
    with pytest.raises(Malformed):
        note.TreeHead.parse(note.Note.parse(FIRST).text)
    head = note.sign(note.TreeHead(f"{NAME}/2026-11", 3, bytes(32)).encode(), KEYS[0], PRIVATE[0].sign)
    assert (succession.is_statement(FIRST), succession.is_statement(head)) == (True, False)
    assert succession.read(head) is None
    assert note.split(FIRST + "\n" + head + SECOND) == [FIRST, head, SECOND]


@pytest.mark.parametrize("broken", ["", "\n\n", FIRST[:-20], FIRST.replace("\n", "\n\n", 1), "\ud800", "x" * 2_000_000])
def test_nonsense_is_none(broken):
    assert succession.read(broken) is None
