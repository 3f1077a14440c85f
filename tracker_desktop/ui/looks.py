"""Looks from time to time whether somebody is there, as often as the last look says and no more."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer


class Looks:
    """``look`` answers the milliseconds until the next look, None for none until ``begin`` is called again."""

    def __init__(self, look: Callable[[], int | None]) -> None:
        self._look = look
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._due)

    def begin(self) -> None:
        """Something changed: look, unless the next look is due anyway."""
        if not self._timer.isActive():
            self._due()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def _due(self) -> None:
        wait = self._look()
        if wait is not None:
            self._timer.start(wait)
