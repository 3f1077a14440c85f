"""What is done to the store as a whole, while nobody has it open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from tracker_desktop.services.ports import Secrets
from tracker_desktop.services.progress import Step
from tracker_desktop.services.upkeep import Recovered

T = TypeVar("T")


class WhileShut(Protocol):
    """Carries out a piece of work while this process has the store shut, and returns or raises what it does."""

    def __call__(self, work: Callable[[], T], /) -> T: ...


class SqlcipherUpkeep:
    """services.upkeep.Upkeep over the store ``file`` and its ``mark_file``; ``now_ms`` names what is set aside."""

    def __init__(
        self, file: str, mark_file: str, secrets: Secrets, now_ms: Callable[[], int], while_shut: WhileShut
    ) -> None:
        self._file = file
        self._mark_file = mark_file
        self._secrets = secrets
        self._now_ms = now_ms
        self._while_shut = while_shut

    def rotate_key(self) -> None:
        """Put the store under a new key."""
        from tracker_desktop.store.rotation import rotate

        self._while_shut(lambda: rotate(self._file, self._secrets))

    def problem(self) -> str:
        """What is wrong with the store."""
        from tracker_desktop.store.recovery import problem

        return self._while_shut(lambda: problem(self._file, self._secrets))

    def recover(self, step: Step) -> Recovered:
        """Set the store aside and begin a new one."""
        from tracker_desktop.store.recovery import recover

        return self._while_shut(lambda: recover(self._file, self._mark_file, self._secrets, self._now_ms(), step))
