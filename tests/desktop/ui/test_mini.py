"""The mini window: what it says, what it does, that it comes back, and that it takes the keyboard from nobody."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCloseEvent, QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.desktop.ui.conftest import Knocks
from tests.desktop.ui.memory import MemoryDesk
from tests.desktop.ui.test_application import Running, finish
from tracker_core.errors import Unavailable
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.mini import MiniWindow
from tracker_desktop.ui.minute import WINDOW_STEP_MS

TITLE = "TimeTracker mini window"


@pytest.fixture(autouse=True)
def _empty_screen(qapp: object) -> None:
    for window in QApplication.topLevelWidgets():
        window.hide()  # what other tests left


@pytest.fixture
def mini(actions: Actions, knocks: Knocks, qtbot: QtBot) -> MiniWindow:
    made = MiniWindow(actions, knocks.doors)
    qtbot.addWidget(made)
    return made


def parts(mini: MiniWindow) -> list[str]:
    """What can be pressed."""
    offered = (mini.stop, mini.resume, mini.start, mini.whole, mini.leave)
    return [part.text().replace("&", "") for part in offered if part.isVisibleTo(mini)]


def test_it_says_what_runs_and_for_how_long(mini: MiniWindow, desk: MemoryDesk, qtbot: QtBot) -> None:
    desk.work("ATLAS-7", 65)
    mini.rise()
    assert mini.title.text() == "ATLAS-7  Sign-in page answers 500 when the session has expired"
    assert mini.worked.text() == "1 h 05 min"
    assert parts(mini) == ["Stop", "Start…", "×"]
    qtbot.mouseClick(mini.stop, Qt.MouseButton.LeftButton)
    assert not desk.journal.entries.running()


def test_when_nothing_runs_it_resumes_the_last_one(mini: MiniWindow, desk: MemoryDesk, qtbot: QtBot) -> None:
    mini.rise()
    assert (mini.title.text(), parts(mini)) == ("No timer is running", ["Start…", "×"])
    desk.work("OPS-1", 10)
    desk.program.desk.tracking.stop()
    mini.draw()
    assert (mini.title.text(), mini.worked.text()) == ("No timer is running", "")
    assert parts(mini) == ["Resume", "Start…", "×"]
    assert "OPS-1  Weekly meeting" in mini.resume.accessibleDescription()
    qtbot.mouseClick(mini.resume, Qt.MouseButton.LeftButton)
    assert [entry.work_item for entry in desk.journal.entries.running()] == ["i-ops-1"]


def test_start_leads_to_the_search(mini: MiniWindow, knocks: Knocks, qtbot: QtBot) -> None:
    qtbot.mouseClick(mini.start, Qt.MouseButton.LeftButton)
    assert knocks.heard == ["search"]


def test_while_the_store_is_shut_it_says_why_and_leads_to_the_window(
    mini: MiniWindow, desk: MemoryDesk, knocks: Knocks, qtbot: QtBot
) -> None:
    desk.program._desk = None
    desk.program.fail(Unavailable("keyring_locked", "Locked."))
    mini.draw()
    assert mini.title.text() == "The keyring is locked"
    assert parts(mini) == ["Open window", "×"]
    qtbot.mouseClick(mini.whole, Qt.MouseButton.LeftButton)
    assert knocks.heard == ["window"]


def test_what_fails_is_told_in_the_window(mini: MiniWindow, desk: MemoryDesk, knocks: Knocks, qtbot: QtBot) -> None:
    desk.work("OPS-1", 10)
    mini.draw()
    desk.journal.broken = Unavailable("disk_full", "No space.")
    qtbot.mouseClick(mini.stop, Qt.MouseButton.LeftButton)
    assert [told.title for told in knocks.told] == ["The disk is full"]
    assert len(desk.journal.entries.running()) == 1


def test_it_stays_on_top_if_wished_and_does_not_leave_the_screen_for_it(
    mini: MiniWindow, desk: MemoryDesk, qtbot: QtBot
) -> None:
    def on_top() -> bool:
        return bool(mini.windowHandle().flags() & Qt.WindowType.WindowStaysOnTopHint)

    mini.rise()
    assert on_top()
    line = next(action for action in mini.menu().actions() if action.text() == "Keep on &top")
    assert line.isChecked()
    line.trigger()
    mini.draw()
    assert not desk.program.desk.settings.now().mini_on_top
    assert not on_top()
    assert mini.isVisible()
    desk.program.desk.settings.put("mini_on_top", "on")
    mini.draw()
    assert on_top()


def test_the_menu_opens_the_window_and_closes_this_one(mini: MiniWindow, knocks: Knocks) -> None:
    for text in ("Open &window", "&Close"):
        next(action for action in mini.menu().actions() if action.text() == text).trigger()
    assert knocks.heard == ["window", "no mini"]


def test_the_menu_comes_up_by_mouse_and_by_key(mini: MiniWindow, qtbot: QtBot) -> None:
    mini.rise()
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        QApplication.sendEvent(mini, QContextMenuEvent(reason, QPoint(5, 5), mini.mapToGlobal(QPoint(5, 5))))
        menu = QApplication.activePopupWidget()
        assert menu is not None
        menu.close()


def test_the_keyboard_reaches_everything_and_esc_closes(mini: MiniWindow, desk: MemoryDesk, knocks: Knocks, qtbot):
    desk.work("OPS-1", 10)
    mini.rise()
    mini.activateWindow()
    mini.stop.setFocus()
    reached = [mini.focusWidget()]
    for _ in range(2):
        qtbot.keyClick(mini.focusWidget(), Qt.Key.Key_Tab)
        reached.append(mini.focusWidget())
    assert reached == [mini.stop, mini.start, mini.leave]
    qtbot.keyClick(mini.leave, Qt.Key.Key_Escape)
    qtbot.mouseClick(mini.leave, Qt.MouseButton.LeftButton)
    assert knocks.heard == ["no mini", "no mini"]


def test_it_is_moved_by_dragging_it(mini: MiniWindow, qtbot: QtBot) -> None:
    mini.rise()
    mini.move(100, 100)
    qtbot.mousePress(mini, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    qtbot.mouseMove(mini, QPoint(22, 10))
    assert mini.pos() == QPoint(100, 100), "a click with an unsteady hand moves nothing"
    qtbot.mouseMove(mini, QPoint(80, 40))
    assert mini.pos() == QPoint(160, 130)
    qtbot.mouseRelease(mini, Qt.MouseButton.LeftButton)
    qtbot.mouseMove(mini, QPoint(200, 90))
    assert mini.pos() == QPoint(160, 130)


class Closed(QCloseEvent):
    """The desktop closes a window, as its own menu or Alt+F4 do."""

    def spontaneous(self) -> bool:
        return True


def test_open_at_the_end_it_opens_again_where_it_stood_and_once_closed_it_does_not(
    desk: MemoryDesk, qapp: object, qtbot: QtBot
) -> None:
    running = Running(desk)
    running.app._windows.mini.want(True)
    running.windows()[TITLE].move(140, 150)
    running.windows()[TITLE].resize(480, 35)
    finish(running)
    assert desk.program.desk.settings.now().mini_window

    running = Running(desk)
    window = running.windows()[TITLE]
    assert (window.pos(), window.width()) == (QPoint(140, 150), 480)
    assert QApplication.activeWindow() is not window, "it came by itself"
    event = Closed()
    window.closeEvent(event)
    assert not event.isAccepted()
    assert TITLE not in running.windows()
    finish(running)

    running = Running(desk)
    assert TITLE not in running.windows()
    finish(running)


def test_ending_the_program_is_not_held_up(mini: MiniWindow, knocks: Knocks) -> None:
    mini.rise()
    assert mini.close()
    assert knocks.heard == []


def test_it_follows_the_setting_and_waits_for_the_store(qapp: object, qtbot: QtBot) -> None:
    desk = MemoryDesk(shut=True)
    desk.journal.put_preferences('{"mini_window": "on"}')
    running = Running(desk)
    try:
        assert TITLE not in running.windows()
        assert running.app._windows._mini._made is None
        desk.open()
        qtbot.waitUntil(lambda: TITLE in running.windows())
        desk.program.desk.settings.put("mini_window", "off")
        qtbot.waitUntil(lambda: TITLE not in running.windows())
        desk.program.desk.settings.put("mini_window", "on")
        qtbot.waitUntil(lambda: TITLE in running.windows())
        desk.program._desk = None
        desk.program.fail(Unavailable("keyring_locked", "Locked."))
        qtbot.waitUntil(lambda: running.windows()[TITLE].title.text() == "The keyring is locked")
    finally:
        finish(running)


def test_the_wish_that_cannot_be_kept_is_told(desk: MemoryDesk, qapp: object) -> None:
    running = Running(desk)
    try:
        running.app._windows.mini.want(True)
        desk.journal.broken = Unavailable("disk_full", "No space.")
        running.app._windows.mini.want(False)
        assert TITLE not in running.windows(), "it is closed all the same"
        assert running.windows()["TimeTracker"].notice.text().startswith("The disk is full.")
        running.app._draw()
        assert TITLE not in running.windows()
    finally:
        finish(running)


def test_it_ticks_each_minute_only_while_it_is_on_the_screen(desk: MemoryDesk, qapp: object, qtbot: QtBot) -> None:
    running = Running(desk)
    try:
        desk.work("OPS-1", 5)
        running.windows()["TimeTracker"].hide()
        assert not running.app._windows.shows_time
        running.app._draw()
        assert running.app._minute.remaining_ms > 2 * WINDOW_STEP_MS
        desk.program.desk.settings.put("mini_window", "on")
        qtbot.waitUntil(lambda: TITLE in running.windows())
        assert running.app._windows.shows_time
        assert running.app._minute.remaining_ms < 2 * WINDOW_STEP_MS
        desk.clock.go_on(minutes=1)
        running.app._tick()
        assert running.windows()[TITLE].worked.text() == "6 min"
        running.app._windows.mini.want(False)
        running.app._draw()
        assert not running.app._windows.shows_time
        assert running.app._minute.remaining_ms > 2 * WINDOW_STEP_MS
    finally:
        finish(running)
