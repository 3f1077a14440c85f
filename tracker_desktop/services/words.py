"""Words for people: errors, verdicts, durations, times, the state of the sync. Plain functions, no Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from tracker_core.away import Absence
from tracker_core.errors import TrackerError
from tracker_core.model import Flag, Kind, Moment
from tracker_core.timesheet import day_of
from tracker_desktop.services.labels import (
    CAUSES,
    DAYS,
    DOING,
    FACTS,
    FLAGS,
    KINDS,
    MONTHS,
    PLAIN,
    TRUTHS,
)
from tracker_desktop.services.language import counted, figure, tr
from tracker_desktop.services.ports import DELETED, STOPPED, Missing, SyncPhase, Unrecorded
from tracker_desktop.services.progress import Progress
from tracker_desktop.services.reminders import Occasion, Reminder
from tracker_desktop.services.sentences import ERRORS, NEWS, VERDICTS
from tracker_desktop.services.standings import LogLine, Standing
from tracker_desktop.services.upkeep import Recovered
from tracker_desktop.services.views import SyncView

MINUTE_MS = 60_000
DAY_MS = 86_400_000
FULL_STOPS = ".।"  # a title ends without one where something follows it
MISSING_NAMED = 8  # stretches of lost records that one sentence names


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
            tr("Something went wrong"),
            tr("TimeTracker knows no better words than the code: {code}. Please report it.", code=name),
        )
    title, text = ERRORS[name]
    return Words(tr(title), tr(text).format_map(_spoken(details or {}, now)))


def sentence(problem: TrackerError) -> str:
    """The words for ``problem`` in one line."""
    return one_line(error(problem))


def one_line(told: Words) -> str:
    """Title and text as sentences of one line; either may be empty."""
    title = told.title.rstrip(FULL_STOPS)
    if not title or not told.text:
        return title or told.text
    if title.endswith("?"):
        return f"{title} {told.text}"
    return tr("{title}. {text}", title=title, text=told.text)


def verdict(name: str) -> Words:
    """Why the server did not accept a record, or flagged it, and what can be done."""
    if name not in VERDICTS:
        return Words(tr("The server gave the reason “{code}”.", code=name), tr("Ask your IT what it means."))
    title, text = VERDICTS[name]
    return Words(tr(title), tr(text))


def outcome(line: LogLine) -> str:
    """What became of a record."""
    if line.outcome is None:
        return tr("waits to be sent")
    from tracker_core.messages import Outcome  # a command need not load the messages of the sync

    if line.outcome is Outcome.DEFERRED:
        return tr("waits for the server")
    if line.outcome is Outcome.ACCEPTED:
        return tr("accepted")
    accepted = tr("accepted, to be looked at") if line.outcome is Outcome.ACCEPTED_FLAGGED else tr("not accepted")
    return f"{accepted}: {verdict(line.code).title}" if line.code else accepted


def duration(ms: int) -> str:
    """Milliseconds as hours and whole minutes: ``45 min``, ``1 h 05 min``."""
    hours, minutes = divmod(max(0, ms) // MINUTE_MS, 60)
    if hours:
        return tr("{hours} h {minutes:02} min", hours=hours, minutes=minutes)
    return tr("{minutes} min", minutes=minutes)


def clock_time(at: Moment, now: Moment) -> str:
    """``at`` on the wall clock it was read on: ``09:05``; with the day where that is not the day of ``now``."""
    minutes = (at.ms // MINUTE_MS + at.offset) % 1440
    time = f"{minutes // 60:02}:{minutes % 60:02}"
    day, today = day_of(at), day_of(now)
    if day == today:
        return time
    if 0 < (today - day).days < 7:
        return tr("{weekday} {time}", weekday=tr(DAYS[day.weekday()]), time=time)
    month = tr(MONTHS[day.month - 1])
    if day.year == today.year:
        return tr("{day} {month} {time}", day=day.day, month=month, time=time)
    return tr("{day} {month} {year} {time}", day=day.day, month=month, year=day.year, time=time)


def iso(at: Moment) -> str:
    """``at`` as RFC 3339 with its own offset, to the millisecond."""
    zone = timedelta(minutes=at.offset)
    sign = "-" if at.offset < 0 else "+"
    hours, minutes = divmod(abs(at.offset), 60)
    wall = datetime(1970, 1, 1) + timedelta(milliseconds=at.ms) + zone  # noqa: DTZ001 - the offset is written beside it
    return f"{wall.isoformat(timespec='milliseconds')}{sign}{hours:02}:{minutes:02}"


def day_name(day: date) -> str:
    """``Mon 24``."""
    return tr("{weekday} {day}", weekday=tr(DAYS[day.weekday()]), day=day.day)


def day_line(day: date) -> str:
    """``Tue 24 Nov 2026``."""
    weekday, month = tr(DAYS[day.weekday()]), tr(MONTHS[day.month - 1])
    return tr("{weekday} {day} {month} {year}", weekday=weekday, day=day.day, month=month, year=day.year)


def more_timers(number: int) -> str:
    """How many timers run beside the one that is named."""
    return counted("and %n more timer(s)", number)


def kind(value: Kind) -> str:
    """What kind of work item it is."""
    return tr(KINDS[value])


def standing(value: Standing) -> str:
    """Where an entry stands with the server."""
    told = tr(TRUTHS[value.truth])
    return f"{told}: {verdict(value.code).title.rstrip(FULL_STOPS)}" if value.code else told


def flag(value: Flag) -> str:
    """Why an entry deserves a look."""
    return tr(FLAGS[value])


def fact(type_name: str) -> str:
    """What kind of record it is."""
    return tr(FACTS.get(type_name, type_name))


def progress(value: Progress) -> str:
    """How far long work is."""
    open_end, known_end = DOING[value.what]
    if value.total is None:
        return tr(open_end, done=figure(value.done))
    return tr(known_end, done=figure(value.done), total=figure(value.total))


def sync_line(view: SyncView, now: Moment) -> str:
    """How the sync stands, in one short line."""
    status = view.status
    waiting = counted("%n record(s) to send", view.counts.pending) if view.counts.pending else ""
    last = "" if status.last_success_ms is None else _since(status.last_success_ms, now)
    parts: list[str]
    match status.phase:
        case SyncPhase.SIGNED_OUT:
            parts = [tr("Not signed in"), waiting]
        case SyncPhase.SYNCING:
            parts = [progress(status.progress)] if status.progress else [tr("Syncing…"), waiting]
        case SyncPhase.OFFLINE:
            parts = [tr("Offline since {time}", time=last) if last else tr("Offline"), waiting]
        case SyncPhase.ATTENTION:
            parts = [code(status.code).title, waiting]
        case _ if status.code == STOPPED:
            parts = [tr("Stopped; goes on with the next sync"), waiting]
        case _:
            known = tr("Up to date") if last else tr("Not synced yet")
            parts = [waiting or known, tr("synced {time}", time=last) if last else ""]
    return " · ".join(part for part in parts if part)


def sync_reason(view: SyncView, now: Moment) -> str:
    """Why the sync does not go on and what to do, when it does not; else empty."""
    status = view.status
    if status.phase is SyncPhase.SIGNED_OUT and status.code == DELETED:
        return code(DELETED).text
    if status.phase not in (SyncPhase.OFFLINE, SyncPhase.ATTENTION):
        return ""
    title, text = code(status.code or "offline")
    kept = tr("What you record is kept here and sent later.")
    if status.phase is SyncPhase.OFFLINE:
        return f"{one_line(Words(title, text))} {kept}"
    if status.last_success_ms is None:
        return f"{text} {kept}"
    return f"{text} {kept} {tr('Last synced {time}.', time=_since(status.last_success_ms, now))}"


def recovered(told: Recovered) -> Words:
    """What became of records that were set aside, and what is left to do."""
    kept = counted("%n record(s) of this device could be read and kept.", told.kept)
    sign_in = "" if told.signed_in else tr("Sign in again to go on.")
    aside = tr("The old files lie in {folder}. Nothing was deleted.", folder=told.folder)
    parts = (kept if told.kept else "", missing_line(told.missing), sign_in, aside)
    return Words(tr("The time records begin anew"), " ".join(part for part in parts if part))


def missing_line(missing: Sequence[Missing]) -> str:
    """Which of this device's records are gone from here; empty for none."""
    if not missing:
        return ""
    ranges = [f"{first}" if first == last else f"{first}–{last}" for _, first, last in missing[:MISSING_NAMED]]
    if len(missing) > MISSING_NAMED:
        ranges.append(counted("%n more range(s)", len(missing) - MISSING_NAMED))
    told = tr("Records of this device that could not be read here: {numbers}.", numbers=", ".join(ranges))
    return f"{told} {tr('What the server has of them comes back with the next sync.')}"


def away(absence: Absence, keys: Sequence[str], now: Moment) -> Words:
    """From when to when, why, and on what the timer ran meanwhile; the title says from when to when alone."""
    what = ", ".join(dict.fromkeys(keys))
    return Words(
        away_line(absence, now),
        tr(
            "{span} ({length}): {cause}. The timer on {what} ran meanwhile.",
            span=span(absence, now),
            length=duration(absence.length_ms),
            cause=tr(CAUSES[absence.cause]),
            what=what,
        ),
    )


def away_line(absence: Absence, now: Moment) -> str:
    """From when to when somebody was away."""
    return tr("Away {span}", span=span(absence, now))


def span(absence: Absence, now: Moment) -> str:
    """From when to when."""
    return f"{clock_time(absence.began, now)} – {clock_time(absence.ended, now)}"


def reminder(told: Reminder, key: str, now: Moment) -> Words:
    """What to remind of; ``key`` is that of the item that runs."""
    since = clock_time(told.since, now)
    still = tr("{key} is still running", key=key)
    match told.occasion:
        case Occasion.NOTHING_RUNS:
            text = tr("Nothing has been recorded since {time}. What are you working on?", time=since)
            return Words(tr("No timer is running"), text)
        case Occasion.LONG_RUN:
            if told.left is not None:
                return Words(still, _left(told.left, now))
            return Words(still, tr("Since {time}, longer than usual. Is that right?", time=since))
        case Occasion.AFTER_HOURS:
            if told.left is not None:
                return Words(still, _left(told.left, now))
            return Words(still, tr("Your working day usually ends at {time}.", time=since))
        case Occasion.NEWS:
            return news(told.news)


def news(what: str) -> Words:
    """What happened to a request of the person."""
    title, text = NEWS[what]
    return Words(tr(title), tr(text))


def _left(at: Moment, now: Moment) -> str:
    return tr("It looks as if you left at {time}. You are asked about it when you are back.", time=clock_time(at, now))


def rejected_line(number: int) -> str:
    """How many records the server did not accept."""
    return counted("Not accepted: %n record(s)", number)


def noted_line(number: int) -> str:
    """How much is noted and waits for the store to open."""
    return counted("%n note(s) to record once the time records open", number)


def unrecorded_line(number: int) -> str:
    """How much of what was noted came to nothing."""
    return counted("Not recorded: %n note(s)", number)


def unrecorded(line: Unrecorded, now: Moment) -> Words:
    """What was noted, and why nothing came of it."""
    title, text = code(
        line.code, {"key": line.key or tr("That item"), **({"since": line.since} if line.since else {})}, now
    )
    if line.said is None:
        return Words(title, text)
    what = tr("Stop") if line.stop else tr("Start of {key}", key=line.key)
    return Words(
        tr("{what}, noted at {time}", what=what, time=clock_time(line.said, now)), one_line(Words(title, text))
    )


def not_told() -> Words:
    """Signed out while the server could not be reached."""
    return Words(
        tr("Signed out"),
        tr(
            "The server could not be reached to be told; the sign-in ends there by itself. "
            "What was recorded stays on this computer."
        ),
    )


def because(problem: TrackerError) -> str:
    """Why the store is shut, to stand in brackets: ``the keyring is locked``."""
    title = error(problem).title
    return title[0].lower() + title[1:]


def _since(ms: int, now: Moment) -> str:
    return clock_time(Moment(ms, now.offset), now)


class _Spoken(dict[str, str]):
    """Details in words; one that an error does not carry is told by a plain word instead."""

    def __missing__(self, name: str) -> str:
        return tr(PLAIN[name])


def _spoken(details: Mapping[str, object], now: Moment | None) -> _Spoken:
    spoken = _Spoken()
    for name, value in details.items():
        if isinstance(value, Moment):
            spoken[name] = clock_time(value, now or value)
        elif name == "near":
            keys = [item.key for item in value if hasattr(item, "key")] if isinstance(value, Sequence) else []
            spoken[name] = f"{tr('Did you mean {keys}?', keys=', '.join(keys))} " if keys else ""
        elif isinstance(value, str | int):
            spoken[name] = str(value)
    return spoken
