"""The rules: ``decide(known, command, now)`` answers the facts that a command makes, or raises ``Refused``.

Pure. A refused start on something not assigned also makes a fact for the audit, carried by the error.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tracker_core.commands import (
    AddEntry,
    AmendEntry,
    Command,
    CutOut,
    JoinEntries,
    RestoreEntry,
    SplitEntry,
    StartTimer,
    StopTimer,
    VoidEntry,
)
from tracker_core.errors import Refused
from tracker_core.events import (
    EntryAdded,
    EntryAmended,
    EntryRestored,
    EntryVoided,
    Fact,
    StartRefused,
    TimerStarted,
    TimerStopped,
)
from tracker_core.model import Entry, Moment, WorkItem

MAX_NOTE = 500  # characters
MAX_REASON = 500  # characters
EARLIEST_MS = 946_684_800_000  # 2000-01-01: before it, a clock is wrong rather than a day long ago
FUTURE_TOLERANCE_MS = 60_000  # a minute typed as "now" rounds up

# What the audit may keep of a key that somebody typed: nothing that does not look like one, since it could be anything.
KEY_SHAPE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.#/-]{0,39}")


@dataclass(frozen=True, slots=True)
class Known:
    """What the device knows of the matter in hand: the timers it believes to run, the entries a correction names."""

    running: Sequence[Entry] = field(default=())
    entry: Entry | None = None
    other: Entry | None = None


class NotAssigned(Refused):
    """Refused, and to be recorded: ``fact`` goes into the journal so that the attempt reaches the audit."""

    def __init__(self, message: str, fact: StartRefused | None, **details: object) -> None:
        super().__init__("not_assigned", message, **details)
        self.fact = fact


def decide(known: Known, command: Command, now: Moment) -> tuple[Fact, ...]:
    """The facts that ``command`` makes at ``now``, in order.

    Raises ``Refused`` with a code: not_assigned, already_running, not_running, in_the_future, too_long_ago,
    before_start, before_running_start, nothing_to_change, no_such_entry, already_voided, not_voided, still_running,
    outside_entry, other_item, reason_missing, text_too_long.
    """
    match command:
        case StartTimer():
            return _start(known, command, now)
        case StopTimer():
            return _stop(known, command.at or now, now)
        case AddEntry():
            return _add(command, now)
        case AmendEntry():
            return _amend(known, command, now)
        case VoidEntry():
            return _void(known, command)
        case RestoreEntry():
            return _restore(known, command)
        case SplitEntry():
            return _split(known, command, now)
        case JoinEntries():
            return _join(known, command)
        case CutOut():
            return _cut_out(known, command, now)


def demand_sane(command: StartTimer | StopTimer, now: Moment) -> None:
    """Raise now what ``decide`` would raise of ``command`` at ``now`` whatever is known: in_the_future, too_long_ago,
    text_too_long.
    """
    _sane(command.at or now, now)
    if isinstance(command, StartTimer):
        _text(command.note, MAX_NOTE, "note")


def _start(known: Known, command: StartTimer, now: Moment) -> tuple[Fact, ...]:
    item = _assigned(command.item, command.key)
    at = _sane(command.at or now, now)
    note = _text(command.note, MAX_NOTE, "note")
    for entry in known.running:
        if entry.work_item == item.id:
            raise Refused("already_running", f"{item.key} is already running.", key=item.key, since=entry.start)
        if at.ms < entry.start.ms:
            raise Refused(
                "before_running_start",
                "The running timer began after that time. Stop it first, or start later.",
                since=entry.start,
            )
    stops = tuple(TimerStopped(entry.id, at) for entry in known.running)
    return (*stops, TimerStarted(item.id, at, item.assignment_rev, note))


def _stop(known: Known, at: Moment, now: Moment) -> tuple[Fact, ...]:
    if not known.running:
        raise Refused("not_running", "No timer is running.")
    _sane(at, now)
    for entry in known.running:
        if at.ms < entry.start.ms:
            raise Refused("before_start", "The timer began after that time.", since=entry.start)
    return tuple(TimerStopped(entry.id, at) for entry in known.running)


def _add(command: AddEntry, now: Moment) -> tuple[Fact, ...]:
    item = _assigned(command.item, command.key)
    _sane(command.start, now)
    _sane(command.stop, now)
    if command.stop.ms < command.start.ms:
        raise Refused("before_start", "The end lies before the start.", since=command.start)
    return (
        EntryAdded(
            work_item=item.id,
            start=command.start,
            stop=command.stop,
            assignment_rev=item.assignment_rev,
            note=_text(command.note, MAX_NOTE, "note"),
            reason=_reason(command.reason),
        ),
    )


def _amend(known: Known, command: AmendEntry, now: Moment) -> tuple[Fact, ...]:
    entry = _counting(known.entry, command.entry)
    item = _assigned(command.item, command.key) if command.item or command.key else None
    if command.stop is not None:
        _closed(entry)
    start = entry.start if command.start is None else _sane(command.start, now)
    stop = entry.stop if command.stop is None else _sane(command.stop, now)
    if stop is not None and stop.ms < start.ms:
        raise Refused("before_start", "The end lies before the start.", since=start)
    if item is None and command.start is None and command.stop is None and command.note is None:
        raise Refused("nothing_to_change", "Say what should change: the item, the start, the end or the note.")
    return (
        EntryAmended(
            entry=entry.id,
            reason=_reason(command.reason),
            work_item=None if item is None else item.id,
            start=command.start,
            stop=command.stop,
            assignment_rev=None if item is None else item.assignment_rev,
            note=None if command.note is None else _text(command.note, MAX_NOTE, "note"),
        ),
    )


def _void(known: Known, command: VoidEntry) -> tuple[Fact, ...]:
    entry = _counting(known.entry, command.entry)
    return (EntryVoided(entry.id, _reason(command.reason)),)


def _restore(known: Known, command: RestoreEntry) -> tuple[Fact, ...]:
    entry = _known(known.entry, command.entry)
    if not entry.voided:
        raise Refused("not_voided", "That entry counts already.", entry=entry.id)
    return (EntryRestored(entry.id, _reason(command.reason)),)


def _split(known: Known, command: SplitEntry, now: Moment) -> tuple[Fact, ...]:
    entry = _counting(known.entry, command.entry)
    item = _assigned(command.item, command.key)
    at, reason = command.at, _reason(command.reason)
    end_ms = now.ms if entry.stop is None else entry.stop.ms
    if not entry.start.ms < at.ms < end_ms:
        raise Refused("outside_entry", "That time does not lie within the entry.", since=entry.start)
    if entry.stop is None:
        return (TimerStopped(entry.id, at), TimerStarted(item.id, at, item.assignment_rev, entry.note))
    return (
        EntryAmended(entry.id, reason, stop=at),
        EntryAdded(item.id, at, entry.stop, item.assignment_rev, entry.note, reason),
    )


def _join(known: Known, command: JoinEntries) -> tuple[Fact, ...]:
    entry, other = _counting(known.entry, command.entry), _counting(known.other, command.other)
    if entry.id == other.id:
        raise Refused("nothing_to_change", "An entry cannot be joined with itself.")
    if entry.work_item != other.work_item:
        raise Refused("other_item", "The two entries are on different work items.")
    start, stop = min(entry.start, other.start), max(_closed(entry), _closed(other))
    reason = _reason(command.reason)
    return (EntryAmended(entry.id, reason, start=start, stop=stop), EntryVoided(other.id, reason))


def _cut_out(known: Known, command: CutOut, now: Moment) -> tuple[Fact, ...]:
    entry = _counting(known.entry, command.entry)
    begin, end = _sane(command.begin, now), _sane(command.end, now)
    reason, item = _reason(command.reason), command.item
    if entry.stop is None:
        if entry.start.ms >= end.ms:
            return ()
        if begin.ms <= entry.start.ms:
            return (EntryAmended(entry.id, reason, start=end),) if command.resume else (EntryVoided(entry.id, reason),)
        stop = TimerStopped(entry.id, begin)
        if not command.resume or item is None or not item.assigned:
            return (stop,)
        return (stop, TimerStarted(item.id, end, item.assignment_rev, entry.note))
    if entry.stop.ms <= begin.ms or entry.start.ms >= end.ms:
        return ()
    if begin.ms <= entry.start.ms and entry.stop.ms <= end.ms:
        return (EntryVoided(entry.id, reason),)
    if entry.stop.ms <= end.ms:
        return (EntryAmended(entry.id, reason, stop=begin),)
    if begin.ms <= entry.start.ms:
        return (EntryAmended(entry.id, reason, start=end),)
    after = _assigned(item, "" if item is None else item.key)
    return (
        EntryAmended(entry.id, reason, stop=begin),
        EntryAdded(after.id, end, entry.stop, after.assignment_rev, entry.note, reason),
    )


def _assigned(item: WorkItem | None, key: str) -> WorkItem:
    if item is not None and item.assigned:
        return item
    shown = item.key if item is not None else key
    fact = StartRefused(shown, "not_assigned") if KEY_SHAPE.fullmatch(shown) else None
    raise NotAssigned(f"{shown!r} is not assigned to you.", fact, key=shown, known=item is not None)


def _known(entry: Entry | None, entry_id: str) -> Entry:
    if entry is None:
        raise Refused("no_such_entry", f"There is no entry {entry_id!r}.", entry=entry_id)
    return entry


def _closed(entry: Entry) -> Moment:
    if entry.stop is None:
        raise Refused("still_running", "That timer still runs. Stop it first, at the time you mean.", since=entry.start)
    return entry.stop


def _counting(entry: Entry | None, entry_id: str) -> Entry:
    entry = _known(entry, entry_id)
    if entry.voided:
        raise Refused("already_voided", "That entry was voided before.", entry=entry_id)
    return entry


def _sane(at: Moment, now: Moment) -> Moment:
    if at.ms > now.ms + FUTURE_TOLERANCE_MS:
        raise Refused("in_the_future", "That time lies in the future.", at=at, now=now)
    if at.ms < EARLIEST_MS:
        raise Refused("too_long_ago", "That time lies before the year 2000; is the clock right?", at=at)
    return at


def _reason(text: str) -> str:
    if not text.strip():
        raise Refused("reason_missing", "A correction needs a reason.")
    return _text(text, MAX_REASON, "reason")


def _text(text: str, limit: int, what: str) -> str:
    text = " ".join(text.split())
    if len(text) > limit:
        raise Refused("text_too_long", f"The {what} is longer than {limit} characters.", limit=limit)
    return text
