"""The commands that look back: a week, a month, what was not accepted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker_desktop.cli import shapes
from tracker_desktop.cli.arguments import day
from tracker_desktop.cli.command import Command
from tracker_desktop.services import words
from tracker_desktop.services.program import Desk
from tracker_desktop.services.standings import LogLine

if TYPE_CHECKING:  # whoever starts a timer does not wait for it
    from tracker_desktop.services.periods import PeriodView


def week(command: Command) -> None:
    """One week by day, item, kind and project."""
    wanted = day(command.arguments.day)
    _show(command, command.ask(lambda desk: desk.periods.week(wanted)))


def month(command: Command) -> None:
    """One month, likewise."""
    wanted = day(command.arguments.day)
    _show(command, command.ask(lambda desk: desk.periods.month(wanted)))


def refused(command: Command) -> None:
    """What the server did not accept, why, and what can be done; with ``--seen`` the icon warns of it no longer."""

    def lines(desk: Desk) -> Sequence[tuple[LogLine, str]]:
        found = desk.journal.standings.rejected()
        if command.arguments.seen:
            desk.journal.standings.see_rejected()
        return [(line, shapes.subject_of(desk, line.event)) for line in found]

    found, now = command.ask(lines), command.around.clock.now()
    if command.arguments.seen:
        command.around.program.changes.tell()
    command.answer(
        [shapes.log_json(line, subject) for line, subject in found],
        [
            f"{words.clock_time(line.event.occurred, now):<18} {words.fact(line.event.fact.type)} {subject}: "
            f"{' '.join(words.verdict(line.code))}"
            for line, subject in found
        ]
        or ["The server accepted everything that it was sent."],
    )


def _show(command: Command, view: PeriodView) -> None:
    command.answer(shapes.period_json(view), shapes.period_lines(view))
