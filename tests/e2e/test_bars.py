"""Bars that crash and come back, on a real screen: the icon comes back with them, by itself."""

from pathlib import Path

import pytest

from tests.e2e.test_screen import PROGRAM, Person, registration
from tools.screen import Screen

pytestmark = pytest.mark.screen


def test_a_panel_that_crashes_and_starts_again_shows_the_icon_again(short_folder: Path) -> None:
    with Screen(short_folder, panel=False) as screen:
        panel = screen.start_panel()
        person = Person(screen, short_folder)
        person.start_program()
        for _ in range(2):
            panel.kill()
            panel.wait()
            panel = screen.start_panel()
            person.icon = screen.tray.wait_for_icon(person.process.pid)
            person.sees_icon()
        person.screen.click(*person.screen.spot(0))
        person.sees_window("TimeTracker")


def test_a_bar_that_speaks_only_dbus_is_registered_with_again_once_it_comes_back(short_folder: Path) -> None:
    with Screen(short_folder, panel=False) as screen:
        person = Person(screen, short_folder)
        person.process = screen.start(PROGRAM, env=person.environment)
        person.sees_window("TimeTracker")
        first = registration(screen.env["DBUS_SESSION_BUS_ADDRESS"])
        assert registration(screen.env["DBUS_SESSION_BUS_ADDRESS"]) == first
