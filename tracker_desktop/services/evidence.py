"""What this device keeps against a rewriting of the organization's audit: signed notes, and what was wrong with one."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from tracker_core.alarm import AlarmKind


class Alarm(StrEnum):
    """What was found, the gravest first."""

    INCONSISTENT = "inconsistent"  # two signed heads contradict each other, or the proof between them does not hold
    ROLLED_BACK = "rolled_back"  # fewer rows than were signed before
    KEY_CHANGED = "key_changed"  # the server signs with another key than the one that this device knows
    NOT_SIGNED = "not_signed"  # a note that the server's key did not sign
    PROOF_REFUSED = "proof_refused"  # the server does not show that what it signs goes on from what it signed before
    PUT_BACK = "put_back"  # no alarm: the server says that it was put back from a backup, and has begun a new epoch

    @property
    def warns(self) -> bool:
        """Whether it is an alarm; else it is a notice, and the icon does not warn of it."""
        return self is not Alarm.PUT_BACK


class KeptNote(NamedTuple):
    """A signed note of the tree of the month ``shard``. ``kept_ms``: when it came or was last proven, UTC.

    ``proven``: it goes on from the one before, or is the first of its month. ``closed``: it is evidence of something,
    and later ones are compared with it no longer.
    """

    shard: str
    size: int
    note: str
    kept_ms: int
    proven: bool
    closed: bool = False


class Raised(NamedTuple):
    """An alarm with what shows it. ``kept``: what this device held, ``told``: what the server told instead, each a note
    or the line of a key; ``answer``: what it said when it was asked, or the note under the other key. ``shard`` is
    empty for what is not about one month.

    Of a server that was put back: the newest note that was kept, nothing, and its epochs, with the last head of the
    person's own audit that this device was told before.
    """

    kind: Alarm
    shard: str
    found_ms: int
    kept: str
    told: str
    answer: str = ""


class NoteStore(Protocol):
    """The signed notes, and the key that they are signed by. Used by the thread that opened the store; writes raise as
    the journal's do.
    """

    def key(self) -> str:
        """The line of the server's public key, as this device met it first or followed it since; empty before."""

    def key_changes(self) -> Sequence[str]:
        """The statements by which earlier keys handed over to it."""

    def pin(self, key: str) -> None:
        """This is the server's key."""

    def follow(self, key: str, changes: Sequence[str]) -> None:
        """This is the server's key from now on, as the one before it says in ``changes``."""

    def knows(self, note: str) -> bool:
        """Whether that very note is kept, and not closed."""

    def newest(self, shard: str) -> KeptNote | None:
        """The largest of the month that is not closed."""

    def keep(self, note: KeptNote) -> None:
        """Keep it in the place of what was not proven yet of that month."""

    def growing(self) -> Sequence[tuple[KeptNote, KeptNote]]:
        """Of each month whose newest note is not proven yet: the one that is, and the newest."""

    def prove(self, note: KeptNote, now_ms: int) -> None:
        """It goes on from the one before it, which need not be kept any longer."""

    def all(self) -> Sequence[KeptNote]:
        """All of them, by month and size."""


class AlarmStore(Protocol):
    """What was wrong, and who knows of it. Used as the notes are."""

    def add(self, raised: Raised) -> None:
        """Keep it, unless the person knows of one of its kind and month already: unseen, or of the same day."""

    def all(self) -> Sequence[Raised]:
        """All of them, the latest first."""

    def unseen(self) -> Sequence[Alarm]:
        """Of what kinds are those that the person has not seen, the gravest first."""

    def found(self, kind: AlarmKind, row: int) -> None:
        """The person's own audit does not hold, from ``row`` on: to be told to the server, once."""

    def untold(self) -> Sequence[AlarmKind]:
        """What the server is to be told of, in the order in which it was found."""

    def told(self, kind: AlarmKind) -> None:
        """The server was told of the first of that kind, or takes none."""


class EvidenceStore(Protocol):
    """What the store has of it."""

    @property
    def notes(self) -> NoteStore: ...

    @property
    def alarms(self) -> AlarmStore: ...

    def see(self) -> None:
        """The person has seen all alarms. A changed key is the server's key from now on, and notes of months that were
        contradicted are evidence and no longer what later ones are compared with.
        """
