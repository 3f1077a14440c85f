"""Python's collector, kept to the main thread: what it finds may be a window, and those Qt wants deleted there.

By itself it runs on whichever thread happens to make the next object. Qt's binding (6.11) ends the program when the
sync thread comes upon a window that nobody holds any more (decision 0058).
"""

from __future__ import annotations

import gc

FULL_EVERY = 50  # looks; in between only what is young is looked at, which takes a millisecond


class Collecting:
    """Between ``begin`` and ``end`` nothing is collected but by ``look``."""

    def __init__(self) -> None:
        self._looks = 0

    def begin(self) -> None:
        """From now on only this thread collects."""
        gc.disable()

    def look(self) -> None:
        """Collect; now and then among the old, too. Nothing before ``begin``: the icon is on its way."""
        if gc.isenabled():
            return
        self._looks += 1
        gc.collect(2 if self._looks % FULL_EVERY == 0 else 1)

    def end(self) -> None:
        """As Python has it by itself again."""
        gc.enable()
