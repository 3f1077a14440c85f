"""UUIDv7 (RFC 9562, 5.7): ids that sort by the time they were made, also within one millisecond."""

from __future__ import annotations

import os
import threading

_lock = threading.Lock()
_last = 0


def uuid7(ms: int) -> str:
    """A new id for the UTC millisecond ``ms``, in lower case; later ids of this process sort after earlier ones.

    The 12 bits after the version and the 62 after the variant are random; when the clock stands still or goes back, the
    one before is counted on by a random step instead (RFC 9562, 6.2, method 2).
    """
    global _last  # noqa: PLW0603 - one counter a process is what monotonic means
    with _lock:
        fresh = (ms & 0xFFFF_FFFF_FFFF) << 74 | int.from_bytes(os.urandom(10), "big") >> 6
        if fresh <= _last:
            fresh = _last + 1 + int.from_bytes(os.urandom(4), "big")
        _last = fresh
    value = (fresh >> 62) << 64 | 0b10 << 62 | fresh & (1 << 62) - 1  # the variant between the two random parts
    high, low = value >> 64, value & (1 << 64) - 1
    high = (high >> 12) << 16 | 0x7 << 12 | high & 0xFFF  # the version between time and random
    text = f"{high & (1 << 64) - 1:016x}{low:016x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
