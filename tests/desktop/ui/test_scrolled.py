"""Every window on a screen that is too small for it: as large as the screen, and all of it can be reached."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.desktop.ui.conftest import Knocks
from tests.desktop.ui.gallery import Gallery
from tracker_desktop.ui.scrolled import shrink

SMALL = QSize(426, 224)  # what three times as large leaves of 1280 × 800, below a bar and a title


@pytest.fixture
def gallery(knocks: Knocks, qtbot: QtBot) -> Iterator[Gallery]:
    made = Gallery(knocks.doors)
    yield made
    made.close()


def test_a_window_fits_and_what_gets_the_keyboard_is_seen(gallery: Gallery) -> None:
    tried = set()
    for name, window in gallery:
        if isinstance(window, (QMenu, QMessageBox)) or id(window) in tried:
            continue
        tried.add(id(window))
        shrink(window, SMALL)
        window.activateWindow()
        for _ in range(3):  # what is in pages is laid out after them
            QApplication.processEvents()
        assert window.size().boundedTo(SMALL) == window.size(), name
        for part in window.findChildren(QPushButton):
            if part.isVisibleTo(window) and part.isEnabled():
                part.setFocus(Qt.FocusReason.TabFocusReason)
                QApplication.processEvents()
                assert is_seen(part, window), f"{name}: {part.text()}"
    assert len(tried) > 8


def test_a_window_that_fits_is_left_alone(gallery: Gallery) -> None:
    _, window = next(shown for shown in gallery if shown[0] == "times day")
    size = window.size()
    shrink(window, QSize(1200, 900))
    assert window.size() == size


def is_seen(part: QWidget, window: QWidget) -> bool:
    """Its middle is not scrolled away."""
    middle = part.mapTo(window, QPoint(part.width() // 2, part.height() // 2))
    return QRect(QPoint(0, 0), window.size()).contains(middle) and window.childAt(middle) is part
