"""Judges whether a person could track time on an item, by what their device knew and what is so now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from enum import Enum, auto
from uuid import UUID

from tracker_server.work_items.models import AssignmentChange, WorkItem


class Standing(Enum):
    """How an item stands to a person."""

    ASSIGNED = auto()
    TAKEN_MEANWHILE = auto()
    NOT_ASSIGNED = auto()
    UNKNOWN_ITEM = auto()


class Standings:
    """The standing of some items to one person, read at once for a whole batch."""

    def __init__(self, person_id: UUID, items: Iterable[UUID]) -> None:
        ids = set(items)
        self._known = set(WorkItem.objects.filter(id__in=ids).values_list("id", flat=True)) if ids else set()
        self._changes: dict[UUID, list[tuple[int, bool]]] = defaultdict(list)
        if self._known:
            rows = AssignmentChange.objects.filter(person_id=person_id, item_id__in=self._known).order_by("rev")
            for item, rev, assigned in rows.values_list("item_id", "rev", "assigned"):
                self._changes[item].append((rev, assigned))

    def of(self, item: UUID, knew_rev: int) -> Standing:
        """``knew_rev``: the ``assignment_rev`` that the device held when it allowed the start."""
        if item not in self._known:
            return Standing.UNKNOWN_ITEM
        changes = self._changes[item]
        if changes and changes[-1][1]:
            return Standing.ASSIGNED
        known = [assigned for rev, assigned in changes if rev <= knew_rev]
        return Standing.TAKEN_MEANWHILE if known and known[-1] else Standing.NOT_ASSIGNED
