"""Where entries and records stand with the server."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:  # loaded on the way to the icon, which needs none of these
    from tracker_core.events import Event
    from tracker_core.messages import Outcome
    from tracker_core.model import Entry


class Truth(StrEnum):
    """Where an entry stands with the server."""

    SENT = "sent"
    FLAGGED = "flagged"
    PENDING = "pending"
    REJECTED = "rejected"


class Standing(NamedTuple):
    """The state of an entry: the worst of what was recorded of it. ``code`` says why it was flagged or rejected,
    ``decided`` for what reason somebody else corrected it last."""

    truth: Truth
    code: str = ""
    decided: str = ""


class LogLine(NamedTuple):
    """One recorded event and what became of it; ``outcome`` is None while it waits to be sent."""

    event: Event
    own: bool
    outcome: Outcome | None
    code: str


class Refusals(Protocol):
    """What the server did not accept of this device's events. Used by the thread that opened the store."""

    def lines(self) -> Sequence[LogLine]:
        """All of it, newest first."""

    def entries(self, begin_ms: int, end_ms: int) -> Sequence[Entry]:
        """Entries that touch [begin, end) whose start was not accepted, as they were recorded, by start."""

    def see(self) -> None:
        """The person has seen all of it. Raises as the journal's writes do."""
