"""What the server does by itself: once a period, whatever happened the time before."""

import logging

import pytest

from tracker_server.jobs.models import JobRun
from tracker_server.jobs.running import Job, take_turn

NOON = 1_790_000_000_000


def test_a_turn_is_taken_once_a_period_by_whoever_comes_first(db):
    ran = []
    job = Job("counting", 60, lambda: ran.append(1))
    assert [take_turn(job, NOON + after) for after in (0, 10, 59_000, 60_000, 60_010)] == [1, 0, 0, 1, 0]
    assert len(ran) == 2


def test_a_job_that_fails_says_so_and_has_its_next_turn(db, caplog):
    outcomes = iter([ZeroDivisionError, None])

    def sometimes():
        if outcome := next(outcomes):
            raise outcome

    job = Job("dividing", 60, sometimes)
    with caplog.at_level(logging.ERROR, "tracker_server.jobs"):
        take_turn(job, NOON)
    assert [record.getMessage() for record in caplog.records] == ["dividing failed; tried again in 60 s"]
    assert JobRun.objects.get(name="dividing").failed_at == NOON
    caplog.clear()
    take_turn(job, NOON + 60_000)
    assert JobRun.objects.get(name="dividing").failed_at is None


@pytest.mark.parametrize("early", [0, 499])
def test_a_clock_that_is_a_little_ahead_costs_no_turn(db, early):
    job = Job("counting", 60, lambda: None)
    assert take_turn(job, NOON)
    assert take_turn(job, NOON + 60_000 - early)


def test_a_clock_that_was_ahead_by_years_stops_no_job_once_it_is_right_again(db):
    job = Job("counting", 60, lambda: None)
    assert take_turn(job, NOON + 2 * 365 * 86_400_000)
    assert take_turn(job, NOON)
    assert not take_turn(job, NOON - 10_000), "a clock that is a little behind another's"
