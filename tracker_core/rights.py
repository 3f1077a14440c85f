"""What a person sees and asks of the organization about their own data: the policy, requests, sign-ins.

``GET {api}/me`` answers ``MyRecord``. ``POST {api}/me/requests`` takes an ``Ask``, ``POST {api}/me/policy`` an
``Acknowledgement``, ``POST {api}/me/requests/{id}/messages`` a ``Saying``, ``POST {api}/me/requests/{id}/withdraw`` an
empty object; all of them answer ``MyRecord`` as it stands then. ``GET {api}/me/export`` answers a ZIP.
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
    WITHDRAWN = "withdrawn"


class News(StrEnum):
    """What happened to a request: the ``what`` of a change of kind ``request`` in the person's stream."""

    ANSWERED = "answered"
    MESSAGE = "message"
    EXTENDED = "extended"
    CONFIRMED = "confirmed"  # a deletion, to be carried out after a while


@dataclass(frozen=True, slots=True)
class RequestNews:
    """The data of a change of kind ``request``: ``at`` is when it happened, UTC ms."""

    request: str
    kind: RequestKind
    what: News
    at: int

    def as_json(self) -> dict[str, object]:
        return {"id": self.request, "kind": self.kind.value, "what": self.what.value, "at": self.at}

    @classmethod
    def from_json(cls, value: object) -> RequestNews:
        body = mapping(value, "news")
        return cls(
            uuid(body.get("id"), "id"),
            one_of(RequestKind, body.get("kind"), "kind"),
            one_of(News, body.get("what"), "what"),
            integer(body.get("at"), "at"),
        )


@dataclass(frozen=True, slots=True)
class Ask:
    """A new request; ``id`` is made by the device, so that one whose reply was lost can be sent again.

    ``entry``: the id of the entry that a correction is about, empty for none.
    """

    id: str
    kind: RequestKind
    text: str
    entry: str = ""

    def encode(self) -> bytes:
        told = {"v": VERSION, "id": self.id, "kind": self.kind.value, "text": self.text}
        return canonical({**told, "entry": self.entry} if self.entry else told)

    @classmethod
    def decode(cls, data: bytes) -> Ask:
        body = parse(data, "request")
        return cls(
            uuid(body.get("id"), "id"),
            one_of(RequestKind, body.get("kind"), "kind"),
            text(body.get("text"), "text", MAX_TEXT),
            _id_or_none(body, "entry"),
        )


@dataclass(frozen=True, slots=True)
class Saying:
    """A further message about a request; ``id`` as in ``Ask``."""

    id: str
    text: str

    def encode(self) -> bytes:
        return canonical({"v": VERSION, "id": self.id, "text": self.text})

    @classmethod
    def decode(cls, data: bytes) -> Saying:
        body = parse(data, "message")
        return cls(uuid(body.get("id"), "id"), text(body.get("text"), "text", MAX_TEXT))


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
class Message:
    """Something written about a request, at UTC ms ``at``. ``mine``: by the person, not the organization."""

    at: int
    text: str
    mine: bool

    def as_json(self) -> dict[str, object]:
        return {"at": self.at, "text": self.text, "mine": self.mine}

    @classmethod
    def from_json(cls, value: object) -> Message:
        body = mapping(value, "message")
        return cls(integer(body.get("at"), "at"), text(body.get("text"), "text", MAX_TEXT), body.get("mine") is True)


@dataclass(frozen=True, slots=True)
class PersonRequest:
    """A request and where it stands. Times are UTC ms; ``due_at``: by when it has to be answered.

    ``extension``: why that was put off, empty for not at all. ``erase_at``: when a deletion that was confirmed is
    carried out; ``receipt``: the id under which the server then says what it deleted, without a sign-in.
    """

    id: str
    kind: RequestKind
    text: str
    opened_at: int
    due_at: int
    state: RequestState = RequestState.OPEN
    answer: str = ""
    answered_at: int | None = None
    entry: str = ""
    extension: str = ""
    erase_at: int | None = None
    receipt: str = ""
    messages: Sequence[Message] = ()

    def as_json(self) -> dict[str, object]:
        names = ("id", "text", "opened_at", "due_at", "answer", "answered_at", "entry", "extension", "erase_at")
        told = {name: getattr(self, name) for name in (*names, "receipt")}
        messages = [each.as_json() for each in self.messages]
        return told | {"kind": self.kind.value, "state": self.state.value, "messages": messages}

    @classmethod
    def from_json(cls, value: object) -> PersonRequest:
        body = mapping(value, "request")
        return cls(
            id=uuid(body.get("id"), "id"),
            kind=one_of(RequestKind, body.get("kind"), "kind"),
            text=text(body.get("text"), "text", MAX_TEXT),
            opened_at=integer(body.get("opened_at"), "opened_at"),
            due_at=integer(body.get("due_at"), "due_at"),
            state=one_of(RequestState, body.get("state"), "state"),
            answer=text(body.get("answer"), "answer", MAX_TEXT, empty=True),
            answered_at=_time_or_none(body, "answered_at"),
            entry=_id_or_none(body, "entry"),
            extension=text(body.get("extension", ""), "extension", MAX_TEXT, empty=True),
            erase_at=_time_or_none(body, "erase_at"),
            receipt=_id_or_none(body, "receipt"),
            messages=tuple(map(Message.from_json, _list(body, "messages") if "messages" in body else ())),
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
    ``minimum_age``: from which age on TimeTracker may be used there, in years; who acknowledges the policy says that
    they are. 0 from a server that does not say.
    """

    policy_version: str
    policy: str
    acknowledged: str
    keeps_months: int
    requests: Sequence[PersonRequest]
    sign_ins: Sequence[SignIn]
    checkpoint: Checkpoint
    minimum_age: int = 0

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
                "minimum_age": self.minimum_age,
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
            minimum_age=integer(body.get("minimum_age", 0), "minimum_age"),
        )


def _list(body: Json, name: str) -> list[object]:
    found = body.get(name)
    if not isinstance(found, list):
        raise Malformed("malformed", f"{name} is not a list.", field=name)
    return found


def _id_or_none(body: Json, name: str) -> str:
    """The id in ``body``, empty where there is none."""
    return uuid(body[name], name) if body.get(name) else ""


def _time_or_none(body: Json, name: str) -> int | None:
    found = body.get(name)
    return None if found is None else integer(found, name)
