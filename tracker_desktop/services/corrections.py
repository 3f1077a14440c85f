"""Corrects what was recorded: add, amend, remove, restore, split, join; and takes the last correction back."""

from __future__ import annotations

from collections.abc import Sequence

from tracker_core.commands import (
    AddEntry,
    AmendEntry,
    Correction,
    JoinEntries,
    RestoreEntry,
    SplitEntry,
    VoidEntry,
)
from tracker_core.errors import Refused
from tracker_core.events import EntryAdded, EntryAmended, EntryRestored, EntryVoided, Event
from tracker_core.model import Entry, Moment
from tracker_desktop.services.ports import Journal
from tracker_desktop.services.timeline import Move
from tracker_desktop.services.tracking import Tracking

UNDONE = "Taken back"  # the reason that a correction of a correction gets
STEPS = 100  # how many corrections can be taken back


class Corrections:
    """Every method returns the events it recorded, and raises as ``Tracking``. A correction is an event with a reason.

    What can be taken back is known from this program's own start on: taking back makes further events that undo the
    effect, so the record keeps both.
    """

    def __init__(self, journal: Journal, tracking: Tracking) -> None:
        self._journal = journal
        self._tracking = tracking
        self._back: list[Sequence[Correction]] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is a correction to take back."""
        return bool(self._back)

    def add(self, key: str, start: Moment, stop: Moment, reason: str, note: str = "") -> Sequence[Event]:
        """Record work done without a timer."""
        return self._correct(AddEntry(key, self._journal.items.by_key(key), start, stop, reason, note))

    def amend(
        self,
        entry_id: str,
        reason: str,
        *,
        key: str = "",
        start: Moment | None = None,
        stop: Moment | None = None,
        note: str | None = None,
    ) -> Sequence[Event]:
        """Correct the given fields of an entry."""
        item = self._journal.items.by_key(key) if key else None
        return self._correct(AmendEntry(entry_id, reason, item, start, stop, note, key))

    def move(self, moves: Sequence[Move], reason: str) -> Sequence[Event]:
        """Give entries other borders, all or none."""
        return self._correct(*(AmendEntry(move.entry_id, reason, None, move.start, move.stop) for move in moves))

    def void(self, entry_id: str, reason: str) -> Sequence[Event]:
        """Let an entry count no longer."""
        return self._correct(VoidEntry(entry_id, reason))

    def restore(self, entry_id: str, reason: str) -> Sequence[Event]:
        """Let a removed entry count again."""
        return self._correct(RestoreEntry(entry_id, reason))

    def split(self, entry_id: str, at: Moment, reason: str, key: str = "") -> Sequence[Event]:
        """Cut an entry in two; the later part goes to the item ``key``, or stays on the same one."""
        if not key:
            entry = self._journal.entries.by_id(entry_id)
            item = None if entry is None else self._journal.items.by_id(entry.work_item)
            key = "" if item is None else item.key
        else:
            item = self._journal.items.by_key(key)
        return self._correct(SplitEntry(entry_id, at, key, item, reason))

    def join(self, entry_id: str, other_id: str, reason: str) -> Sequence[Event]:
        """Make one entry of two on the same item."""
        return self._correct(JoinEntries(entry_id, other_id, reason))

    def undo(self) -> Sequence[Event]:
        """Take the last correction back. Raises ``Refused("nothing_to_undo")``."""
        if not self._back:
            raise Refused("nothing_to_undo", "There is no correction to take back.")
        events = self._tracking.carry_out_all(self._back[-1])
        self._back.pop()
        return events

    def _correct(self, *commands: Correction) -> Sequence[Event]:
        named = [getattr(command, name, "") for command in commands for name in ("entry", "other")]
        before = {entry_id: self._journal.entries.by_id(entry_id) for entry_id in named if entry_id}
        events = self._tracking.carry_out_all(commands)
        back = [wish for event in reversed(events) for wish in self._taking_back(event, before)]
        if len(back) == len(events):
            self._back = [*self._back[-STEPS + 1 :], back]
        return events

    def _taking_back(self, event: Event, before: dict[str, Entry | None]) -> Sequence[Correction]:
        """What undoes ``event``; nothing where nothing can (a timer stopped and started by a split goes on)."""
        match event.fact:
            case EntryAdded():
                return (VoidEntry(event.id, UNDONE),)
            case EntryVoided(entry=entry_id):
                return (RestoreEntry(entry_id, UNDONE),)
            case EntryRestored(entry=entry_id):
                return (VoidEntry(entry_id, UNDONE),)
            case EntryAmended(entry=entry_id) as fact:
                entry = before[entry_id]
                assert entry is not None
                return (
                    AmendEntry(
                        entry_id,
                        UNDONE,
                        item=None if fact.work_item is None else self._journal.items.by_id(entry.work_item),
                        start=None if fact.start is None else entry.start,
                        stop=None if fact.stop is None else entry.stop,
                        note=None if fact.note is None else entry.note,
                    ),
                )
        return ()
