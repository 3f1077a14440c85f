"""The commands that look back: a week, a month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker_desktop.cli import shapes
from tracker_desktop.cli.arguments import day
from tracker_desktop.services.views import PeriodView

if TYPE_CHECKING:
    from tracker_desktop.cli.commands import Command


def week(command: Command) -> None:
    """One week by day, item, kind and project."""
    wanted = day(command.arguments.day)
    _show(command, command.ask(lambda desk: desk.views.week(wanted)))


def month(command: Command) -> None:
    """One month, likewise."""
    wanted = day(command.arguments.day)
    _show(command, command.ask(lambda desk: desk.views.month(wanted)))


def _show(command: Command, view: PeriodView) -> None:
    command.answer(shapes.period_json(view), shapes.period_lines(view))
