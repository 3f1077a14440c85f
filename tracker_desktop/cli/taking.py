"""The commands that give something to take along: the export, and completion for a shell."""

from __future__ import annotations

from tracker_desktop.cli.arguments import day, parser
from tracker_desktop.cli.command import Command
from tracker_desktop.services import exporting


def export(command: Command) -> None:
    """Print all that is held here of the person, or the entries as a table."""
    arguments, now = command.arguments, command.around.clock.now()
    first, last = day(arguments.first), day(arguments.last)
    beside = command.ask(lambda desk: desk.journal.beside)
    with beside() as archive:  # on this thread: nothing waits for it
        as_table = arguments.format == exporting.Format.CSV
        parts = exporting.table(archive, now, first, last) if as_table else exporting.everything(archive, now)
        for part in parts:
            command.put(part.text)


def completion(command: Command) -> None:
    """Print what a shell needs to complete commands and options."""
    import shtab

    command.put(shtab.complete(parser(), command.arguments.shell) + "\n")
