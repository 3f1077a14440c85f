"""Reminders on the screen: shown once, a click leads on, quiet is one click away."""

from tests.desktop.ui.conftest import Knocks
from tests.desktop.ui.memory import MemoryDesk
from tests.desktop.ui.test_menu import Shown
from tracker_desktop.services.words import Words
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.reminding import Reminding


def test_a_reminder_is_shown_once_and_leads_to_the_search(desk: MemoryDesk, actions: Actions, knocks: Knocks) -> None:
    shown: list[Words] = []
    reminding = Reminding(actions, knocks.doors, shown.append)
    desk.clock.go_on(minutes=60)
    for _ in range(3):
        reminding.changed()
    assert [told.title for told in shown] == ["No timer is running"]
    reminding.clicked()
    assert knocks.heard == ["search"]
    reminding.stop()


def test_a_timer_that_runs_long_leads_to_the_window(desk: MemoryDesk, actions: Actions, knocks: Knocks) -> None:
    shown: list[Words] = []
    reminding = Reminding(actions, knocks.doors, shown.append)
    desk.work("ATLAS-7", 5 * 60)
    reminding.changed()
    assert shown[0].title == "ATLAS-7 is still running"
    reminding.clicked()
    assert knocks.heard == ["window"]
    reminding.stop()


def test_quiet_is_offered_in_the_menu_after_a_reminder(desk: MemoryDesk, actions: Actions, knocks: Knocks) -> None:
    menu = Shown(desk, actions, knocks)
    assert "No reminders for an hour" not in menu.lines()
    desk.clock.go_on(minutes=60)
    reminding = Reminding(actions, knocks.doors, lambda _: None)
    reminding.changed()
    menu.draw()
    menu.click("No reminders")
    assert "No reminders for an hour" not in menu.lines()
    reminding.stop()
