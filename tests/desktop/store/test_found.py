"""What is found on pages is believed only where it proves itself, or where the page is whole."""

import pytest

from tests.desktop.desk import item
from tracker_core.model import Kind
from tracker_desktop.store.found import Found
from tracker_desktop.store.mark import Heads


@pytest.fixture
def row(desk):
    """A row of the table of events, as it is read from a page."""
    desk.tracking.start("APP-1", note="as it was")
    (found,) = desk.journal._connection.all("SELECT id, own, dseq, entry, body, hash, epoch FROM events")
    event_id, own, dseq, entry, body, link, epoch = found
    return (event_id.encode(), own, dseq, entry.encode(), body, link.encode(), epoch, None)


@pytest.mark.parametrize("whole", [True, False])
def test_an_event_is_taken_from_any_page(row, whole):
    found = Found()
    found.add(whole, row)
    (kept,) = found.events.values()
    assert kept.own
    assert kept.body == row[4]


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (0, b"01900000-0000-7000-8000-000000000001"),
        (4, b"{}"),
        (4, b"\xff\xfe"),
        (5, b"0" * 64),
        (5, b"\xff" * 64),
    ],
)
def test_an_event_that_is_not_what_its_hash_says_is_not_taken(row, place, value):
    found = Found()
    found.add(True, (*row[:place], value, *row[place + 1 :]))
    found.add(True, (*row[:4], row[4].replace(b"as it was", b"as it is_"), *row[5:]))
    assert found.events == {}


def padded(*values):
    return (*values, *[None] * (8 - len(values)))


ROWS = [
    padded(b"refresh_token", b"secret"),
    padded(b"event", b"rejected", b"not_assigned", 1, 1),
    padded(b"before seen", b"rejected", b"malformed", 1),
    padded(b"event", b"accepted", b""),
    padded(b"id-7"),
    padded(b"device", 3, 5, 9),
    (1, b"id-1", b"APP-1", b"Thing", b"bug", b"Apollo", 1, 4),
]


def test_everything_else_is_taken_from_whole_pages_alone():
    for whole in (False, True):
        found = Found()
        for row in ROWS:
            found.add(whole, row)
        taken = (found.values, found.verdicts, found.pins, found.items, list(found.lost("device", None)))
        if not whole:
            assert not any(taken)
    assert found.values == {"refresh_token": "secret"}
    assert found.verdicts["event"] == ("rejected", "not_assigned", True, True)
    assert found.verdicts["before seen"] == ("rejected", "malformed", True, False)
    assert found.pins == {"id-7"}
    assert found.items["id-1"] == item(1, title="Thing", kind=Kind.BUG, rev=4)
    assert list(found.lost("device", None)) == [(3, 1, 9)]
    assert list(found.lost("device", Heads("device", {3: (11, ""), 4: (2, "")}))) == [(3, 1, 11), (4, 1, 2)]
    assert list(found.lost("device", Heads("another", {3: (11, "")}))) == [(3, 1, 9)]


@pytest.mark.parametrize(
    "row",
    [
        padded(b"cursor", b"12"),
        padded(b"person", b"{"),
        padded(b"discovery", b"nonsense"),
        padded(b"device_epoch", b"one"),
        padded(b"event", b"praised", b""),
        padded(b"\xff"),
        padded(b"entry", None, None, None, 0, b"record"),
        (1, b"id-1", b"APP-1", b"Thing", b"elephant", b"Apollo", 1, 4),
        padded(5, b"head", 17),
        padded(),
    ],
)
def test_what_is_something_else_is_passed_over(row):
    found = Found()
    found.add(True, row)
    assert not any((found.values, found.verdicts, found.pins, found.items, found.events))
