"""What the use cases need of the work items in the store, as a Protocol."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from tracker_core.model import Kind, WorkItem


class WorkItems(Protocol):
    """The work items that this device knows of. Used by the thread that opened the store."""

    def by_id(self, item_id: str) -> WorkItem | None: ...

    def by_key(self, key: str) -> WorkItem | None:
        """By key, whatever the case of its letters; also one that is assigned no longer."""

    def by_habit(self, limit: int) -> Sequence[WorkItem]:
        """Assigned items to start with one click: pinned first (by key), then the ones most recently worked on."""

    def search(self, query: str, limit: int, kind: Kind | None = None) -> Sequence[WorkItem]:
        """Assigned items, of ``kind`` where one is given, whose key, title or project match every word of ``query``
        (by prefix), best first; for an empty query the pinned and recent ones first, then by key."""

    def assigned(self) -> int:
        """How many items are assigned."""

    def projects(self) -> Sequence[str]:
        """The names of all projects that this device knows items of, sorted."""

    def pinned(self) -> frozenset[str]:
        """Ids of pinned items."""

    def pin(self, item_id: str, pinned: bool) -> None:
        """Keep an item at the top, or let it go. Raises as the journal's writes do."""
