"""Whether somebody is at this Windows desktop: the last input, and whether something fills the screen.

A lock is told by what went before it, the last touch; sleep by the clock that runs on. Sources: GetLastInputInfo and
SHQueryUserNotificationState of the Windows API.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable

from tracker_core.away import Cause

BUSY, FULL_SCREEN, PRESENTATION = 2, 3, 4  # QUERY_USER_NOTIFICATION_STATE
WRAP = 1 << 32  # GetTickCount begins anew after 49.7 days


class _LastInput(ctypes.Structure):
    """LASTINPUTINFO."""

    _fields_ = (("size", ctypes.c_uint), ("time", ctypes.c_uint))


class WindowsPresence:
    """services.ports.PresenceSource."""

    def __init__(self, libraries: ctypes.LibraryLoader[ctypes.CDLL]) -> None:
        self._libraries = libraries

    def watch(self, left: Callable[[Cause], None], back: Callable[[Cause], None]) -> None:
        """What is looked for tells enough."""

    def idle_ms(self) -> int | None:
        """Since the last input of this session."""
        info = _LastInput(ctypes.sizeof(_LastInput), 0)
        if not self._libraries.user32.GetLastInputInfo(ctypes.byref(info)):
            return None
        return int(self._libraries.kernel32.GetTickCount() - info.time) % WRAP

    def in_use(self) -> bool:
        """Whether a program fills the screen or presents."""
        state = ctypes.c_int()
        failed = self._libraries.shell32.SHQueryUserNotificationState(ctypes.byref(state))
        return not failed and state.value in (BUSY, FULL_SCREEN, PRESENTATION)

    def close(self) -> None:
        """Nothing was opened."""
