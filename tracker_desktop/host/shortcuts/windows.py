"""Shortcuts on Windows: RegisterHotKey, in a thread that sleeps in its own queue of messages.

Windows lets the program that was sent a hot key put a window in front. Sources: RegisterHotKey, GetMessageW and
PostThreadMessageW of the Windows API.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable

from tracker_desktop.services.shortcuts import Combination, ShortcutState

MODIFIERS = {"alt": 0x1, "ctrl": 0x2, "shift": 0x4, "meta": 0x8}
NO_REPEAT = 0x4000
WM_QUIT, WM_HOTKEY = 0x0012, 0x0312
OURS = 1  # the number of the hot key within its thread
KEYS = {
    "enter": 0x0D,
    "space": 0x20,
    "pageup": 0x21,
    "pagedown": 0x22,
    "end": 0x23,
    "home": 0x24,
    "left": 0x25,
    "up": 0x26,
    "right": 0x27,
    "down": 0x28,
    "insert": 0x2D,
    "delete": 0x2E,
    **{f"f{number}": 0x6F + number for number in range(1, 25)},
}  # virtual-key codes; those of letters and digits are their capital characters


class _Message(ctypes.Structure):
    """MSG."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("number", ctypes.c_size_t),
        ("more", ctypes.c_ssize_t),
        ("time", ctypes.c_uint),
        ("x", ctypes.c_long),
        ("y", ctypes.c_long),
        ("private", ctypes.c_uint),
    )


class WindowsShortcuts:
    """services.shortcuts.Shortcuts."""

    def __init__(self, libraries: ctypes.LibraryLoader[ctypes.CDLL]) -> None:
        self._user32 = libraries.user32
        self._kernel32 = libraries.kernel32
        self._thread: threading.Thread | None = None
        self._number = 0  # of the thread, by which messages are posted to it

    def listen(
        self, combination: Combination, pressed: Callable[[], None], became: Callable[[ShortcutState], None]
    ) -> None:
        ready = threading.Event()

        def serve() -> None:
            message = _Message()
            self._user32.PeekMessageW(ctypes.byref(message), None, 0, 0, 0)  # gives the thread its queue
            self._number = self._kernel32.GetCurrentThreadId()
            ready.set()
            modifiers = sum(MODIFIERS[name] for name in combination.modifiers) | NO_REPEAT
            key = KEYS.get(combination.key) or ord(combination.key.upper())
            given = self._user32.RegisterHotKey(None, OURS, modifiers, key)
            became(ShortcutState.SET if given else ShortcutState.TAKEN)
            while given and self._user32.GetMessageW(ctypes.byref(message), None, 0, 0) > 0:
                if message.message == WM_HOTKEY:
                    pressed()
            self._user32.UnregisterHotKey(None, OURS)

        self._thread = threading.Thread(target=serve, name="shortcut", daemon=True)
        self._thread.start()
        ready.wait()

    def close(self) -> None:
        if self._thread is not None:
            self._user32.PostThreadMessageW(self._number, WM_QUIT, 0, 0)
            self._thread.join()
            self._thread = None
