"""Noting: what a person says while the store is shut, and how it is recorded, as if at that moment, once it opens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tracker_core import wire
from tracker_core.commands import StartTimer, StopTimer
from tracker_core.decide import demand_sane
from tracker_core.errors import Malformed, TrackerError
from tracker_core.model import Moment
from tracker_desktop.services.ports import Clock, Noted, NotedWishes, Settled, Spool, Unrecorded
from tracker_desktop.services.tracking import Said, Tracking

VERSION = 1
LATEST_MS = 253_402_300_799_999  # the last moment that an event can tell
TEXT_LIMIT = 2_000  # characters of a key or note that are worth reading


@dataclass(frozen=True, slots=True)
class Wish:
    """A start or a stop, and the clocks when it was said. A start names its item by the key typed, for want of more."""

    command: StartTimer | StopTimer
    said: Said


class Noting:
    """Keeps wishes in the spool while the store is shut, and carries them into the journal when it opens."""

    def __init__(self, spool: Spool, clock: Clock) -> None:
        self._spool = spool
        self._clock = clock

    def offered(self) -> bool:
        """Whether there is anything to note in."""
        return self._spool.offered()

    def waiting(self) -> int:
        """How many wishes are noted."""
        return self._spool.waiting()

    def note(self, command: StartTimer | StopTimer) -> Wish:
        """Note ``command`` durably, to be judged once the store is open.

        Raises ``Refused`` for what would be refused whatever the store holds, ``Unavailable`` when nothing was noted.
        """
        wish = Wish(command, Said(self._clock.now(), *self._clock.reading()))
        demand_sane(command, wish.said.at)
        self._spool.note(encode(wish))
        return wish

    def carry_over(self, noted: NotedWishes, tracking: Tracking) -> Sequence[Unrecorded]:
        """Record everything noted that is not recorded yet, in order, each as if at the moment when it was said; what
        came to nothing.

        Each is marked as settled in the transaction that records it or says why not, so a crash anywhere neither loses
        nor doubles one. Raises ``Unavailable`` where the journal cannot be written; what was settled then stays so.
        """
        found = noted.read()
        whole = True
        told: list[Unrecorded] = []
        for each in found:
            wish = None if each.body is None else _readable(each.body)
            whole = whole and wish is not None
            if noted.is_settled(each):
                continue
            if wish is None:
                settled = Settled(each, Unrecorded(self._clock.now().ms, "note_unreadable", False, "", None))
                tracking.settle(settled)
            else:
                settled = tracking.carry_out(wish.command, wish.said, self._settling(each, wish))
            if settled.unrecorded is not None:
                told.append(settled.unrecorded)
        if found:
            noted.finish(whole=whole)
        return told

    def _settling(self, noted: Noted, wish: Wish) -> Callable[[TrackerError | None], Settled]:
        def settled(problem: TrackerError | None) -> Settled:
            if problem is None:
                return Settled(noted)
            since = problem.details.get("since")
            return Settled(
                noted,
                Unrecorded(
                    settled_ms=self._clock.now().ms,
                    code=problem.code,
                    stop=isinstance(wish.command, StopTimer),
                    key=wish.command.key if isinstance(wish.command, StartTimer) else "",
                    said=wish.said.at,
                    since=since if isinstance(since, Moment) else None,
                ),
            )

        return settled


def encode(wish: Wish) -> bytes:
    """A wish as canonical JSON. Raises ``Malformed`` for text that is none."""
    command = wish.command
    start = {"key": command.key, "note": command.note} if isinstance(command, StartTimer) else None
    return wire.canonical(
        {
            "v": VERSION,
            "start": start,
            "at": None if command.at is None else list(command.at),
            "said": [*wish.said.at, wish.said.boot_id, wish.said.awake_ms],
        }
    )


def decode(body: bytes) -> Wish:
    """The wish in ``body``. Raises ``Malformed``, also for one of a later version."""
    data = wire.mapping(wire.parse(body), "wish")
    if data.get("v") != VERSION:
        raise Malformed("malformed", "The wish was noted by another version.", field="v")
    try:
        read: Any = data  # what is not of the right shape raises one of the errors below
        ms, offset, boot_id, awake_ms = read["said"]
        said = Said(_moment(ms, offset), wire.text(boot_id, "said", 64), wire.integer(awake_ms, "said"))
        at = None if read["at"] is None else _moment(*read["at"])
        command: StartTimer | StopTimer = StopTimer(at)
        if read["start"] is not None:
            key = wire.text(read["start"]["key"], "key", TEXT_LIMIT, empty=True)
            command = StartTimer(key, None, at, wire.text(read["start"]["note"], "note", TEXT_LIMIT, empty=True))
    except (KeyError, TypeError, ValueError) as error:
        raise Malformed("malformed", "The wish lacks something.", field="wish") from error
    return Wish(command, said)


def _moment(ms: object, offset: object) -> Moment:
    at = Moment(wire.integer(ms, "ms"), wire.integer(offset, "offset"))
    if not (0 <= at.ms <= LATEST_MS and abs(at.offset) < 1440):
        raise Malformed("malformed", "That is no moment.", field="ms")
    return at


def _readable(body: bytes) -> Wish | None:
    try:
        return decode(body)
    except Malformed:
        return None
