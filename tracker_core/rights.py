"""What a person sees and asks of the organization about their own data: the policy, requests, sign-ins.

``GET {api}/me`` answers ``MyRecord``; ``POST {api}/me/requests`` takes an ``Ask`` and ``POST {api}/me/policy`` an
``Acknowledgement``, and both answer ``MyRecord`` as it stands then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tracker_core.errors import Malformed
from tracker_core.messages import Checkpoint
from tracker_core.wire import VERSION, Json, canonical, integer, mapping, one_of, parse, text, uuid

MAX_TEXT = 4000  # characters of a request or of its answer
MAX_POLICY = 200_000


class RequestKind(StrEnum):
    """What a person can ask for. CONCERN: a question or an objection, for the privacy officer."""

    CORRECTION = "correction"
    DELETION = "deletion"
    CONCERN = "concern"


class RequestState(StrEnum):
    """Where a request stands."""

    OPEN = "open"
    DONE = "done"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Ask:
    """A new request; ``id`` is made by the device, so that one whose reply was lost can be sent again."""

    id: str
    kind: RequestKind
    text: str

    def encode(self) -> bytes:
        return canonical({"v": VERSION, "id": self.id, "kind": self.kind.value, "text": self.text})

    @classmethod
    def decode(cls, data: bytes) -> Ask:
        body = parse(data, "request")
        return cls(
            uuid(body.get("id"), "id"),
            one_of(RequestKind, body.get("kind"), "kind"),
            text(body.get("text"), "text", MAX_TEXT),
        )


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """The person has read that version of the policy."""

    version: str

    def encode(self) -> bytes:
        return canonical({"v": VERSION, "version": self.version})

    @classmethod
    def decode(cls, data: bytes) -> Acknowledgement:
        return cls(text(parse(data, "acknowledgement").get("version"), "version", 40))


@dataclass(frozen=True, slots=True)
class PersonRequest:
    """A request and where it stands. Times are UTC ms; ``due_at``: by when it has to be answered."""

    id: str
    kind: RequestKind
    text: str
    opened_at: int
    due_at: int
    state: RequestState = RequestState.OPEN
    answer: str = ""
    answered_at: int | None = None

    def as_json(self) -> dict[str, object]:
        names = ("id", "text", "opened_at", "due_at", "answer", "answered_at")
        return {name: getattr(self, name) for name in names} | {"kind": self.kind.value, "state": self.state.value}

    @classmethod
    def from_json(cls, value: object) -> PersonRequest:
        body = mapping(value, "request")
        answered = body.get("answered_at")
        return cls(
            id=uuid(body.get("id"), "id"),
            kind=one_of(RequestKind, body.get("kind"), "kind"),
            text=text(body.get("text"), "text", MAX_TEXT),
            opened_at=integer(body.get("opened_at"), "opened_at"),
            due_at=integer(body.get("due_at"), "due_at"),
            state=one_of(RequestState, body.get("state"), "state"),
            answer=text(body.get("answer"), "answer", MAX_TEXT, empty=True),
            answered_at=None if answered is None else integer(answered, "answered_at"),
        )


@dataclass(frozen=True, slots=True)
class SignIn:
    """Something that happened to a sign-in: ``action`` as in the audit, ``at`` in UTC ms, ``how``: page or device."""

    at: int
    action: str
    how: str

    def as_json(self) -> dict[str, object]:
        return {"at": self.at, "action": self.action, "how": self.how}

    @classmethod
    def from_json(cls, value: object) -> SignIn:
        body = mapping(value, "sign-in")
        return cls(
            integer(body.get("at"), "at"),
            text(body.get("action"), "action", 40),
            text(body.get("how"), "how", 200, empty=True),
        )


@dataclass(frozen=True, slots=True)
class MyRecord:
    """What the organization's server says to a person of their own data.

    ``acknowledged``: the version of the policy that the person acknowledged last, empty for none. ``keeps_months``: for
    how long records are kept. ``sign_ins``: the latest first. ``checkpoint``: the head of the person's audit stream.
    """

    policy_version: str
    policy: str
    acknowledged: str
    keeps_months: int
    requests: Sequence[PersonRequest]
    sign_ins: Sequence[SignIn]
    checkpoint: Checkpoint

    def encode(self) -> bytes:
        return canonical(
            {
                "v": VERSION,
                "policy_version": self.policy_version,
                "policy": self.policy,
                "acknowledged": self.acknowledged,
                "keeps_months": self.keeps_months,
                "requests": [each.as_json() for each in self.requests],
                "sign_ins": [each.as_json() for each in self.sign_ins],
                "checkpoint": {"size": self.checkpoint.size, "head": self.checkpoint.head},
            }
        )

    @classmethod
    def decode(cls, data: bytes) -> MyRecord:
        body = parse(data, "my record")
        checkpoint = mapping(body.get("checkpoint"), "checkpoint")
        return cls(
            policy_version=text(body.get("policy_version"), "policy_version", 40),
            policy=text(body.get("policy"), "policy", MAX_POLICY),
            acknowledged=text(body.get("acknowledged"), "acknowledged", 40, empty=True),
            keeps_months=integer(body.get("keeps_months"), "keeps_months"),
            requests=tuple(map(PersonRequest.from_json, _list(body, "requests"))),
            sign_ins=tuple(map(SignIn.from_json, _list(body, "sign_ins"))),
            checkpoint=Checkpoint(integer(checkpoint.get("size"), "size"), text(checkpoint.get("head"), "head", 64)),
        )


def _list(body: Json, name: str) -> list[object]:
    found = body.get(name)
    if not isinstance(found, list):
        raise Malformed("malformed", f"{name} is not a list.", field=name)
    return found
