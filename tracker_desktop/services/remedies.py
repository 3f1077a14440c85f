"""The one thing that can be done about an entry that is not simply sent. Pure."""

from __future__ import annotations

from enum import StrEnum

from tracker_desktop.services.shown import EntryView
from tracker_desktop.services.standings import Truth


class Remedy(StrEnum):
    """SEND: sync now. CORRECT: put the entry right. AGAIN: record the time on another item. LOOK: see what the server
    did not accept of it."""

    SEND = "send"
    CORRECT = "correct"
    AGAIN = "again"
    LOOK = "look"


def remedy(entry: EntryView) -> Remedy | None:
    """What can be done about ``entry``; None where there is nothing to do."""
    if not entry.counts:
        return None if entry.stop is None else Remedy.AGAIN
    truth = entry.standing.truth if entry.standing else Truth.SENT
    if truth is Truth.REJECTED:
        return Remedy.LOOK
    if entry.flags:
        return Remedy.CORRECT
    return Remedy.SEND if truth is Truth.PENDING else None
