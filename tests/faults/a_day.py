"""A day at a desk for the fault tests: starts, stops, corrections, verdicts, pulls, and what can go wrong with them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.desktop.desk import ACCOUNT, HOUR, KEY, HandClock, TestDesk, item
from tracker_core.messages import Outcome, Pace, PushReply, Verdict, work_item_json
from tracker_core.model import Moment
from tracker_core.wire import encode_event
from tracker_desktop.host.ids import uuid7
from tracker_desktop.services.corrections import Corrections
from tracker_desktop.services.tracking import Tracking
from tracker_desktop.store import anew
from tracker_desktop.store.mark import Mark
from tracker_desktop.store.opening import open_journal, open_store
from tracker_desktop.store.sync_side import SqlcipherSyncStore

STORE = "store.db"
MARK = "mark"
ACCEPTED = (Outcome.ACCEPTED, "")
REJECTED = (Outcome.REJECTED, "not_assigned")
BROKEN = (Outcome.REJECTED, "chain_broken")
LATER = (Outcome.DEFERRED, "gap")


class Desk(TestDesk):
    """A desk over the store that lies in ``folder``, with the mark beside it."""

    def __init__(self, folder: Path, clock: HandClock | None = None) -> None:
        self.file = str(folder / STORE)
        self.clock = clock or HandClock()
        self.journal = open_journal(self.file, KEY, Mark(str(folder / MARK)), self.clock.ms)
        self.sync = SqlcipherSyncStore(open_store(self.file, KEY), lambda: self.clock.ms, Mark(str(folder / MARK)))
        self.told = 0
        self.tracking = Tracking(self.journal, self.clock, uuid7, self._tell)
        self.corrections = Corrections(self.journal, self.tracking)

    def push(self, *outcomes: tuple[Outcome, str]) -> None:
        """The server's verdicts on what waits; the last of ``outcomes`` for all the rest."""
        sent = self.sync.outbox(500, 10**6)
        padded = [*outcomes, *[outcomes[-1]] * len(sent)][: len(sent)]
        verdicts = [Verdict(each.id, *outcome) for each, outcome in zip(sent, padded, strict=True)]
        chains = dict.fromkeys(anew.epochs(self.sync._connection), 1000)
        for each, (outcome, _) in zip(sent, padded, strict=True):
            if outcome is Outcome.DEFERRED:  # the server waits for this one
                chains[each.epoch] = min(chains[each.epoch], each.dseq)
        self.sync.apply_push(sent, PushReply("epoch-1", chains, verdicts, Pace(self.clock.ms, 60)))


def signed_in(folder: Path, *, items: int = 12) -> HandClock:
    """A store with a morning in it, closed; the clock after it."""
    desk = TestDesk(folder, items=range(1, items + 1))
    for number in range(1, 5):
        desk.clock.pass_ms(HOUR)
        desk.tracking.start(f"APP-{number}", note="the morning")
    desk.close()
    return desk.clock


def elsewhere(folder: Path, count: int) -> list[tuple[str, dict[str, Any]]]:
    """What ``count`` starts on another device of this person, two days before, come as in a pull."""
    folder.mkdir()
    other = TestDesk(folder)
    other.clock.ms -= 48 * HOUR
    changes: list[tuple[str, dict[str, Any]]] = []
    for number in range(count):
        other.clock.pass_ms(HOUR // 2)
        events = other.tracking.start(f"APP-{number % 3 + 1}")
        changes += [("event", json.loads(encode_event(event))) for event in events]
    other.close()
    return changes


def acts(desk: Desk, foreign: list[tuple[str, dict[str, Any]]]) -> list[Callable[[], object]]:
    """What happens that day, one by one: each act is carried out whole before the next begins."""
    started: list[str] = []

    def start(number: int) -> None:
        desk.clock.pass_ms(HOUR // 4)
        events = desk.tracking.start(f"APP-{number}", note=f"of the day {number}")
        started.append(events[-1].id)

    def stop() -> None:
        desk.clock.pass_ms(HOUR // 4)
        desk.tracking.stop()

    def correct() -> None:
        desk.corrections.amend(started[-1], "said too late", note="mended")

    def later(ms: int) -> Moment:
        return desk.clock.now()._replace(ms=desk.clock.ms + ms)

    return [
        lambda: start(1),
        lambda: start(2),
        lambda: desk.push(ACCEPTED),
        lambda: desk.pull(*foreign[:3], cursor="3"),
        correct,
        stop,
        lambda: desk.corrections.add("APP-3", later(-9 * HOUR), later(-8 * HOUR), "forgot to start"),
        lambda: desk.push(ACCEPTED, REJECTED, LATER),
        lambda: desk.sync.account.save_refresh_token("refresh-1"),
        lambda: start(4),
        lambda: desk.pull(*foreign[3:8], ("work_item", work_item_json(item(40))), cursor="9", more=True),
        lambda: desk.journal.items.pin("id-3", pinned=True),
        lambda: desk.corrections.void(started[0], "by mistake"),
        lambda: desk.corrections.undo(),  # noqa: PLW0108 - the desk is another one after each power cut
        lambda: desk.pull(*(("work_item", work_item_json(item(100 + each))) for each in range(20)), cursor="29"),
        lambda: desk.push(ACCEPTED, BROKEN),
        lambda: start(5),
        desk.sync.reset_cursor,
        lambda: desk.pull(*foreign, cursor="40"),
        lambda: desk.sync.save_pace(1500, 40, 3),
        stop,
        lambda: desk.push(ACCEPTED),
        lambda: start(6),
        desk.sync.become_another,
        lambda: start(7),
        lambda: desk.sync.account.save(replace(ACCOUNT, refresh_token="refresh-2")),
        lambda: desk.push(LATER),
        stop,
    ]
