"""What an act on an entry would do: told and asked a reason for before it is done. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tracker_core.model import Moment
from tracker_desktop.services import words
from tracker_desktop.services.corrections import Corrections
from tracker_desktop.services.language import tr
from tracker_desktop.services.shown import EntryView
from tracker_desktop.services.timeline import MINUTE_MS, Move


class Plan(NamedTuple):
    """``what`` in words; ``act`` does it, for a reason."""

    what: str
    act: Callable[[Corrections, str], object]


def moving(moves: Sequence[Move], now: Moment) -> Plan:
    """Borders are moved to where they were dragged; ``moves`` has one at least."""
    at = moves[0].start or moves[0].stop
    assert at is not None
    return Plan(
        tr("Move the border to {time}", time=words.clock_time(at, now)),
        lambda corrections, reason: corrections.move(moves, reason),
    )


def splitting(entry: EntryView, now: Moment) -> Plan:
    """An entry is cut in two in its middle, at a whole minute."""
    end_ms = now.ms if entry.stop is None else entry.stop.ms
    middle = (entry.start.ms + end_ms) // 2 // MINUTE_MS * MINUTE_MS
    at = Moment(max(middle, entry.start.ms + 1), entry.start.offset)
    return Plan(
        tr("Split the entry at {time}", time=words.clock_time(at, now)),
        lambda corrections, reason: corrections.split(entry.id, at, reason),
    )


def joining(entries: Sequence[EntryView], entry: EntryView, now: Moment) -> Plan | None:
    """An entry and the next one become one where they are about the same item; else it lasts until the next begins.

    None where no entry follows it.
    """
    later = following(entries, entry)
    if later is None:
        return None
    if entry.item == later.item and later.stop is not None:
        return Plan(
            tr("Make one entry of this one and the next"),
            lambda corrections, reason: corrections.join(entry.id, later.id, reason),
        )
    move = Move(entry.id, None, later.start)
    return Plan(
        tr("Close the gap up to {time}", time=words.clock_time(later.start, now)),
        lambda corrections, reason: corrections.move([move], reason),
    )


def removing(entry: EntryView) -> Plan:
    """An entry counts no longer."""
    return Plan(tr("Remove the entry"), lambda corrections, reason: corrections.void(entry.id, reason))


def following(entries: Sequence[EntryView], entry: EntryView) -> EntryView | None:
    """The first entry that begins when or after ``entry`` has ended."""
    if entry.stop is None:
        return None
    end_ms = entry.stop.ms
    later = [each for each in entries if each.counts and each.start.ms >= end_ms and each.id != entry.id]
    return min(later, key=lambda each: each.start.ms, default=None)
