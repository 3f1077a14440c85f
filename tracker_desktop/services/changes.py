"""Who wants to know when something changed."""

from __future__ import annotations

from collections.abc import Callable


class Changes:
    """A list of callbacks, called in the order of subscription on the thread that tells."""

    def __init__(self) -> None:
        self._callbacks: list[Callable[[], None]] = []

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call ``callback`` at each change, until the function returned here is called."""
        self._callbacks.append(callback)
        return lambda: self._callbacks.remove(callback)

    def tell(self) -> None:
        """Something changed."""
        for callback in tuple(self._callbacks):
            callback()
