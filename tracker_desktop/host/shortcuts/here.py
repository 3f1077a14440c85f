"""What hands out shortcuts on the system this runs on."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from tracker_desktop.services.shortcuts import NoShortcuts

if TYPE_CHECKING:
    from tracker_desktop.services.shortcuts import Shortcuts


def shortcuts(fault: Callable[[BaseException], None]) -> Shortcuts:
    """``fault`` is told of what should not happen, on any thread."""
    system = sys.platform
    if system.startswith("linux") and os.environ.get("WAYLAND_DISPLAY"):
        from tracker_desktop.host.shortcuts.portal import PortalShortcuts

        return PortalShortcuts(fault)
    if system.startswith("linux"):
        from tracker_desktop.host.shortcuts.x11 import XcbShortcuts

        return XcbShortcuts(fault)
    if system == "win32":
        import ctypes

        from tracker_desktop.host.shortcuts.windows import WindowsShortcuts

        return WindowsShortcuts(getattr(ctypes, "windll"))  # noqa: B009 - other systems' ctypes has none, nor their types
    if system == "darwin":
        import ctypes

        from tracker_desktop.host.shortcuts.mac import CarbonShortcuts

        return CarbonShortcuts(ctypes.CDLL)
    return NoShortcuts()
