"""What is held of a person, here and at the organization, and what they can ask for about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Protocol, TypeVar

from tracker_core import wire
from tracker_core.errors import Refused, TrackerError, Unavailable
from tracker_core.messages import Checkpoint, PolicyStanding, device_json
from tracker_core.model import Device, Person
from tracker_core.rights import Acknowledgement, Ask, MyRecord, RequestKind
from tracker_core.wire import Json
from tracker_desktop.services.trail import Trail, checked

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Held:
    """How much this device holds; ``oldest_ms``: of the oldest record, UTC, None where there is none."""

    entries: int
    events: int
    work_items: int
    absences: int
    oldest_ms: int | None


class PrivacyStore(Protocol):
    """What the store knows of all this. Used by the thread that opened the store."""

    def held(self) -> Held: ...

    def policy(self) -> PolicyStanding | None:
        """As the server last said; None before it did."""

    def checkpoints(self) -> Sequence[Checkpoint]:
        """The heads of the person's audit that the server told, each once."""


class Caller(Protocol):
    """What asks the organization's API; see ``ports.Synchronizer``."""

    def call(self, path: str, body: bytes = b"") -> Future[bytes]: ...


class Privacy:
    """``device``: what the sync tells of this device. Futures fail as those of ``ports.Synchronizer`` do."""

    def __init__(
        self,
        store: PrivacyStore,
        person: Callable[[], Person | None],
        caller: Caller,
        device: Callable[[], Device],
        new_id: Callable[[], str],
    ) -> None:
        self._store = store
        self._person = person
        self._caller = caller
        self._device = device
        self._new_id = new_id

    def held(self) -> Held:
        """How much this device holds."""
        return self._store.held()

    def diagnostics(self) -> Sequence[tuple[str, str]]:
        """Every field that the sync tells of this device, with its present value."""
        return [(name, str(value)) for name, value in device_json(self._device()).items()]

    @property
    def to_acknowledge(self) -> str:
        """The version of the policy that waits to be acknowledged, empty for none."""
        policy = self._store.policy()
        return "" if policy is None or policy.version == policy.acknowledged else policy.version

    def record(self) -> Future[MyRecord]:
        """What the organization's server says."""
        return _then(self._caller.call("me"), MyRecord.decode)

    def ask(self, kind: RequestKind, text: str) -> Future[MyRecord]:
        """Ask for something. Raises ``Refused("reason_missing")`` for an empty text."""
        if not text.strip():
            raise Refused("reason_missing", "Say what should be done.")
        body = Ask(self._new_id(), kind, text.strip()).encode()
        return _then(self._caller.call("me/requests", body), MyRecord.decode)

    def acknowledge(self, version: str) -> Future[MyRecord]:
        """Say that the policy was read."""
        return _then(self._caller.call("me/policy", Acknowledgement(version).encode()), MyRecord.decode)

    def trail(self) -> Future[Trail]:
        """The person's whole audit, checked against what this device was told of it before."""
        person = self._person()
        if person is None:
            raise Refused("signed_out", "Nobody has signed in here.")
        told, rows, whole = self._store.checkpoints(), list[Json](), Future[Trail]()

        def take(done: Future[bytes]) -> None:
            try:
                page = wire.parse(done.result(), "audit")
                rows.extend(wire.mapping(row, "audit row") for row in _listed(page))
                after = page.get("next")
                if after is None:
                    whole.set_result(checked(person.id, rows, told))
                else:
                    self._caller.call(f"audit?limit=1000&after={wire.natural(after, 'next')}").add_done_callback(take)
            except TrackerError as error:
                whole.set_exception(error)

        self._caller.call("audit?limit=1000").add_done_callback(take)
        return whole


def _listed(page: Json) -> Sequence[object]:
    rows = page.get("rows")
    if not isinstance(rows, list):
        raise Unavailable("not_our_server", "The server's audit cannot be read.")
    return rows


def _then(asked: Future[bytes], read: Callable[[bytes], T]) -> Future[T]:
    """A future of what ``read`` makes of the reply."""
    made: Future[T] = Future()

    def take(done: Future[bytes]) -> None:
        try:
            made.set_result(read(done.result()))
        except TrackerError as error:
            made.set_exception(error)

    asked.add_done_callback(take)
    return made
