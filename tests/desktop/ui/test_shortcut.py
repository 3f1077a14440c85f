"""The shortcut over a program in memory: followed at once, opens and closes the list, costs nothing while unset."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.desktop.pressed import MemoryShortcuts
from tests.desktop.ui.memory import MemoryDesk
from tests.desktop.ui.test_application import Running, finish
from tracker_core.errors import Unavailable
from tracker_desktop.services.shortcuts import ShortcutState, combination

KEYS = "ctrl+alt+space"


@pytest.fixture
def keyboard(desk: MemoryDesk) -> MemoryShortcuts:
    made = MemoryShortcuts()
    desk.shortcuts = made
    return made


@pytest.fixture
def running(desk: MemoryDesk, keyboard: MemoryShortcuts, qapp: object) -> Iterator[Running]:
    made = Running(desk)
    yield made
    finish(made)


def shown(running: Running) -> bool:
    return "Start a timer" in running.windows()


def press(keyboard: MemoryShortcuts) -> None:
    """On another thread, as the system tells of it."""
    thread = threading.Thread(target=keyboard.press, args=(KEYS,))
    thread.start()
    thread.join()


def test_it_opens_the_list_ready_to_type_and_closes_it(
    running: Running, desk: MemoryDesk, keyboard: MemoryShortcuts, qtbot: QtBot
) -> None:
    desk.program.desk.settings.put("shortcut", KEYS)
    qtbot.waitUntil(lambda: desk.program.shortcut.state is ShortcutState.SET)
    press(keyboard)
    qtbot.waitUntil(lambda: shown(running) and running.windows()["Start a timer"].isActiveWindow())
    assert running.windows()["Start a timer"].panel.line.hasFocus()
    press(keyboard)
    qtbot.waitUntil(lambda: not shown(running))


def test_a_list_behind_other_windows_comes_to_the_front(running: Running, qtbot: QtBot) -> None:
    running.app.switch_search()
    window = running.windows()["Start a timer"]
    running.windows()["TimeTracker"].activateWindow()
    qtbot.waitUntil(lambda: not window.isActiveWindow())
    running.app.switch_search()
    qtbot.waitUntil(lambda: shown(running) and window.isActiveWindow())


@pytest.mark.parametrize("shut", [True, False])
def test_while_there_is_nothing_to_start_the_window_tells_why(
    running: Running, desk: MemoryDesk, *, shut: bool
) -> None:
    if shut:
        desk.program.shut()
    else:
        desk.journal.whose = None
    running.windows()["TimeTracker"].hide()
    running.app.switch_search()
    assert list(running.windows()) == ["TimeTracker"]


def test_a_change_is_followed_at_once_and_off_listens_no_more(
    running: Running, desk: MemoryDesk, keyboard: MemoryShortcuts, qtbot: QtBot
) -> None:
    for keys in (KEYS, "meta+k", "off"):
        desk.program.desk.settings.put("shortcut", keys)
        qtbot.waitUntil(lambda: desk.program.shortcut.state is not ShortcutState.WAITING)
        QApplication.processEvents()
    assert keyboard.listened == [KEYS, "meta+k"]
    assert desk.program.shortcut.state is ShortcutState.OFF
    press(keyboard)
    QApplication.processEvents()
    assert not shown(running)


def test_it_stays_while_the_store_is_shut_for_a_moment(
    running: Running, desk: MemoryDesk, keyboard: MemoryShortcuts, qtbot: QtBot
) -> None:
    desk.program.desk.settings.put("shortcut", KEYS)
    qtbot.waitUntil(lambda: desk.program.shortcut.state is ShortcutState.SET)
    desk.program.fail(Unavailable("opening", "Being opened."))
    QApplication.processEvents()
    assert keyboard.listened == [KEYS]
    press(keyboard)
    qtbot.waitUntil(lambda: "TimeTracker" in running.windows())


def test_keys_of_another_program_are_told_in_words(running: Running, desk: MemoryDesk, qtbot: QtBot) -> None:
    taken: dict[str, MemoryShortcuts] = {}
    MemoryShortcuts(taken).listen(combination(KEYS), lambda: None, lambda _: None)
    desk.shortcuts = MemoryShortcuts(taken)
    desk.program.desk.settings.put("shortcut", KEYS)
    qtbot.waitUntil(
        lambda: running.app._actions.settings.shortcut_told() == "Another program has these keys. Choose others."
    )
    desk.program.desk.settings.put("shortcut", "meta+k")
    qtbot.waitUntil(lambda: running.app._actions.settings.shortcut_told() == "")


def test_keys_that_the_organization_laid_down_are_listened_to(
    desk: MemoryDesk, keyboard: MemoryShortcuts, qapp: object
) -> None:
    desk.locked["shortcut"] = "ctrl+alt+l"
    desk.open()  # it is read then
    running = Running(desk)
    try:
        assert keyboard.listened == ["ctrl+alt+l"]
    finally:
        finish(running)
    assert keyboard.press("ctrl+alt+l") is None
    assert not shown(running)


WITH_NONE_SET = """
import sys
from tests.desktop.ui.memory import MemoryDesk
from tracker_desktop.ui.application import Application, Calls, start_qt

qt = start_qt(["timetracker"])
desk = MemoryDesk(shut=True)
app = Application(desk.program, desk.clock, Calls(desk.open, desk.open, str, bool))
desk.open()
qt.processEvents()
print(desk.program.shortcut.state, *(name for name in sys.modules if "host.shortcuts" in name or name == "jeepney"))
app.close()
"""


def test_nothing_of_it_is_loaded_while_none_is_set() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITH_NONE_SET],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path.cwd())},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.strip() == "off"
