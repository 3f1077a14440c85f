"""The rules, one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.made import HOUR, NOON
from tracker_core.commands import (
    AddEntry,
    AmendEntry,
    CutOut,
    JoinEntries,
    RestoreEntry,
    SplitEntry,
    StartTimer,
    StopTimer,
    VoidEntry,
)
from tracker_core.decide import Known, NotAssigned, decide
from tracker_core.errors import Refused
from tracker_core.events import (
    EntryAdded,
    EntryAmended,
    EntryRestored,
    EntryVoided,
    StartRefused,
    TimerStarted,
    TimerStopped,
)
from tracker_core.model import Entry, Kind, Moment, WorkItem

NOW = Moment(NOON, 60)
BUG = WorkItem("1", "APP-1", "Crash", Kind.BUG, "App", assigned=True, assignment_rev=7)
TASK = WorkItem("2", "APP-2", "Write", Kind.TASK, "App", assigned=True, assignment_rev=8)
GONE = WorkItem("3", "APP-3", "Old", Kind.TASK, "App", assigned=False, assignment_rev=9)


def entry(item="1", start=NOON - HOUR, stop=None, *, voided=False, name="e1"):
    return Entry(name, item, Moment(start, 60), None if stop is None else Moment(stop, 60), "", voided, frozenset())


RUNNING = Known(running=(entry(),))


def refused(known, command, now=NOW):
    with pytest.raises(Refused) as caught:
        decide(known, command, now)
    return caught.value.code


def test_a_start_is_one_fact():
    assert decide(Known(), StartTimer("APP-1", BUG, note="  a \n b "), NOW) == (TimerStarted("1", NOW, 7, "a b"),)


def test_a_start_stops_what_runs_in_the_same_decision():
    at = Moment(NOON - HOUR // 2, 60)
    assert decide(RUNNING, StartTimer("APP-2", TASK, at), NOW) == (TimerStopped("e1", at), TimerStarted("2", at, 8, ""))


def test_a_start_stops_every_timer_known_to_run():
    known = Known(running=(entry(), entry("9", name="e2")))
    stops = [fact.entry for fact in decide(known, StartTimer("APP-2", TASK), NOW) if isinstance(fact, TimerStopped)]
    assert stops == ["e1", "e2"]


def test_the_running_item_is_not_started_twice():
    assert refused(RUNNING, StartTimer("APP-1", BUG)) == "already_running"


def test_a_start_before_the_running_one_is_refused():
    assert refused(RUNNING, StartTimer("APP-2", TASK, Moment(NOON - 2 * HOUR, 60))) == "before_running_start"


@pytest.mark.parametrize("item", [None, GONE])
def test_work_not_assigned_cannot_be_started_and_the_attempt_is_a_fact(item):
    with pytest.raises(NotAssigned) as caught:
        decide(Known(), StartTimer("APP-3", item), NOW)
    assert caught.value.fact == StartRefused("APP-3", "not_assigned")


@pytest.mark.parametrize("typed", ["my password is 123", "a" * 41, "", "läuft", "-x"])
def test_what_does_not_look_like_a_key_is_not_recorded(typed):
    with pytest.raises(NotAssigned) as caught:
        decide(Known(), StartTimer(typed, None), NOW)
    assert caught.value.fact is None


def test_a_stop_names_its_start():
    assert decide(RUNNING, StopTimer(), NOW) == (TimerStopped("e1", NOW),)


def test_work_of_no_length_is_allowed():
    """A start and a stop in one millisecond, or a correction to nothing, are odd but no error."""
    assert decide(Known(running=(entry(start=NOON),)), StopTimer(), NOW) == (TimerStopped("e1", NOW),)
    assert len(decide(Known(running=(entry(start=NOON),)), StartTimer("APP-2", TASK), NOW)) == 2
    assert len(decide(Known(), AddEntry("APP-1", BUG, NOW, NOW, "r"), NOW)) == 1
    assert len(decide(Known(entry=entry(stop=NOON)), AmendEntry("e1", "r", start=Moment(NOON, 60)), NOW)) == 1


def test_the_edges_of_what_is_allowed():
    """A minute ahead is a rounded "now"; texts of just the limit pass."""
    assert decide(Known(), StartTimer("APP-1", BUG, Moment(NOON + 60_000, 60)), NOW)
    assert refused(Known(), StartTimer("APP-1", BUG, Moment(NOON + 60_001, 60))) == "in_the_future"
    assert decide(Known(), StartTimer("APP-1", BUG, Moment(946_684_800_000, 0)), NOW)
    assert refused(Known(), StartTimer("APP-1", BUG, Moment(946_684_799_999, 0))) == "too_long_ago"
    assert decide(Known(), StartTimer("APP-1", BUG, note="x" * 500), NOW)
    assert decide(Known(entry=entry()), VoidEntry("e1", "x" * 500), NOW)
    assert refused(Known(entry=entry()), VoidEntry("e1", "x" * 501)) == "text_too_long"


def test_nothing_to_stop():
    assert refused(Known(), StopTimer()) == "not_running"


def test_a_stop_before_the_start_is_refused():
    assert refused(RUNNING, StopTimer(Moment(NOON - 2 * HOUR, 60))) == "before_start"


@pytest.mark.parametrize(
    "command", [StartTimer("APP-2", TASK, Moment(NOON + HOUR, 0)), StopTimer(Moment(NOON + HOUR, 0))]
)
def test_the_future_is_refused(command):
    assert refused(RUNNING, command) == "in_the_future"


def test_a_clock_of_1999_is_refused():
    assert refused(Known(), StartTimer("APP-1", BUG, Moment(900_000_000_000, 0))) == "too_long_ago"


def test_long_texts_are_refused():
    assert refused(Known(), StartTimer("APP-1", BUG, note="x" * 501)) == "text_too_long"


def test_adding_afterwards():
    start, stop = Moment(NOON - HOUR, 60), NOW
    assert decide(Known(), AddEntry("APP-1", BUG, start, stop, "forgot"), NOW) == (
        EntryAdded("1", start, stop, 7, "", "forgot"),
    )
    assert refused(Known(), AddEntry("APP-1", BUG, stop, start, "forgot")) == "before_start"
    assert refused(Known(), AddEntry("APP-1", BUG, start, stop, " ")) == "reason_missing"
    assert refused(Known(), AddEntry("APP-3", GONE, start, stop, "forgot")) == "not_assigned"


def test_corrections_need_a_change_a_reason_and_an_order():
    known = Known(entry=entry(stop=NOON))
    start = Moment(NOON - HOUR // 2, 60)
    assert decide(known, AmendEntry("e1", "late", start=start), NOW) == (EntryAmended("e1", "late", start=start),)
    assert decide(known, AmendEntry("e1", "other", item=TASK), NOW) == (
        EntryAmended("e1", "other", work_item="2", assignment_rev=8),
    )
    assert refused(known, AmendEntry("e1", "nothing")) == "nothing_to_change"
    assert refused(known, AmendEntry("e1", "", note="x")) == "reason_missing"
    assert refused(known, AmendEntry("e1", "r", start=Moment(NOON + 1, 60))) == "before_start"
    assert refused(known, AmendEntry("e1", "r", stop=Moment(NOON + HOUR, 60))) == "in_the_future"
    assert refused(known, AmendEntry("e1", "r", item=GONE)) == "not_assigned"
    assert refused(Known(), AmendEntry("e1", "r", note="x")) == "no_such_entry"
    assert refused(Known(entry=entry(voided=True)), AmendEntry("e1", "r", note="x")) == "already_voided"


def test_voiding():
    assert decide(Known(entry=entry()), VoidEntry("e1", "mistake"), NOW) == (EntryVoided("e1", "mistake"),)
    assert refused(Known(), VoidEntry("e1", "mistake")) == "no_such_entry"
    assert refused(Known(entry=entry()), VoidEntry("e1", "")) == "reason_missing"


def test_an_end_is_corrected_only_where_there_is_one():
    assert refused(Known(entry=entry()), AmendEntry("e1", "r", stop=NOW)) == "still_running"
    assert refused(Known(entry=entry(stop=NOON)), AmendEntry("e1", "r", key="NO-1")) == "not_assigned"


def test_restoring():
    known = Known(entry=entry(voided=True))
    assert decide(known, RestoreEntry("e1", "after all"), NOW) == (EntryRestored("e1", "after all"),)
    assert refused(Known(entry=entry()), RestoreEntry("e1", "r")) == "not_voided"
    assert refused(Known(), RestoreEntry("e1", "r")) == "no_such_entry"
    assert refused(known, RestoreEntry("e1", " ")) == "reason_missing"


def test_a_split_gives_the_later_part_to_another_item():
    at = Moment(NOON - HOUR // 2, 60)
    known = Known(entry=entry(stop=NOON))
    assert decide(known, SplitEntry("e1", at, "APP-2", TASK, "two things"), NOW) == (
        EntryAmended("e1", "two things", stop=at),
        EntryAdded("2", at, Moment(NOON, 60), 8, "", "two things"),
    )
    assert decide(Known(entry=entry()), SplitEntry("e1", at, "APP-2", TASK, "r"), NOW) == (
        TimerStopped("e1", at),
        TimerStarted("2", at, 8, ""),
    )
    for outside in (NOON - HOUR, NOON, NOON + 1):
        assert refused(known, SplitEntry("e1", Moment(outside, 60), "APP-2", TASK, "r")) == "outside_entry"
    assert refused(known, SplitEntry("e1", at, "APP-3", GONE, "r")) == "not_assigned"
    assert refused(known, SplitEntry("e1", at, "APP-2", TASK, "")) == "reason_missing"


def test_two_entries_on_one_item_become_one():
    early, late = entry(start=NOON - 3 * HOUR, stop=NOON - 2 * HOUR), entry(name="e2", stop=NOON)
    for known in (Known(entry=early, other=late), Known(entry=late, other=early)):
        assert known.entry is not None
        assert known.other is not None
        command = JoinEntries(known.entry.id, known.other.id, "one thing")
        assert decide(known, command, NOW) == (
            EntryAmended(known.entry.id, "one thing", start=early.start, stop=late.stop),
            EntryVoided(known.other.id, "one thing"),
        )
    assert refused(Known(entry=early, other=early), JoinEntries("e1", "e1", "r")) == "nothing_to_change"
    assert (
        refused(Known(entry=early, other=entry("2", stop=NOON, name="e2")), JoinEntries("e1", "e2", "r"))
        == "other_item"
    )
    assert refused(Known(entry=early, other=entry(name="e2")), JoinEntries("e1", "e2", "r")) == "still_running"
    assert refused(Known(entry=early), JoinEntries("e1", "e2", "r")) == "no_such_entry"


def cut(entry_, begin, end, *, item=BUG, resume=True):
    moments = (Moment(NOON + round(hours * HOUR), 60) for hours in (begin, end))
    return decide(Known(entry=entry_), CutOut("e1", *moments, item, "away", resume), NOW)


def test_time_is_cut_out_of_an_entry_wherever_it_lies():
    """TD#1671, #1020: discarding cut an entry that was already stopped; TD#2246: it resumed the wrong one."""
    worked = entry(start=NOON - 4 * HOUR, stop=NOON - HOUR)
    minus = [Moment(NOON - hours * HOUR, 60) for hours in range(5)]
    assert cut(worked, -5, -4) == cut(worked, -1, 0) == ()
    assert cut(worked, -5, -1) == (EntryVoided("e1", "away"),)
    assert cut(worked, -2, 0) == (EntryAmended("e1", "away", stop=minus[2]),)
    assert cut(worked, -5, -3) == (EntryAmended("e1", "away", start=minus[3]),)
    assert cut(worked, -3, -2) == (
        EntryAmended("e1", "away", stop=minus[3]),
        EntryAdded("1", minus[2], minus[1], 7, "", "away"),
    )
    runs = entry(start=NOON - 4 * HOUR)
    assert cut(runs, -3, -2) == (TimerStopped("e1", minus[3]), TimerStarted("1", minus[2], 7, ""))
    assert cut(runs, -5, -2) == (EntryAmended("e1", "away", start=minus[2]),)
    assert cut(runs, -5, -2, resume=False) == (EntryVoided("e1", "away"),)
    assert cut(runs, -3, -2, resume=False) == (TimerStopped("e1", minus[3]),)
    assert cut(runs, -3, -2, item=GONE) == (TimerStopped("e1", minus[3]),)
    assert cut(entry(start=NOON - HOUR), -3, -2) == ()


@given(st.lists(st.sampled_from([BUG, TASK]), max_size=12))
def test_one_timer_at_most_whatever_is_started(items):
    running: tuple[Entry, ...] = ()
    for step, item in enumerate(items):
        now = Moment(NOON + step, 60)
        try:
            facts = decide(Known(running), StartTimer(item.key, item), now)
        except Refused:
            assert running[0].work_item == item.id
            continue
        stopped = {fact.entry for fact in facts if isinstance(fact, TimerStopped)}
        started = [entry(fact.work_item, now.ms, name=f"e{step}") for fact in facts if isinstance(fact, TimerStarted)]
        running = (*(each for each in running if each.id not in stopped), *started)
        assert len(running) == 1
