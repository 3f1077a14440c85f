"""Reads one event as a device offered it: what can be told of it even when the rest is malformed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple
from uuid import UUID

from tracker_core import chain, wire
from tracker_core.errors import Malformed
from tracker_core.events import Event


class Place(NamedTuple):
    """Where an event says it stands in its device's chain."""

    device: str
    epoch: int
    dseq: int
    prev_hash: str


@dataclass(frozen=True, slots=True)
class Offered:
    """``event`` is None when malformed, ``place`` when not even its place can be read; then ``body`` may be empty.

    ``hash`` is the event's link in the chain, made of its own ``prev_hash`` and bytes: equal hashes mean equal bytes.
    """

    id: UUID | None
    place: Place | None
    event: Event | None
    body: bytes
    hash: str

    @property
    def type(self) -> str:
        return self.event.fact.type if self.event else ""


def is_readdressed(body: bytes, event: Event | None) -> bool:
    """Whether ``event`` is the one in ``body`` but for the device that offers it, and its place in that one's chain.

    A copy of a device that was fenced off gives what had no place yet a new one; where the other copy did so before it,
    both offer the same event from two places. So do two devices of a person that held what a restored server forgot.
    """
    try:
        kept = wire.decode_event(body)
    except Malformed:
        return False
    return event is not None and _unplaced(kept) == _unplaced(event)


def _unplaced(event: Event) -> Event:
    return replace(event, device="", epoch=1, dseq=1, prev_hash="")


def read(value: object) -> Offered:
    """``value`` as parsed from a push; never raises."""
    event_id = _id(value)
    try:
        offered = wire.mapping(value, "event")
        body = wire.canonical(offered)
        place = _place(offered)
    except (Malformed, RecursionError):
        return Offered(event_id, None, None, b"", "")
    hashed = chain.link(place.prev_hash, body)
    if len(body) > wire.MAX_EVENT_BYTES:
        return Offered(event_id, place, None, b"", hashed)
    try:
        event = wire.decode_event(offered)
    except (Malformed, RecursionError):
        event = None
    return Offered(event_id, place, event, body, hashed)


def _id(value: object) -> UUID | None:
    try:
        return UUID(wire.uuid(wire.mapping(value, "event").get("id"), "id"))
    except Malformed:
        return None


def _place(value: wire.Json) -> Place:
    prev_hash = wire.text(value.get("prev_hash"), "prev_hash", 64)
    if not wire.HASH.fullmatch(prev_hash):
        raise Malformed("malformed", "prev_hash has the wrong form.", field="prev_hash")
    return Place(
        wire.uuid(value.get("device_id"), "device_id"),
        wire.natural(value.get("device_epoch"), "device_epoch"),
        wire.natural(value.get("dseq"), "dseq"),
        prev_hash,
    )
