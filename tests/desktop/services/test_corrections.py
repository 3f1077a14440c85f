"""Corrections and taking them back, over a real store."""

import pytest

from tests.desktop.desk import HOUR, NOON
from tracker_core.errors import Refused
from tracker_core.model import Moment


def at(hours: float) -> Moment:
    return Moment(NOON + round(hours * HOUR), 60)


def spans(desk):
    return [
        (entry.work_item, (entry.start.ms - NOON) / HOUR, (entry.stop.ms - NOON) / HOUR, entry.note)
        for entry in desk.journal.entries.between(0, NOON * 2)
    ]


@pytest.fixture
def entry(desk):
    (event,) = desk.corrections.add("APP-1", at(-4), at(-2), "forgot", "as noted")
    return event.id


BEFORE = [("id-1", -4, -2, "as noted")]


@pytest.mark.parametrize(
    ("act", "after"),
    [
        (lambda c, e: c.amend(e, "r", start=at(-3), note="other"), [("id-1", -3, -2, "other")]),
        (lambda c, e: c.amend(e, "r", key="app-2", stop=at(-1)), [("id-2", -4, -1, "as noted")]),
        (lambda c, e: c.void(e, "r"), []),
        (lambda c, e: c.split(e, at(-3), "r"), [("id-1", -4, -3, "as noted"), ("id-1", -3, -2, "as noted")]),
        (lambda c, e: c.split(e, at(-3), "r", "APP-3"), [("id-1", -4, -3, "as noted"), ("id-3", -3, -2, "as noted")]),
    ],
)
def test_a_correction_does_what_it_says_and_can_be_taken_back(desk, entry, act, after):
    recorded = act(desk.corrections, entry)
    assert all(event.fact.reason == "r" for event in recorded)
    assert spans(desk) == after
    desk.clock.pass_ms(1000)
    assert all(event.fact.reason == "Taken back" for event in desk.corrections.undo())
    assert spans(desk) == BEFORE


def test_joining_is_taken_back_too(desk, entry):
    (late,) = desk.corrections.add("APP-1", at(-1), at(0), "forgot")
    desk.corrections.join(entry, late.id, "one thing")
    assert spans(desk) == [("id-1", -4, 0, "as noted")]
    desk.clock.pass_ms(1000)
    desk.corrections.undo()
    assert spans(desk) == [*BEFORE, ("id-1", -1, 0, "")]


def test_corrections_are_taken_back_one_by_one_from_the_last(desk, entry):
    for hours in (-3.5, -3):
        desk.clock.pass_ms(1000)
        desk.corrections.amend(entry, "r", start=at(hours))
    for begin in (-3.5, -4):
        desk.clock.pass_ms(1000)
        desk.corrections.undo()
        assert spans(desk)[0][1] == begin
    desk.clock.pass_ms(1000)
    desk.corrections.undo()
    assert spans(desk) == []
    assert not desk.corrections.can_undo
    with pytest.raises(Refused) as caught:
        desk.corrections.undo()
    assert caught.value.code == "nothing_to_undo"


def test_a_removed_entry_comes_back(desk, entry):
    desk.corrections.void(entry, "mistake")
    desk.clock.pass_ms(1000)
    desk.corrections.restore(entry, "no mistake")
    assert spans(desk) == BEFORE
    desk.clock.pass_ms(1000)
    desk.corrections.undo()
    assert spans(desk) == []


def test_a_running_timer_that_is_split_goes_on_and_is_not_taken_back(desk):
    (start,) = desk.tracking.start("APP-1", at(-2))
    desk.corrections.split(start.id, at(-1), "another thing", "APP-2")
    (running,) = desk.journal.entries.running()
    assert (running.work_item, running.start) == ("id-2", at(-1))
    assert not desk.corrections.can_undo


def test_what_is_not_assigned_is_refused_and_goes_to_the_audit(desk, entry):
    before = len(desk.journal.standings.log(99))
    for act in (
        lambda: desk.corrections.amend(entry, "r", key="NO-1"),
        lambda: desk.corrections.split(entry, at(-3), "r", "NO-1"),
        lambda: desk.corrections.add("NO-1", at(-3), at(-2), "r"),
    ):
        with pytest.raises(Refused) as caught:
            act()
        assert caught.value.code == "not_assigned"
    assert [line.event.fact.type for line in desk.journal.standings.log(99)][: -before or None] == ["start_refused"] * 3
    assert spans(desk) == BEFORE
