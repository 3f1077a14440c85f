"""What is done to the store as a whole, while nobody has it open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from tracker_desktop.services.ports import Secrets

T = TypeVar("T")


class WhileShut(Protocol):
    """Carries out a piece of work while this process has the store shut, and returns or raises what it does."""

    def __call__(self, work: Callable[[], T], /) -> T: ...


class SqlcipherUpkeep:
    """services.ports.Upkeep over the store ``file``."""

    def __init__(self, file: str, secrets: Secrets, while_shut: WhileShut) -> None:
        self._file = file
        self._secrets = secrets
        self._while_shut = while_shut

    def rotate_key(self) -> None:
        """Put the store under a new key."""
        from tracker_desktop.store.rotation import rotate

        self._while_shut(lambda: rotate(self._file, self._secrets))
