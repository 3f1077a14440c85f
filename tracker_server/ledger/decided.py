"""Records what somebody else decided for a person: events made by the server, in the person's stream, for all devices.

They stand in a chain of their own like those of any device, so nothing else has to know that no device made them. Their
``actor`` is who decided.
"""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from tracker_core import chain, wire
from tracker_core.events import Clock, Fact
from tracker_core.events import Event as Decided
from tracker_core.messages import Outcome
from tracker_core.model import Moment
from tracker_server import VERSION
from tracker_server.accounts.models import Person
from tracker_server.audit.record import Action, Audited, record
from tracker_server.database.insert import insert
from tracker_server.ledger import audited
from tracker_server.ledger.ages import aged
from tracker_server.ledger.models import Device, DeviceChain, Event
from tracker_server.streams.writer import StreamWriter

EPOCH = 1
BOOT = "server"
OS = "server"
FLAGGED = Outcome.ACCEPTED_FLAGGED.value


def decide_for(person: Person, by: Person, facts: Sequence[Fact], at: int) -> Sequence[UUID]:
    """Record ``facts`` for ``person`` as the decision of ``by``; the ids of the events. ``at``: UTC ms."""
    with transaction.atomic():
        device = _device(person)
        state, _ = DeviceChain.objects.get_or_create(
            device=device, epoch=EPOCH, defaults={"head": chain.genesis(str(device.id), EPOCH)}
        )
        rows, entries = [], []
        for fact in facts:
            event = Decided(
                id=str(_uuid7(at)),
                device=str(device.id),
                epoch=EPOCH,
                dseq=state.next_dseq,
                prev_hash=state.head,
                person=str(person.id),
                actor=str(by.id),
                occurred=Moment(at, 0),
                clock=Clock(BOOT, at),
                fact=fact,
            )
            body = wire.encode_event(event)
            state.next_dseq, state.head = state.next_dseq + 1, chain.link(state.head, body)
            rows.append(
                Event(
                    event_id=UUID(event.id),
                    person=person,
                    device=device,
                    epoch=EPOCH,
                    dseq=event.dseq,
                    type=fact.type,
                    received_at=at,
                    outcome=Outcome.ACCEPTED.value,
                    code="",
                    hash=state.head,
                    body=body,
                    **aged(event, at),
                )
            )
            entries.append(audited.decided(person, by, event))
        insert(rows)
        writer = StreamWriter(person.id)
        ids = [row.event_id for row in rows if row.event_id is not None]
        for event_id in ids:
            writer.add_event(event_id)
        writer.flush()
        state.save(update_fields=["next_dseq", "head"])
        record(entries, at)
    return ids


def take_flag_away(event: Event, by: Person, at: int, *, accepted: bool) -> bool:
    """Settle a flagged event, and tell the person's devices; False when somebody else did so before."""
    with transaction.atomic():
        settled = Event.objects.filter(pk=event.pk, outcome=FLAGGED).update(outcome=Outcome.ACCEPTED.value, code="")
        if not settled:
            return False
        event.outcome, code, event.code = Outcome.ACCEPTED.value, event.code, ""
        writer = StreamWriter(event.person_id)
        writer.add("verdict", event.verdict.as_json())
        writer.flush()
        outcome = "accepted" if accepted else "declined"
        person, subject = str(event.person_id), str(event.event_id)
        record([Audited(Action.FLAG_DECIDED, person, str(by.id), subject=subject, outcome=outcome, reason=code)], at)
    return True


def _device(person: Person) -> Device:
    """The server's own "device" for ``person``, locked as a device is by a push."""
    made, _ = Device.objects.get_or_create(
        person=person,
        of_server=True,
        defaults={"id": uuid.uuid4(), "epoch": EPOCH, "os": OS, "version": VERSION},
    )
    return Device.objects.select_for_update().get(pk=made.pk)


def _uuid7(at: int) -> UUID:
    """RFC 9562, 5.7."""
    random = secrets.randbits(74)
    return UUID(int=(at << 80) | (0x7 << 76) | (random >> 62 << 64) | (0b10 << 62) | (random & (1 << 62) - 1))
