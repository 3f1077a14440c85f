"""Shortcuts in memory, a keyboard that several programs share; and what listens to any shortcuts in a test."""

import time
from collections.abc import Callable

from tracker_desktop.services.shortcuts import Combination, Shortcuts, ShortcutState, combination

PATIENCE_S = 60.0
KEYS = combination("ctrl+alt+space")


class MemoryShortcuts:
    """``keyboard`` is who has which keys: given to several, they are programs on one desktop."""

    def __init__(self, keyboard: dict[str, "MemoryShortcuts"] | None = None) -> None:
        self._keyboard = {} if keyboard is None else keyboard
        self._pressed: Callable[[], None] = lambda: None
        self.listened: list[str] = []

    def listen(
        self, combination: Combination, pressed: Callable[[], None], became: Callable[[ShortcutState], None]
    ) -> None:
        self.listened.append(str(combination))
        if self._keyboard.setdefault(str(combination), self) is not self:
            became(ShortcutState.TAKEN)
            return
        self._pressed = pressed
        became(ShortcutState.SET)

    def close(self) -> None:
        for keys in [keys for keys, who in self._keyboard.items() if who is self]:
            del self._keyboard[keys]

    def press(self, keys: str) -> None:
        if keys in self._keyboard:
            self._keyboard[keys]._pressed()


class Listener:
    """A program that listens, and what it was told."""

    def __init__(self, through: Shortcuts) -> None:
        self.through = through
        self.states: list[ShortcutState] = []
        self.presses = 0

    def listen(self, wanted: Combination = KEYS) -> ShortcutState:
        before = len(self.states)
        self.through.listen(wanted, self._pressed, self.states.append)
        until(lambda: len(self.states) > before)
        return self.states[-1]

    def _pressed(self) -> None:
        self.presses += 1


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.01)
