"""What a person sets and what comes of it: the language, the keys that open the search, where windows stood."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from tracker_core.errors import TrackerError
from tracker_desktop.services.labels import SHORTCUT_STATES
from tracker_desktop.services.language import tr
from tracker_desktop.services.places import Place
from tracker_desktop.services.settings import SHORTCUT, SYSTEM, SettingView
from tracker_desktop.services.words import Words
from tracker_desktop.ui.acting import Acting


class SettingActions(Acting):
    """Every method runs on the main thread and returns at once."""

    def language(self) -> str:
        """The language that was chosen; the system's while the store is shut."""
        try:
            return self.program.desk.settings.now().language
        except TrackerError:
            return SYSTEM

    def all(self) -> Sequence[SettingView]:
        """All that can be set, as it stands. Raises ``TrackerError`` while the store is shut."""
        return self.program.desk.settings.views()

    def put(self, name: str, text: str | None) -> Words | None:
        """Set one; ``text`` None: back to its default. None when done."""
        if text is None:
            return self.tried(lambda desk: desk.settings.reset(name))
        return self.tried(lambda desk: desk.settings.put(name, text))

    def follow_shortcut(self, pressed: Callable[[], None]) -> None:
        """Listen to the keys that are set now; while the store is shut, to those that were. ``pressed`` comes on any
        thread."""
        with suppress(TrackerError):
            self.program.shortcut.follow(self.program.desk.settings.now().shortcut, pressed)

    def shortcut_told(self) -> str:
        """What became of the keys that are set, in words; empty where there is nothing to tell."""
        told = SHORTCUT_STATES.get(self.program.shortcut.state)
        return tr(told) if told else ""

    def told_of(self, name: str) -> Words | None:
        """What became of a setting, where the system has a say in it and did not just take it."""
        told = self.shortcut_told() if name == SHORTCUT else ""
        return Words("", told) if told else None

    def stop_listening(self) -> None:
        """Listen to no keys any more."""
        self.program.shortcut.close()

    def place(self, window: str) -> Place | None:
        """Where the window of that name stood last; None where that is not known, or not yet."""
        try:
            return self.program.desk.places.of(window)
        except TrackerError:
            return None

    def keep_place(self, window: str, place: Place) -> None:
        """Remember where it stood. Where that cannot be written nobody wants to hear of it."""
        self.tried(lambda desk: desk.places.put(window, place))
