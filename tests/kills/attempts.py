"""What somebody tried to record while programs were killed, and whether a journal can be explained by it."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass

from tracker_core.events import Event, TimerStarted, TimerStopped

KEYS = ("PIER-1", "PIER-7", "PIER-12", "CRANE-2")
DONE, REFUSED = 0, 3
ENOUGH = 25  # events that were acknowledged among the kills; a slow machine takes more kills for that


@dataclass
class Attempt:
    """One command. ``answered``: the ids it said it recorded, None where the program died before it said anything."""

    number: int
    words: tuple[str, ...]
    answered: Sequence[str] | None = None
    noted: bool = False

    @property
    def note(self) -> str:
        """What a start is known by."""
        return f"attempt {self.number}"

    def take(self, code: int | None, out: str) -> None:
        """The exit code, None of one that was killed, and what was printed by then."""
        assert code in (None, DONE, REFUSED), f"{self.words} ended with {code}: {out}"
        if code == REFUSED:
            self.answered = ()
        answer = _whole(out)
        if isinstance(answer, dict) and "noted" in answer:
            self.noted = True
        elif isinstance(answer, list):
            self.answered = [event["id"] for event in answer]
        elif code == DONE:
            raise AssertionError(f"{self.words} said it was done, and printed {out!r}")

    def recorded(self, events: Sequence[Event], at: int, running: str | None) -> int | None:
        """How many of ``events`` from ``at`` on are all that this command records; None where they are not."""
        facts = [event.fact for event in events[at : at + 2]]
        wanted = 0
        if running is not None:
            if not facts or not isinstance(facts[0], TimerStopped) or facts[0].entry != running:
                return None
            wanted = 1
        if self.words[0] == "stop":
            return wanted or None
        if len(facts) <= wanted or not isinstance(facts[wanted], TimerStarted) or facts[wanted].note != self.note:
            return None
        return wanted + 1


class Attempts:
    """The commands of one seed, one after the other."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self.all: list[Attempt] = []

    def next(self) -> Attempt:
        """A start on another item than the one before, or a stop."""
        number = len(self.all)
        words = ("stop", "--json")
        if self._rng.random() < 0.8:
            words = ("start", KEYS[number % len(KEYS)], "--note", f"attempt {number}", "--json")
        self.all.append(Attempt(number, words))
        return self.all[-1]

    @property
    def acknowledged(self) -> int:
        """How many events somebody was told of."""
        return sum(len(attempt.answered or ()) for attempt in self.all)

    def demand(self, events: Sequence[Event]) -> None:
        """``events``, this device's own in their order, are what was acknowledged, and of the rest each command's
        whole or nothing.
        """
        running = _running(events)
        places = {0}
        for attempt in self.all:
            after = set()
            for at in places:
                if attempt.answered is not None:
                    end = at + len(attempt.answered)
                    if [event.id for event in events[at:end]] == list(attempt.answered):
                        after.add(end)
                    continue
                if not attempt.noted:
                    after.add(at)
                count = attempt.recorded(events, at, running[at])
                if count is not None:
                    after.add(at + count)
            assert after, f"lost or torn: {attempt} after {sorted(places)} of {len(events)} events"
            places = after
        assert len(events) in places, f"{len(events)} events, of which {max(places)} can be explained"

    def silent(self, events: Sequence[Event]) -> int:
        """How many commands recorded and died before they said so."""
        notes = {event.fact.note for event in events if isinstance(event.fact, TimerStarted)}
        return sum(attempt.answered is None and attempt.note in notes for attempt in self.all)


def _running(events: Sequence[Event]) -> list[str | None]:
    """The timer that runs before each of ``events`` and after the last."""
    return [None, *(event.id if isinstance(event.fact, TimerStarted) else None for event in events)]


def _whole(out: str) -> object:
    try:
        return json.loads(out)
    except ValueError:
        return None  # cut off, or nothing: no acknowledgement
