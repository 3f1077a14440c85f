"""The messages around events: discovery, push, pull, verdicts. Each has a version and decodes to a frozen value.

Everything is plain JSON. A reader ignores fields it does not know, and refuses a message whose known fields are wrong.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum

from tracker_core.errors import Malformed
from tracker_core.model import Device, Kind, Person, Role, WorkItem
from tracker_core.wire import VERSION, Json, canonical, integer, mapping, natural, one_of, parse, text, texts, uuid

DISCOVERY_PATH = "/.well-known/timetracker"
SERVICE = "timetracker"
MAX_BATCH_EVENTS = 500
MAX_SPREAD_S = 3600
MAX_PUSH_BYTES = 1_048_576  # as sent, gzip
MAX_UNPACKED_BYTES = 8 * 1_048_576
PULL_LIMIT = 500  # changes a page
MAX_NOTE_CHARS = 10_000

Chains = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Discovery:
    """What ``GET /.well-known/timetracker`` answers. URLs are absolute; ``epoch`` changes when a server is restored.

    ``audit_key``: a ``note.Key``, or empty; ``audit_key_changes``: how it came to be that one (``succession``).
    """

    organization: str
    api: str
    issuer: str
    client_id: str
    oldest_client: str
    policy_version: str
    epoch: str
    audit_key: str = ""
    audit_key_changes: tuple[str, ...] = ()

    def encode(self) -> bytes:
        changes = list(self.audit_key_changes)
        return canonical({"v": VERSION, "service": SERVICE, **asdict(self), "audit_key_changes": changes})

    @classmethod
    def decode(cls, data: bytes) -> Discovery:
        if (body := parse(data, "discovery")).get("service") != SERVICE:
            raise Malformed("malformed", "service is not a TimeTracker server's.", field="service")
        return cls(
            organization=text(body.get("organization"), "organization", 200),
            api=text(body.get("api"), "api", 2000),
            issuer=text(body.get("issuer"), "issuer", 2000),
            client_id=text(body.get("client_id"), "client_id", 200),
            oldest_client=text(body.get("oldest_client"), "oldest_client", 40),
            policy_version=text(body.get("policy_version"), "policy_version", 40),
            epoch=text(body.get("epoch"), "epoch", 64),
            audit_key=text(body.get("audit_key", ""), "audit_key", 500, empty=True),
            audit_key_changes=texts(body.get("audit_key_changes", []), "audit_key_changes", 4000),
        )


class Outcome(StrEnum):
    """What the server says of one event. DEFERRED: offer it again later; every other one is final."""

    ACCEPTED = "accepted"
    ACCEPTED_FLAGGED = "accepted_flagged"
    REJECTED = "rejected"
    DEFERRED = "deferred"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome for event ``id`` (None when the event was too malformed to have one), with a code where not plain
    accepted.
    """

    id: str | None
    outcome: Outcome
    code: str = ""

    def as_json(self) -> dict[str, object]:
        return {"id": self.id, "outcome": self.outcome.value, "code": self.code}

    @classmethod
    def from_json(cls, value: object) -> Verdict:
        body = mapping(value, "verdict")
        known_id = body.get("id")
        return cls(
            id=None if known_id is None else uuid(known_id, "id"),
            outcome=one_of(Outcome, body.get("outcome"), "outcome"),
            code=text(body.get("code", ""), "code", 60, empty=True),
        )


@dataclass(frozen=True, slots=True)
class PushRequest:
    """``POST {api}/push``. ``events`` are parsed but not yet judged: each may be malformed by itself."""

    device: Device
    events: Sequence[object]

    @staticmethod
    def encode(device: Device, bodies: Sequence[bytes]) -> bytes:
        """The request for events given as their bytes, which go out untouched."""
        head = canonical({"v": VERSION, "device": device_json(device)})
        return head[:-1] + b',"events":[' + b",".join(bodies) + b"]}"

    @classmethod
    def decode(cls, data: bytes) -> PushRequest:
        body = parse(data, "push", judge_parts=True)
        _version(body)
        events = body.get("events")
        if not isinstance(events, list) or len(events) > MAX_BATCH_EVENTS:
            raise Malformed("malformed", f"events is not a list of at most {MAX_BATCH_EVENTS}.", field="events")
        return cls(device_from(body.get("device")), events)


@dataclass(frozen=True, slots=True)
class Pace:
    """In every sync reply: the server's clock (UTC ms) and how many seconds to wait before the next sync.

    ``spread``: of every so many seconds the device has one of its own, in which it syncs what it was not asked for; see
    ``tracker_core.pace``. 0: at once. An hour at most.
    """

    server_time: int
    next_sync_after: int
    spread: int = 0

    @classmethod
    def of(cls, body: Json) -> Pace:
        return cls(
            integer(body.get("server_time"), "server_time"),
            integer(body.get("next_sync_after"), "next_sync_after"),
            max(0, min(integer(body.get("spread", 0), "spread"), MAX_SPREAD_S)),
        )


@dataclass(frozen=True, slots=True)
class PushReply:
    """Verdicts in the order of the events pushed.

    ``chains``: for each epoch of this device that the server knows, the first sequence number it has not seen.
    ``checkpoints``: the signed notes of the audit's newest trees, newest first; none from a server that signs none.
    """

    epoch: str
    chains: Chains
    verdicts: Sequence[Verdict]
    pace: Pace
    checkpoints: Sequence[str] = ()

    def encode(self) -> bytes:
        return canonical(
            {
                "v": VERSION,
                "epoch": self.epoch,
                "chains": chains_json(self.chains),
                "verdicts": [verdict.as_json() for verdict in self.verdicts],
                "checkpoints": list(self.checkpoints),
                **pace_json(self.pace),
            }
        )

    @classmethod
    def decode(cls, data: bytes) -> PushReply:
        body = parse(data, "push reply")
        verdicts = body.get("verdicts")
        if not isinstance(verdicts, list):
            raise Malformed("malformed", "verdicts is not a list.", field="verdicts")
        return cls(
            epoch=text(body.get("epoch"), "epoch", 64),
            chains=chains_from(body.get("chains")),
            verdicts=tuple(map(Verdict.from_json, verdicts)),
            pace=Pace.of(body),
            checkpoints=texts(body.get("checkpoints", []), "checkpoints", MAX_NOTE_CHARS),
        )


@dataclass(frozen=True, slots=True)
class PullRequest:
    """``POST {api}/pull``: what changed after ``cursor`` (empty: everything)."""

    device: Device
    cursor: str

    def encode(self) -> bytes:
        return canonical({"v": VERSION, "device": device_json(self.device), "cursor": self.cursor})

    @classmethod
    def decode(cls, data: bytes) -> PullRequest:
        body = parse(data, "pull")
        _version(body)
        return cls(device_from(body.get("device")), text(body.get("cursor"), "cursor", 200, empty=True))


@dataclass(frozen=True, slots=True)
class Change:
    """One row of a person's stream: event, work_item, person, verdict or request; a reader skips other kinds."""

    seq: int
    kind: str
    data: Json


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The head of the person's audit stream: how many rows it has, and the hash of its chain."""

    size: int
    head: str


@dataclass(frozen=True, slots=True)
class PolicyStanding:
    """The version of the privacy policy in force, and the one that the person acknowledged last (empty: none)."""

    version: str
    acknowledged: str


@dataclass(frozen=True, slots=True)
class PullReply:
    """Changes in the order of ``seq``, and the cursor that stands after them; ``more`` when another page waits.

    ``chains`` and ``checkpoints``: as in ``PushReply``. ``policy``: None from a server that does not say.
    ``remaining``: about how many changes the pages after this one have, for a bar to show. ``keeps_from``: the UTC ms
    from which on records are kept (``tracker_core.retention``). Both None from a server that does not say.
    """

    epoch: str
    chains: Chains
    changes: Sequence[Change]
    cursor: str
    more: bool
    checkpoint: Checkpoint
    pace: Pace
    policy: PolicyStanding | None = None
    remaining: int | None = None
    checkpoints: Sequence[str] = ()
    keeps_from: int | None = None

    def encode(self) -> bytes:
        return canonical(
            {
                "v": VERSION,
                "epoch": self.epoch,
                "chains": chains_json(self.chains),
                "changes": [{"seq": change.seq, "kind": change.kind, "data": change.data} for change in self.changes],
                "cursor": self.cursor,
                "more": self.more,
                **({} if self.remaining is None else {"remaining": self.remaining}),
                **({} if self.keeps_from is None else {"keeps_from": self.keeps_from}),
                "checkpoint": {"size": self.checkpoint.size, "head": self.checkpoint.head},
                "checkpoints": list(self.checkpoints),
                **_policy_json(self.policy),
                **pace_json(self.pace),
            }
        )

    @classmethod
    def decode(cls, data: bytes) -> PullReply:
        body = parse(data, "pull reply")
        rows = body.get("changes")
        if not isinstance(rows, list):
            raise Malformed("malformed", "changes is not a list.", field="changes")
        checkpoint = mapping(body.get("checkpoint"), "checkpoint")
        return cls(
            epoch=text(body.get("epoch"), "epoch", 64),
            chains=chains_from(body.get("chains")),
            changes=tuple(map(_change, rows)),
            cursor=text(body.get("cursor"), "cursor", 200),
            more=body.get("more") is True,
            checkpoint=Checkpoint(
                integer(checkpoint.get("size"), "size"),
                text(checkpoint.get("head"), "head", 64, empty=True),
            ),
            pace=Pace.of(body),
            policy=_policy_from(body.get("policy")),
            remaining=None if body.get("remaining") is None else max(0, integer(body.get("remaining"), "remaining")),
            checkpoints=texts(body.get("checkpoints", []), "checkpoints", MAX_NOTE_CHARS),
            keeps_from=None if body.get("keeps_from") is None else integer(body.get("keeps_from"), "keeps_from"),
        )


def chains_json(chains: Chains) -> list[list[int]]:
    """Chains as pairs, by epoch."""
    return [[epoch, chains[epoch]] for epoch in sorted(chains)]


def chains_from(value: object) -> Chains:
    """The chains in ``value``, or ``Malformed``."""
    chains = {}
    for pair in value if isinstance(value, list) else [value]:
        if not isinstance(pair, list) or len(pair) != 2:
            raise Malformed("malformed", "chains is not a list of pairs.", field="chains")
        chains[natural(pair[0], "chains")] = natural(pair[1], "chains")
    return chains


def device_json(device: Device) -> dict[str, object]:
    """A device as JSON: the whole list of what a device tells of itself."""
    return {"id": device.id, "epoch": device.epoch, "os": device.os, "version": device.version}


def device_from(value: object) -> Device:
    """The device in ``value``, or ``Malformed``."""
    body = mapping(value, "device")
    return Device(
        id=uuid(body.get("id"), "device id"),
        epoch=natural(body.get("epoch"), "device epoch"),
        os=text(body.get("os"), "os", 100),
        version=text(body.get("version"), "version", 40),
    )


def work_item_json(item: WorkItem) -> dict[str, object]:
    """A work item as the data of a ``work_item`` change."""
    return {
        "id": item.id,
        "key": item.key,
        "title": item.title,
        "kind": item.kind.value,
        "project": item.project,
        "assigned": item.assigned,
        "assignment_rev": item.assignment_rev,
    }


def work_item_from(value: object) -> WorkItem:
    """The work item in ``value``, or ``Malformed``."""
    body = mapping(value, "work_item")
    return WorkItem(
        id=text(body.get("id"), "id", 64),
        key=text(body.get("key"), "key", 40),
        title=text(body.get("title"), "title", 500),
        kind=one_of(Kind, body.get("kind"), "kind"),
        project=text(body.get("project"), "project", 200),
        assigned=body.get("assigned") is True,
        assignment_rev=integer(body.get("assignment_rev"), "assignment_rev"),
    )


def person_json(person: Person) -> dict[str, object]:
    """A person as the data of a ``person`` change."""
    return {
        "id": person.id,
        "name": person.name,
        "email": person.email,
        "employee_id": person.employee_id,
        "role": person.role.value,
        **({"restricted": True} if person.restricted else {}),
    }


def person_from(value: object) -> Person:
    """The person in ``value``, or ``Malformed``."""
    body = mapping(value, "person")
    return Person(
        id=text(body.get("id"), "id", 64),
        name=text(body.get("name"), "name", 300),
        email=text(body.get("email"), "email", 320),
        employee_id=text(body.get("employee_id"), "employee_id", 64, empty=True),
        role=one_of(Role, body.get("role"), "role"),
        restricted=body.get("restricted") is True,
    )


def pace_json(pace: Pace) -> dict[str, object]:
    """A pace as fields of a reply."""
    return {"server_time": pace.server_time, "next_sync_after": pace.next_sync_after, "spread": pace.spread}


def _policy_json(policy: PolicyStanding | None) -> dict[str, object]:
    return {} if policy is None else {"policy": {"version": policy.version, "acknowledged": policy.acknowledged}}


def _policy_from(value: object) -> PolicyStanding | None:
    if value is None:
        return None
    body = mapping(value, "policy")
    return PolicyStanding(
        text(body.get("version"), "policy version", 40), text(body.get("acknowledged"), "acknowledged", 40, empty=True)
    )


def _change(value: object) -> Change:
    body = mapping(value, "change")
    return Change(
        natural(body.get("seq"), "seq"), text(body.get("kind"), "kind", 40), mapping(body.get("data"), "data")
    )


def _version(body: Json) -> None:
    if integer(body.get("v"), "v") != VERSION:
        raise Malformed("unknown_version", "This server does not speak that version.", field="v")
