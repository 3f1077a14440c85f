"""What is held of a person, here and at the organization, and what they can ask for about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from tracker_core import wire
from tracker_core.errors import Refused, TrackerError, Unavailable
from tracker_core.messages import PolicyStanding, device_json
from tracker_core.model import Device, Person
from tracker_core.rights import MAX_TEXT, Acknowledgement, Ask, MyRecord, RequestKind, RequestNews, Saying
from tracker_core.wire import Json
from tracker_desktop.services.trail import Border, Told, Trail, alarm_of, checked

if TYPE_CHECKING:
    from tracker_core.rewording import Change
    from tracker_desktop.services.evidence import EvidenceStore

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Held:
    """How much this device holds; ``oldest_ms``: of the oldest record, UTC, None where there is none.

    ``keeps_from_ms``: since when the organization keeps records, UTC, as its server said last; None before it did.
    ``deleted``: how many events were deleted here since they were older than that.
    """

    entries: int
    events: int
    work_items: int
    absences: int
    oldest_ms: int | None
    keeps_from_ms: int | None = None
    deleted: int = 0


class PolicyText(NamedTuple):
    """A version of the policy, and what it says (Markdown)."""

    version: str
    text: str


@dataclass(frozen=True, slots=True)
class PolicyView:
    """The policy in force. ``acknowledged``: the version acknowledged last, empty for none; ``waits``: the person has
    not read this text yet. ``changes`` since the version ``since``; that is empty where no earlier text is kept here.
    """

    now: PolicyText
    acknowledged: str
    waits: bool
    since: str
    changes: Sequence[Change]


class PrivacyStore(Protocol):
    """What the store knows of all this. Used by the thread that opened the store."""

    def held(self) -> Held: ...

    def policy(self) -> PolicyStanding | None:
        """As the server last said; None before it did."""

    def put_policy(self, policy: PolicyStanding) -> None:
        """Raises as the journal's writes do."""

    def read_policy(self) -> PolicyText | None:
        """The policy as the person read it last; None where that is not known."""

    def put_read_policy(self, policy: PolicyText) -> None:
        """Raises as the journal's writes do."""

    def news(self) -> RequestNews | None:
        """The latest that happened to a request of the person, until they looked."""

    def see_news(self) -> None:
        """The person looks at their requests. Raises as the journal's writes do."""

    def checkpoints(self) -> Sequence[Told]:
        """The heads of the person's audit that the server told since it was put back last, each once."""

    def keeps_from(self) -> int | None:
        """From when on, in UTC ms, the server keeps records; None where it did not say."""


class Caller(Protocol):
    """What asks the organization's API; see ``ports.Synchronizer``."""

    def call(self, path: str, body: bytes = b"") -> Future[bytes]: ...


class Privacy:
    """``device``: what the sync tells of this device; ``folder``: of the store. Futures fail as those of
    ``ports.Synchronizer`` do."""

    def __init__(
        self,
        store: PrivacyStore,
        person: Callable[[], Person | None],
        caller: Caller,
        device: Callable[[], Device],
        folder: Callable[[], str],
        new_id: Callable[[], str],
    ) -> None:
        self._store = store
        self._person = person
        self._caller = caller
        self._device = device
        self._folder = folder
        self._new_id = new_id

    def held(self) -> Held:
        """How much this device holds."""
        return self._store.held()

    def diagnostics(self) -> Sequence[tuple[str, str]]:
        """Every field that the sync tells of this device, with its present value."""
        return [(name, str(value)) for name, value in device_json(self._device()).items()]

    @property
    def folder(self) -> str:
        """Where this device holds it."""
        return self._folder()

    @property
    def to_acknowledge(self) -> PolicyStanding | None:
        """The policy that waits to be acknowledged; None for none."""
        policy = self._store.policy()
        return None if policy is None or policy.version == policy.acknowledged else policy

    @property
    def news(self) -> RequestNews | None:
        """The latest that happened to a request of the person; None once they looked."""
        return self._store.news()

    def see_news(self) -> None:
        """The person looks at their requests. Raises as the store's writes do."""
        self._store.see_news()

    def record(self) -> Future[MyRecord]:
        """What the organization's server says."""
        return _then(self._caller.call("me"), MyRecord.decode)

    def ask(self, kind: RequestKind, text: str, entry: str = "") -> Future[MyRecord]:
        """Ask for something, perhaps about one entry. Raises ``Refused``: request_empty, text_too_long."""
        body = Ask(self._new_id(), kind, _typed(text), entry).encode()
        return _then(self._caller.call("me/requests", body), MyRecord.decode)

    def say(self, request: str, text: str) -> Future[MyRecord]:
        """Add a message to a concern. Raises as ``ask``."""
        body = Saying(self._new_id(), _typed(text)).encode()
        return _then(self._caller.call(f"me/requests/{request}/messages", body), MyRecord.decode)

    def withdraw(self, request: str) -> Future[MyRecord]:
        """Take a request back."""
        return _then(self._caller.call(f"me/requests/{request}/withdraw", b"{}"), MyRecord.decode)

    def acknowledge(self, version: str) -> Future[MyRecord]:
        """Say that the policy was read."""
        return _then(self._caller.call("me/policy", Acknowledgement(version).encode()), MyRecord.decode)

    def take(self, record: MyRecord, *, read: bool = False) -> None:
        """Keep what ``record`` says of the policy: where it stands, and its text once that is acknowledged.

        ``read``: just now, so this is the text to compare later ones with. Else the first one of a version is: one that
        was changed under the same number is to be noticed. On the thread of the store; raises as its writes do.
        """
        told = PolicyStanding(record.policy_version, record.acknowledged)
        if self._store.policy() != told:
            self._store.put_policy(told)
        known = self._store.read_policy()
        fresh = known is None or known.version != told.version
        if told.acknowledged == told.version and (read or fresh):
            self._store.put_read_policy(PolicyText(record.policy_version, record.policy))

    def policy(self, record: MyRecord) -> PolicyView:
        """The policy of ``record``, and what is new in it."""
        from tracker_core.rewording import (
            changes,  # brings difflib, which nobody needs who only starts a timer
        )

        known = self._store.read_policy()
        changed = () if known is None else changes(known.text, record.policy)
        return PolicyView(
            now=PolicyText(record.policy_version, record.policy),
            acknowledged=record.acknowledged,
            waits=bool(changed) or record.acknowledged != record.policy_version,
            since="" if known is None else known.version,
            changes=changed,
        )

    def trail(self, arrived: Callable[[Sequence[Json]], object] = lambda _: None) -> Future[Trail]:
        """The person's whole audit, checked against what this device was told of it before.

        ``arrived`` is called on the sync thread with the rows of each page. Cancelling the future ends it.
        """
        person = self._person()
        if person is None:
            raise Refused("signed_out", "Nobody has signed in here.")
        told, keeps_from = self._store.checkpoints(), self._store.keeps_from()
        rows, whole = list[Json](), Future[Trail]()

        def take(done: Future[bytes]) -> None:
            if whole.cancelled():
                return
            try:
                page = wire.parse(done.result(), "audit")
                new = [wire.mapping(row, "audit row") for row in _listed(page)]
                rows.extend(new)
                arrived(new)
                after = page.get("next")
                if after is not None:
                    self._caller.call(f"audit?limit=1000&after={wire.natural(after, 'next')}").add_done_callback(take)
                    return
                found = checked(person.id, rows, told, _border(page, keeps_from))
            except TrackerError as error:
                if whole.set_running_or_notify_cancel():
                    whole.set_exception(error)
            else:
                if whole.set_running_or_notify_cancel():
                    whole.set_result(found)

        self._caller.call("audit?limit=1000").add_done_callback(take)
        return whole


def keep_finding(found: Trail, evidence: EvidenceStore) -> None:
    """Have the server told, with the next sync, of an audit that does not hold. Raises as the store's writes do."""
    kind = alarm_of(found.finding)
    if kind is not None:
        evidence.alarms.found(kind, found.row)


def _border(page: Json, keeps_from: int | None) -> Border:
    """As the last page tells it; nothing was purged on a server that does not say."""
    purged = wire.integer(page.get("purged", 0), "purged")
    return Border(purged, wire.text(page.get("purged_head", ""), "purged_head", 64, empty=True), keeps_from)


def _typed(text: str) -> str:
    text = text.strip()
    if not text:
        raise Refused("request_empty", "Say what should be done.")
    if len(text) > MAX_TEXT:
        raise Refused("text_too_long", f"A request has {MAX_TEXT} characters at most.", limit=MAX_TEXT)
    return text


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
