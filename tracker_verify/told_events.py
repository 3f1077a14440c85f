"""Whether the events of an export are those that the rows of the audit tell of. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tracker_core import wire
from tracker_core.errors import Malformed
from tracker_core.events import Event, Unknown
from tracker_core.exported import EVENTS, lines_of
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
    told = _told(rows)
    wrong = findings.count()
    seen: set[str] = set()
    untold: dict[str, int] = {}  # when each was recorded
    for event, outcome in _read(data, findings):
        if event.id in seen:
            findings.wrong("event_twice", f"Event {event.id} is in the export twice.")
        seen.add(event.id)
        if event.id in told:
            _compare(event, outcome, told[event.id], findings)
        else:
            untold[event.id] = event.occurred.ms + (event.clock.server_offset_ms or 0)
    for event_id in told.keys() - seen:
        if any(row.get("outcome") in ACCEPTED for row in told[event_id]):
            findings.wrong("event_missing", f"The audit tells of event {event_id}, and it is not in the export.")
    # Whatever was recorded once the first row that is left was there has a row of its own.
    first = wire.integer(rows[0]["at"], "at") if purged and rows else 0
    older = {event_id for event_id, at in untold.items() if first and at < first + CLOCKS_MS}
    if older:
        findings.unchecked("events_purged", f"{len(older)} events are older than the rows of the audit that are left.")
    for event_id in sorted(untold.keys() - older):
        findings.wrong("event_untold", f"Event {event_id} is in the export, and the audit does not tell of it.")
    compared = len(seen) - len(untold)
    if findings.count() == wrong and compared:
        findings.sound("events", f"{compared} events are as the audit tells of them: ids, times and work items.")


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


def _read(data: bytes, findings: Findings) -> Iterator[tuple[Event, str]]:
    """Each event, and what the server said of it."""
    for number, line in enumerate(lines_of(data), 1):
        outcome = ""
        try:
            told = wire.parse(line, "event")
            outcome = wire.text(told.get("outcome"), "outcome", 40)
            event = wire.decode_event(wire.mapping(told.get("event"), "event"))
        except Malformed as error:
            # What a server rejects it may not be able to read either, and keeps it all the same.
            if outcome != REJECTED:
                findings.wrong("event_unreadable", f"Line {number} of {EVENTS} cannot be read: {error.message}")
            continue
        yield event, outcome


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
