"""A device's own second."""

import pytest

from tracker_core.pace import share_of, until_own_second

NOON = 1_767_268_800_000


@pytest.mark.parametrize("now", [NOON, NOON + 123_456, 0, -5000.5])
def test_the_own_second_comes_once_in_every_period(now):
    wait = until_own_second(0.25, 200, now)
    assert 0 <= wait < 200
    assert (now / 1000 + wait) % 200 == pytest.approx(50)
    assert until_own_second(0.25, 200, now + 1000 * (wait + 0.001)) == pytest.approx(200, abs=0.01)


def test_without_a_period_it_is_now():
    assert until_own_second(0.9, 0, NOON) == 0


def test_shares_are_even_and_stay():
    shares = [share_of(f"device-{number}") for number in range(20_000)]
    assert all(0 <= share < 1 for share in shares)
    tenths = [sum(int(share * 10) == tenth for share in shares) for tenth in range(10)]
    assert max(tenths) < 2200
    assert min(tenths) > 1800
    assert share_of("device-1") == shares[1]
