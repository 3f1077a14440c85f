"""The day on a line: lanes, hours, and what moving a border means."""

import pytest

from tests.desktop.desk import HOUR, NOON
from tracker_core.model import Moment
from tracker_desktop.services.periods import Periods
from tracker_desktop.services.shown import EntryView
from tracker_desktop.services.timeline import Edge, line, moved

MINUTE = 60_000


def add(desk, begin, end, key="APP-1"):
    """An entry from and to so many hours after noon UTC, which is 13:00 here; its id."""
    at = [Moment(NOON + round(hours * HOUR), 60) for hours in (begin, end)]
    (event,) = desk.corrections.add(key, *at, "forgot")
    return event.id


def drawn(desk):
    return line(Periods(desk.journal, desk.clock).day())


def hours(ms):
    return (ms - NOON) / HOUR


def test_an_empty_day_shows_its_usual_hours(desk):
    assert [hours(ms) for ms in drawn(desk)[2:]] == [-5, 5]


def test_an_early_and_a_late_hour_widen_it_up_to_the_day(desk):
    desk.clock.ms = NOON + 11 * HOUR - 1
    add(desk, -12.5, -12)
    add(desk, 9.5, 10.9)
    shown = drawn(desk)
    assert [hours(ms) for ms in shown[2:]] == [-13, 11]
    assert [(hours(block.begin_ms), block.lane) for block in shown.blocks] == [(-12.5, 0), (9.5, 0)]


def test_what_overlaps_lies_in_lanes_and_what_follows_does_not(desk):
    for begin, end in ((-5, -3), (-4, -2), (-3, -1), (-1, 0)):
        add(desk, begin, end)
    shown = drawn(desk)
    assert [block.lane for block in shown.blocks] == [0, 1, 0, 0]
    assert shown.lanes == 2


def test_a_night_shows_its_part_of_the_day(desk):
    add(desk, -15, -10)
    (block,) = drawn(desk).blocks
    assert (hours(block.begin_ms), hours(block.end_ms)) == (-13, -10)


def entry(name, begin, end):
    """From and to in minutes."""
    at = [None if minutes is None else Moment(minutes * MINUTE, 60) for minutes in (begin, end)]
    return EntryView(name, None, at[0], at[1], "", frozenset())


DAY = [entry("a", 60, 120), entry("b", 120, 180), entry("c", 240, 300), entry("d", 330, None)]
NOW = 400


@pytest.mark.parametrize(
    ("name", "edge", "to", "result"),
    [
        ("a", Edge.START, 30, [("a", 30, None)]),
        ("a", Edge.START, 500, [("a", 119, None)]),
        ("a", Edge.STOP, 130, [("a", None, 130), ("b", 130, None)]),
        ("b", Edge.START, 100, [("b", 100, None), ("a", None, 100)]),
        ("b", Edge.START, 10, [("b", 61, None), ("a", None, 61)]),
        ("a", Edge.STOP, 900, [("a", None, 179), ("b", 179, None)]),
        ("b", Edge.STOP, 200, [("b", None, 200)]),
        ("b", Edge.STOP, 290, [("b", None, 240)]),
        ("c", Edge.START, 100, [("c", 180, None)]),
        ("c", Edge.STOP, 360, [("c", None, 330)]),
        ("d", Edge.START, 310, [("d", 310, None)]),
        ("d", Edge.START, 500, [("d", 399, None)]),
        ("d", Edge.STOP, 390, []),
        ("c", Edge.STOP, 300, []),
    ],
)
def test_a_border_moves_with_its_neighbour_and_runs_nothing_over(name, edge, to, result):
    """projecthamster/hamster#266, #196: overlaps destroyed neighbours."""

    def minutes(at):
        return None if at is None else at.ms // MINUTE

    moves = moved(DAY, name, edge, to * MINUTE, NOW * MINUTE)
    assert [(move.entry_id, minutes(move.start), minutes(move.stop)) for move in moves] == result
