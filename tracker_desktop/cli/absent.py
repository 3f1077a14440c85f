"""The command ``away``: what is asked about absences, and the answers."""

from __future__ import annotations

from collections.abc import Sequence

from tracker_core.away import Choice
from tracker_core.errors import Refused
from tracker_core.events import Event
from tracker_desktop.cli import shapes
from tracker_desktop.cli.arguments import Usage, moment
from tracker_desktop.cli.command import Command
from tracker_desktop.services import words
from tracker_desktop.services.away_questions import AwayView
from tracker_desktop.services.program import Desk
from tracker_desktop.services.words import iso

SPLIT = "split"


def away(command: Command) -> None:
    """Show what is asked about, or answer it."""
    choice = command.arguments.choice
    if choice is None:
        _show(command)
    elif choice == SPLIT:
        _split(command)
    else:
        _answer(command, Choice(choice))


def _show(command: Command) -> None:
    def asked(desk: Desk) -> Sequence[tuple[AwayView, list[str]]]:
        return [
            (view, [desk.views.item_key(entry.work_item) for entry in view.entries])
            for view in desk.presence.questions.all()
        ]

    found = command.ask(asked)
    now = command.around.clock.now()
    command.answer(
        [
            {
                "id": view.id,
                "began": iso(view.absence.began),
                "ended": iso(view.absence.ended),
                "cause": view.absence.cause.value,
                "keys": keys,
            }
            for view, keys in found
        ],
        [f"{view.id}  {words.away(view.absence, keys, now).text}" for view, keys in found]
        or ["There is nothing to answer."],
    )


def _answer(command: Command, choice: Choice) -> None:
    arguments = command.arguments
    if (choice is Choice.GIVE) != bool(arguments.key):
        raise Usage("give needs --key with the work item's key." if choice is Choice.GIVE else "--key belongs to give.")

    def act(desk: Desk) -> tuple[list[shapes.Json], list[str]]:
        events: Sequence[Event] = desk.presence.questions.answer(_meant(desk, arguments.id), choice, arguments.key)
        return shapes.recorded_json(desk, events), shapes.corrected_lines(desk, events) or ["Kept as it is."]

    command.answer(*command.ask(act))


def _split(command: Command) -> None:
    at = moment(command.arguments.at, command.around.clock)
    if at is None:
        raise Usage("split needs --at with the time.")
    command.ask(lambda desk: desk.presence.questions.split(_meant(desk, command.arguments.id), at))
    _show(command)


def _meant(desk: Desk, number: int | None) -> int:
    if number is not None:
        return number
    asked = desk.presence.questions.all()
    if not asked:
        raise Refused("no_such_question", "There is no absence to answer.")
    return asked[0].id
