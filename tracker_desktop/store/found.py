"""What was found of a store that does not open: the rows of ``salvage``, told apart and checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import NamedTuple, cast

from tracker_core.chain import link
from tracker_core.errors import Malformed
from tracker_core.events import Event
from tracker_core.messages import Discovery, Outcome, person_from
from tracker_core.model import Kind, WorkItem
from tracker_core.wire import decode_event, parse
from tracker_desktop.store.anew import PURGED_PLACES, places_from
from tracker_desktop.store.mark import Heads
from tracker_desktop.store.salvage import Row

# What of the table ``meta`` goes on; where the last pull ended does not: everything is pulled again.
KEPT = re.compile(
    r"device|device_epoch|person|server|ca_file|discovery|refresh_token|server_offset|spread|"
    r"spool_key|unrecorded|spool \w+|keeps_from|purged_places|"
    r"audit_key|audit_key_changes|audit_alarms|audit_unseen|audit \d{4}-\d{2}"
)


class Kept(NamedTuple):
    """An event with the bytes it had."""

    event: Event
    own: bool
    body: bytes
    hash: str


class Verdict(NamedTuple):
    """As in the table ``verdicts``."""

    outcome: str
    code: str
    placed: bool
    seen: bool


class Found:
    """Everything that could be read, each thing once."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self.events: dict[str, Kept] = {}
        self.verdicts: dict[str, Verdict] = {}
        self.pins: set[str] = set()
        self.items: dict[str, WorkItem] = {}
        self._gaps: list[tuple[str, int, int]] = []

    def add(self, whole: bool, row: Row) -> None:
        """Keep what ``row`` says. Where it does not come from a ``whole`` page it has to prove itself, as an event does
        by its hash.
        """
        with suppress(UnicodeDecodeError, Malformed, ValueError):
            match row:
                case (bytes(name), (0 | 1) as own, int(), _, bytes(body), bytes(hashed), *_):
                    self._add_event(name.decode(), own=bool(own), body=body, hashed=hashed.decode())
                case _ if not whole:
                    return
                case (bytes(name), bytes(value), None, *_):
                    self._add_value(name.decode(), value.decode())
                case (bytes(name), bytes(outcome), bytes(code), (0 | 1 | None) as placed, (0 | 1 | None) as seen, *_):
                    verdict = Verdict(Outcome(outcome.decode()).value, code.decode(), placed != 0, seen == 1)
                    self.verdicts.setdefault(name.decode(), verdict)
                case (bytes(device), int(epoch), int(), int(last), None, *_):
                    self._gaps.append((device.decode(), epoch, last))
                case (bytes(name), None, None, None, None, None, None, None):
                    self.pins.add(name.decode())
                case (int(), bytes(), bytes(), bytes(), bytes(), bytes(), int(), int()):
                    self._add_item(row)

    def add_older(self, older: Found) -> None:
        """Take from an older copy of the store the events that this one has lost; all else may have changed since."""
        self.events = older.events | self.events

    def device(self, mark: Heads | None) -> str:
        """The id of the device that this store was; empty where nothing tells."""
        own = [kept.event for kept in self.events.values() if kept.own]
        latest = max(own, key=lambda event: event.id, default=None)
        named = mark.device if mark else ""
        return self.values.get("device") or named or (latest.device if latest else "")

    def lost(self, device: str, mark: Heads | None) -> Iterator[tuple[int, int, int]]:
        """(epoch, first, last) of what ``device`` recorded, by all that tells of it, and was not found; in order."""
        ends: dict[int, int] = {}
        places: dict[int, list[int]] = {}
        for kept in self.events.values():
            if kept.event.device == device:
                places.setdefault(kept.event.epoch, []).append(kept.event.dseq)
                if kept.own:
                    ends[kept.event.epoch] = max(kept.event.dseq, ends.get(kept.event.epoch, 0))
        marked: Mapping[int, tuple[int, str]] = mark.places if mark and mark.device == device else {}
        told = [(epoch, dseq) for epoch, (dseq, _) in marked.items()]
        told += [(epoch, last) for named, epoch, last in self._gaps if named == device]
        for epoch, last in told:
            ends[epoch] = max(last, ends.get(epoch, 0))
        purged = places_from(self.values.get(PURGED_PLACES, ""))
        for epoch, end in sorted(ends.items()):
            expected = purged.get(epoch, (0, ""))[0] + 1
            for dseq in [*sorted(places.get(epoch, ())), end + 1]:
                if expected < dseq <= end + 1:
                    yield epoch, expected, dseq - 1
                expected = max(expected, dseq + 1)

    def _add_event(self, event_id: str, *, own: bool, body: bytes, hashed: str) -> None:
        before = self.events.get(event_id)
        if before is not None and before.body == body:
            return  # the pages above it lead to it too
        event = decode_event(body)
        if event.id != event_id or link(event.prev_hash, body) != hashed:
            return
        # Of an event that got another place, an older page may still have the one before.
        if before is None or (before.event.epoch, before.event.dseq) < (event.epoch, event.dseq):
            self.events[event_id] = Kept(event, own, body, hashed)

    def _add_value(self, name: str, value: str) -> None:
        if not KEPT.fullmatch(name):
            return
        if name == "person":
            person_from(parse(value.encode()))
        elif name == "discovery":
            Discovery.decode(value.encode())
        elif name == "device_epoch":
            value = str(max(int(value), int(self.values.get(name, "0"))))
            self.values[name] = value
        self.values.setdefault(name, value)

    def _add_item(self, row: Row) -> None:
        item_id, key, title, kind, project = (text.decode() for text in cast(tuple[bytes, ...], row[1:6]))
        assigned, revision = cast(tuple[int, int], row[6:])
        before = self.items.get(item_id)
        if before is None or before.assignment_rev < revision:
            self.items[item_id] = WorkItem(item_id, key, title, Kind(kind), project, bool(assigned), revision)
