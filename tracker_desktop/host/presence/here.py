"""The source of presence that fits the system this runs on."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker_desktop.services.absences import PresenceSource


def presence_source(fault: Callable[[BaseException], None]) -> PresenceSource:
    """What can tell here of who is there. ``fault`` is told of what should not happen, on any thread."""
    system = sys.platform
    if system.startswith("linux"):
        from tracker_desktop.host.presence.linux import LinuxPresence

        return LinuxPresence(fault)
    if system == "win32":
        import ctypes

        from tracker_desktop.host.presence.windows import WindowsPresence

        return WindowsPresence(getattr(ctypes, "windll"))  # noqa: B009 - other systems' ctypes has none, nor their types
    if system == "darwin":
        import ctypes

        from tracker_desktop.host.presence.mac import MacPresence

        return MacPresence(ctypes.CDLL)
    from tracker_desktop.host.presence.none import NoPresence

    return NoPresence()
