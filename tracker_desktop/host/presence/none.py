"""A system that tells nothing of whether somebody is there, and a command that does not ask."""

from __future__ import annotations

from collections.abc import Callable

from tracker_core.away import Cause


class NoPresence:
    """services.ports.PresenceSource that knows nothing."""

    def watch(self, left: Callable[[Cause], None], back: Callable[[Cause], None]) -> None:
        """There is nothing to tell."""

    def idle_ms(self) -> int | None:
        """Not known."""
        return None

    def in_use(self) -> bool:
        """Not known."""
        return False

    def close(self) -> None:
        """Nothing was opened."""
