"""Windows come back where they stood, are written down only when they go, and never stay off the screen."""

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.desktop.ui.memory import MemoryDesk
from tracker_core.errors import Unavailable
from tracker_desktop.services.places import Place, Rect
from tracker_desktop.ui import placing
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.kept import Kept


def made() -> QWidget:
    window = QWidget()
    window.resize(300, 200)
    return window


@pytest.fixture
def kept(actions: Actions, qtbot: QtBot) -> Kept[QWidget]:
    return Kept(made, "window", actions.settings)


def test_it_comes_back_where_it_was_hidden(kept: Kept[QWidget], actions: Actions, desk: MemoryDesk) -> None:
    window = kept.get()
    window.show()
    window.resize(350, 250)
    for step in range(20):
        window.move(100 + step, 120)
    assert desk.journal.writes == 0, "nothing is written while it is moved"
    window.hide()
    assert desk.journal.writes == 1
    window.show()
    window.hide()
    assert desk.journal.writes == 1
    again = Kept(made, "window", actions.settings).get()
    assert (again.pos(), again.size()) == (QPoint(119, 120), QSize(350, 250))
    assert Kept(made, "other", actions.settings).get().size() == QSize(300, 200)


def test_it_comes_back_on_the_screen_that_is_left(actions: Actions, qtbot: QtBot) -> None:
    actions.settings.keep_place("window", Place(Rect(5000, -70, 304, 230), 4, 30))
    window = Kept(made, "window", actions.settings).get()
    (room,) = placing.rooms()
    assert window.size() == QSize(300, 200)
    assert window.pos() == QPoint(room.left + room.width - 304, room.top)


def test_one_too_large_for_the_screen_gets_smaller(actions: Actions, qtbot: QtBot) -> None:
    actions.settings.keep_place("window", Place(Rect(0, 0, 9004, 230), 4, 30))
    (room,) = placing.rooms()
    assert Kept(made, "window", actions.settings).get().size() == QSize(room.width - 4, 200)


def test_when_screens_change_what_is_shown_is_brought_back_and_what_is_hidden_when_it_is_asked_for(
    kept: Kept[QWidget], qtbot: QtBot
) -> None:
    screen = QGuiApplication.primaryScreen()
    window = kept.get()
    window.show()
    window.move(5000, 100)
    screen.availableGeometryChanged.emit(screen.availableGeometry())
    qtbot.waitUntil(lambda: window.x() < screen.geometry().width())
    assert window.y() == 100
    window.move(5000, 100)
    window.hide()
    assert kept.get().x() < screen.geometry().width()


def test_a_window_over_the_whole_screen_keeps_the_place_it_had_before(
    kept: Kept[QWidget], desk: MemoryDesk, qtbot: QtBot
) -> None:
    window = kept.get()
    window.showMaximized()
    window.hide()
    assert desk.journal.writes == 0
    assert placing.stands(window) is None


def test_a_place_that_cannot_be_written_or_read_troubles_nobody(
    kept: Kept[QWidget], desk: MemoryDesk, actions: Actions
) -> None:
    window = kept.get()
    window.show()
    desk.journal.broken = Unavailable("disk_full", "No space.")
    window.hide()
    desk.program._desk = None
    window.show()
    window.hide()
    assert actions.settings.place("window") is None
