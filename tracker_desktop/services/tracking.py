"""Carries out a person's commands: decide, put the facts into envelopes, append, tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from tracker_core import decide as rules
from tracker_core import wire
from tracker_core.chain import link
from tracker_core.commands import Command, StartTimer, StopTimer
from tracker_core.errors import Refused, TrackerError
from tracker_core.events import Clock as ClockReading
from tracker_core.events import Event, Fact
from tracker_core.model import Moment, Person, WorkItem
from tracker_desktop.services.absences import Answered
from tracker_desktop.services.ports import Clock, Head, Journal, Settled


class Said(NamedTuple):
    """The clocks when a person asked for something: wall clock, the run of the system, milliseconds since it began."""

    at: Moment
    boot_id: str
    awake_ms: int


NEAR = 3  # how many similar keys a refusal names


class Tracking:
    """Starts, stops and corrects, for the person whose journal this is.

    Every method returns the events it recorded, which are on disk by then; ``Refused`` says why the rule said no,
    ``Unavailable`` why nothing could be recorded. ``recorded`` is called after each recording.
    """

    def __init__(
        self, journal: Journal, clock: Clock, new_id: Callable[[int], str], recorded: Callable[[], None]
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._new_id = new_id
        self._recorded = recorded

    def start(self, key: str, at: Moment | None = None, note: str = "") -> Sequence[Event]:
        """Start a timer on the item ``key``, which stops the running one in the same transaction."""
        return self._handle(StartTimer(key, self._journal.items.by_key(key), at, note))

    def stop(self, at: Moment | None = None) -> Sequence[Event]:
        """Stop what runs."""
        return self._handle(StopTimer(at))

    def carry_out_all(self, commands: Sequence[Command], answered: Answered | None = None) -> Sequence[Event]:
        """All of ``commands`` in one transaction, or none; each is judged by what was known before the first.

        ``answered`` is what they answer, if they do.
        """
        return self._handle(*commands, answered=answered)

    def carry_out(
        self, command: StartTimer | StopTimer, said: Said, settled: Callable[[TrackerError | None], Settled]
    ) -> Settled:
        """Record what was noted at ``said``, as if then; what it settles goes into the same transaction, whether the
        rule said yes or no. A start names its item by the key alone.
        """
        problem: TrackerError | None = None
        facts: Sequence[Fact] = ()
        person = self._journal.person()
        try:
            if isinstance(command, StartTimer):
                command = replace(command, item=self._journal.items.by_key(command.key))
            facts = self._decided(person, command, said.at)
        except rules.NotAssigned as refusal:
            problem, facts = refusal, () if refusal.fact is None else (refusal.fact,)
        except Refused as refusal:
            problem = refusal
        outcome = settled(problem)
        self._append(person, facts, said, outcome)
        return outcome

    def settle(self, settled: Settled) -> None:
        """Mark what was noted and cannot be carried out."""
        self._journal.append(lambda _: (), settled)

    def _handle(self, *commands: Command, answered: Answered | None = None) -> Sequence[Event]:
        person = self._journal.person()
        said = Said(self._clock.now(), *self._clock.reading())
        try:
            facts = [fact for command in commands for fact in self._decided(person, command, said.at)]
        except rules.NotAssigned as refusal:
            if refusal.fact is not None:
                self._append(person, (refusal.fact,), said)
            key = str(refusal.details["key"])
            raise Refused("not_assigned", refusal.message, key=key, near=self._near(key)) from None
        return self._append(person, facts, said, answered)

    def _decided(self, person: Person | None, command: Command, now: Moment) -> Sequence[Fact]:
        if person is None:
            raise Refused("signed_out", "Sign in first: the work assigned to you comes from your organization.")
        if person.restricted and not isinstance(command, StopTimer):
            raise Refused("restricted", "The person asked for the deletion of their records.")
        entry, other = (self._journal.entries.by_id(getattr(command, name, "")) for name in ("entry", "other"))
        return rules.decide(rules.Known(self._journal.entries.running(), entry, other), command, now)

    def _append(
        self, person: Person | None, facts: Sequence[Fact], said: Said, settled: Settled | Answered | None = None
    ) -> Sequence[Event]:
        offset, error = self._journal.server_offset() or (None, None)
        reading = ClockReading(said.boot_id, said.awake_ms, offset, error)

        def put_on(head: Head) -> Sequence[Event]:
            if person is None:
                return ()
            events: list[Event] = []
            previous = head.prev_hash
            for dseq, fact in enumerate(facts, head.next_dseq):
                event = Event(
                    id=self._new_id(said.at.ms),
                    device=head.device,
                    epoch=head.epoch,
                    dseq=dseq,
                    prev_hash=previous,
                    person=person.id,
                    actor=person.id,
                    occurred=said.at,
                    clock=reading,
                    fact=fact,
                )
                previous = link(previous, wire.encode_event(event))
                events.append(event)
            return events

        events = self._journal.append(put_on, settled)
        self._recorded()
        self._journal.settle()
        return events

    def _near(self, key: str) -> Sequence[WorkItem]:
        from difflib import get_close_matches  # a slip of the finger is rare; half a megabyte all day is not

        found = list(self._journal.items.search(key, NEAR))
        if len(found) < NEAR:
            assigned = {item.key: item for item in self._journal.items.search("", 500)}
            for match in get_close_matches(key.upper(), assigned, NEAR, 0.6):
                if assigned[match] not in found:
                    found.append(assigned[match])
        return found[:NEAR]
