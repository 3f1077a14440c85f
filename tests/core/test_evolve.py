"""The fold: the same whatever the order, and what a person expects of it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.made import HOUR, NOON, Recorder
from tracker_core.events import (
    EntryAdded,
    EntryAmended,
    EntryRestored,
    EntryVoided,
    TimerStarted,
    TimerStopped,
    entry_of,
)
from tracker_core.evolve import entry, evolve
from tracker_core.model import Flag, Moment
from tracker_core.timesheet import day_of, timesheet


def fold(events):
    records = {}
    for event in events:
        key = entry_of(event)
        records[key] = evolve(records.get(key), event)
    return records


def one(*events):
    (record,) = fold(events).values()
    return entry(record)


moments = st.builds(
    Moment, st.integers(NOON - 40 * HOUR, NOON + 40 * HOUR), st.integers(-12 * 4, 14 * 4).map(lambda q: q * 15)
)
texts = st.sampled_from(["", "a", "b"])


@st.composite
def histories(draw):
    """What up to three devices recorded of up to four entries, knowing nothing of each other."""
    devices = [Recorder(number) for number in range(1, draw(st.integers(1, 3)) + 1)]
    entries = []
    for _ in range(draw(st.integers(1, 4))):
        device = draw(st.sampled_from(devices))
        at = draw(moments)
        if draw(st.booleans()):
            fact = TimerStarted(draw(st.sampled_from("xyz")), at, 1, draw(texts))
        else:
            fact = EntryAdded(draw(st.sampled_from("xyz")), at, Moment(at.ms + HOUR, at.offset), 1, "", "forgot")
        entries.append(device.record(fact, draw(moments).ms).id)
    for _ in range(draw(st.integers(0, 10))):
        device = draw(st.sampled_from(devices))
        target = draw(st.sampled_from(entries))
        fact = draw(
            st.one_of(
                st.builds(TimerStopped, st.just(target), moments),
                st.builds(
                    EntryAmended,
                    st.just(target),
                    st.just("why"),
                    work_item=st.none() | st.sampled_from("xyz"),
                    start=st.none() | moments,
                    stop=st.none() | moments,
                    note=st.none() | texts,
                ),
                st.builds(EntryVoided, st.just(target), st.just("why")),
                st.builds(EntryRestored, st.just(target), st.just("why")),
            )
        )
        device.record(fact, draw(moments).ms)
    return [event for device in devices for event in device.events]


@given(histories(), st.randoms(use_true_random=False))
@settings(max_examples=150)
def test_any_order_and_any_repetition_give_the_same_timesheet(events, random):
    shuffled = [*events, *random.choices(events, k=len(events) // 2)]
    random.shuffle(shuffled)
    there, here = fold(events), fold(shuffled)
    assert there == here
    sheets = [
        timesheet(
            filter(None, map(entry, records.values())),
            NOON + 50 * HOUR,
            day_of(Moment(NOON - 90 * HOUR, 0)),
            day_of(Moment(NOON + 90 * HOUR, 0)),
        )
        for records in (there, here)
    ]
    assert sheets[0] == sheets[1]


def test_a_timer_runs_until_it_is_stopped():
    device = Recorder()
    start = device.record(TimerStarted("x", Moment(NOON, 60), 1, "note"))
    assert one(start).running
    stop = device.record(TimerStopped(start.id, Moment(NOON + HOUR, 60)), NOON + HOUR)
    found = one(start, stop)
    assert (found.work_item, found.note, found.duration(0), found.running) == ("x", "note", HOUR, False)
    assert found.flags == frozenset()


def test_the_earlier_of_two_stops_wins_and_both_are_told_of():
    first, second = Recorder(1), Recorder(2)
    start = first.record(TimerStarted("x", Moment(NOON, 0), 1, ""))
    late = first.record(TimerStopped(start.id, Moment(NOON + 2 * HOUR, 0)), NOON + 2 * HOUR)
    early = second.record(TimerStopped(start.id, Moment(NOON + HOUR, 0)), NOON + 3 * HOUR)
    found = one(late, early, start)
    assert found.stop == Moment(NOON + HOUR, 0)
    assert Flag.CONTRADICTORY_STOPS in found.flags


def test_a_stop_that_arrives_before_its_start_is_kept():
    device = Recorder()
    start = device.record(TimerStarted("x", Moment(NOON, 0), 1, ""))
    stop = device.record(TimerStopped(start.id, Moment(NOON + HOUR, 0)), NOON + HOUR)
    assert one(stop) is None
    assert one(stop, start).duration(0) == HOUR


def test_the_latest_correction_of_each_field_wins():
    device, other = Recorder(1), Recorder(2)
    start = device.record(TimerStarted("x", Moment(NOON, 0), 1, "old"))
    stop = device.record(TimerStopped(start.id, Moment(NOON + HOUR, 0)), NOON + HOUR)
    later = device.record(EntryAmended(start.id, "r", note="new", work_item="y"), NOON + 5 * HOUR)
    earlier = other.record(EntryAmended(start.id, "r", note="lost", start=Moment(NOON - HOUR, 0)), NOON + 4 * HOUR)
    found = one(start, stop, later, earlier)
    assert (found.note, found.work_item, found.start.ms) == ("new", "y", NOON - HOUR)


def test_a_correction_of_the_end_beats_every_stop():
    device = Recorder()
    start = device.record(TimerStarted("x", Moment(NOON, 0), 1, ""))
    amended = device.record(EntryAmended(start.id, "r", stop=Moment(NOON + 2 * HOUR, 0)), NOON + 2 * HOUR)
    stop = device.record(TimerStopped(start.id, Moment(NOON + HOUR, 0)), NOON + 3 * HOUR)
    assert one(start, amended, stop).stop.ms == NOON + 2 * HOUR


def test_a_voided_entry_counts_nothing():
    device = Recorder()
    start = device.record(TimerStarted("x", Moment(NOON, 0), 1, ""))
    void = device.record(EntryVoided(start.id, "mistake"), NOON + HOUR)
    found = one(start, void)
    assert found.voided
    assert not found.running
    assert found.duration(NOON + HOUR) == 0


def test_an_entry_counts_by_the_later_of_removal_and_return():
    device = Recorder()
    start = device.record(TimerStarted("x", Moment(NOON, 0), 1, ""))
    void = device.record(EntryVoided(start.id, "mistake"), NOON + HOUR)
    back = device.record(EntryRestored(start.id, "no mistake"), NOON + 2 * HOUR)
    again = device.record(EntryVoided(start.id, "after all"), NOON + 3 * HOUR)
    assert not one(start, void, back).voided
    assert not one(start, back, void).voided
    assert one(start, void, back, again).voided


def test_a_clock_that_jumped_within_one_boot_is_flagged():
    device = Recorder()
    start = device.record(TimerStarted("x", Moment(NOON, 0), 1, ""), awake=0)
    stop = device.record(TimerStopped(start.id, Moment(NOON + 9 * HOUR, 0)), NOON + 9 * HOUR, awake=HOUR)
    assert Flag.CLOCK_JUMP in one(start, stop).flags


def test_time_asleep_is_no_jump():
    device = Recorder()
    start = device.record(TimerStarted("x", Moment(NOON, 0), 1, ""), awake=0)
    stop = device.record(TimerStopped(start.id, Moment(NOON + 9 * HOUR, 0)), NOON + 9 * HOUR, awake=9 * HOUR)
    assert one(start, stop).flags == frozenset()


def test_a_clock_set_by_a_year_across_a_reboot_is_flagged_by_the_server_offset():
    device = Recorder()
    year = 365 * 24 * HOUR
    start = device.record(TimerStarted("x", Moment(NOON, 0), 1, ""), boot="one", server_offset=0)
    stop = device.record(TimerStopped(start.id, Moment(NOON + HOUR, 0)), NOON + HOUR, boot="two", server_offset=-year)
    assert Flag.CLOCK_JUMP in one(start, stop).flags


def test_a_stop_before_its_start_counts_nothing_and_is_flagged():
    device = Recorder()
    start = device.record(TimerStarted("x", Moment(NOON, 0), 1, ""))
    stop = device.record(TimerStopped(start.id, Moment(NOON - HOUR, 0)), NOON - HOUR)
    found = one(start, stop)
    assert found.duration(0) == 0
    assert Flag.STOP_BEFORE_START in found.flags


def test_the_edges_of_flags():
    """Just the limit is no reason to look."""

    def flags(length, *, awake=None):
        device = Recorder()
        start = device.record(TimerStarted("x", Moment(NOON, 0), 1, ""), awake=0)
        stop = device.record(TimerStopped(start.id, Moment(NOON + length, 0)), NOON + length, awake=awake)
        return one(start, stop).flags

    assert flags(0) == frozenset()
    assert flags(-1) == {Flag.STOP_BEFORE_START}
    assert flags(16 * HOUR) == frozenset()
    assert flags(16 * HOUR + 1) == {Flag.LONG_RUN}
    assert flags(HOUR, awake=HOUR - 60_000) == flags(HOUR, awake=HOUR + 60_000) == frozenset()
    assert flags(HOUR, awake=HOUR - 60_001) == flags(HOUR, awake=HOUR + 60_001) == {Flag.CLOCK_JUMP}


def test_a_very_long_run_is_flagged_not_trimmed():
    device = Recorder()
    start = device.record(TimerStarted("x", Moment(NOON, 0), 1, ""))
    stop = device.record(TimerStopped(start.id, Moment(NOON + 17 * HOUR, 0)), NOON + 17 * HOUR)
    found = one(start, stop)
    assert found.duration(0) == 17 * HOUR
    assert Flag.LONG_RUN in found.flags
