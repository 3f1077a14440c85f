"""The term: whole months, counted alike on both sides, and never from earlier than the latest that a record tells."""

from datetime import UTC, datetime

import pytest

from tracker_core.events import Clock, EntryAdded, EntryAmended, EntryVoided, Event, TimerStarted, TimerStopped
from tracker_core.model import Moment
from tracker_core.retention import aged_from, first_kept, month_of, recorded_ms

HOUR = 3_600_000


def utc(*when: int) -> int:
    return int(datetime(*when, tzinfo=UTC).timestamp() * 1000)


@pytest.mark.parametrize(
    ("now", "months", "first"),
    [
        (utc(2026, 11, 25, 12), 24, utc(2024, 11, 1)),
        (utc(2026, 11, 1), 24, utc(2024, 11, 1)),
        (utc(2026, 11, 1) - 1, 24, utc(2024, 10, 1)),
        (utc(2026, 1, 31), 1, utc(2025, 12, 1)),
        (utc(2024, 2, 29), 12, utc(2023, 2, 1)),
        (utc(2026, 12, 31), 600, utc(1976, 12, 1)),
        (utc(2000, 1, 1), 600, 0),
    ],
)
def test_a_record_goes_with_the_month_in_which_its_term_ends(now, months, first):
    assert first_kept(now, months) == first
    assert month_of(first) == datetime.fromtimestamp(first / 1000, UTC).strftime("%Y-%m")


def made(fact, offset_ms=None) -> Event:
    occurred = Moment(utc(2024, 10, 31, 22), 60)
    clock = Clock("boot", 0, offset_ms, None if offset_ms is None else 1)
    return Event("id", "device", 1, 1, "0" * 64, "person", "person", occurred, clock, fact)


@pytest.mark.parametrize(
    ("fact", "latest"),
    [
        (TimerStarted("item", Moment(utc(2024, 10, 31, 21), 60), 1, ""), utc(2024, 10, 31, 23)),
        (TimerStopped("id", Moment(utc(2024, 10, 31, 22, 30), 120)), utc(2024, 11, 1, 0, 30)),  # by their wall clock
        (TimerStopped("id", Moment(utc(2024, 10, 31, 23, 30), -300)), utc(2024, 10, 31, 23, 30)),
        (EntryAdded("item", Moment(0, 0), Moment(utc(2025, 1, 1), 0), 1, "", "forgot"), utc(2025, 1, 1)),
        (EntryAmended("id", "late", start=Moment(utc(2025, 2, 1), 0)), utc(2025, 2, 1)),
        (EntryAmended("id", "late", stop=Moment(utc(2025, 3, 1), 0)), utc(2025, 3, 1)),
        (EntryVoided("id", "wrong"), utc(2024, 10, 31, 23)),
    ],
)
def test_a_term_is_counted_from_the_latest_that_is_told(fact, latest):
    assert aged_from(made(fact)) == latest


def test_a_clock_that_is_known_to_be_behind_makes_nothing_older():
    behind = 3 * 365 * 24 * HOUR
    assert aged_from(made(EntryVoided("id", "wrong"), offset_ms=behind)) == utc(2024, 10, 31, 23) + behind
    assert aged_from(made(EntryVoided("id", "wrong"), offset_ms=-behind)) == utc(2024, 10, 31, 23)


def test_ids_tell_when_they_were_made():
    assert recorded_ms("017f22e2-79b0-7cc3-98c4-dc0c0c07398f") == utc(2022, 2, 22, 19, 22, 22)  # RFC 9562, A.6
