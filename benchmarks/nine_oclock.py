"""100,000 devices that are all started at nine, with the pacing code of the real program and of the real server.

``python -m benchmarks.nine_oclock`` draws ``docs/pace.svg``. Each device is a whole ``Rounds``; only its store and the
way to the server are in memory. A device has an event waiting from the evening before and no access token, so its first
round makes four requests; later its person starts a timer. One clock for all jumps from round to round.
"""

from __future__ import annotations

import heapq
import json
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from benchmarks.curve import Curve, draw
from benchmarks.table import Line
from tools.steps import step
from tracker_core.alarm import AlarmKind
from tracker_core.errors import Unavailable
from tracker_core.messages import Checkpoint, Discovery, Outcome, Pace, PullReply, PushReply, Verdict
from tracker_core.model import Device, Person, Role
from tracker_desktop.services.evidence import Alarm, KeptNote, Raised
from tracker_desktop.services.ports import Account, Outgoing
from tracker_desktop.sync.exchange import Request, Response
from tracker_desktop.sync.rounds import Rounds
from tracker_server.ledger.pace import PERIOD_S, pace_for

DEVICES = 100_000
NINE_S = 1_767_603_600  # Monday 2026-01-05, 09:00 UTC
START_S = 5  # within which all are started
FIRST_ROUND = 4  # requests: where to get a token, the token, push, pull
MOST_TIMES = 1.2
PICTURE = Path(__file__).resolve().parents[1] / "docs" / "pace.svg"

ISSUER = "https://time.example.org"
DISCOVERY = Discovery("Example", f"{ISSUER}/api", ISSUER, "app", "0.1.0", "1", "epoch")
PERSON = Person("00000000-0000-7000-8000-000000000001", "Ann", "ann@example.org", "1", Role.EMPLOYEE)
ACCOUNT = Account(ISSUER, "", DISCOVERY, PERSON, "refresh")
EVENT = Outgoing(1, 1, "00000000-0000-7000-8000-000000000002", b"{}")
CHECKPOINT = Checkpoint(0, "")
ENDPOINTS = ("authorization", "token", "userinfo", "device_authorization", "revocation")
METADATA = json.dumps({"issuer": ISSUER, **{f"{name}_endpoint": f"{ISSUER}/{name}" for name in ENDPOINTS}}).encode()
GRANT = json.dumps({"access_token": "access", "refresh_token": "refresh", "expires_in": 3600}).encode()


class NoNotes:
    """services.evidence.NoteStore of a device whose server signs nothing."""

    def key(self) -> str:
        return ""

    def key_changes(self) -> Sequence[str]:
        return ()

    def pin(self, key: str) -> None:
        """No note came."""

    def follow(self, key: str, changes: Sequence[str]) -> None:
        """No note came."""

    def knows(self, note: str) -> bool:  # noqa: ARG002 - the port's
        return False

    def newest(self, shard: str) -> KeptNote | None:  # noqa: ARG002 - the port's
        return None

    def keep(self, note: KeptNote) -> None:
        """No note came."""

    def growing(self) -> Sequence[tuple[KeptNote, KeptNote]]:
        return ()

    def prove(self, note: KeptNote, now_ms: int) -> None:
        """No note came."""

    def all(self) -> Sequence[KeptNote]:
        return ()


class NoAlarms:
    """services.evidence.AlarmStore of the same."""

    def add(self, raised: Raised) -> None:
        """No note came."""

    def all(self) -> Sequence[Raised]:
        return ()

    def unseen(self) -> Sequence[Alarm]:
        return ()

    def found(self, kind: AlarmKind, row: int) -> None:
        """Nobody asks."""

    def untold(self) -> Sequence[AlarmKind]:
        return ()

    def told(self, kind: AlarmKind) -> None:
        """There is nothing to tell."""


class NothingKept:
    """services.evidence.EvidenceStore of the same."""

    def __init__(self) -> None:
        self.notes = NoNotes()
        self.alarms = NoAlarms()

    def see(self) -> None:
        """No note came."""


class SignedInForever:
    """services.ports.AccountStore of a device that never signs out."""

    def read(self) -> Account:
        return ACCOUNT

    def save(self, account: Account) -> None:
        """Nobody signs in."""

    def save_refresh_token(self, token: str) -> None:
        """Always the same."""


class MemorySyncStore:
    """services.ports.SyncStore of a device with at most one event to send."""

    def __init__(self, device: Device, spread: int) -> None:
        self.account = SignedInForever()
        self.evidence = NothingKept()
        self._device = device
        self._spread = spread
        self.waiting: tuple[Outgoing, ...] = (EVENT,)

    def device(self, os: str, version: str) -> Device:  # noqa: ARG002 - the port's
        return self._device

    def become_another(self) -> None:
        """The server knows this one."""

    def outbox(self, max_events: int, max_bytes: int) -> Sequence[Outgoing]:  # noqa: ARG002 - the port's
        return self.waiting

    def unsent(self) -> int:
        return len(self.waiting)

    def apply_push(self, sent: Sequence[Outgoing], reply: PushReply) -> bool:  # noqa: ARG002 - the port's
        self.waiting = ()
        return False

    def cursor(self) -> str:
        return ""

    def reset_cursor(self) -> bool:
        return False

    def apply_pull(self, reply: PullReply) -> bool:  # noqa: ARG002 - the port's
        return False

    def purge(self) -> bool:
        return False

    def spread(self) -> int:
        return self._spread

    def save_pace(self, offset_ms: int, error_ms: int, spread_s: int) -> None:  # noqa: ARG002 - the port's
        self._spread = spread_s


@dataclass
class World:
    """``count`` devices and their server, which ``knows`` of so many devices and is away during ``away``.

    ``asked``: how many requests came in each second, UTC.
    """

    count: int
    knows: int
    away: range = range(0)
    now_s: float = NINE_S
    asked: Counter[int] = field(default_factory=Counter)
    devices: list[tuple[Rounds, MemorySyncStore]] = field(default_factory=list)

    def play(self, seconds: int) -> None:
        """Start all devices; let so many ``seconds`` pass."""
        chance = random.Random(9)  # noqa: S311 - the same story at each run
        random.seed(9)  # the program's own jitter
        self.devices = [self._device(number) for number in range(self.count)]
        # (when, in what order, which device, what happens to it)
        queue = []
        for number in range(self.count):
            started = NINE_S + START_S * chance.random()
            queue.append((started, number, "start"))
            queue.append((started + chance.uniform(60, 1200), number, "record"))
        heapq.heapify(queue)
        while queue and queue[0][0] < NINE_S + seconds:
            self.now_s, number, what = heapq.heappop(queue)
            rounds, store = self.devices[number]
            before = rounds.due
            if what == "start":
                rounds.plan_first()
            elif what == "record":
                store.waiting = (EVENT,)
                rounds.plan_soon()
            elif rounds.due is not None and rounds.due <= self.now_s:
                rounds.round()
            if rounds.due is not None and rounds.due != before:
                heapq.heappush(queue, (rounds.due, number, "round"))

    def curve(self, seconds: int) -> list[int]:
        """Requests in each second from nine on."""
        return [self.asked[NINE_S + second] for second in range(seconds)]

    def _device(self, number: int) -> tuple[Rounds, MemorySyncStore]:
        device = Device(str(UUID(int=number + 1)), 1, "Debian 12", "0.1.0")
        store = MemorySyncStore(device, self._pace(device.id).spread)
        way = Way(self, device.id)
        return Rounds(store, device, lambda _: way, self._now_ms, lambda: self.now_s, lambda _: None), store

    def _now_ms(self) -> int:
        return int(self.now_s * 1000)

    def _pace(self, device_id: str) -> Pace:
        return pace_for(device_id, self._now_ms(), self.knows)

    def answer(self, device_id: str, request: Request) -> Response:
        """What the server answers, counted."""
        second = int(self.now_s)
        self.asked[second] += 1
        if second in self.away:
            raise Unavailable("no_connection", "The server is away.")
        path = request.url.removeprefix(ISSUER)
        if path == "/api/push":
            verdict = Verdict(EVENT.id, Outcome.ACCEPTED, "")
            body = PushReply("epoch", {1: 2}, (verdict,), self._pace(device_id)).encode()
        elif path == "/api/pull":
            body = PullReply(
                "epoch", {1: 2}, (), "c", more=False, checkpoint=CHECKPOINT, pace=self._pace(device_id)
            ).encode()
        else:
            body = GRANT if path == "/token" else METADATA
        return Response(200, "application/json", body, None, self._now_ms(), self._now_ms())


class Way:
    """The transport of one device."""

    def __init__(self, world: World, device_id: str) -> None:
        self._world = world
        self._device_id = device_id

    def exchange(self, request: Request) -> Response:
        return self._world.answer(self._device_id, request)

    def close(self) -> None:
        """Nothing is open."""


def flat(count: int) -> float:
    """Requests a second, were the first rounds of ``count`` devices spread evenly."""
    return count * FIRST_ROUND / PERIOD_S


def line() -> Line:
    """The busiest second of the first rounds, beside the flat line."""
    step(f"benchmark: {DEVICES:,} devices at nine")
    seconds = PERIOD_S + START_S
    world = World(DEVICES, DEVICES)
    world.play(seconds)
    return Line(
        f"{DEVICES:,} devices started at nine: requests in the busiest second, beside the flat line",
        "requests/s",
        flat(DEVICES),
        float(max(world.curve(seconds))),
        most_times=MOST_TIMES,
    )


def main() -> None:
    """Draw the curve of the first half hour, and that of a morning on which the server is away for ten minutes."""
    seconds = 1800
    paced = World(DEVICES, DEVICES)
    paced.play(seconds)
    away = World(DEVICES, DEVICES, away=range(NINE_S + 600, NINE_S + 1200))
    away.play(seconds)
    unpaced = World(DEVICES, 0)
    unpaced.play(60)
    peak = max(unpaced.curve(60))
    note = f"All at once they would make {peak:,} requests in the busiest second"
    curves = (
        Curve(f"{DEVICES:,} devices started at 9:00", paced.curve(seconds)),
        Curve("The same, the server away from 9:10 to 9:20", away.curve(seconds)),
    )
    PICTURE.write_text(draw(curves, flat(DEVICES), note), encoding="utf-8")
    for curve in curves:
        print(f"{curve.title}: {max(curve.values):,} requests in the busiest second")
    print(f"{note}; spread evenly, {flat(DEVICES):,.0f}.")


if __name__ == "__main__":
    main()
