"""Makes events for tests: a device that records facts on a given clock, its chain kept."""

from __future__ import annotations

import uuid

from tracker_core import wire
from tracker_core.chain import genesis, link
from tracker_core.events import Clock, Event
from tracker_core.model import Moment

NOON = 1_767_268_800_000  # 2026-01-01T12:00:00Z
HOUR = 3_600_000


class Recorder:
    """A device of ``person``."""

    def __init__(self, number: int = 1, person: str = "ann") -> None:
        self.device = str(uuid.UUID(int=number))
        self.person = person
        self.head = genesis(self.device, 1)
        self.events: list[Event] = []

    def record(self, fact, ms=NOON, offset=0, *, boot="boot", awake=None, server_offset=None) -> Event:
        """``fact`` as this device's next event, recorded at ``ms``."""
        event = Event(
            id=str(uuid.UUID(int=(uuid.UUID(self.device).int << 32) + len(self.events) + 1)),
            device=self.device,
            epoch=1,
            dseq=len(self.events) + 1,
            prev_hash=self.head,
            person=self.person,
            actor=self.person,
            occurred=Moment(ms, offset),
            clock=Clock(
                boot, ms - NOON if awake is None else awake, server_offset, None if server_offset is None else 5
            ),
            fact=fact,
        )
        self.head = link(self.head, wire.encode_event(event))
        self.events.append(event)
        return event
