"""Whether somebody is at this Mac: the last event from its hardware, and what keeps its display on.

A lock is told by what went before it, the last touch; sleep by the clock that runs on. Sources: Quartz Event Services'
CGEventSourceSecondsSinceLastEventType, and IOKit's IOPMCopyAssertionsStatus.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable

from tracker_core.away import Cause

HARDWARE = 1  # kCGEventSourceStateHIDSystemState
ANY_INPUT = 0xFFFFFFFF  # kCGAnyInputEventType
UTF8 = 0x08000100
INTEGER = 3  # kCFNumberSInt32Type
FRAMEWORKS = "/System/Library/Frameworks"
KEEPS_DISPLAY_ON = b"PreventUserIdleDisplaySleep"


class MacPresence:
    """services.ports.PresenceSource."""

    def __init__(self, load: Callable[[str], ctypes.CDLL]) -> None:
        events = load(f"{FRAMEWORKS}/ApplicationServices.framework/ApplicationServices")
        self._seconds = events.CGEventSourceSecondsSinceLastEventType
        self._seconds.restype = ctypes.c_double
        self._seconds.argtypes = [ctypes.c_int32, ctypes.c_uint32]
        self._iokit = load(f"{FRAMEWORKS}/IOKit.framework/IOKit")
        self._core = load(f"{FRAMEWORKS}/CoreFoundation.framework/CoreFoundation")
        self._core.CFStringCreateWithCString.restype = ctypes.c_void_p
        self._core.CFStringCreateWithCString.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_uint32]
        self._core.CFDictionaryGetValue.restype = ctypes.c_void_p
        self._core.CFDictionaryGetValue.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
        self._core.CFNumberGetValue.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p]
        self._core.CFRelease.argtypes = [ctypes.c_void_p]

    def watch(self, left: Callable[[Cause], None], back: Callable[[Cause], None]) -> None:
        """What is looked for tells enough."""

    def idle_ms(self) -> int | None:
        """Since the last event from keyboard, mouse or trackpad."""
        return int(self._seconds(HARDWARE, ANY_INPUT) * 1000)

    def in_use(self) -> bool:
        """Whether a program keeps the display on, as players and meetings do."""
        assertions, level = ctypes.c_void_p(), ctypes.c_int32()
        if self._iokit.IOPMCopyAssertionsStatus(ctypes.byref(assertions)) or assertions.value is None:
            return False
        name = self._core.CFStringCreateWithCString(None, KEEPS_DISPLAY_ON, UTF8)
        number = self._core.CFDictionaryGetValue(assertions, name)
        if number:
            self._core.CFNumberGetValue(number, INTEGER, ctypes.byref(level))
        self._core.CFRelease(name)
        self._core.CFRelease(assertions)
        return level.value > 0

    def close(self) -> None:
        """Nothing was opened that has to be closed."""
