"""Words for people: errors, verdicts, durations, times, the state of the sync. Plain functions, no Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import ClassVar, NamedTuple

from tracker_core.away import Absence
from tracker_core.errors import TrackerError
from tracker_core.messages import Outcome
from tracker_core.model import Flag, Kind, Moment
from tracker_core.timesheet import day_of
from tracker_desktop.services.ports import LogLine, Missing, Recovered, SyncPhase, Unrecorded
from tracker_desktop.services.reminders import Occasion, Reminder
from tracker_desktop.services.sentences import CAUSES, DAYS, ERRORS, FACTS, FLAGS, KINDS, MONTHS, TRUTHS, VERDICTS
from tracker_desktop.services.standings import Standing
from tracker_desktop.services.views import SyncView

MINUTE_MS = 60_000
DAY_MS = 86_400_000
MISSING_NAMED = 8  # stretches of lost records that one sentence names

NOT_TOLD = (
    "Signed out here. The server could not be reached to be told; the sign-in ends there by itself. "
    "What was recorded stays on this computer."
)

KEPT = "What you record is kept here and sent later."


class Words(NamedTuple):
    """What happened, as a short title, and what it means and what to do, as one or two sentences."""

    title: str
    text: str


def error(problem: TrackerError, now: Moment | None = None) -> Words:
    """The words for ``problem``; times in it are told relative to ``now`` where that is given."""
    return code(problem.code, problem.details, now)


def code(name: str, details: Mapping[str, object] | None = None, now: Moment | None = None) -> Words:
    """The words for an error code and its details. A code unknown here is told as what it is, with the code in it."""
    if name not in ERRORS:
        return Words(
            "Something went wrong", f"TimeTracker knows no better words than the code: {name}. Please report it."
        )
    title, text = ERRORS[name]
    return Words(title, text.format_map(_spoken(details or {}, now)))


def sentence(problem: TrackerError) -> str:
    """The words for ``problem`` in one line."""
    title, text = error(problem)
    return f"{title}. {text}"


def verdict(name: str) -> Words:
    """Why the server did not accept a record, or flagged it, and what can be done."""
    if name not in VERDICTS:
        return Words(f"The server gave the reason “{name}”.", "Ask your IT what it means.")
    return Words(*VERDICTS[name])


def outcome(line: LogLine) -> str:
    """What became of a record."""
    if line.outcome is None:
        return "waits to be sent"
    if line.outcome is Outcome.DEFERRED:
        return "waits for the server"
    if line.outcome is Outcome.ACCEPTED:
        return "accepted"
    accepted = "accepted, to be looked at" if line.outcome is Outcome.ACCEPTED_FLAGGED else "not accepted"
    return f"{accepted}: {verdict(line.code).title}" if line.code else accepted


def duration(ms: int) -> str:
    """Milliseconds as hours and whole minutes: ``45 min``, ``1 h 05 min``."""
    hours, minutes = divmod(max(0, ms) // MINUTE_MS, 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min"


def clock_time(at: Moment, now: Moment) -> str:
    """``at`` on the wall clock it was read on: ``09:05``; with the day where that is not the day of ``now``."""
    minutes = (at.ms // MINUTE_MS + at.offset) % 1440
    time = f"{minutes // 60:02}:{minutes % 60:02}"
    day, today = day_of(at), day_of(now)
    if day == today:
        return time
    if 0 < (today - day).days < 7:
        return f"{DAYS[day.weekday()]} {time}"
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]}{year} {time}"


def iso(at: Moment) -> str:
    """``at`` as RFC 3339 with its own offset, to the millisecond."""
    zone = timedelta(minutes=at.offset)
    sign = "-" if at.offset < 0 else "+"
    hours, minutes = divmod(abs(at.offset), 60)
    wall = datetime(1970, 1, 1) + timedelta(milliseconds=at.ms) + zone  # noqa: DTZ001 - the offset is written beside it
    return f"{wall.isoformat(timespec='milliseconds')}{sign}{hours:02}:{minutes:02}"


def day_name(day: date) -> str:
    """``Mon 24``."""
    return f"{DAYS[day.weekday()]} {day.day}"


def day_line(day: date) -> str:
    """``Tue 24 Nov 2026``."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def count(number: int, noun: str) -> str:
    """``1 work item``, ``3 work items``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def kind(value: Kind) -> str:
    """What kind of work item it is."""
    return KINDS[value]


def standing(value: Standing) -> str:
    """Where an entry stands with the server."""
    told = TRUTHS[value.truth]
    return f"{told}: {verdict(value.code).title.removesuffix('.')}" if value.code else told


def flag(value: Flag) -> str:
    """Why an entry deserves a look."""
    return FLAGS[value]


def fact(type_name: str) -> str:
    """What kind of record it is."""
    return FACTS.get(type_name, type_name)


def sync_line(view: SyncView, now: Moment) -> str:
    """How the sync stands, in one short line."""
    status = view.status
    waiting = f"{count(view.counts.pending, 'record')} to send" if view.counts.pending else ""
    last = "" if status.last_success_ms is None else _since(status.last_success_ms, now)
    parts: list[str]
    match status.phase:
        case SyncPhase.SIGNED_OUT:
            parts = ["Not signed in", waiting]
        case SyncPhase.SYNCING:
            parts = ["Syncing…", waiting]
        case SyncPhase.OFFLINE:
            parts = [f"Offline since {last}" if last else "Offline", waiting]
        case SyncPhase.ATTENTION:
            parts = [code(status.code).title, waiting]
        case _:
            parts = [waiting or ("Up to date" if last else "Not synced yet"), f"synced {last}" if last else ""]
    return " · ".join(part for part in parts if part)


def sync_reason(view: SyncView, now: Moment) -> str:
    """Why the sync does not go on and what to do, when it does not; else empty."""
    status = view.status
    if status.phase not in (SyncPhase.OFFLINE, SyncPhase.ATTENTION):
        return ""
    title, text = code(status.code or "offline")
    if status.phase is SyncPhase.OFFLINE:
        return f"{title}. {text} {KEPT}"
    last = "" if status.last_success_ms is None else f" Last synced {_since(status.last_success_ms, now)}."
    return f"{text} {KEPT}{last}"


def recovered(told: Recovered) -> Words:
    """What became of records that were set aside, and what is left to do."""
    kept = (
        f"{count(told.kept, 'record')} of this device could be read and {'goes' if told.kept == 1 else 'go'} on here."
    )
    sign_in = "" if told.signed_in else "Sign in again to go on."
    aside = f"The old files lie in {told.folder}. Nothing was deleted."
    parts = (kept if told.kept else "", missing_line(told.missing), sign_in, aside)
    return Words("The time records begin anew", " ".join(part for part in parts if part))


def missing_line(missing: Sequence[Missing]) -> str:
    """Which of this device's records are gone from here; empty for none."""
    if not missing:
        return ""
    ranges = [f"{first}" if first == last else f"{first}–{last}" for _, first, last in missing[:MISSING_NAMED]]
    more = f" and {count(len(missing) - MISSING_NAMED, 'more range')}" if len(missing) > MISSING_NAMED else ""
    one = len(missing) == 1 and missing[0].first == missing[0].last
    return (
        f"{'Record' if one else 'Records'} {', '.join(ranges)}{more} of this device could not be read here. "
        "What the server has of them comes back with the next sync."
    )


def away(absence: Absence, keys: Sequence[str], now: Moment) -> Words:
    """From when to when, why, and on what the timer ran meanwhile; the title says from when to when alone."""
    what = " and ".join(dict.fromkeys(keys))
    return Words(
        away_line(absence, now),
        f"{_span(absence, now)} ({duration(absence.length_ms)}): {CAUSES[absence.cause]}. "
        f"The timer on {what} ran meanwhile.",
    )


def away_line(absence: Absence, now: Moment) -> str:
    """From when to when somebody was away."""
    return f"Away {_span(absence, now)}"


def reminder(told: Reminder, key: str, now: Moment) -> Words:
    """What to remind of; ``key`` is that of the item that runs."""
    since = clock_time(told.since, now)
    match told.occasion:
        case Occasion.NOTHING_RUNS:
            return Words("No timer is running", f"Nothing has been recorded since {since}. What are you working on?")
        case Occasion.LONG_RUN:
            return Words(f"{key} is still running", f"Since {since}, longer than usual. Is that right?")
        case Occasion.AFTER_HOURS:
            return Words(f"{key} is still running", f"Your working day usually ends at {since}.")


def rejected_line(number: int) -> str:
    """How many records the server did not accept."""
    return f"{count(number, 'record')} {'was' if number == 1 else 'were'} not accepted"


def noted_line(number: int) -> str:
    """How much is noted and waits for the store to open."""
    return f"{count(number, 'note')} to record once the time records open"


def unrecorded_line(number: int) -> str:
    """How much of what was noted came to nothing."""
    return f"{count(number, 'note')} {'was' if number == 1 else 'were'} not recorded"


def unrecorded(line: Unrecorded, now: Moment) -> Words:
    """What was noted, and why nothing came of it."""
    title, text = code(
        line.code, {"key": line.key or "That item", **({"since": line.since} if line.since else {})}, now
    )
    if line.said is None:
        return Words(title, text)
    what = "Stop" if line.stop else f"Start of {line.key}"
    return Words(f"{what}, noted at {clock_time(line.said, now)}", f"{title}. {text}")


def because(problem: TrackerError) -> str:
    """Why the store is shut, to stand in brackets: ``the keyring is locked``."""
    title = error(problem).title
    return title[0].lower() + title[1:]


def _span(absence: Absence, now: Moment) -> str:
    return f"{clock_time(absence.began, now)} – {clock_time(absence.ended, now)}"


def _since(ms: int, now: Moment) -> str:
    return clock_time(Moment(ms, now.offset), now)


class _Spoken(dict[str, str]):
    """Details in words; one that an error does not carry is told by a plain word instead."""

    PLAIN: ClassVar[Mapping[str, str]] = {
        "key": "That item",
        "since": "a time not known here",
        "limit": "fewer",
        "name": "somebody else",
        "near": "",
        "form": "what the settings say",
    }

    def __missing__(self, name: str) -> str:
        return self.PLAIN[name]


def _spoken(details: Mapping[str, object], now: Moment | None) -> _Spoken:
    spoken = _Spoken()
    for name, value in details.items():
        if isinstance(value, Moment):
            spoken[name] = clock_time(value, now or value)
        elif name == "near":
            keys = [item.key for item in value if hasattr(item, "key")] if isinstance(value, Sequence) else []
            spoken[name] = f"Did you mean {' or '.join(keys)}? " if keys else ""
        elif isinstance(value, str | int):
            spoken[name] = str(value)
    return spoken
