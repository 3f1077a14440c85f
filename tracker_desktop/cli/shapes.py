"""What commands print: JSON values, and lines for people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker_core.commands import StartTimer
from tracker_core.errors import TrackerError
from tracker_core.events import Event, TimerStarted, TimerStopped, entry_of
from tracker_core.model import Moment
from tracker_desktop.services import words
from tracker_desktop.services.evidence import Alarm
from tracker_desktop.services.noting import Wish
from tracker_desktop.services.ports import Unrecorded
from tracker_desktop.services.program import Desk
from tracker_desktop.services.shown import EntryView, ItemView
from tracker_desktop.services.standings import LogLine
from tracker_desktop.services.upkeep import Recovered
from tracker_desktop.services.views import SyncView
from tracker_desktop.services.words import iso

if TYPE_CHECKING:  # whoever starts a timer does not wait for it
    from tracker_desktop.services.periods import DayView, PeriodView

Json = dict[str, object]
UNKNOWN = "(unknown item)"
BAR = 30  # characters of the longest day's bar


def item_json(item: ItemView) -> Json:
    """A work item."""
    return {
        "key": item.key,
        "title": item.title,
        "kind": item.kind.value,
        "project": item.project,
        "pinned": item.pinned,
        "running": item.running,
    }


def item_lines(items: Sequence[ItemView]) -> list[str]:
    """Work items in columns."""
    width = max((len(item.key) for item in items), default=0)
    return [
        f"{'▶' if item.running else ' '} {item.key:<{width}}  {words.kind(item.kind):<12}  "
        f"{item.title}  [{item.project}]"
        for item in items
    ]


def entry_json(entry: EntryView, now_ms: int) -> Json:
    """An entry; times as RFC 3339, ``stop`` null while it runs."""
    return {
        "id": entry.id,
        "key": key_of(entry.item),
        "title": entry.item.title if entry.item else "",
        "start": iso(entry.start),
        "stop": None if entry.stop is None else iso(entry.stop),
        "worked_ms": entry.worked_ms(now_ms),
        "note": entry.note,
        "flags": sorted(flag.value for flag in entry.flags),
        **({"sync": entry.standing.truth.value, "sync_code": entry.standing.code} if entry.standing else {}),
    }


def sync_json(view: SyncView) -> Json:
    """How the sync stands."""
    return {
        "phase": view.status.phase.value,
        "code": view.status.code,
        "last_success_ms": view.status.last_success_ms,
        "next_try_ms": view.status.next_try_ms,
        "progress": None
        if view.status.progress is None
        else {
            "doing": view.status.progress.what.value,
            "done": view.status.progress.done,
            "total": view.status.progress.total,
        },
        "pending": view.counts.pending,
        "rejected": view.counts.rejected,
        "unseen": view.counts.unseen,
    }


def day_lines(view: DayView) -> list[str]:
    """A day as a table, with the totals by item below when there is more than one."""
    now = view.as_of
    lines = [f"{view.day:%a %d %b %Y}   {words.duration(view.total_ms)}"]
    for number, entry in enumerate(view.entries, 1):
        until = words.clock_time(entry.stop, now) if entry.stop else "now"
        span = f"{words.clock_time(entry.start, now)} - {until}"
        flags = "".join(f"  ! {words.flag(flag)}" for flag in sorted(entry.flags))
        note = f"  ({entry.note})" if entry.note else ""
        truth = f"  · {words.standing(entry.standing)}" if entry.standing else ""
        worked = words.duration(entry.worked_ms(now.ms))
        lines.append(f"{number:>3}  {span:<18} {worked:>12}  {name_of(entry.item)}{note}{truth}{flags}")
    for entry in view.refused:
        until = words.clock_time(entry.stop, now) if entry.stop else "?"
        why = " ".join(words.verdict(entry.standing.code)) if entry.standing else ""
        lines.append(
            f"  -  {words.clock_time(entry.start, now)} - {until}  {name_of(entry.item)}  · not accepted: {why}"
        )
    if len(view.by_item) > 1:
        lines.append("")
        lines += [f"  {key_of(item):<14} {words.duration(worked):>12}" for item, worked in view.by_item]
    return lines


def period_json(view: PeriodView) -> Json:
    """Totals of some days, in milliseconds."""
    return {
        "first": view.first.isoformat(),
        "last": view.last.isoformat(),
        "total_ms": view.total_ms,
        "by_day": {day.isoformat(): worked for day, worked in view.by_day},
        "by_item": {key_of(item): worked for item, worked in view.by_item},
        "by_kind": {kind or "": worked for kind, worked in view.by_kind},
        "by_project": {project or "": worked for project, worked in view.by_project},
    }


def period_lines(view: PeriodView) -> list[str]:
    """Totals of some days: a bar for each day, then by item, kind and project."""
    most = max((worked for _, worked in view.by_day), default=0)
    lines = [f"{view.first:%a %d %b %Y} - {view.last:%a %d %b %Y}   {words.duration(view.total_ms)}"]
    for day, worked in view.by_day:
        told = words.duration(worked) if worked else ""
        bar = "█" * round(worked / most * BAR) if most else ""
        lines.append(f"  {day:%a %d %b}  {told:>12}  {bar}".rstrip())
    sums = (
        [(name_of(item), worked) for item, worked in view.by_item],
        [(words.kind(kind) if kind else UNKNOWN, worked) for kind, worked in view.by_kind],
        [(project if project is not None else UNKNOWN, worked) for project, worked in view.by_project],
    )
    for rows in sums if view.total_ms else ():
        lines += ["", *(f"  {words.duration(worked):>12}  {name}" for name, worked in rows)]
    return lines


def log_json(line: LogLine, subject: str) -> Json:
    """A recorded event and what became of it; ``outcome`` is null while it waits to be sent."""
    event = line.event
    return {
        "id": event.id,
        "type": event.fact.type,
        "occurred_at": iso(event.occurred),
        "subject": subject,
        "own": line.own,
        "dseq": event.dseq,
        "outcome": None if line.outcome is None else line.outcome.value,
        "code": line.code,
    }


def subject_of(desk: Desk, event: Event) -> str:
    """The key of the item that an event is about, empty when it is about none that is known here."""
    fact = event.fact
    if isinstance(fact, TimerStarted):
        return desk.views.item_key(fact.work_item)
    entry_id = entry_of(event)
    entry = None if entry_id is None else desk.journal.entries.by_id(entry_id)
    if entry is not None:
        return desk.views.item_key(entry.work_item)
    return str(getattr(fact, "key", ""))


def recorded_json(desk: Desk, events: Sequence[Event]) -> list[Json]:
    """Events just recorded."""
    return [
        {"id": event.id, "type": event.fact.type, "key": subject_of(desk, event), "at": iso(moment_of(event))}
        for event in events
    ]


def recorded_lines(desk: Desk, events: Sequence[Event]) -> list[str]:
    """Events just recorded, in words."""
    lines = []
    for event in events:
        verb = {"timer_started": "Started", "timer_stopped": "Stopped"}.get(event.fact.type, event.fact.type)
        lines.append(f"{verb} {subject_of(desk, event)} at {words.clock_time(moment_of(event), event.occurred)}")
    return lines


def corrected_lines(desk: Desk, events: Sequence[Event]) -> list[str]:
    """Corrections just recorded, in words: what, and what the entry says now."""
    lines = []
    for event in events:
        entry_id = entry_of(event)
        entry = None if entry_id is None else desk.journal.entries.by_id(entry_id)
        told = words.fact(event.fact.type)
        if entry is not None:
            until = "now" if entry.stop is None else words.clock_time(entry.stop, event.occurred)
            span = f"{words.clock_time(entry.start, event.occurred)} - {until}"
            told = f"{told}: {subject_of(desk, event)} {span}{f' ({entry.note})' if entry.note else ''}"
        lines.append(told)
    return lines


def noted_json(wish: Wish, why: TrackerError | None) -> Json:
    """A start or a stop that waits for the store to open."""
    command = wish.command
    what = {"type": "start", "key": command.key} if isinstance(command, StartTimer) else {"type": "stop"}
    because = "" if why is None else why.code
    return {"noted": {**what, "said_at": iso(wish.said.at), "at": iso(command.at or wish.said.at), "because": because}}


def noted_lines(wish: Wish, why: TrackerError | None) -> list[str]:
    """A start or a stop that waits for the store to open, in words."""
    said, at = wish.said.at, wish.command.at
    meant = f", for {words.clock_time(at, said)}" if at else ""
    because = f" ({words.because(why)})" if why else ""
    when = words.clock_time(said, said)
    return [f"Noted at {when}{meant}. It is recorded once TimeTracker can open its store{because}."]


def unrecorded_json(line: Unrecorded, now: Moment) -> Json:
    """Something noted that came to nothing."""
    what = {"type": "stop"} if line.stop else {"type": "start", "key": line.key}
    told = words.unrecorded(line, now)
    return {**(what if line.said else {}), "said_at": line.said and iso(line.said), "code": line.code, "why": told.text}


def alarm_line(kind: Alarm) -> str:
    """What is wrong with the organization's audit, in one line."""
    from tracker_desktop.services import privacy_words  # on most days nobody needs these words

    return f"{privacy_words.alarm_line(kind)}: `timetracker audit`."


def unrecorded_line(line: Unrecorded, now: Moment) -> str:
    """Something noted that came to nothing, in words."""
    return "Not recorded: {}. {}".format(*words.unrecorded(line, now))


def recovered_json(told: Recovered) -> Json:
    """What became of a store that was set aside."""
    return {
        "folder": told.folder,
        "kept": told.kept,
        "missing": [stretch._asdict() for stretch in told.missing],
        "signed_in": told.signed_in,
    }


def moment_of(event: Event) -> Moment:
    """When the thing happened that the event tells of."""
    return event.fact.at if isinstance(event.fact, TimerStarted | TimerStopped) else event.occurred


def key_of(item: ItemView | None) -> str:
    """The key, or a plain word for an item this device never saw."""
    return item.key if item else UNKNOWN


def name_of(item: ItemView | None) -> str:
    """Key and title."""
    return f"{item.key} {item.title}" if item else UNKNOWN
