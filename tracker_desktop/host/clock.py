"""The clocks of this machine: wall time with its offset, and the time since boot, sleep included."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from tracker_core.model import Moment

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class SystemClock:
    """The real clock (services.ports.Clock)."""

    def __init__(self) -> None:
        self._awake_ms = since_boot()
        self._boot_id = _boot_id()

    def now(self) -> Moment:
        """This instant and the UTC offset now in force here."""
        ms = time.time_ns() // 1_000_000
        return Moment(ms, _offset(ms))

    def reading(self) -> tuple[str, int]:
        """(boot id, milliseconds since that boot, time asleep included)."""
        return self._boot_id, self._awake_ms()

    def local(self, wall: datetime) -> Moment:
        """The instant at which the wall clock here shows ``wall``; where it shows it twice, the first time.

        A time that a DST change skips is read with the offset before the change.
        """
        ms = round(wall.replace(fold=0).timestamp() * 1000)
        return Moment(ms, _offset(ms))


def _offset(ms: int) -> int:
    return time.localtime(ms / 1000).tm_gmtoff // 60


def _boot_id() -> str:
    """Names this run of the system, and nothing else: it is random, and made anew at each boot.

    Where the system has none, one is made for this process: two events of one process can be compared, others cannot.
    """
    try:
        return BOOT_ID.read_text("ascii").strip()
    except OSError:
        import uuid

        return str(uuid.uuid4())


def since_boot() -> Callable[[], int]:
    """A clock that runs on in sleep (python-trio/trio#1586: ``time.monotonic`` does so on Windows only)."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return lambda: time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000
    if sys.platform == "darwin":
        import ctypes

        library = ctypes.CDLL("/usr/lib/libSystem.dylib")
        read = library.mach_continuous_time
        read.restype = ctypes.c_uint64
        ratio = (ctypes.c_uint32 * 2)()
        library.mach_timebase_info(ratio)
        return lambda: int(read()) * ratio[0] // ratio[1] // 1_000_000
    return lambda: time.monotonic_ns() // 1_000_000
