"""Whether TimeTracker starts with the person's session; the system keeps that, not our store."""

from __future__ import annotations

from typing import Protocol


class Autostart(Protocol):
    """Where the system keeps what starts with a session."""

    def is_on(self) -> bool:
        """Whether this program does."""

    def put(self, on: bool) -> None:
        """Have it do so, or not. Raises ``Unavailable("autostart_failed")``."""


class NoAutostart:
    """Where the system has no such place, and for tests."""

    def __init__(self) -> None:
        self._on = False

    def is_on(self) -> bool:
        return self._on

    def put(self, on: bool) -> None:
        self._on = on
