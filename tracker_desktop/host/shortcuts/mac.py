"""Shortcuts on macOS: Carbon's RegisterEventHotKey, whose events come through Qt's own loop on the main thread.

Sources: CarbonEvents.h and HIToolbox's Events.h. macOS tells of a clash only where this session has the keys already.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable

from tracker_desktop.services.shortcuts import Combination, ShortcutState

CARBON = "/System/Library/Frameworks/Carbon.framework/Carbon"
MODIFIERS = {"meta": 0x0100, "shift": 0x0200, "alt": 0x0800, "ctrl": 0x1000}
KEYBOARD, HOT_KEY_PRESSED = int.from_bytes(b"keyb", "big"), 5
SIGNATURE = int.from_bytes(b"Time", "big")
KEYS = {
    **dict(zip("asdfhgzxcv", range(10), strict=True)),
    **dict(zip("bqweryt123465", range(11, 24), strict=True)),
    "9": 25,
    "7": 26,
    "8": 28,
    "0": 29,
    "o": 31,
    "u": 32,
    "i": 34,
    "p": 35,
    "l": 37,
    "j": 38,
    "k": 40,
    "n": 45,
    "m": 46,
    "enter": 36,
    "space": 49,
    "home": 115,
    "pageup": 116,
    "delete": 117,
    "end": 119,
    "pagedown": 121,
    "left": 123,
    "right": 124,
    "down": 125,
    "up": 126,
    "f1": 122,
    "f2": 120,
    "f3": 99,
    "f4": 118,
    "f5": 96,
    "f6": 97,
    "f7": 98,
    "f8": 100,
    "f9": 101,
    "f10": 109,
    "f11": 103,
    "f12": 111,
    "f13": 105,
    "f14": 107,
    "f15": 113,
    "f16": 106,
    "f17": 64,
    "f18": 79,
    "f19": 80,
    "f20": 90,
}  # virtual key codes, which name places on an American keyboard


class _Kind(ctypes.Structure):
    """EventTypeSpec."""

    _fields_ = (("class_", ctypes.c_uint32), ("kind", ctypes.c_uint32))


class _Name(ctypes.Structure):
    """EventHotKeyID."""

    _fields_ = (("signature", ctypes.c_uint32), ("number", ctypes.c_uint32))


HANDLER = ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)


class CarbonShortcuts:
    """services.shortcuts.Shortcuts. To be used on the main thread."""

    def __init__(self, load: Callable[[str], ctypes.CDLL]) -> None:
        carbon = load(CARBON)
        self._target = carbon.GetApplicationEventTarget
        self._target.restype = ctypes.c_void_p
        self._install = carbon.InstallEventHandler
        self._install.argtypes = [
            *(ctypes.c_void_p, HANDLER, ctypes.c_ulong, ctypes.POINTER(_Kind)),
            *(ctypes.c_void_p, ctypes.POINTER(ctypes.c_void_p)),
        ]
        self._remove = carbon.RemoveEventHandler
        self._remove.argtypes = [ctypes.c_void_p]
        self._register = carbon.RegisterEventHotKey
        self._register.argtypes = [
            *(ctypes.c_uint32, ctypes.c_uint32, _Name, ctypes.c_void_p),
            *(ctypes.c_uint32, ctypes.POINTER(ctypes.c_void_p)),
        ]
        self._unregister = carbon.UnregisterEventHotKey
        self._unregister.argtypes = [ctypes.c_void_p]
        self._key = ctypes.c_void_p()
        self._handler = ctypes.c_void_p()
        self._call = HANDLER()  # kept, for Carbon keeps its address alone

    def listen(
        self, combination: Combination, pressed: Callable[[], None], became: Callable[[ShortcutState], None]
    ) -> None:
        code = KEYS.get(combination.key)
        if code is None:
            became(ShortcutState.NO_KEY)
            return

        def handle(_next: int, _event: int, _data: int) -> int:
            pressed()
            return 0

        modifiers = sum(MODIFIERS[name] for name in combination.modifiers)
        target, name = self._target(), _Name(SIGNATURE, 1)
        if self._register(code, modifiers, name, target, 0, ctypes.byref(self._key)):
            became(ShortcutState.TAKEN)
            return
        self._call = HANDLER(handle)
        kind = _Kind(KEYBOARD, HOT_KEY_PRESSED)
        self._install(target, self._call, 1, ctypes.byref(kind), None, ctypes.byref(self._handler))
        became(ShortcutState.SET)

    def close(self) -> None:
        if self._handler.value is not None:
            self._remove(self._handler)
            self._unregister(self._key)
            self._handler, self._key = ctypes.c_void_p(), ctypes.c_void_p()
