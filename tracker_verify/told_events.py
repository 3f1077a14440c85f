"""Whether the events of an export are those that the rows of the audit tell of. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracker_core import wire
from tracker_core.errors import Malformed
from tracker_core.events import Event, Unknown
from tracker_core.exported import EVENTS, ExportedEvent
from tracker_core.model import Moment
from tracker_core.wire import Json
from tracker_verify.findings import Findings

TOLD = ("entry", "work_item", "at", "start", "stop", "key")  # the fields of facts that the audit repeats
REFUSED = "event_refused"  # the actions of rows that tell of an event, beside the types of events
UNKNOWN = "event_unknown"
# Refused for their place: what is kept under that id may be another event, or the same one offered again elsewhere.
TURNED_AWAY = ("chain_broken", "other_bytes", "wrong_device")
REJECTED = "rejected"
ACCEPTED = frozenset({"accepted", "accepted_flagged"})
CLOCKS_MS = 24 * 3_600_000  # how far the clocks of a device and of the server are taken to differ


def judge(data: bytes, rows: Sequence[Json], purged: int, findings: Findings) -> None:
    """Compare the lines of ``events.jsonl`` with the audit, whose first ``purged`` rows are gone."""
    read = _read(data, findings)
    events = {event_id: event for event_id, (event, _) in read.items()}
    told = _told(rows)
    wrong = findings.count()
    for event_id in told.keys() - events.keys():
        if any(row.get("outcome") in ACCEPTED for row in told[event_id]):
            findings.wrong("event_missing", f"The audit tells of event {event_id}, and it is not in the export.")
    untold = events.keys() - told.keys()
    # Whatever was recorded once the first row that is left was there has a row of its own.
    first = wire.integer(rows[0]["at"], "at") if purged and rows else 0
    older = {event_id for event_id in untold if _recorded(events[event_id]) < first + CLOCKS_MS} if first else set()
    if older:
        findings.unchecked("events_purged", f"{len(older)} events are older than the rows of the audit that are left.")
    for event_id in sorted(untold - older):
        findings.wrong("event_untold", f"Event {event_id} is in the export, and the audit does not tell of it.")
    compared = sorted(told.keys() & events.keys())
    for event_id in compared:
        _compare(*read[event_id], told[event_id], findings)
    if findings.count() == wrong and compared:
        findings.sound("events", f"{len(compared)} events are as the audit tells of them: ids, times and work items.")


def _compare(event: Event, outcome: str, rows: Sequence[Json], findings: Findings) -> None:
    if (outcome in ACCEPTED) != any(row.get("outcome") in ACCEPTED for row in rows):
        findings.wrong(
            "event_changed",
            f"Event {event.id} stands in the export as {outcome}, and the audit tells that the server said otherwise.",
        )
    for row in rows:
        for field in differences(event, row):
            findings.wrong(
                "event_changed", f"Event {event.id} has another {field} than row {row['seq']} of the audit tells of it."
            )


def _recorded(event: Event) -> int:
    """When its device says that it was recorded, UTC ms, by the server's clock as far as the device knew it."""
    return event.occurred.ms + (event.clock.server_offset_ms or 0)


def _read(data: bytes, findings: Findings) -> Mapping[str, tuple[Event, str]]:
    """(event, what the server said of it) by the event's id."""
    events: dict[str, tuple[Event, str]] = {}
    for number, line in enumerate(data.splitlines(), 1):
        outcome = ""
        try:
            exported = ExportedEvent.decode(line)
            outcome = exported.outcome
            event = wire.decode_event(exported.body)
        except Malformed as error:
            if (
                outcome != REJECTED
            ):  # what a server rejects it may not be able to read either, and keeps it all the same
                findings.wrong("event_unreadable", f"Line {number} of {EVENTS} cannot be read: {error.message}")
            continue
        if event.id in events:
            findings.wrong("event_twice", f"Event {event.id} is in the export twice.")
        events[event.id] = event, outcome
    return events


def _told(rows: Sequence[Json]) -> Mapping[str, list[Json]]:
    """The rows that tell of events, by the event's id."""
    told: dict[str, list[Json]] = {}
    for row in rows:
        if row.get("action") in wire.FACTS or row.get("action") in (REFUSED, UNKNOWN):
            told.setdefault(str(row.get("subject", "")), []).append(row)
    told.pop("", None)  # refused since it could not even be read
    return told


def differences(event: Event, row: Json) -> Sequence[str]:
    """The names of what the row tells otherwise than the event has it."""
    detail = row.get("detail")
    if not isinstance(detail, dict):
        return ["detail"]
    if row.get("action") == REFUSED and row.get("reason") in TURNED_AWAY:
        return ()
    has: dict[str, object] = {"device": event.device, "type": event.fact.type}
    if not isinstance(event.fact, Unknown):
        has |= {name: _plain(getattr(event.fact, name, None)) for name in TOLD}
    says = {"device": row.get("device"), **{name: detail.get(name) for name in has if name != "device"}}
    return [name for name in sorted(has) if says[name] != has[name]]


def _plain(value: object) -> object:
    return list(value) if isinstance(value, Moment) else value
