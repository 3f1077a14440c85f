"""What the use cases need of the entries in the store, as a Protocol."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from tracker_core.model import Entry


class Entries(Protocol):
    """The entries of this person, from whichever device. Used by the thread that opened the store."""

    def by_id(self, entry_id: str) -> Entry | None: ...

    def running(self) -> Sequence[Entry]:
        """Every entry without an end, oldest first."""

    def between(self, begin_ms: int, end_ms: int) -> Sequence[Entry]:
        """Entries that touch [begin, end) and count (not voided, their start not rejected), by start."""

    def begun_here(self, entry_ids: Sequence[str]) -> frozenset[str]:
        """Those of the entries that this device began."""

    def ids_like(self, end: str) -> Sequence[str]:
        """Ids of entries that end with ``end``, two at most; none where that cannot be the end of an id."""
