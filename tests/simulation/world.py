"""The world of one story: people, their devices, the network, the server, and a model that saw everything."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from pathlib import Path
from random import Random
from typing import NamedTuple

import time_machine

from tests.desktop.desk import HandClock
from tests.simulation.device import Copy, DeviceCrash, SimulatedDevice, new_store
from tests.simulation.network import FAULTS, Fate, Network
from tests.simulation.server import BEGIN, FOUNDED, ITEMS, PEOPLE, Server, item_id, person_id
from tests.simulation.story import Step
from tracker_core.errors import Refused
from tracker_core.events import Event, Fact, TimerStarted, Unknown
from tracker_core.model import Moment, Person, Role

HOUR = 3_600_000
YEAR = 365 * 24 * HOUR
MAX_DEVICES = 6
FIRST = Random(0)


class Told(NamedTuple):
    """An event that a device acknowledged, and where it stood when it did."""

    person: str
    fact: Fact
    device: str


class Gone(NamedTuple):
    """An event that left a device's store with a copy that was put back, or with a damaged log."""

    device: SimulatedDevice
    epoch: int
    dseq: int


class World:
    """Plays steps. What each did is added to ``story`` in words; ``told`` and ``gone`` are the model."""

    def __init__(self, folder: Path, template: bytes) -> None:
        self._folder = folder
        self._travel = time_machine.travel(_date(BEGIN), tick=False)
        self._server_time = self._travel.start()
        self.now = BEGIN
        self.server = Server()
        self.server.put_back(FOUNDED)
        self.network = Network(self.server)
        self.story: list[str] = []
        self.happened: Counter[str] = Counter()
        self.told: dict[str, Told] = {}
        self.forged: dict[str, Told] = {}
        self.gone: dict[str, Gone] = {}
        self.ever_assigned = {(person, item) for person in range(len(PEOPLE)) for item in range(len(ITEMS) - 1)}
        self.server_backups: list[tuple[bytes, set[tuple[int, int]]]] = []
        self.server_restores = self.untold_restores = 0
        self.devices: list[SimulatedDevice] = []
        self.rewound: set[SimulatedDevice] = (
            set()
        )  # whose mark was put back with the store: it proves nothing of before
        for number, (person, name) in enumerate(((0, "Ann's laptop"), (0, "Ann's tower"), (1, "Ben's laptop"))):
            place = folder / str(number)
            place.mkdir()
            new_store(place / "store.db", str(uuid.UUID(int=1001 + number)), template)
            self._add(name, _person(person), place, HandClock(self.now))
            self.sign_in(self.devices[-1], FIRST)

    def close(self) -> None:
        """End it."""
        for device in self.devices:
            device.kill()
        self._travel.stop()

    def play(self, step: Step) -> None:
        """Let ``step`` happen."""
        self.happened[step.kind] += 1
        did = getattr(self, f"_{step.kind}")(Random(step.chance))
        self.story.append(did or f"{step.kind.replace('_', ' ')}: nothing to do")

    def let_pass(self, ms: int) -> None:
        """Time goes by, for everybody."""
        self.now += ms
        self._server_time.move_to(_date(self.now))
        for device in self.devices:
            device.clock.pass_ms(ms)

    def sign_in(self, device: SimulatedDevice, random: Random) -> None:
        """The person of ``device`` signs in on it."""
        device.sign_in(self.server.sign_in(uuid.UUID(device.person.id), random))

    def is_anywhere(self, event: str) -> bool:
        """Whether any store or the server holds an event."""
        return any(event in device.events() for device in self.devices) or bool(
            self.server.query("SELECT 1 FROM ledger_event WHERE event_id = %s", (uuid.UUID(event).hex,))
        )

    # Recording

    def _record(self, random: Random) -> str:
        device = random.choice(self.devices)
        try:
            return f"{device.name}: {self._act(device, random)}"
        except Refused as refusal:
            return f"{device.name}: refused, {refusal.code}"

    def _crash_while_recording(self, random: Random) -> str:
        device = random.choice(self.devices)
        statements, after = random.randint(1, 24), random.random() < 0.5
        device.fuse.light(statements, after=after)
        try:
            did = self._act(device, random)
        except Refused as refusal:
            did = f"refused, {refusal.code}"
        except DeviceCrash:
            did = f"crashes {'after' if after else 'before'} its {statements}th statement while recording"
            did += self._after_crash(device, random)
        device.fuse.put_out()
        return f"{device.name}: {did}"

    def _act(self, device: SimulatedDevice, random: Random) -> str:
        what = random.choice(("start", "start", "start", "stop", "stop", "correct", "correct"))
        ago = random.choice((0, 0, 0, 60_000, HOUR))
        at = Moment(device.clock.ms - ago, 60) if ago else None
        if what == "start":
            key = random.choice(ITEMS)
            did, events = f"starts {key}, {ago // 1000} s ago", device.tracking.start(key, at)
        elif what == "stop":
            did, events = f"stops, {ago // 1000} s ago", device.tracking.stop(at)
        else:
            did, events = device.correct(random, at)
        for event in events:
            self._tell(device, event, self.told)
        return did

    def _newer_fact(self, random: Random) -> str:
        device = random.choice(self.devices)
        self._tell(device, device.record(Unknown("mood_set", {"mood": random.randrange(5)})), self.told)
        return f"{device.name}: records a fact of a type that nobody here knows"

    def _forged_start(self, random: Random) -> str:
        device, item = random.choice(self.devices), random.randrange(len(ITEMS))
        fact = TimerStarted(str(item_id(item)), device.clock.now(), 9_999, "forged")
        self._tell(device, device.record(fact), self.forged)
        return f"{device.name}: a forged program starts {ITEMS[item]} past the rules"

    def _tell(self, device: SimulatedDevice, event: Event, told: dict[str, Told]) -> None:
        told[event.id] = Told(device.person.id, event.fact, device.name)
        device.acknowledged.add(event.id)

    # Syncing

    def _sync(self, random: Random) -> str:
        device = random.choice(self.devices)
        calm = random.random() < 0.25
        self.network.fates = [] if calm else [_fate(random) for _ in range(random.randint(1, 8))]
        return f"{device.name}: {self.sync(device)}"

    def sync(self, device: SimulatedDevice) -> str:
        """One round of ``device``; how it went."""
        fates = ", ".join(self.network.fates)
        self.network.exchanges, self.network.clock = 0, device.clock
        try:
            status = device.rounds.round()
            went = f"{status.phase.value} {status.code}".strip()
        finally:
            self.network.fates = []
            self.network.crash_at = None
        return f"syncs ({fates or 'undisturbed'}): {went}"

    def _crash_while_syncing(self, random: Random) -> str:
        device = random.choice(self.devices)
        statements, after = random.randint(1, 90), random.random() < 0.5
        device.fuse.light(statements, after=after)
        try:
            did = self.sync(device)
        except DeviceCrash:
            did = f"crashes {'after' if after else 'before'} its {statements}th statement while syncing"
            did += self._after_crash(device, random)
        device.fuse.put_out()
        return f"{device.name}: {did}"

    def _server_crash(self, random: Random) -> str:
        device = random.choice(self.devices)
        exchange, statement = random.randrange(4), random.randint(1, 45)
        self.network.crash_at = (exchange, statement)
        return (
            f"{device.name}: {self.sync(device)}, the server crashing at statement {statement} of exchange {exchange}"
        )

    def _late_message(self, random: Random) -> str:
        return "a message that was under way arrives late" if self.network.deliver(random.randrange(99)) else ""

    # Clocks

    def _time_passes(self, random: Random) -> str:
        ms = random.choice((1000, 60_000, 60_000, 5 * 60_000, 15 * 60_000, HOUR, 24 * HOUR))
        self.let_pass(ms)
        return f"{ms // 1000} seconds pass"

    def _clock_jumps(self, random: Random) -> str:
        device = random.choice(self.devices)
        jump = random.choice((-YEAR, YEAR, HOUR, -HOUR, 5000))
        device.clock.ms = max(device.clock.ms + jump, BEGIN - 2 * YEAR)
        return f"{device.name}: the clock jumps by {jump // 1000} s"

    def _reboot(self, random: Random) -> str:
        device = random.choice(self.devices)
        device.kill()
        device.clock.boot, device.clock.awake_ms = f"boot-{random.getrandbits(32)}", 5000
        device.open()
        return f"{device.name}: is switched off and on"

    # Work

    def _assign(self, random: Random) -> str:
        person, item = random.randrange(len(PEOPLE)), random.randrange(len(ITEMS))
        self.server.assign(person_id(person), item_id(item))
        self.ever_assigned.add((person, item))
        return f"{ITEMS[item]} is assigned to {PEOPLE[person]}"

    def _unassign(self, random: Random) -> str:
        person, item = random.randrange(len(PEOPLE)), random.randrange(len(ITEMS))
        self.server.unassign(person_id(person), item_id(item))
        return f"{ITEMS[item]} is taken from {PEOPLE[person]}"

    def _close_or_open_item(self, random: Random) -> str:
        item = random.randrange(len(ITEMS))
        return f"{ITEMS[item]} is {'closed' if self.server.close_or_open(item_id(item)) else 'opened again'}"

    # Backups, copies, damage

    def _back_up_device(self, random: Random) -> str:
        device = random.choice(self.devices)
        device.backups.append(device.copy())
        return f"{device.name}: is backed up"

    def _put_device_back(self, random: Random) -> str:
        device, with_mark = random.choice(self.devices), random.random() < 0.4
        if not device.backups:
            return ""
        copy = random.choice(device.backups)

        def put_back() -> None:
            device.remove()
            device.store.write_bytes(copy.store)
            if with_mark:
                device.mark.write_bytes(copy.mark)
                self.rewound.add(device)

        self._lose(device, put_back, named=not with_mark)
        return f"{device.name}: an old copy of the store is put back{', with its mark' if with_mark else ''}"

    def _damage_log(self, random: Random) -> str:
        device = random.choice(self.devices)
        return f"{device.name}: {self._damage(device, random)}"

    def _damage(self, device: SimulatedDevice, random: Random) -> str:
        cut, place, bit = random.random() < 0.5, random.random(), random.randrange(8)
        found: list[int] = []

        def damage() -> None:
            content = bytearray(device.log.read_bytes()) if device.log.exists() else bytearray()
            found.append(len(content))
            if content:
                at = int(place * len(content))
                if cut:
                    del content[at:]
                else:
                    content[at] ^= 1 << bit
                device.log.write_bytes(content)

        gone = self._lose(device, damage, named=True)
        self.happened["damaged logs with something in them"] += found[0] > 0
        how = "cut off" if cut else "damaged by one bit"
        return f"its log of {found[0]} bytes is {how}; {gone} events are gone with it"

    def _after_crash(self, device: SimulatedDevice, random: Random) -> str:
        """Start the program again; now and then the log that the crash left has been harmed meanwhile."""
        device.kill()
        device.open()
        return f"; {self._damage(device, random)}" if random.random() < 0.25 else ""

    def _lose(self, device: SimulatedDevice, harm, *, named: bool) -> int:
        """Kill ``device``, do ``harm`` to its files, start it; how many events are gone, each of which it has to name
        unless its mark went back with the store."""
        before = {
            row[0]: Gone(device, *row[1:]) for row in device.all("SELECT id, epoch, dseq FROM events WHERE own = 1")
        }
        foreign = device.events() - set(before)
        device.kill()
        harm()
        device.open()
        held = device.events()
        device.acknowledged &= held
        lost = {event: place for event, place in before.items() if event not in held}
        if named:
            missing = device.journal.missing()
            for event, place in lost.items():
                if device in self.rewound and self._is_taken(device, place):
                    continue  # its number belongs to another event, recorded before the mark went back too
                if not any(gap.epoch == place.epoch and gap.first <= place.dseq <= gap.last for gap in missing):
                    raise AssertionError(
                        f"{device.name} lost {event} ({place.epoch}/{place.dseq}) and does not name it"
                    )
        for event, place in lost.items():
            if not self.is_anywhere(event):
                self.gone[event] = place
        return len(lost) + len(foreign - held)

    def _is_taken(self, device: SimulatedDevice, place: Gone) -> bool:
        held = device.all("SELECT 1 FROM events WHERE own = 1 AND epoch = ? AND dseq = ?", (place.epoch, place.dseq))
        return bool(held)

    def _clone_device(self, random: Random) -> str:
        if len(self.devices) >= MAX_DEVICES:
            return ""
        device = random.choice(self.devices)
        copy: Copy = device.copy()
        place = self._folder / str(len(self.devices))
        place.mkdir()
        (place / "store.db").write_bytes(copy.store)
        if copy.mark:
            (place / "mark").write_bytes(copy.mark)
        clock = HandClock(device.clock.ms)
        clock.boot, clock.awake_ms = device.clock.boot, device.clock.awake_ms
        self._add(f"copy {len(self.devices)} of {device.name}", device.person, place, clock)
        return f"{device.name}: its disk is cloned, as {self.devices[-1].name}"

    def _back_up_server(self, random: Random) -> str:
        self.server_backups.append((self.server.backup(), set(self.ever_assigned)))
        return "the server is backed up"

    def _put_server_back(self, random: Random) -> str:
        told = random.random() < 0.6
        if not self.server_backups:
            return ""
        content, assigned = random.choice(self.server_backups)
        self.server.put_back(content)
        self.ever_assigned = set(assigned)
        self.network.under_way.clear()
        self.server_restores += 1
        self.untold_restores += not told
        if told:
            self.server.tell_restored()
        for event in (*self.told, *self.forged):
            if event not in self.gone and not self.is_anywhere(event):
                self.gone[event] = Gone(self.devices[0], 0, 0)  # its device was lost before, and now the server's copy
        return f"a backup of the server is put back{'' if told else ', and nobody tells it'}"

    # People

    def _revoke_tokens(self, random: Random) -> str:
        person = random.randrange(len(PEOPLE))
        self.server.revoke_tokens(person_id(person))
        return f"every sign-in of {PEOPLE[person]} is ended"

    def _lock_or_unlock_person(self, random: Random) -> str:
        person = random.randrange(len(PEOPLE))
        active = not self.server.is_active(person_id(person))
        self.server.set_active(person_id(person), active)
        return f"{PEOPLE[person]} may {'sign in again' if active else 'not sign in any more'}"

    def _sign_in(self, random: Random) -> str:
        device = random.choice(self.devices)
        self.sign_in(device, random)
        return f"{device.name}: {device.person.name} signs in"

    def _add(self, name: str, person: Person, place: Path, clock: HandClock) -> None:
        number, uptime = len(self.devices), lambda: (self.now - BEGIN) / 1000
        self.devices.append(SimulatedDevice(number, name, person, place, clock, self.network, uptime))


def _fate(random: Random) -> Fate:
    return random.choice(FAULTS) if random.random() < 0.35 else Fate.ARRIVES


def _person(number: int) -> Person:
    name = PEOPLE[number]
    return Person(str(person_id(number)), name, f"{name}@example.org".lower(), name, Role.EMPLOYEE)


def _date(ms: int) -> dt.datetime:
    return dt.datetime.fromtimestamp(ms / 1000, dt.UTC)
