"""An X display spoken to through libxcb, as far as a grabbed key needs it.

libxcb, not libX11: the latter has one handler of errors for the whole process, which is Qt's, and ends the process when
the display goes away. Here an error is an answer, and a display that is gone an end of events.
"""

from __future__ import annotations

import ctypes
import os
import socket
import struct
import sys
from collections.abc import Sequence
from typing import Any

KEY_PRESS, KEY_RELEASE, MAPPING_NOTIFY = 2, 3, 34
ASYNC = 1
EVENT_BYTES = 32


class _Cookie(ctypes.Structure):
    """xcb_void_cookie_t and its kin: the number of a request."""

    _fields_ = (("sequence", ctypes.c_uint),)


class _Screens(ctypes.Structure):
    """xcb_screen_iterator_t."""

    _fields_ = (("data", ctypes.c_void_p), ("rem", ctypes.c_int), ("index", ctypes.c_int))


# Each function's result and arguments; Xcb's are in xcb/xcb.h and xcb/xproto.h.
POINTER, BYTE, SHORT, WORD = ctypes.c_void_p, ctypes.c_uint8, ctypes.c_uint16, ctypes.c_uint32
FUNCTIONS: dict[str, tuple[Any, list[Any]]] = {
    "xcb_connect": (POINTER, [ctypes.c_char_p, POINTER]),
    "xcb_connection_has_error": (ctypes.c_int, [POINTER]),
    "xcb_disconnect": (None, [POINTER]),
    "xcb_flush": (ctypes.c_int, [POINTER]),
    "xcb_get_file_descriptor": (ctypes.c_int, [POINTER]),
    "xcb_get_setup": (POINTER, [POINTER]),
    "xcb_setup_roots_iterator": (_Screens, [POINTER]),
    "xcb_wait_for_event": (POINTER, [POINTER]),
    "xcb_request_check": (POINTER, [POINTER, _Cookie]),
    "xcb_grab_key_checked": (_Cookie, [POINTER, BYTE, WORD, SHORT, BYTE, BYTE, BYTE]),
    "xcb_ungrab_key": (_Cookie, [POINTER, BYTE, WORD, SHORT]),
    "xcb_get_keyboard_mapping": (_Cookie, [POINTER, BYTE, BYTE]),
    "xcb_get_keyboard_mapping_reply": (POINTER, [POINTER, _Cookie, POINTER]),
    "xcb_get_keyboard_mapping_keysyms": (POINTER, [POINTER]),
    "xcb_get_modifier_mapping": (_Cookie, [POINTER]),
    "xcb_get_modifier_mapping_reply": (POINTER, [POINTER, _Cookie, POINTER]),
    "xcb_get_modifier_mapping_keycodes": (POINTER, [POINTER]),
}


class Display:
    """A connection of its own. Raises ``OSError`` where there is no display, or no libxcb.

    One thread at a time may speak, but for ``events``, which another may wait in.
    """

    def __init__(self) -> None:
        self._xcb = ctypes.CDLL("libxcb.so.1")
        self._free = ctypes.CDLL(None).free
        self._free.argtypes = [POINTER]
        for name, (result, arguments) in FUNCTIONS.items():
            function = getattr(self._xcb, name)
            function.restype, function.argtypes = result, arguments
        self._connection = self._xcb.xcb_connect(None, None)
        if self._xcb.xcb_connection_has_error(self._connection):
            self._xcb.xcb_disconnect(self._connection)
            raise OSError("no display")
        setup = self._xcb.xcb_get_setup(self._connection)
        self._first, self._last = ctypes.string_at(setup, 36)[34:36]  # the least and the greatest keycode
        screens = self._xcb.xcb_setup_roots_iterator(setup)
        self.root = int.from_bytes(ctypes.string_at(screens.data, 4), sys.byteorder)

    def keysyms(self) -> Sequence[Sequence[int]]:
        """For each keycode from 0 on, what it stands for in each layout and level."""
        count = self._last - self._first + 1
        reply = self._reply("xcb_get_keyboard_mapping", self._first, count)
        if reply is None:
            return []
        width = ctypes.string_at(reply, 2)[1]
        found = self._xcb.xcb_get_keyboard_mapping_keysyms(reply)
        every = struct.unpack(f"{count * width}I", ctypes.string_at(found, count * width * 4))
        self._free(reply)
        return [()] * self._first + [every[place : place + width] for place in range(0, len(every), width)]

    def modifier_keys(self) -> Sequence[Sequence[int]]:
        """The keycodes of each of the eight modifiers: shift, lock, control, 1 to 5."""
        reply = self._reply("xcb_get_modifier_mapping")
        if reply is None:
            return [()] * 8
        width = ctypes.string_at(reply, 2)[1]
        found = ctypes.string_at(self._xcb.xcb_get_modifier_mapping_keycodes(reply), 8 * width)
        self._free(reply)
        return [found[place * width : (place + 1) * width] for place in range(8)]

    def grab(self, keycode: int, state: int) -> bool:
        """Have this key with these modifiers from now on; False where another program has it (BadAccess)."""
        cookie = self._xcb.xcb_grab_key_checked(self._connection, 1, self.root, state, keycode, ASYNC, ASYNC)
        error = self._xcb.xcb_request_check(self._connection, cookie)
        if error:
            self._free(error)
        return not error

    def let_go(self, keycode: int, state: int) -> None:
        """Have it no longer."""
        self._xcb.xcb_ungrab_key(self._connection, keycode, self.root, state)
        self._xcb.xcb_flush(self._connection)

    def event(self) -> bytes | None:
        """Sleep until there is one; None once the display is gone or ``end`` was called."""
        event = self._xcb.xcb_wait_for_event(self._connection)
        if not event:
            return None
        told = ctypes.string_at(event, EVENT_BYTES)
        self._free(event)
        return told

    def end(self) -> None:
        """Have the thread in ``event`` return; the connection is of no more use."""
        with socket.socket(fileno=os.dup(self._xcb.xcb_get_file_descriptor(self._connection))) as line:
            try:
                line.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # the display has gone before

    def close(self) -> None:
        """Free what it holds; nobody waits in ``event`` any more."""
        self._xcb.xcb_disconnect(self._connection)

    def _reply(self, request: str, *arguments: object) -> int | None:
        cookie = getattr(self._xcb, request)(self._connection, *arguments)
        reply: int | None = getattr(self._xcb, f"{request}_reply")(self._connection, cookie, None)
        return reply
