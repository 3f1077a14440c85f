"""The morning of many devices, smaller than the benchmark plays it: no more than chance lies above the flat line."""

import pytest

from benchmarks.curve import Curve, draw
from benchmarks.nine_oclock import NINE_S, World, flat
from tracker_server.ledger.pace import PERIOD_S

COUNT = 10_000
MANY = 100_000  # what the server believes
WINDOW_S = 20  # so few devices make no even second; 2,667 requests in a window, 2.6 % either way by chance


def windows(curve):
    return [sum(curve[at : at + WINDOW_S]) / WINDOW_S for at in range(0, len(curve) - WINDOW_S, WINDOW_S)]


def test_who_is_started_at_nine_is_spread():
    world = World(COUNT, MANY)
    world.play(PERIOD_S + 5)
    assert sum(world.asked.values()) == pytest.approx(4 * COUNT, rel=0.02)
    assert max(windows(world.curve(PERIOD_S))) < 1.2 * flat(COUNT)


def test_without_a_pace_they_come_at_once():
    world = World(COUNT, 0)
    world.play(60)
    assert max(windows(world.curve(60))) > 10 * flat(COUNT)


def test_who_met_a_server_that_was_away_comes_back_spread():
    away = range(NINE_S + 310, NINE_S + 910)
    world = World(COUNT, MANY, away=away)
    world.play(1520)
    assert max(windows(world.curve(1520)[310:])) < 1.2 * flat(COUNT)
    back = [rounds.status.last_success_ms >= 1000 * away.stop for rounds, _ in world.devices]
    assert all(back), "within two periods"


def test_the_picture_tells_the_figures():
    svg = draw([Curve("Nine & after", [1, 5, 3])], 2.5, "A note")
    assert "Nine &amp; after: at most 5 requests a second" in svg
    assert "A note." in svg
