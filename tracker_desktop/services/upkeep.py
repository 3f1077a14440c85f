"""What is done to the store as a whole, while nobody has it open, and what comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from tracker_desktop.services.ports import Missing
from tracker_desktop.services.progress import Step


class Recovered(NamedTuple):
    """What became of a store that was set aside.

    ``folder`` has the old files; ``kept`` of this device's events could be read and stand in the new store, ``missing``
    could not. ``signed_in`` False: the person has to sign in again.
    """

    folder: str
    kept: int
    missing: Sequence[Missing]
    signed_in: bool


class Upkeep(Protocol):
    """What is done to the store as a whole, while nobody has it open. Every method may block for minutes."""

    def rotate_key(self) -> None:
        """Put the store under a new key; the old one opens nothing here any more.

        Raises what ``Secrets`` and opening the store raise; the store is whole then, under the one key or the other.
        """

    def problem(self) -> str:
        """The code of what is wrong with the store, where setting it aside is what is left to do.

        Raises ``Refused("store_sound")`` where nothing is, and what opening it raises where there is another way.
        """

    def recover(self, step: Step) -> Recovered:
        """Set the store aside and begin a new one with all that can be read of it. Raises as ``problem``.

        ``step`` is told of the progress, and may raise to stop it; but not of ``Doing.MOVING``, from which on it has to
        come to its end. Until then everything is where it was.
        """
