"""Every control of every window has a name to be heard by and a way to it by keyboard; nobody needs a screen for this.

What a screen reader really hears, and where Tab leads, is tried on a real bus in tests/e2e/test_accessibility.py.
"""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
    QMessageBox,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.desktop.ui.conftest import Knocks
from tests.desktop.ui.gallery import Gallery
from tracker_desktop.ui.chart import Chart
from tracker_desktop.ui.timeline import Timeline

# What is in these, Qt answers for.
BY_QT = (QAbstractItemView, QAbstractSpinBox, QComboBox, QKeySequenceEdit, QLineEdit, QTabBar)


@pytest.fixture
def gallery(knocks: Knocks, qtbot: QtBot) -> Iterator[Gallery]:
    made = Gallery(knocks.doors)
    yield made
    made.close()


def test_what_takes_the_keyboard_has_a_name(gallery: Gallery) -> None:
    nameless = [
        f"{name}: {type(part).__name__}"
        for name, window in gallery
        for part in parts(window)
        if part.focusPolicy() is not Qt.FocusPolicy.NoFocus and not spoken(part, QAccessible.Text.Name)
    ]
    assert not nameless, "\n".join(nameless)


def test_what_is_pressed_or_typed_into_takes_the_keyboard(gallery: Gallery) -> None:
    out_of_reach = [
        f"{name}: {spoken(part, QAccessible.Text.Name)}"
        for name, window in gallery
        for part in parts(window)
        if isinstance(part, (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QTabBar, Chart, Timeline))
        and not part.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    ]
    assert not out_of_reach, "\n".join(out_of_reach)


def test_what_is_drawn_tells_its_figures(gallery: Gallery) -> None:
    told: dict[type, list[str]] = {Chart: [], Timeline: []}
    for _, window in gallery:
        for part in parts(window):
            if isinstance(part, (Chart, Timeline)):
                interface = QAccessible.queryAccessibleInterface(part)
                assert interface is not None
                assert interface.role() is QAccessible.Role.Chart
                told[type(part)].append(spoken(part, QAccessible.Text.Description))
    assert all("Tue 17 " in text for text in told[Chart]), told
    assert any("ATLAS-40" in text and "52 min" in text for text in told[Timeline]), told


def parts(window: QWidget) -> list[QWidget]:
    """What is on the screen of ``window``, without what Qt puts into its own controls."""
    return [
        part
        for part in window.findChildren(QWidget)
        if part.isVisibleTo(window) and not any(isinstance(each, BY_QT) for each in above(part, window))
        if not isinstance(part.parent(), QMessageBox) or isinstance(part, QAbstractButton)
    ]


def above(part: QWidget, window: QWidget) -> list[QWidget]:
    found: list[QWidget] = []
    parent = part.parentWidget()
    while parent is not None and parent is not window:
        found.append(parent)
        parent = parent.parentWidget()
    return found


def spoken(part: QWidget, text: QAccessible.Text) -> str:
    interface = QAccessible.queryAccessibleInterface(part)
    return "" if interface is None else interface.text(text)
