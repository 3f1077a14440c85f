"""The command ``settings``: shows what can be set, and sets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker_core.errors import Refused
from tracker_desktop.cli.command import Command
from tracker_desktop.services.labels import SETTINGS, SHORTCUT_STATES
from tracker_desktop.services.settings import FIELDS, Settings, names, spoken
from tracker_desktop.services.shortcuts import OFF

if TYPE_CHECKING:
    from tracker_desktop.services.program import Desk


def settings(command: Command) -> None:
    """Show all settings or one, or set one."""
    name, value, back = command.arguments.name, command.arguments.value, command.arguments.default
    if name not in FIELDS and (name is not None or back):
        raise Refused("no_such_setting", f"There is no setting {name!r}.", name=name)

    def done(desk: Desk) -> Settings:
        if back:
            return desk.settings.reset(name)
        return desk.settings.now() if value is None else desk.settings.put(name, value)

    now = command.ask(done)
    default = Settings()
    shown = names() if name is None else [name]
    command.answer(
        {each: getattr(now, each) for each in shown},
        [
            f"{each:<14} {spoken(now, each):<20} {SETTINGS[each]} ({FIELDS[each].form}; "
            f"default {spoken(default, each)})"
            for each in shown
        ],
    )
    if "shortcut" in shown and now.shortcut != OFF:
        # Asked after the answer: the program on the screen hears of a change first, and tries the keys.
        told = command.ask(lambda _: SHORTCUT_STATES.get(command.around.program.shortcut.state))
        if told:
            command.say(f"{now.shortcut}: {told}")
