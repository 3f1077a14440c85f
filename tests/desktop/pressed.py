"""Shortcuts in memory: a keyboard that several programs share, and its keys pressed by a test."""

from collections.abc import Callable

from tracker_desktop.services.shortcuts import Combination, ShortcutState


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
