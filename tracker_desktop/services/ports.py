"""What the use cases need of the outside, as Protocols; the rooms store, sync and host offer it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from tracker_desktop.services.settings import Preferences

if TYPE_CHECKING:  # everything loads this module, and most needs little of what it names
    from concurrent.futures import Future
    from contextlib import AbstractContextManager

    from tracker_core.events import Event
    from tracker_core.messages import Discovery, PullReply, PushReply
    from tracker_core.model import Device, Moment, Person
    from tracker_desktop.services.absences import Absences, Answered
    from tracker_desktop.services.archive import Archive
    from tracker_desktop.services.entries import Entries
    from tracker_desktop.services.evidence import EvidenceStore
    from tracker_desktop.services.privacy import PrivacyStore
    from tracker_desktop.services.progress import Progress
    from tracker_desktop.services.standings import Standings
    from tracker_desktop.services.work_items import WorkItems


class Clock(Protocol):
    """The clocks of this machine."""

    def now(self) -> Moment:
        """This instant, with the local UTC offset now in force."""

    def reading(self) -> tuple[str, int]:
        """(boot id, milliseconds since that boot, time asleep included)."""

    def local(self, wall: datetime) -> Moment:
        """The instant at which the local wall clock shows ``wall`` (naive); the first one where it shows it twice."""


class Secrets(Protocol):
    """Where the store's key lives. Every method may block for minutes while the system asks the person."""

    def key(self) -> bytes | None:
        """The 32-byte key of this profile, None when there is no such item. Raises ``Unavailable`` with one of the
        codes keyring_locked, keyring_missing (no service on this machine), keyring_failed."""

    def keep(self, key: bytes) -> None:
        """Store a new key durably, in the place of one before, and read it back. Raises ``Unavailable`` as ``key``
        does. A crash meanwhile may leave the old key, the new one, or none."""

    def forget(self) -> None:
        """Remove the item; nothing when there is none. Raises ``Unavailable`` as ``key`` does."""

    def successor(self) -> Secrets:
        """The item beside this one in which a rotation keeps the new key until the store is under it."""


class Missing(NamedTuple):
    """A stretch of this device's sequence, ``first`` to ``last``, that was recorded and is not in the store."""

    epoch: int
    first: int
    last: int


# Codes of a store that trying again does not mend: what is left is to set it aside and to begin anew.
RECOVERABLE = frozenset({"store_damaged", "store_empty", "store_wrong_key", "keyring_item_missing"})


class Head(NamedTuple):
    """Where this device's own chain ends."""

    device: str
    epoch: int
    next_dseq: int
    prev_hash: str


class Noted(NamedTuple):
    """Something said while the store was shut: the name of its spool, its number there from 1 on, and what was said;
    no ``body`` where that cannot be read."""

    spool: str
    number: int
    body: bytes | None


class Unrecorded(NamedTuple):
    """Something noted that came to nothing: ``code`` says why. ``said`` is None where it could not even be read.

    ``since`` is the moment that the reason names, where it names one. ``settled_ms``: when that was found, UTC.
    """

    settled_ms: int
    code: str
    stop: bool
    key: str
    said: Moment | None
    since: Moment | None = None


class Settled(NamedTuple):
    """``noted`` is dealt with, and if nothing came of it the person has to be told."""

    noted: Noted
    unrecorded: Unrecorded | None = None


class Spool(Protocol):
    """Takes what is said while the store is shut, sealed so that only the store can read it."""

    def offered(self) -> bool:
        """Whether anything can be noted: not before the store was open once."""

    def note(self, body: bytes) -> None:
        """Keep it durably. Raises ``Unavailable`` when nothing was kept: disk_full, store_read_only, store_failed."""

    def waiting(self) -> int:
        """How much is in it; 0 where that cannot be told."""


class NotedWishes(Protocol):
    """The same spool as the open store sees it; on the thread of the journal. Writes raise as the journal's do."""

    def read(self) -> Sequence[Noted]:
        """All that is in the spool, in order, what is settled too."""

    def is_settled(self, noted: Noted) -> bool: ...

    def finish(self, *, whole: bool) -> None:
        """All is settled: take the spool away; where it was not ``whole``, keep what could not be read elsewhere."""

    def unrecorded(self) -> Sequence[Unrecorded]:
        """What came to nothing, the oldest first."""

    def forget_unrecorded(self) -> None: ...


class Journal(Preferences, Protocol):
    """The encrypted store as the use cases see it. Used by the one thread that opened it.

    Writes raise ``Unavailable``: disk_full, store_read_only, store_busy, store_failed. Nothing is half written.
    """

    def person(self) -> Person | None:
        """Whose store this is; None before the first sign-in."""

    def account(self) -> Account | None: ...

    def head(self) -> Head: ...

    def server_offset(self) -> tuple[int, int] | None:
        """(server minus device time, bound of its error) in ms as last measured."""

    @property
    def noted(self) -> NotedWishes: ...

    @property
    def absences(self) -> Absences: ...

    @property
    def privacy(self) -> PrivacyStore: ...

    @property
    def evidence(self) -> EvidenceStore: ...

    @property
    def items(self) -> WorkItems: ...

    @property
    def entries(self) -> Entries: ...

    @property
    def standings(self) -> Standings: ...

    def append(
        self, make: Callable[[Head], Sequence[Event]], settled: Settled | Answered | None = None
    ) -> Sequence[Event]:
        """Record this device's own events durably, in one transaction with outbox and projections; the events.

        ``make`` is called within the transaction and has to continue the head it is given without a hole, else
        ``Bug``. What they settle is marked so in the same transaction. On return all that survives a power cut.
        """

    def beside(self) -> AbstractContextManager[Archive]:
        """The store to read from end to end on the thread that enters, whichever that is."""

    def settle(self) -> None:
        """Tidy up after a recording, once the person has been told; nothing depends on it."""

    def missing(self) -> Sequence[Missing]:
        """What this device recorded and the store lost, as far as the server has not brought it back; in order."""


@dataclass(frozen=True, slots=True)
class Account:
    """Where and as whom this store is signed in. ``refresh_token`` is empty once signed out; ``ca_file`` for none."""

    server: str
    ca_file: str
    discovery: Discovery
    person: Person
    refresh_token: str = field(repr=False)


class AccountStore(Protocol):
    """Where the sync thread keeps the sign-in. Every write is durable on return."""

    def read(self) -> Account | None: ...

    def save(self, account: Account) -> None:
        """Raises ``Refused("other_person")`` when the store holds somebody else's time."""

    def save_refresh_token(self, token: str) -> None: ...


class Outgoing(NamedTuple):
    """An event of this device that waits for its verdict, as the bytes it is sent in."""

    epoch: int
    dseq: int
    id: str
    body: bytes


class SyncStore(Protocol):
    """The store as the sync thread sees it, over a connection of its own. Every write is durable on return."""

    @property
    def account(self) -> AccountStore: ...

    @property
    def evidence(self) -> EvidenceStore: ...

    def device(self, os: str, version: str) -> Device: ...

    def become_another(self) -> None:
        """Be a new device from now on, since the server knows this one as somebody else's; what waits is kept."""

    def outbox(self, max_events: int, max_bytes: int) -> Sequence[Outgoing]:
        """What waits to be sent, in the order of ``epoch`` and ``dseq``; at least one when any waits."""

    def unsent(self) -> int:
        """How many events wait to be sent."""

    def apply_push(self, sent: Sequence[Outgoing], reply: PushReply) -> bool:
        """Write the verdicts, which stand in the order of ``sent``; whether to push again at once.

        A server that has forgotten events (another epoch, a chain that ends before them) gets them offered again.
        Where the server gives an event no place in this device's chain, the device begins a new epoch, and what has no
        place gets one there: ``device`` then answers another epoch.
        """

    def cursor(self) -> str: ...

    def reset_cursor(self) -> bool:
        """Pull everything again and offer everything again: the server is not as it was. Whether there is any."""

    def apply_pull(self, reply: PullReply) -> bool:
        """Apply the changes and move the cursor, in one transaction; whether there is something to push again.

        A change that this version cannot read is passed over; the version that can pulls it again.
        """

    def purge(self) -> bool:
        """Delete the next piece of what is older than the organization keeps; False when there is none.

        By what its server told in a pull, whatever the clock here says. A piece is short: others record in between.
        """

    def spread(self) -> int:
        """The ``spread`` of the last reply, seconds; see ``tracker_core.messages.Pace``."""

    def save_pace(self, offset_ms: int, error_ms: int, spread_s: int) -> None:
        """Keep how far the server's clock is from ours, and its ``spread``."""


class SyncPhase(StrEnum):
    """What the sync is doing, as a person would ask."""

    SIGNED_OUT = "signed_out"
    IDLE = "idle"
    SYNCING = "syncing"
    OFFLINE = "offline"
    ATTENTION = "attention"


STOPPED = "sync_stopped"  # code of IDLE where the person stopped the last round
DELETED = "signed_out_deleted"  # code of SIGNED_OUT where the person had asked for the deletion of their data


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """``code`` names why for OFFLINE and ATTENTION (an error code). Times in UTC ms, None: never, or not planned.

    ``progress``: of a round that takes long; it moves without being told of, so whoever shows it looks now and then.
    """

    phase: SyncPhase
    code: str = ""
    last_success_ms: int | None = None
    next_try_ms: int | None = None
    progress: Progress | None = None


class SignInWay(StrEnum):
    """BROWSER: RFC 8252 on this machine. CODE: the device grant, RFC 8628, on any other."""

    BROWSER = "browser"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class SignInPrompt:
    """What to show a person who signs in: open ``url``; with ``user_code`` given, type that there."""

    url: str
    user_code: str = ""


class Synchronizer(Protocol):
    """The sync thread as the interfaces see it. Every method returns at once; results come through futures.

    A future fails with ``Refused`` or ``Unavailable``; its callbacks run on the sync thread.
    """

    def status(self) -> SyncStatus: ...

    def nudge(self) -> None:
        """There is something to send: sync soon."""

    def sync_now(self) -> Future[SyncStatus]:
        """One whole round now, whatever the pace."""

    def stop(self) -> None:
        """End the round under way after its present request. What came is kept; the next round goes on there."""

    def call(self, path: str, body: bytes = b"") -> Future[bytes]:
        """Ask the organization's API for ``path`` as the person signed in; with ``body`` as POST, else as GET."""

    def fetch(self, path: str, take: Callable[[bytes, int | None], object]) -> Future[bytes]:
        """Fetch a file from the organization's API: ``take`` gets it on the sync thread, in pieces, with its whole size
        (None: not told), and may raise to end it. The future holds nothing.
        """

    def sign_in(self, url: str, way: SignInWay, ca_file: str, prompt: Callable[[SignInPrompt], None]) -> Future[Person]:
        """Sign in to the server at ``url``. ``prompt`` is called on the sync thread once the person has to act."""

    def cancel_sign_in(self) -> None: ...

    def sign_out(self) -> Future[bool]:
        """Forget the tokens; True when the server could be told. What was recorded stays, for the same person."""
