"""Gives each device its own second of every period, so that all of them together make a flat line. Pure."""

from __future__ import annotations

from hashlib import sha256


def share_of(device_id: str) -> float:
    """Where in every period a device's own second lies, in [0, 1): by a hash of its id, the same on every side."""
    return int.from_bytes(sha256(device_id.encode()).digest()[:4], "big") / 2**32


def until_own_second(share: float, period_s: float, now_ms: float) -> float:
    """Seconds from ``now_ms`` (UTC ms) to the device's own second; in [0, ``period_s``), 0 without a period.

    Counted from the epoch of the clock, not from a start: whoever starts at once, or comes back at once, is spread, and
    so is whoever starts one after the other.
    """
    return (share * period_s - now_ms / 1000) % period_s if period_s > 0 else 0.0
