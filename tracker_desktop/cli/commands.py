"""Each command: asks the use cases, prints the answer. Messages go to ``err``, answers to ``out``."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence

from tracker_core.commands import StartTimer, StopTimer
from tracker_core.errors import Bug, Refused, TrackerError, Unavailable
from tracker_core.events import Event
from tracker_core.model import Kind, Moment
from tracker_desktop.cli import absent, audit, correcting, lasting, looking, privacy, setting, shapes, taking
from tracker_desktop.cli.arguments import Shown, Usage, day, moment, parser
from tracker_desktop.cli.checkup import Unhealthy, doctor
from tracker_desktop.cli.command import Command, Print, Surroundings
from tracker_desktop.services import words
from tracker_desktop.services.ports import (
    Unrecorded,
)
from tracker_desktop.services.program import Desk
from tracker_desktop.services.shown import ItemView
from tracker_desktop.services.standings import LogLine

DONE, USAGE, BUG = 0, 2, 70  # the others are the errors' own
LIST_LIMIT = 200
WHILE_SHUT = frozenset({"rotate-key", "recover", "completion"})  # commands that want the store shut, or not at all


def read(argv: Sequence[str], out: Print, err: Print) -> argparse.Namespace | int:
    """The parsed command line, or the exit code when it was answered (help, version) or wrong."""
    try:
        return parser().parse_args(argv)
    except Shown as shown:
        out(str(shown))
        return DONE
    except Usage as usage:
        err(f"timetracker: {usage}\n")
        return USAGE


def execute(arguments: argparse.Namespace, around: Surroundings, out: Print, err: Print) -> int:
    """Carry out one command; the exit code tells how it went."""
    try:
        COMMANDS[arguments.command](Command(arguments, around, out, err))
    except Usage as usage:
        err(f"timetracker: {usage}\n")
        return USAGE
    except Unhealthy as error:
        return error.exit_code
    except TrackerError as error:
        err(f"timetracker: {words.sentence(error)}\n")
        return error.exit_code
    except Exception as error:  # noqa: BLE001 - the edge of the command line
        around.fault(error)
        err(f"timetracker: {words.sentence(Bug('bug', 'Something went wrong.'))}\n")
        return BUG
    return DONE


def sign_out(command: Command) -> None:
    """Sign out."""
    told = command.ask(lambda desk: desk.sync.sign_out()).result()
    command.say("Signed out. What was recorded stays here.")
    if not told:
        command.say("The server could not be told; what it remembers of this sign-in ends there by itself.")


def tasks(command: Command) -> None:
    """List work items."""
    query = " ".join(command.arguments.query)
    kind = None if command.arguments.kind is None else Kind(command.arguments.kind)

    def assigned(desk: Desk) -> Sequence[ItemView]:
        if desk.journal.person() is None:
            raise Refused("signed_out", "Sign in first.")
        return desk.views.search(query, LIST_LIMIT, kind)

    items = command.ask(assigned)
    if not items:
        of_kind = "" if kind is None else f" of the kind {kind}"
        command.say(
            f"No work item{of_kind} assigned to you matches {query!r}."
            if query
            else f"No work item{of_kind} is assigned to you."
        )
    command.answer([shapes.item_json(item) for item in items], shapes.item_lines(items))


def start(command: Command) -> None:
    """Start a timer."""
    key, note = command.arguments.key, command.arguments.note
    at = moment(command.arguments.at, command.around.clock)
    _record(command, lambda desk: desk.tracking.start(key, at, note), StartTimer(key, None, at, note))


def resume(command: Command) -> None:
    """Start a timer on what was worked on last."""
    at = moment(command.arguments.at, command.around.clock)

    def again(desk: Desk) -> tuple[object, list[str]]:
        events = desk.tracking.start(desk.views.last_key(), at)
        return shapes.recorded_json(desk, events), shapes.recorded_lines(desk, events)

    command.answer(*command.ask(again))


def stop(command: Command) -> None:
    """Stop the timer."""
    at = moment(command.arguments.at, command.around.clock)
    _record(command, lambda desk: desk.tracking.stop(at), StopTimer(at))


def status(command: Command) -> None:
    """What runs and how the sync stands; while the store is shut, how much is noted."""
    now = command.around.clock.now()
    program = command.around.program
    if program.problem is not None and program.noted:
        command.answer({"noted": program.noted}, [words.noted_line(program.noted)])
    view, unrecorded, missing = command.ask(
        lambda desk: (desk.views.tray(), desk.views.unrecorded(), desk.journal.missing())
    )
    running = [
        f"Running: {shapes.name_of(entry.item)} since {words.clock_time(entry.start, now)}"
        f" ({words.duration(entry.worked_ms(now.ms))})"
        for entry in view.running
    ]
    command.answer(
        {
            "person": None if view.person is None else {"name": view.person.name, "email": view.person.email},
            "running": [shapes.entry_json(entry, now.ms) for entry in view.running],
            "today_ms": view.today_ms(now),
            "sync": shapes.sync_json(view.sync),
            "missing": [stretch._asdict() for stretch in missing],
            "unrecorded": [shapes.unrecorded_json(line, now) for line in unrecorded],
            "audit_alarms": [kind.value for kind in view.alarms if kind.warns],
        },
        [
            *(running or ["No timer is running."]),
            f"Today: {words.duration(view.today_ms(now))}",
            words.sync_line(view.sync, now),
            *([words.missing_line(missing)] if missing else []),
            *(shapes.unrecorded_line(line, now) for line in unrecorded),
            *(shapes.alarm_line(kind) for kind in view.alarms),
        ],
    )


def today(command: Command) -> None:
    """One day's entries."""
    wanted = day(command.arguments.day)
    view = command.ask(lambda desk: desk.periods.day(wanted))
    command.answer(
        {
            "day": view.day.isoformat(),
            "total_ms": view.total_ms,
            "entries": [shapes.entry_json(entry, view.as_of.ms) for entry in view.entries],
            "refused": [shapes.entry_json(entry, view.as_of.ms) for entry in view.refused],
            "by_item": {shapes.key_of(item): worked for item, worked in view.by_item},
        },
        shapes.day_lines(view),
    )


def log(command: Command) -> None:
    """What was recorded."""
    limit = command.arguments.limit
    if not 1 <= limit <= 100_000:
        raise Usage("--limit is a number from 1 to 100000.")

    def lines(desk: Desk) -> Sequence[tuple[LogLine, str]]:
        return [(line, shapes.subject_of(desk, line.event)) for line in desk.views.log(limit)]

    found = command.ask(lines)
    now = command.around.clock.now()
    command.answer(
        [shapes.log_json(line, subject) for line, subject in found],
        [
            f"{words.clock_time(line.event.occurred, now):<18} {line.event.fact.type:<14} {subject:<16} "
            f"{words.outcome(line)}{'' if line.own else ' (another device)'}"
            for line, subject in found
        ],
    )


def rotate_key(command: Command) -> None:
    """Put the store under a new key."""
    command.around.upkeep.rotate_key()
    command.say("Your time records have a new key. Nothing here opens with the old one any more.")


def show(command: Command) -> None:
    """Show the window."""
    _on_the_screen(command.around.show)


def search(command: Command) -> None:
    """Open the list to start from, or close it."""
    _on_the_screen(command.around.search)


def end(command: Command) -> None:
    """End the running program."""
    if command.around.quit is None:
        command.say("TimeTracker is not running.")
    else:
        command.around.quit()


def _on_the_screen(act: Callable[[], None] | None) -> None:
    if act is None:
        raise Unavailable("program_not_running", "TimeTracker is not running.")
    act()


def tell_unrecorded(lines: Sequence[Unrecorded], now: Moment, err: Print) -> None:
    """Tell of what was noted and came to nothing, when that has just been found."""
    for line in lines:
        err(f"timetracker: {shapes.unrecorded_line(line, now)}\n")


def _record(command: Command, act: Callable[[Desk], Sequence[Event]], wish: StartTimer | StopTimer) -> None:
    """Record; or note ``wish`` where the store is shut for now."""
    program = command.around.program

    def recorded() -> tuple[object, list[str]]:
        if program.can_note:
            noted, why = program.note(wish), program.problem
            return shapes.noted_json(noted, why), shapes.noted_lines(noted, why)
        desk = program.desk
        events = act(desk)
        return shapes.recorded_json(desk, events), shapes.recorded_lines(desk, events)

    command.answer(*command.around.invoke(recorded))


COMMANDS: Mapping[str, Callable[[Command], None]] = {
    "sign-in": lasting.sign_in,
    "sign-out": sign_out,
    "tasks": tasks,
    "start": start,
    "resume": resume,
    "stop": stop,
    "status": status,
    "today": today,
    "week": looking.week,
    "month": looking.month,
    "add": correcting.add,
    "edit": correcting.edit,
    "void": correcting.void,
    "restore": correcting.restore,
    "split": correcting.split,
    "join": correcting.join,
    "note": correcting.note,
    "undo": correcting.undo,
    "away": absent.away,
    "settings": setting.settings,
    "export": taking.export,
    "privacy": privacy.privacy,
    "audit": audit.audit,
    "completion": taking.completion,
    "log": log,
    "refused": looking.refused,
    "sync": lasting.sync,
    "rotate-key": rotate_key,
    "recover": lasting.recover,
    "doctor": doctor,
    "show": show,
    "search": search,
    "quit": end,
}
