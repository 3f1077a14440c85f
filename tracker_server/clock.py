"""The server's clock, in the unit everything is kept in."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, timezone

from tracker_core.model import Moment


def now_ms() -> int:
    """This instant in UTC milliseconds since the epoch."""
    return time.time_ns() // 1_000_000


def utc(ms: int) -> datetime:
    """The instant ``ms`` (UTC ms since the epoch), in UTC."""
    return datetime.fromtimestamp(ms / 1000, UTC)


def iso(at: Moment) -> str:
    """``at`` as RFC 3339 with the offset it was read with."""
    zone = timezone(timedelta(minutes=at.offset)) if at.offset else UTC
    return datetime.fromtimestamp(at.ms / 1000, zone).isoformat(timespec="seconds")
