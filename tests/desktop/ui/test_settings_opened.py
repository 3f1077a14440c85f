"""The settings window in the running program: opened from everywhere, back in the language chosen in it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.desktop.ui.memory import MemoryDesk
from tracker_desktop.ui.application import Application, Calls
from tracker_desktop.ui.catalogues import catalogue
from tracker_desktop.ui.settings import SettingsWindow


@pytest.fixture
def running(desk: MemoryDesk, qapp: object) -> Iterator[Application]:
    made = Application(desk.program, desk.clock, Calls(desk.open, desk.open, lambda: "", lambda _: True))
    yield made
    desk.program.desk.settings.put("language", "en")
    made._draw()
    made.close()
    for window in QApplication.topLevelWidgets():
        window.hide()
        window.deleteLater()
    QApplication.processEvents()


def settings_window(running: Application) -> SettingsWindow | None:
    return running._windows._settings.shown()


def test_the_window_comes_back_in_the_language_that_was_chosen_in_it(
    running: Application, desk: MemoryDesk, qtbot: QtBot
) -> None:
    running._windows.doors.settings()
    before = settings_window(running)
    assert before is not None
    before.setGeometry(100, 90, 650, 500)
    place = before.geometry()
    before.reach("language")
    for _ in range(2):
        qtbot.keyClick(before.rows["language"].control.list, Qt.Key.Key_Down)
    assert desk.program.desk.settings.now().language == "de"
    qtbot.waitUntil(lambda: settings_window(running) is not before)
    after = settings_window(running)
    assert after is not None
    assert after.rows["working_days"].control.boxes["tue"].text() == "Di"
    assert after.windowTitle() == german("Settings")
    assert QLocale().language() is QLocale.Language.German
    assert after.rows["language"].control.list.currentText() == "Deutsch"
    assert after.geometry() == place
    assert after.reached == "language"
    qtbot.waitUntil(lambda: not isValid(before))  # by Qt, on this thread, and not by whichever thread collects garbage


def german(text: str) -> str:
    """As far as it is translated."""
    other = catalogue("de")
    assert other is not None
    return other.text(text, -1) or text


def test_a_language_chosen_in_a_shell_opens_no_window(running: Application, desk: MemoryDesk, qtbot: QtBot) -> None:
    desk.program.desk.settings.put("language", "de")
    qtbot.waitUntil(lambda: running._language._spoken == "de")
    assert settings_window(running) is None
    small = running._windows._window.shown()
    assert small is not None, "no tray is here that would lead back to it"
    assert small.windowTitle() == "TimeTracker"


def test_it_opens_from_menu_and_window_and_not_while_the_store_is_shut(running: Application, desk: MemoryDesk) -> None:
    line = next(each for each in running._menu.actions() if each.text() == "S&ettings…")
    small = running._windows._window.shown()
    assert small is not None
    assert line.isVisible()
    assert small.state.settings.isVisible()
    small.state.settings.click()
    assert settings_window(running) is not None
    desk.program.shut()
    running._draw()
    assert not line.isVisible()
    assert not small.state.settings.isVisible()
    desk.open()


def test_no_two_lines_of_the_menu_answer_to_one_letter(running: Application, desk: MemoryDesk) -> None:
    desk.work("OPS-1", 5)
    running._draw()
    letters = [
        action.text()[action.text().index("&") + 1].lower()
        for action in running._menu.actions()
        if action.isVisible() and "&" in action.text()
    ]
    assert "e" in letters
    assert len(set(letters)) == len(letters)
