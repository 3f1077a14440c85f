"""Windows over a full store: a keystroke costs less than half a frame, and eight hours of use leave nothing behind."""

import sys
from statistics import quantiles

import pytest

from benchmarks.hours import simulated
from benchmarks.simulated import HOURS

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")


def test_a_key_costs_less_than_eight_milliseconds_of_work_among_ten_thousand_items():
    worked = simulated("keystrokes")["worked"]
    assert len(worked) > 200
    assert quantiles(worked, n=100)[-1] < 8


def test_eight_hours_of_use_grow_memory_by_less_than_two_megabytes():
    weights = simulated("day")
    assert len(weights) == HOURS + 1
    assert weights[-1] - weights[0] < 2
