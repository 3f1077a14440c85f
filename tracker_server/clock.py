"""The server's clock, in the unit everything is kept in."""

from __future__ import annotations

import time


def now_ms() -> int:
    """This instant in UTC milliseconds since the epoch."""
    return time.time_ns() // 1_000_000
