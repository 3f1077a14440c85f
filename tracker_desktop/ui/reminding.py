"""Reminders as the system shows them: a notification, quiet where the system is told to be quiet."""

from __future__ import annotations

from collections.abc import Callable

from tracker_desktop.services.reminders import Occasion
from tracker_desktop.services.words import Words
from tracker_desktop.ui.actions import Actions, Doors
from tracker_desktop.ui.looks import Looks


class Reminding:
    """``show`` shows a notification. A click on one leads to what it is about."""

    def __init__(self, actions: Actions, doors: Doors, show: Callable[[Words], None]) -> None:
        self._actions = actions
        self._doors = doors
        self._show = show
        self._occasion: Occasion | None = None
        self._looks = Looks(self._look)

    def changed(self) -> None:
        """Something changed, so that another reminder may be due, or none."""
        self._looks.stop()
        self._looks.begin()

    def stop(self) -> None:
        """Remind no more."""
        self._looks.stop()

    def clicked(self) -> None:
        """Somebody clicked the notification."""
        match self._occasion:
            case Occasion.NOTHING_RUNS:
                self._doors.search()
            case Occasion.NEWS:
                self._doors.requests()
            case _:
                self._doors.window(None)

    def _look(self) -> int | None:
        told, occasion, wait = self._actions.absences.remind()
        if told is not None:
            self._occasion = occasion
            self._show(told)
        return wait
