"""The shapes of what is asked and told of the audit, of security and of retention, for the OpenAPI document alone."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from tracker_core.alarm import AlarmKind
from tracker_core.wire import MAX_INT
from tracker_server.api.schemas import Asked, Empty500, Hash, Instant, Month, Natural, Note, Text40, Told, Uuid


class AuditRow(Told):
    """One row of the audit; ``hash`` is that of its place in the chain."""

    v: Literal[1]
    stream: str
    seq: Natural
    at: Instant
    action: Text40
    actor: str
    device: str
    version: str
    subject: str
    outcome: str
    reason: str
    detail: dict[str, Any]
    salt: str
    hash: Hash


class AuditPage(Told):
    """Rows after the number asked for; ``next``: what to ask after for more, null when that was all. ``purged``: how
    many were purged as their time was over, from the first on; ``purged_head``: the hash that the chain goes on from.
    """

    v: Literal[1]
    stream: str
    rows: list[AuditRow]
    next: Natural | None
    purged: Annotated[int, Field(ge=0, le=MAX_INT)]
    purged_head: Hash | Literal[""]


class AuditAlarm(Asked):
    """What a device found that shows the audit does not hold."""

    v: Literal[1]
    device_id: Uuid
    kind: AlarmKind


class SecurityEvent(Told):
    """A row of the audit that is a matter of security: ids and codes."""

    at: Instant
    severity: Text40
    action: Text40
    stream: str
    seq: Natural
    actor: str
    device: str
    subject: str
    reason: str


class SecurityFeed(Told):
    """The newest first; ``next``: what to ask before for more; ``days``: how many of each severity, by date."""

    v: Literal[1]
    events: list[SecurityEvent]
    next: str | None
    days: dict[str, dict[str, int]]


class SignedHead(Told):
    """The newest signed note of one month's tree; ``dropped``: its rows are gone, and with them its proofs."""

    shard: Month
    note: Note
    dropped: bool


class Checkpoints(Told):
    """Newest month first; ``key``: as in ``Discovery``; ``next``: ``before`` of the next page, null at the end."""

    v: Literal[1]
    key: Empty500
    checkpoints: list[SignedHead]
    next: Month | None


class Inclusion(Told):
    """The proof that row ``seq`` of ``stream`` is leaf ``index`` of its month's tree of ``size`` leaves."""

    v: Literal[1]
    stream: str
    seq: Natural
    shard: Month
    index: Instant
    size: Natural
    leaf: Hash
    proof: list[Hash]
    note: Note


class Consistency(Told):
    """The proof that the tree of ``shard`` with ``to`` leaves begins with the ``from`` leaves it had."""

    v: Literal[1]
    shard: Month
    from_: Annotated[int, Field(alias="from")]
    to: Instant
    proof: list[Hash]


class Purged(Told):
    """How many rows of a table went because they are older than ``keeps_from``, and when the last of them did."""

    keeps_from: Month
    country: str
    table: str
    rows: Natural
    at: Instant


class RetentionReports(Told):
    """The newest first; numbers alone."""

    v: Literal[1]
    reports: list[Purged]
