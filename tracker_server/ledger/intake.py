"""Takes a batch of events in: each gets its verdict; all that they change is committed at once, before the reply."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from tracker_core import chain
from tracker_core.messages import Outcome, PushRequest, Verdict
from tracker_core.retention import EXPIRED
from tracker_server.accounts.models import Person
from tracker_server.audit.record import Audited, record
from tracker_server.database.insert import insert
from tracker_server.ledger import audited
from tracker_server.ledger.ages import aged
from tracker_server.ledger.models import Device, DeviceChain, Event
from tracker_server.ledger.offered import Offered, Place, is_readdressed, read
from tracker_server.ledger.rules import Rules, Ruling
from tracker_server.streams.writer import StreamWriter


def take(person: Person, device: Device, request: PushRequest, at: int, keeps_from: int) -> Sequence[Verdict]:
    """The verdicts in the order of the events.

    ``at``: when they were received; ``keeps_from``: where what is kept begins; both UTC ms.
    One transaction; an exception leaves nothing behind.
    """
    with transaction.atomic():
        # The lock of this device: two pushes of it, or of a copy of it, come one after the other.
        locked = Device.objects.select_for_update().get(id=device.id)
        batch = _Batch(person, locked, request, at, keeps_from)
        verdicts = [batch.take(offered) for offered in batch.offered]
        batch.write()
        return verdicts


class _Batch:
    """One push while it is being judged. Nothing is written before ``write``."""

    def __init__(self, person: Person, device: Device, request: PushRequest, at: int, keeps_from: int) -> None:
        self._person = person
        self._device = device
        self._told = request.device
        self._at = at
        self.offered = [read(value) for value in request.events]
        ids = [offered.id for offered in self.offered if offered.id is not None]
        self._by_id: dict[UUID, Event] = {
            event.event_id: event for event in Event.objects.filter(event_id__in=ids) if event.event_id is not None
        }
        self._by_place: dict[tuple[int, int], Event] = {}
        self._chains: dict[int, DeviceChain] = {}
        self._rules = Rules(person, self.offered, keeps_from)
        self._new: list[Event] = []
        self._audit: list[Audited] = []

    def take(self, offered: Offered) -> Verdict:
        """The verdict on one event, which takes its place in the chain unless that is not its place."""
        known = self._known(offered)
        if known is not None:
            if known.hash == offered.hash or is_readdressed(bytes(known.body), offered.event):
                return known.verdict
            return self._refuse(offered, "other_bytes")
        if offered.place is None:
            return self._refuse(offered, "malformed")
        if offered.place.device != self._told.id or offered.place.epoch > self._told.epoch:
            return self._refuse(offered, "wrong_device")
        state = self.chain(offered.place.epoch)
        if offered.place.dseq > state.next_dseq:
            return Verdict(_text(offered.id), Outcome.DEFERRED, "gap")
        if offered.place.dseq < state.next_dseq:
            if self._is_purged(offered, offered.place):
                return Verdict(_text(offered.id), Outcome.REJECTED, EXPIRED)
            # Another event has this number: a copy of this device went its own way.
            state.forked_at = state.forked_at or self._at
            self._audit.append(audited.forked(self._person, self._told, offered))
            return Verdict(_text(offered.id), Outcome.REJECTED, "chain_broken")
        if offered.place.prev_hash != state.head:
            return self._refuse(offered, "chain_broken")
        return self._place(offered, offered.place, state)

    def chain(self, epoch: int) -> DeviceChain:
        """Where the device stands in ``epoch``."""
        if epoch not in self._chains:
            self._chains[epoch], _ = DeviceChain.objects.get_or_create(
                device=self._device, epoch=epoch, defaults={"head": chain.genesis(str(self._device.id), epoch)}
            )
        return self._chains[epoch]

    def write(self) -> None:
        """Everything at once: events, the person's stream, the device's chains, the audit."""
        insert(self._new)
        if self._new:
            writer = StreamWriter(self._person.id)
            for event in self._new:
                if event.accepted and event.event_id is not None:
                    writer.add_event(event.event_id)
                if event.code:
                    writer.add("verdict", event.verdict.as_json())
            writer.flush()
        for state in self._chains.values():
            state.save(update_fields=["next_dseq", "head", "forked_at"])
        record(self._audit, self._at)

    def _known(self, offered: Offered) -> Event | None:
        if offered.id is not None and offered.id in self._by_id:
            return self._by_id[offered.id]
        if offered.id is None and offered.place is not None and offered.place.device == self._told.id:
            return self._at_place(offered.place)
        return None

    def _at_place(self, place: Place) -> Event | None:
        """The event without a readable id that has ``place``: its bytes are all it can be known by."""
        key = (place.epoch, place.dseq)
        if key not in self._by_place:
            found = Event.objects.filter(device=self._device, epoch=place.epoch, dseq=place.dseq, event_id=None).first()
            if found is None:
                return None
            self._by_place[key] = found
        return self._by_place[key]

    def _is_purged(self, offered: Offered, place: Place) -> bool:
        """Whether an event that comes again was kept once and is no longer, or was turned away as too old.

        Its bytes are gone, so what it tells has to do: a copy of this device that records anew tells of today.
        """
        if offered.event is not None and not self._rules.is_expired(offered.event):
            return False
        return not Event.objects.filter(device=self._device, epoch=place.epoch, dseq=place.dseq).exists()

    def _place(self, offered: Offered, place: Place, state: DeviceChain) -> Verdict:
        ruling = self._rules.judge(offered.event)
        state.next_dseq += 1
        state.head = offered.hash
        self._audit.append(audited.taken(self._person, self._told, offered, ruling))
        if ruling.code == EXPIRED:
            return Verdict(_text(offered.id), ruling.outcome, ruling.code)  # it has had its place; nothing of it stays
        event = Event(
            event_id=offered.id,
            person=self._person,
            device=self._device,
            epoch=place.epoch,
            dseq=place.dseq,
            type=offered.type,
            received_at=self._at,
            outcome=ruling.outcome.value,
            code=ruling.code,
            hash=offered.hash,
            body=offered.body,
            **aged(offered.event, self._at),
        )
        self._new.append(event)
        if offered.id is not None:
            self._by_id[offered.id] = event
        else:
            self._by_place[place.epoch, place.dseq] = event
        return event.verdict

    def _refuse(self, offered: Offered, code: str) -> Verdict:
        ruling = Ruling(Outcome.REJECTED, code)
        self._audit.append(audited.taken(self._person, self._told, offered, ruling))
        return Verdict(_text(offered.id), ruling.outcome, ruling.code)


def _text(event_id: UUID | None) -> str | None:
    return None if event_id is None else str(event_id)
