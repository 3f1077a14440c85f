"""The shortcut that opens the search list from any program: how it is written, and what the system made of it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple, Protocol

OFF = "off"
MODIFIERS = ("ctrl", "alt", "shift", "meta")
OTHER_NAMES = {
    "control": "ctrl",
    "option": "alt",
    "super": "meta",
    "win": "meta",
    "windows": "meta",
    "cmd": "meta",
    "command": "meta",
    "return": "enter",
}
NAMED_KEYS = (
    *("space", "enter", "insert", "delete", "home", "end", "pageup", "pagedown"),
    *("up", "down", "left", "right"),
    *(f"f{number}" for number in range(1, 25)),
)
FORM = "off, or such as ctrl+alt+space: ctrl, alt, shift, meta and a key"


class Combination(NamedTuple):
    """Modifiers, a subset of ``MODIFIERS`` in their order, and a key: a–z, 0–9 or one of ``NAMED_KEYS``."""

    modifiers: tuple[str, ...]
    key: str

    def __str__(self) -> str:
        return "+".join((*self.modifiers, self.key))


def combination(text: str) -> Combination:
    """``text`` as people write it, in any case and order. Raises ``ValueError``, which says what is wrong with it."""
    parts = [OTHER_NAMES.get(part, part) for part in (part.strip().lower() for part in text.split("+"))]
    keys = [part for part in parts if part not in MODIFIERS]
    if len(keys) != 1:
        raise ValueError(f"{text!r} names {len(keys)} keys beside {', '.join(MODIFIERS)}; it takes one.")
    key = keys[0]
    if key not in NAMED_KEYS and not (len(key) == 1 and key.isascii() and key.isalnum()):
        raise ValueError(f"{key!r} is no key that can be taken: a letter, a digit, {', '.join(NAMED_KEYS)}.")
    if len(parts) != len(set(parts)):
        raise ValueError(f"{text!r} names a key twice.")
    if not {"ctrl", "alt", "meta"} & set(parts):
        raise ValueError(f"{text!r} would be in the way of typing: it takes ctrl, alt or meta.")
    return Combination(tuple(name for name in MODIFIERS if name in parts), key)


def written(text: str) -> str:
    """The value of the setting, in the one spelling it is kept in. Raises ``ValueError``."""
    return OFF if text.strip().lower() == OFF else str(combination(text))


class ShortcutState(StrEnum):
    """What became of it. WAITING: the desktop asks the person, or no program is there yet that listens."""

    OFF = "off"
    WAITING = "waiting"
    SET = "set"
    TAKEN = "taken"
    DECLINED = "declined"
    NO_KEY = "no_key"
    NOT_HERE = "not_here"


class Shortcuts(Protocol):
    """What the system offers. Used by the main thread, for one combination at a time."""

    def listen(
        self, combination: Combination, pressed: Callable[[], None], became: Callable[[ShortcutState], None]
    ) -> None:
        """Call ``pressed`` each time, and ``became`` with what came of the wish, once or when that changes. Both on
        any thread, ``became`` also before this returns. Nothing is raised: it is told."""

    def close(self) -> None:
        """Call nothing any more. ``listen`` may follow."""


class NoShortcuts:
    """Where the system has no way, and for a command that ends before anybody presses a key."""

    def listen(
        self,
        combination: Combination,  # noqa: ARG002 - the port's
        pressed: Callable[[], None],  # noqa: ARG002
        became: Callable[[ShortcutState], None],
    ) -> None:
        became(ShortcutState.NOT_HERE)

    def close(self) -> None:
        """Nothing listens."""


class Shortcut:
    """Follows the setting. The system is asked for nothing, and nothing of it loaded, before one is set."""

    def __init__(self, make: Callable[[], Shortcuts], changed: Callable[[], None]) -> None:
        self._make = make
        self._changed = changed
        self._shortcuts: Shortcuts | None = None
        self._followed = OFF
        self.state = ShortcutState.WAITING

    def follow(self, setting: str, pressed: Callable[[], None]) -> None:
        """Have ``pressed`` called, on any thread, whenever the person presses what ``setting`` says."""
        if setting == OFF and self._shortcuts is None:
            self.state = ShortcutState.OFF
            return
        if setting == self._followed:
            return
        self._followed = setting
        if self._shortcuts is None:
            self._shortcuts = self._make()
        self._shortcuts.close()
        self.state = ShortcutState.OFF if setting == OFF else ShortcutState.WAITING
        if setting != OFF:
            self._shortcuts.listen(combination(setting), pressed, lambda state: self._became(setting, state))

    def close(self) -> None:
        """Listen no more."""
        self._followed = OFF
        if self._shortcuts is not None:
            self._shortcuts.close()

    def _became(self, setting: str, state: ShortcutState) -> None:
        if setting == self._followed and state is not self.state:
            self.state = state
            self._changed()
