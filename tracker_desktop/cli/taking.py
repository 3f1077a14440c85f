"""The commands that give something to take along: the export, and completion for a shell."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tracker_desktop.cli.arguments import day, parser
from tracker_desktop.services import exporting

if TYPE_CHECKING:
    from tracker_desktop.cli.commands import Command


def export(command: Command) -> None:
    """Print all that is held here of the person, or the entries as a table."""
    arguments, now = command.arguments, command.around.clock.now()
    if arguments.format == "csv":
        first, last = day(arguments.first), day(arguments.last)
        command.put(command.ask(lambda desk: exporting.table(desk.journal, now, first, last)))
    else:
        held = command.ask(lambda desk: exporting.everything(desk.journal, now))
        command.put(json.dumps(held, ensure_ascii=False, indent=1) + "\n")


def completion(command: Command) -> None:
    """Print what a shell needs to complete commands and options."""
    import shtab

    command.put(shtab.complete(parser(), command.arguments.shell) + "\n")
