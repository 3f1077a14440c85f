"""What has to hold after every step, and what has to hold once all is quiet."""

from __future__ import annotations

import base64
import json
import uuid
from collections import defaultdict
from collections.abc import Iterable
from random import Random
from typing import NamedTuple

from tests.simulation.device import SimulatedDevice
from tests.simulation.server import ITEMS, PEOPLE, item_id, person_id
from tests.simulation.world import World
from tracker_core.chain import first_break, genesis
from tracker_core.events import Event, TimerStarted, entry_of
from tracker_core.evolve import Record, evolve
from tracker_core.wire import decode_event
from tracker_desktop.services.ports import SyncPhase
from tracker_desktop.store import identity, projection

ROUNDS = 14  # for each device, to become quiet in
PUSHES_A_ROUND = 3


class Broken(AssertionError):
    """An invariant does not hold; ``rule`` names it, and stays the same when the story is made shorter."""

    def __init__(self, rule: str, what: str) -> None:
        super().__init__(f"{rule}: {what}")
        self.rule = rule


class Row(NamedTuple):
    """An event in the server's ledger, and what the server said of it."""

    event: Event
    outcome: str
    code: str


class Watch:
    """Looks at a world after each of its steps; remembers cursors, which must not move back."""

    def __init__(self, world: World) -> None:
        self._world = world

    def after_step(self) -> None:
        """Raise ``Broken`` where something does not hold."""
        epoch = self._world.server.query("SELECT value FROM streams_serverepoch")[0][0]
        for device in self._world.devices:
            self._own_events(device)
            self._cursor(device, epoch)
            self._audit(device)
        self._server()

    def _audit(self, device: SimulatedDevice) -> None:
        """Only a backup of the server that was put back without a word makes a device say that the audit's past is
        another; one that was told of is a notice.
        """
        told = device.journal.evidence.alarms.unseen()
        if any(each.warns for each in told) and not self._world.untold_restores:
            raise Broken("an honest server raises no alarm", f"{device.name}: {told}")
        if told and not self._world.server_restores:
            raise Broken("only a server that was put back says so", f"{device.name}: {told}")

    def _own_events(self, device: SimulatedDevice) -> None:
        own = device.all("SELECT epoch, dseq, body, hash, id FROM events WHERE own = 1 ORDER BY epoch, dseq")
        waiting = {row[0] for row in device.all("SELECT event FROM outbox")}
        judged = {row[0] for row in device.all("SELECT event FROM verdicts")}
        chains = defaultdict(list)
        for epoch, dseq, body, hashed, event in own:
            chains[epoch].append((dseq, body, hashed))
            if event not in waiting and event not in judged:
                raise Broken("nothing is forgotten", f"{device.name}: {event} neither waits nor is judged")
        if not waiting <= {row[4] for row in own}:
            raise Broken("what waits is there", f"{device.name}: the outbox names events that are not in the store")
        if lost := device.acknowledged - device.events():
            raise Broken("what was acknowledged stays", f"{device.name}: {sorted(lost)} are gone")
        owner, _ = identity.device(device.journal._connection)
        for epoch, chain in chains.items():
            self._chain(device, owner, epoch, chain)

    def _chain(self, device: SimulatedDevice, owner: str, epoch: int, chain: list[tuple[int, bytes, str]]) -> None:
        """An epoch's events follow each other; those that moved to a newer epoch left holes, which no hash bridges."""
        previous, expected = genesis(owner, epoch), 1
        for dseq, body, hashed in chain:
            event = decode_event(body)
            if (event.epoch, event.dseq) != (epoch, dseq):
                raise Broken("an event tells its place", f"{device.name}: {epoch}/{dseq}")
            if dseq == expected and event.prev_hash != previous:
                raise Broken("a device's chain holds", f"{device.name}: {epoch}/{dseq}")
            if dseq != expected and epoch == identity.device(device.journal._connection)[1]:
                raise Broken("a sequence has no holes", f"{device.name}: {epoch}/{expected} is missing")
            previous, expected = hashed, dseq + 1

    def _cursor(self, device: SimulatedDevice, server_epoch: str) -> None:
        """Everything in the stream up to where the cursor stands has been applied."""
        cursor = device.sync.cursor()
        if not cursor:
            return
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        _, epoch, person, seq, tag = text.split(" ")
        known = self._world.server.query(
            "SELECT 1 FROM streams_streamrow WHERE person_id = %s AND seq = %s AND tag = %s", (person, int(seq), tag)
        )
        if epoch != server_epoch or not known:
            return  # the server is not as it was; it will refuse this cursor
        rows = self._world.server.query(
            "SELECT event FROM streams_streamrow WHERE person_id = %s AND seq <= %s AND event IS NOT NULL",
            (person, int(seq)),
        )
        if not {str(uuid.UUID(row[0])) for row in rows} <= device.events():
            raise Broken("a cursor never stands ahead", f"{device.name}: of what was applied")

    def _server(self) -> None:
        query = self._world.server.query
        for device, epoch, next_dseq in query("SELECT device_id, epoch, next_dseq FROM ledger_devicechain"):
            count = query("SELECT count(*) FROM ledger_event WHERE device_id = %s AND epoch = %s", (device, epoch))
            if count[0][0] != next_dseq - 1:
                raise Broken("the ledger has no holes", f"device {device}, epoch {epoch}")


def become_quiet(world: World) -> None:
    """Heal everything, and let the pace of the program itself bring every device to rest, within a bound."""
    world.story.append("From here on nothing goes wrong any more.")
    world.network.under_way.clear()
    for person in range(len(PEOPLE)):
        world.server.set_active(person_id(person), active=True)
    for device in world.devices:
        device.rounds.plan_soon()
    rounds = dict.fromkeys(range(len(world.devices)), 0)
    signed_in = set()
    while busy := [device for device in world.devices if not _is_quiet(device, rounds[device.number])]:
        device = min(busy, key=lambda each: _due(each, rounds[each.number]))
        if rounds[device.number] >= ROUNDS:
            raise Broken("once faults heal, all becomes quiet", f"{device.name}: {device.rounds.status}")
        uptime = device.rounds._uptime()
        world.let_pass(max(0, round(1000 * (_due(device, rounds[device.number]) - uptime))) + 1)
        world.story.append(f"{device.name}: {world.sync(device)}")
        rounds[device.number] += 1
        if device.rounds.status.phase is SyncPhase.SIGNED_OUT:
            if device.number in signed_in:
                raise Broken("who signs in stays signed in", device.name)
            signed_in.add(device.number)
            world.sign_in(device, Random(len(world.story)))
            world.story.append(f"{device.name}: {device.person.name} signs in again")
    for device in world.devices:  # once more, to learn of what the others have sent meanwhile
        world.story.append(f"{device.name}: {world.sync(device)}")
        if device.rounds.status.phase is SyncPhase.SIGNED_OUT:  # a copy of it has used its tokens up
            world.sign_in(device, Random(len(world.story)))
            world.story.append(f"{device.name}: {device.person.name} signs in again, {world.sync(device)}")


def _is_quiet(device: SimulatedDevice, rounds: int) -> bool:
    counts = device.journal.standings.counts()
    return rounds > 0 and device.rounds.status.phase is SyncPhase.IDLE and counts.pending == 0


def _due(device: SimulatedDevice, rounds: int) -> float:
    due = device.rounds.due
    if due is None:
        if rounds and device.rounds.status.phase is not SyncPhase.SIGNED_OUT:
            raise Broken("once faults heal, all becomes quiet", f"{device.name} plans no further round")
        return device.rounds._uptime()
    return due


def at_the_end(world: World) -> None:
    """All sides agree, with each other and with the model that saw everything."""
    Watch(world).after_step()
    rows = {
        str(uuid.UUID(row[0])): Row(decode_event(bytes(row[1])), row[2], row[3])
        for row in world.server.query(
            "SELECT event_id, body, outcome, code FROM ledger_event WHERE event_id IS NOT NULL"
        )
    }
    _arrived(world, rows)
    _rejections(world, rows)
    for number in range(len(PEOPLE)):
        person = str(person_id(number))
        own = {event: row for event, row in rows.items() if row.event.person == person}
        _audit(world, person, own)
        accepted = [row.event for row in own.values() if row.outcome != "rejected"]
        records: dict[str, Record] = {}
        for event in accepted:
            entry = entry_of(event)
            if entry is not None:
                records[entry] = evolve(records.get(entry), event)
        for device in world.devices:
            if device.person.id == person:
                _agrees(world, device, records, {event.id for event in accepted})


def _arrived(world: World, rows: dict[str, Row]) -> None:
    """Everything acknowledged is on the server, but for what the model knows to be gone; once, by the ledger's key."""
    for event, told in (*world.told.items(), *world.forged.items()):
        if event in rows and event in world.gone:
            raise Broken("the model knows what is gone", event)
        if event in rows and rows[event].event.fact != told.fact:
            raise Broken("an event tells the same everywhere", event)
        if event not in rows and event not in world.gone:
            raise Broken("every acknowledged event is on the server", event)


def _rejections(world: World, rows: dict[str, Row]) -> None:
    forgotten = world.server_restores > 0  # a restored server may have forgotten an assignment
    assigned = {(str(person_id(person)), str(item_id(item))) for person, item in world.ever_assigned}
    for event, (said, outcome, code) in rows.items():
        allowed = not isinstance(said.fact, TimerStarted) or (said.person, said.fact.work_item) in assigned
        if event in world.forged and not allowed and outcome != "rejected" and not forgotten:
            raise Broken("work never assigned is refused", f"{event} on {ITEMS}")
        if event in world.told and outcome == "rejected" and not forgotten:
            raise Broken("time that was worked is taken", f"{event} was rejected: {code}")


def _audit(world: World, person: str, events: Iterable[str]) -> None:
    rows = world.server.query("SELECT body, hash FROM audit_auditrow WHERE stream_id = %s ORDER BY seq", (person,))
    links = [(bytes(body), hashed) for body, hashed in rows]
    if first_break(genesis("audit", person), links) is not None:
        raise Broken("the audit's chain holds", person)
    subjects = [json.loads(body)["subject"] for body, _ in links]
    for event in events:
        if event not in subjects:
            raise Broken("every event is in the audit", event)


def _agrees(world: World, device: SimulatedDevice, records: dict[str, Record], accepted: set[str]) -> None:
    held = {row[0]: projection.decode(row[1]) for row in device.all("SELECT id, record FROM entries")}
    if held != records:
        strange = sorted(entry for entry in {*held, *records} if held.get(entry) != records.get(entry))
        raise Broken(
            "all sides compute the same",
            f"{device.name}, entry {strange[0]}: {held.get(strange[0])} here, {records.get(strange[0])} on the server",
        )
    if not accepted <= device.events():
        raise Broken("every device has every event", f"{device.name} lacks {sorted(accepted - device.events())[:3]}")
    own = {event for event, told in world.told.items() if told.device == device.name}
    for gap in device.journal.missing():  # a copy of this device may have used the same numbers
        here = device.all(
            "SELECT id FROM events WHERE epoch = ? AND dseq BETWEEN ? AND ? AND json_extract(body, '$.device_id') = ?",
            (gap.epoch, gap.first, gap.last, identity.device(device.journal._connection)[0]),
        )
        if own & {row[0] for row in here}:
            raise Broken("what is named as missing is missing", f"{device.name}: {gap}")
