"""The shapes of requests and replies, for the OpenAPI document alone: ``tracker_core.messages`` reads and writes them.

A test holds each against real bytes (``tests/server/test_api_document.py``). Instants are UTC ms.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from tracker_core import wire
from tracker_core.messages import MAX_BATCH_EVENTS, MAX_NOTE_CHARS, MAX_SPREAD_S, PULL_LIMIT, Outcome
from tracker_core.model import Kind, Role
from tracker_core.rights import MAX_POLICY, MAX_TEXT, RequestKind, RequestState

Uuid = Annotated[str, Field(pattern=f"^{wire.UUID.pattern}$")]
Hash = Annotated[str, Field(pattern=f"^{wire.HASH.pattern}$")]
Integer = Annotated[int, Field(ge=-wire.MAX_INT, le=wire.MAX_INT)]
Natural = Annotated[int, Field(ge=1, le=wire.MAX_INT)]
Instant = Annotated[int, Field(ge=0, le=wire.MAX_INT)]
Chains = list[Annotated[list[Natural], Field(min_length=2, max_length=2)]]
Text40 = Annotated[str, Field(min_length=1, max_length=40)]
Text64 = Annotated[str, Field(min_length=1, max_length=64)]
Text100 = Annotated[str, Field(min_length=1, max_length=100)]
Text200 = Annotated[str, Field(min_length=1, max_length=200)]
Text2000 = Annotated[str, Field(min_length=1, max_length=2000)]
Typed = Annotated[str, Field(min_length=1, max_length=MAX_TEXT)]
PolicyText = Annotated[str, Field(min_length=1, max_length=MAX_POLICY)]
Empty40 = Annotated[str, Field(max_length=40)]
Empty60 = Annotated[str, Field(max_length=60)]
Text4000 = Annotated[str, Field(min_length=1, max_length=4000)]
Empty500 = Annotated[str, Field(max_length=500)]
Note = Annotated[str, Field(min_length=1, max_length=MAX_NOTE_CHARS, description="A signed checkpoint (C2SP)")]
Notes = list[Note]
Month = Annotated[str, Field(pattern=r"^\d{4}-\d{2}$")]
Empty200 = Annotated[str, Field(max_length=200)]
EmptyTyped = Annotated[str, Field(max_length=MAX_TEXT)]
TYPES = "; ".join(f"{name}: {', '.join(fields)}" for name, (_, fields) in wire.FACTS.items())


class Asked(Schema):
    """A request. A field that is not named is ignored, so that newer devices can say more."""


class Told(Schema):
    """A reply."""

    model_config = ConfigDict(extra="forbid")


class Problem(Told):
    """An error (RFC 9457). ``code`` is stable and made for programs, ``detail`` for people."""

    type: Literal["about:blank"]
    title: str
    status: int
    code: str
    detail: str


class Discovery(Told):
    """What leads a device, which knows the server's address alone, to everything else."""

    v: Literal[1]
    service: Literal["timetracker"]
    organization: Text200
    api: Text2000
    issuer: Text2000
    client_id: Text200
    oldest_client: Text40
    policy_version: Text40
    epoch: Text64
    audit_key: Annotated[Empty500, Field(description="The key of the audit's signed notes, as C2SP signed-note has it")]
    audit_key_changes: Annotated[list[Text4000], Field(description="How each earlier key handed over to the next")]


class Device(Asked):
    """All that a device tells of itself. ``id`` is random, made at installation."""

    id: Uuid
    epoch: Natural
    os: Text100
    version: Text40


class Clock(Asked):
    """The device's clock that goes on while it sleeps, and what it knew of the server's."""

    boot_id: Text64
    awake_ms: Integer
    server_offset_ms: Integer | None = None
    server_error_ms: Integer | None = None


class Event(Asked):
    """One fact, at most 8192 bytes of canonical JSON (RFC 8785, integers alone), kept byte for byte."""

    v: Literal[1]
    id: Uuid
    device_id: Uuid
    device_epoch: Natural
    dseq: Natural
    prev_hash: Hash
    person: Text64
    actor: Text64
    occurred_at: Instant
    utc_offset: Annotated[int, Field(gt=-1440, lt=1440)]
    clock: Clock
    type: Annotated[str, Field(pattern=f"^{wire.TYPE.pattern}$")]
    data: Annotated[dict[str, Any], Field(description=f"By type: {TYPES}. Data of other types is kept whole.")]


class PushRequest(Asked):
    """Events in the order of the device's chain. One that is malformed is rejected by itself."""

    v: Literal[1]
    device: Device
    events: Annotated[list[Event | Any], Field(max_length=MAX_BATCH_EVENTS)]


class Verdict(Told):
    """What became of one event; ``id`` null when it was too malformed to have one."""

    id: Uuid | None
    outcome: Outcome
    code: Empty60


class Pace(Told):
    """The server's clock, in how many seconds to sync next, and over how many seconds devices spread."""

    server_time: Instant
    next_sync_after: Integer
    spread: Annotated[int, Field(ge=0, le=MAX_SPREAD_S)]


class PushReply(Pace):
    """A verdict for each event, in their order. ``chains``: by epoch of the device the first number not seen yet."""

    v: Literal[1]
    epoch: Text64
    chains: Chains
    verdicts: list[Verdict]
    checkpoints: Notes


class PullRequest(Asked):
    """``cursor``: where the last page ended, empty for the first."""

    v: Literal[1]
    device: Device
    cursor: Empty200


class Change(Told):
    """One row of the person's stream. Kinds: event, work_item, person, verdict; a reader skips others."""

    seq: Natural
    kind: str
    data: dict[str, Any]


class Checkpoint(Told):
    """How many rows the person's audit has, and the hash of its chain."""

    size: Instant
    head: Hash


class PolicyStanding(Told):
    """The version of the privacy policy in force, and the one acknowledged last (empty: none)."""

    version: Text40
    acknowledged: Empty40


class PullReply(Pace):
    """Changes in the order of ``seq``; ``more`` when another page waits behind ``cursor``."""

    v: Literal[1]
    epoch: Text64
    chains: Chains
    changes: Annotated[list[Change], Field(max_length=PULL_LIMIT)]
    cursor: Text200
    more: bool
    remaining: int | None = None
    checkpoint: Checkpoint
    checkpoints: Notes
    policy: PolicyStanding | None = None
    keeps_from: Instant | None = None


class Ask(Asked):
    """A request for a correction or a deletion, or a concern. The device makes ``id``, so that it can ask again."""

    id: Uuid
    kind: RequestKind
    text: Typed
    entry: Uuid | Literal[""] = Field("", description="Of a correction: the entry it is about")


class Saying(Asked):
    """A further message about a concern; ``id`` as in ``Ask``."""

    id: Uuid
    text: Typed


class Nothing(Asked):
    """An empty object."""


class Message(Told):
    """Something written about a request. ``mine``: by the person, not the organization."""

    at: Instant
    text: Typed
    mine: bool


class Acknowledgement(Asked):
    """That version of the policy was read."""

    version: Text40


class PersonRequest(Told):
    """A request and where it stands; ``due_at``: by when it has to be answered."""

    id: Uuid
    kind: RequestKind
    text: Typed
    opened_at: Instant
    due_at: Instant
    state: RequestState
    answer: EmptyTyped
    answered_at: Instant | None
    entry: Uuid | Literal[""]
    extension: EmptyTyped = Field(description="Why the term was made longer; empty for not at all")
    erase_at: Instant | None = Field(description="When a deletion that was confirmed is carried out")
    receipt: Uuid | Literal[""] = Field(description="The number of its receipt")
    messages: list[Message]


class SignIn(Told):
    """Something that happened to a sign-in, named as in the audit."""

    at: Instant
    action: Text40
    how: Empty200


class MyRecord(Told):
    """What the organization says to a person of their own data."""

    v: Literal[1]
    policy_version: Text40
    policy: PolicyText
    acknowledged: Empty40
    keeps_months: int
    requests: list[PersonRequest]
    sign_ins: list[SignIn]
    checkpoint: Checkpoint
    minimum_age: int = Field(description="In years; who acknowledges the policy says that they are")


class Person(Told):
    """Someone of the organization."""

    id: Uuid
    name: str
    email: str
    employee_id: str
    role: Role
    restricted: bool = Field(False, description="Their records are only kept; left out where they are not")


class Worked(Told):
    """Milliseconds on one item on one day."""

    day: str
    work_item: Uuid
    worked_ms: Instant


class Running(Told):
    """A timer that runs; ``start``: UTC ms, and minutes east of UTC."""

    entry: Uuid
    work_item: Uuid
    start: Annotated[list[int], Field(min_length=2, max_length=2)]


class WorkItem(Told):
    """What was worked on."""

    key: str
    title: str
    kind: Kind
    project: str


class Timesheet(Told):
    """Worked time by day and item; running timers count up to ``now``. ``flags`` by entry, ``work_items`` by id."""

    v: Literal[1]
    person: Person
    from_: Annotated[str, Field(alias="from")]
    to: str
    now: Instant
    total_ms: Instant
    worked: list[Worked]
    running: list[Running]
    flags: dict[str, list[str]]
    work_items: dict[str, WorkItem]
