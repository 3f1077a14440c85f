"""The commands that correct what was recorded: add, edit, void, restore, split, join, note, undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tracker_core.events import Event
from tracker_core.model import Moment
from tracker_desktop.cli import shapes
from tracker_desktop.cli.arguments import moment, period
from tracker_desktop.cli.command import Command
from tracker_desktop.services.program import Desk

NOTED = "Noted"  # a note explains itself


def add(command: Command) -> None:
    """Record work done without a timer."""
    arguments = command.arguments
    start, stop = period(arguments.start, arguments.stop, command.around.clock)
    _record(
        command,
        lambda desk: desk.corrections.add(arguments.key, start, stop, arguments.reason, arguments.note),
    )


def edit(command: Command) -> None:
    """Correct fields of an entry."""
    arguments = command.arguments
    start, stop = (moment(text, command.around.clock) for text in (arguments.start, arguments.stop))

    def act(desk: Desk) -> Sequence[Event]:
        return desk.corrections.amend(
            desk.periods.entry_named(arguments.entry),
            arguments.reason,
            key=arguments.key,
            start=start,
            stop=stop,
            note=arguments.note,
        )

    _record(command, act)


def void(command: Command) -> None:
    """Remove an entry."""
    arguments = command.arguments
    _record(command, lambda desk: desk.corrections.void(desk.periods.entry_named(arguments.entry), arguments.reason))


def restore(command: Command) -> None:
    """Bring a removed entry back."""
    arguments = command.arguments
    _record(command, lambda desk: desk.corrections.restore(desk.periods.entry_named(arguments.entry), arguments.reason))


def split(command: Command) -> None:
    """Cut an entry in two."""
    arguments = command.arguments
    at = moment(arguments.at, command.around.clock)
    assert isinstance(at, Moment)
    _record(
        command,
        lambda desk: desk.corrections.split(
            desk.periods.entry_named(arguments.entry), at, arguments.reason, arguments.key
        ),
    )


def join(command: Command) -> None:
    """Make one entry of two."""
    arguments = command.arguments

    def act(desk: Desk) -> Sequence[Event]:
        entry, other = (desk.periods.entry_named(name) for name in (arguments.entry, arguments.other))
        return desk.corrections.join(entry, other, arguments.reason)

    _record(command, act)


def note(command: Command) -> None:
    """Write a note on an entry."""
    arguments = command.arguments
    _record(
        command,
        lambda desk: desk.corrections.amend(desk.periods.entry_named(arguments.entry), NOTED, note=arguments.text),
    )


def undo(command: Command) -> None:
    """Take the last correction back."""
    _record(command, lambda desk: desk.corrections.undo())


def _record(command: Command, act: Callable[[Desk], Sequence[Event]]) -> None:
    def recorded(desk: Desk) -> tuple[object, list[str]]:
        events = act(desk)
        return shapes.recorded_json(desk, events), shapes.corrected_lines(desk, events)

    command.answer(*command.ask(recorded))
