"""Shortcuts on X11: a key that is grabbed, with and without Num Lock and Caps Lock, and a thread that sleeps till then.

Another program that has grabbed it already makes the server answer BadAccess.
"""

from __future__ import annotations

import itertools
import struct
import threading
from collections.abc import Callable, Sequence

from tracker_desktop.host.shortcuts.xcb import KEY_PRESS, KEY_RELEASE, MAPPING_NOTIFY, Display
from tracker_desktop.services.shortcuts import Combination, ShortcutState

SHIFT, LOCK, CONTROL = 1, 2, 4
ALT, META, NUM_LOCK = (0xFFE9, 0xFFEA), (0xFFEB, 0xFFEC), (0xFF7F,)  # keysyms, X11/keysymdef.h
USUAL = {ALT: 0x08, META: 0x40, NUM_LOCK: 0x10}  # where the keyboard names no such key
KEYSYMS = {
    "space": 0x20,
    "enter": 0xFF0D,
    "insert": 0xFF63,
    "delete": 0xFFFF,
    "home": 0xFF50,
    "left": 0xFF51,
    "up": 0xFF52,
    "right": 0xFF53,
    "down": 0xFF54,
    "pageup": 0xFF55,
    "pagedown": 0xFF56,
    "end": 0xFF57,
    **{f"f{number}": 0xFFBD + number for number in range(1, 25)},
}

Grab = tuple[int, int]  # a keycode, and the state of the modifiers


class XcbShortcuts:
    """services.shortcuts.Shortcuts."""

    def __init__(self, fault: Callable[[BaseException], None]) -> None:
        self._fault = fault
        self._display: Display | None = None
        self._thread: threading.Thread | None = None

    def listen(
        self, combination: Combination, pressed: Callable[[], None], became: Callable[[ShortcutState], None]
    ) -> None:
        try:
            display = Display()
        except OSError:
            became(ShortcutState.NOT_HERE)
            return
        grabs = _wanted(display, combination)
        state = _grab(display, grabs)
        became(state)
        if state is not ShortcutState.SET:
            display.close()
            return
        self._display = display
        self._thread = threading.Thread(
            target=self._serve, args=(display, combination, grabs, pressed, became), name="shortcut", daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        if self._display is None or self._thread is None:
            return
        self._display.end()
        self._thread.join()
        self._display.close()
        self._display = self._thread = None

    def _serve(
        self,
        display: Display,
        combination: Combination,
        grabs: Sequence[Grab],
        pressed: Callable[[], None],
        became: Callable[[ShortcutState], None],
    ) -> None:
        """Until ``close``, or until the display goes away, which takes the program with it."""
        try:
            released = -1
            while (event := display.event()) is not None:
                kind, _, time = struct.unpack_from("BBxxI", event)
                if kind == KEY_PRESS and time != released:  # a key held down repeats: let go and pressed in one instant
                    pressed()
                elif kind == KEY_RELEASE:
                    released = time
                elif kind == MAPPING_NOTIFY and (wanted := _wanted(display, combination)) != grabs:
                    for grab in grabs:  # another layout, which has the key elsewhere
                        display.let_go(*grab)
                    grabs = wanted
                    became(_grab(display, grabs))
        except Exception as error:  # noqa: BLE001 - the thread's edge
            self._fault(error)


def _wanted(display: Display, combination: Combination) -> Sequence[Grab]:
    """With every mixture of the locks, for a grab means exactly the modifiers that it names; none: there is no key."""
    keysyms, modifiers = display.keysyms(), display.modifier_keys()

    def mask(wanted: tuple[int, ...]) -> int:
        for place, keycodes in enumerate(modifiers):
            if any(keysym in keysyms[keycode] for keycode in keycodes if keycode for keysym in wanted):
                return int(1 << place)
        return USUAL[wanted]

    keysym = KEYSYMS.get(combination.key) or ord(combination.key)
    keycode = next((code for code, meanings in enumerate(keysyms) if keysym in meanings), None)
    if keycode is None:
        return ()
    masks = {"ctrl": CONTROL, "shift": SHIFT, "alt": mask(ALT), "meta": mask(META)}
    asked = sum(masks[name] for name in combination.modifiers)
    return [(keycode, asked | caps | num) for caps, num in itertools.product((0, LOCK), (0, mask(NUM_LOCK)))]


def _grab(display: Display, grabs: Sequence[Grab]) -> ShortcutState:
    """All or none."""
    for count, grab in enumerate(grabs):
        if not display.grab(*grab):
            for given in grabs[:count]:
                display.let_go(*given)
            return ShortcutState.TAKEN
    return ShortcutState.SET if grabs else ShortcutState.NO_KEY
