"""Days and totals: midnight, DST, the edges of the world, year ends, overlaps."""

import itertools
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker_core.model import Entry, Moment
from tracker_core.timesheet import day_of, day_start_ms, overlapping, slices, timesheet

HOUR = 3_600_000
ALL = (date(1900, 1, 1), date(9999, 1, 1))


def at(text):
    """A moment from ISO text with its offset."""
    instant = datetime.fromisoformat(text)
    return Moment(round(instant.timestamp() * 1000), round(instant.utcoffset().total_seconds() / 60))


def worked(start, stop, item="x", name="e", *, voided=False):
    return Entry(name, item, at(start), None if stop is None else at(stop), "", voided, frozenset())


def days(entry, now=0):
    return {piece.day.isoformat(): (piece.end_ms - piece.begin_ms) / HOUR for piece in slices(entry, now)}


@pytest.mark.parametrize(
    ("start", "stop", "expected"),
    [
        ("2026-03-10T22:00+01:00", "2026-03-11T01:30+01:00", {"2026-03-10": 2, "2026-03-11": 1.5}),
        # The night the clocks go forward has 23 hours; five were worked, not six.
        ("2026-03-28T23:00+01:00", "2026-03-29T05:00+02:00", {"2026-03-28": 1, "2026-03-29": 4}),
        # The night they go back has 25; seven were worked.
        ("2026-10-24T23:00+02:00", "2026-10-25T05:00+01:00", {"2026-10-24": 1, "2026-10-25": 6}),
        ("2025-12-31T23:30+00:00", "2026-01-01T00:30+00:00", {"2025-12-31": 0.5, "2026-01-01": 0.5}),
        ("2026-06-01T08:00+14:00", "2026-06-01T10:00+14:00", {"2026-06-01": 2}),
        ("2026-06-01T08:00-12:00", "2026-06-01T10:00-12:00", {"2026-06-01": 2}),
        ("2026-06-01T23:00+05:45", "2026-06-02T01:00+05:45", {"2026-06-01": 1, "2026-06-02": 1}),
        ("2026-06-01T23:00+00:00", "2026-06-03T01:00+00:00", {"2026-06-01": 1, "2026-06-02": 24, "2026-06-03": 1}),
    ],
)
def test_an_entry_is_cut_at_its_own_midnights(start, stop, expected):
    assert days(worked(start, stop)) == expected


def test_a_traveller_keeps_the_days_of_the_start():
    assert days(worked("2026-06-01T23:00+09:00", "2026-06-01T06:00-10:00")) == {"2026-06-01": 1, "2026-06-02": 1}


def test_an_entry_that_ends_at_midnight_leaves_nothing_for_the_next_day():
    assert days(worked("2026-06-01T23:00+02:00", "2026-06-02T00:00+02:00")) == {"2026-06-01": 1}


def test_a_leap_second_is_ignored_knowingly():
    assert days(worked("2016-12-31T23:59:00+00:00", "2017-01-01T00:01:00+00:00")) == {
        "2016-12-31": 1 / 60,
        "2017-01-01": 1 / 60,
    }


def test_a_running_timer_counts_up_to_now():
    running = worked("2026-06-01T23:00+00:00", None)
    assert days(running, at("2026-06-02T02:00+00:00").ms) == {"2026-06-01": 1, "2026-06-02": 2}


def test_a_clock_behind_the_start_counts_nothing():
    assert days(worked("2026-06-01T23:00+00:00", None), at("2026-06-01T22:00+00:00").ms) == {}


def test_voided_entries_count_nothing():
    assert days(worked("2026-06-01T10:00+00:00", "2026-06-01T11:00+00:00", voided=True)) == {}


offsets = st.integers(-12 * 60, 14 * 60)
instants = st.integers(0, 4_000_000_000_000)
spans = st.tuples(instants, st.integers(0, 100 * HOUR), offsets, offsets)


@given(st.lists(spans, max_size=8))
def test_cutting_loses_and_invents_nothing(made):
    entries = [
        Entry(
            str(number), "xy"[number % 2], Moment(begin, before), Moment(begin + length, after), "", False, frozenset()
        )
        for number, (begin, length, before, after) in enumerate(made)
    ]
    sheet = timesheet(entries, 0, *ALL)
    assert sheet.total == sum(length for _, length, _, _ in made)
    assert sum(sheet.by_day().values()) == sum(sheet.by_item().values()) == sheet.total
    for entry in entries:
        pieces = list(slices(entry, 0))
        assert all(day_of(Moment(piece.begin_ms, entry.start.offset)) == piece.day for piece in pieces)
        assert all(day_of(Moment(piece.end_ms - 1, entry.start.offset)) == piece.day for piece in pieces)
        assert all(first.end_ms == second.begin_ms for first, second in itertools.pairwise(pieces))


@given(instants, offsets)
def test_days_agree_with_the_calendar_of_the_standard_library(ms, offset):
    zone = timezone(timedelta(minutes=offset))
    expected = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=ms)).astimezone(zone).date()
    assert day_of(Moment(ms, offset)) == expected
    assert day_of(Moment(day_start_ms(expected, offset), offset)) == expected
    assert day_start_ms(expected, offset) <= ms < day_start_ms(expected + timedelta(days=1), offset)


def test_only_the_asked_days_are_in_the_sheet():
    entry = worked("2026-06-01T22:00+00:00", "2026-06-03T01:00+00:00")
    sheet = timesheet([entry], 0, date(2026, 6, 2), date(2026, 6, 2))
    assert sheet.worked == {(date(2026, 6, 2), "x"): 24 * HOUR}


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 10)), max_size=9))
def test_overlaps_are_the_pairs_that_share_time(made):
    entries = [
        Entry(str(number), "x", Moment(begin, 0), Moment(begin + length, 0), "", False, frozenset())
        for number, (begin, length) in enumerate(made)
    ]
    expected = {
        one.id
        for one in entries
        for two in entries
        if one is not two and max(one.start.ms, two.start.ms) < min(one.stop.ms, two.stop.ms)
    }
    assert overlapping(entries, 0) == expected


def test_two_running_timers_overlap():
    one, two = worked("2026-06-01T10:00+00:00", None, name="a"), worked("2026-06-01T11:00+00:00", None, name="b")
    assert overlapping([one, two], at("2026-06-01T12:00+00:00").ms) == {"a", "b"}
