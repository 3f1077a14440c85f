"""All that the store holds, to be read from end to end in small parts: nobody who records meanwhile waits for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from tracker_core.model import Entry, WorkItem
    from tracker_desktop.services.ports import Journal


class Recorded(NamedTuple):
    """An event as the bytes it is kept in; ``outcome`` is empty while it waits for its verdict."""

    id: str
    body: bytes
    own: bool
    outcome: str
    code: str


class Archive(Protocol):
    """Used by the one thread that opened it. What is recorded while it is read may be in it or not, event by event."""

    @property
    def journal(self) -> Journal:
        """The same store, for what is small; nothing is written through it."""

    def item_ids(self) -> Sequence[str]:
        """Every item that is assigned or was worked on, by key."""

    def items(self, ids: Sequence[str]) -> Sequence[WorkItem]:
        """These, in the same order."""

    def entry_ids(self) -> Sequence[str]:
        """Every entry that counts, by start."""

    def entries(self, ids: Sequence[str]) -> Sequence[Entry]:
        """Those of them that count still, by start."""

    def event_count(self) -> int: ...

    def events(self, after: str, limit: int) -> Sequence[Recorded]:
        """The events that follow the one with the id ``after`` (empty: from the first), by id."""
