"""Where an entry stands with the server."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Truth(StrEnum):
    """Where an entry stands with the server."""

    SENT = "sent"
    FLAGGED = "flagged"
    PENDING = "pending"
    REJECTED = "rejected"


class Standing(NamedTuple):
    """The state of an entry: the worst of what was recorded of it. ``code`` says why it was flagged or rejected."""

    truth: Truth
    code: str = ""
