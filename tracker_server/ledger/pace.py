"""When a device should come again, by how many devices there are. Pure."""

from __future__ import annotations

from math import ceil

from tracker_core.messages import Pace
from tracker_core.pace import share_of, until_own_second

PERIOD_S = 300
SOONEST_S = 60
DEVICES_A_SECOND = 100  # a first round makes four requests; more servers are needed before a wider spread


def pace_for(device_id: str, now_ms: int, devices: int) -> Pace:
    """The pace for one of ``devices``; ``now_ms``: UTC.

    A small organization is not spread at all: what is recorded on one device shows on another a moment later.
    """
    spread = min(PERIOD_S, devices // DEVICES_A_SECOND)
    wait = SOONEST_S + until_own_second(share_of(device_id), PERIOD_S, now_ms + 1000 * SOONEST_S)
    return Pace(now_ms, ceil(wait), spread)
