"""Progress as a value, and the step that passes it on and stops the work."""

import pytest

from tracker_core.errors import Refused
from tracker_desktop.services import progress as module
from tracker_desktop.services.progress import Doing, Progress, Steps


@pytest.mark.parametrize(
    ("done", "total", "expected"), [(0, 10, 0), (5, 10, 500), (9999, 10_000, 999), (12, 10, 1000), (0, 0, 1000)]
)
def test_it_is_whole_only_when_all_is_done(done, total, expected):
    assert Progress(Doing.FETCHING, done, total).per_mille == expected


def test_without_an_end_nobody_can_tell():
    assert Progress(Doing.FETCHING, 500).per_mille is None


def steps(stopped):
    told = []
    return Steps(told.append, lambda: stopped, lambda: Refused("enough", "enough")), told


def test_what_nobody_could_read_is_not_passed_on():
    step, told = steps(stopped=False)
    for done in range(1000):
        step(Progress(Doing.READING, done, 1000))
    step(Progress(Doing.WRITING, 1, 1000))
    assert len(told) < 20
    assert told[0] == Progress(Doing.READING, 0, 1000)
    assert told[-1] == Progress(Doing.WRITING, 1, 1000)  # something else is told at once


def test_after_a_while_it_is(monkeypatch):
    monkeypatch.setattr(module, "SEEN_S", 0.0)
    step, told = steps(stopped=False)
    for done in range(10):
        step(Progress(Doing.READING, done, 10))
    assert len(told) == 10


def test_stopped_it_ends_the_work_but_for_the_moving_of_files():
    step, told = steps(stopped=True)
    for doing in (Doing.READING, Doing.WRITING, Doing.EXPORTING):
        with pytest.raises(Refused, match="enough"):
            step(Progress(doing))
    assert told == []
    step(Progress(Doing.MOVING))
    assert told == [Progress(Doing.MOVING)]
