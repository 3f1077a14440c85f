"""The idle time of an X display, by its screen saver extension."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable


class _Info(ctypes.Structure):
    """XScreenSaverInfo of X11/extensions/scrnsaver.h."""

    _fields_ = (
        ("window", ctypes.c_ulong),
        ("state", ctypes.c_int),
        ("kind", ctypes.c_int),
        ("since", ctypes.c_ulong),
        ("idle", ctypes.c_ulong),
        ("event_mask", ctypes.c_ulong),
    )


def x11_idle() -> Callable[[], int | None] | None:
    """A function that answers the milliseconds since the last touch of keyboard or mouse; None where X11 does not say.

    It has a connection of its own to the display, for as long as the program runs.
    """
    if not os.environ.get("DISPLAY"):
        return None
    try:
        xlib, saver = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXss.so.1")
    except OSError:
        return None
    xlib.XOpenDisplay.restype = ctypes.c_void_p
    xlib.XOpenDisplay.argtypes = [ctypes.c_char_p]
    xlib.XDefaultRootWindow.restype = ctypes.c_ulong
    xlib.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
    saver.XScreenSaverQueryExtension.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p]
    saver.XScreenSaverQueryInfo.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.POINTER(_Info)]
    display = xlib.XOpenDisplay(None)
    first, error = ctypes.c_int(), ctypes.c_int()
    if not display or not saver.XScreenSaverQueryExtension(display, ctypes.byref(first), ctypes.byref(error)):
        return None
    root = xlib.XDefaultRootWindow(display)
    info = _Info()

    def idle() -> int | None:
        return int(info.idle) if saver.XScreenSaverQueryInfo(display, root, ctypes.byref(info)) else None

    return idle
