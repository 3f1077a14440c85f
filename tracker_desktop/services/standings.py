"""Where entries and records stand with the server."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


class Counts(NamedTuple):
    """How many of this device's events wait to be sent, and how many were rejected; ``unseen`` of those wait for the
    person to look at them."""

    pending: int
    rejected: int
    unseen: int


class Standings(Protocol):
    """What became of what was recorded. Used by the thread that opened the store."""

    def of_entries(self, entry_ids: Sequence[str]) -> Mapping[str, Standing]:
        """Where these entries stand with the server."""

    def counts(self) -> Counts: ...

    def log(self, limit: int) -> Sequence[LogLine]:
        """The latest events of this person, newest first."""

    def rejected(self) -> Sequence[LogLine]:
        """All of this device's events that the server did not accept, newest first."""

    def rejected_entries(self, begin_ms: int, end_ms: int) -> Sequence[Entry]:
        """Entries that touch [begin, end) whose start was not accepted, as they were recorded, by start."""

    def see_rejected(self) -> None:
        """The person has seen all that was rejected. Raises as the journal's writes do."""
