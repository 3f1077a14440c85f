"""Each window in each language: no mnemonic twice, nothing cut off, and mirrored where letters run from the right."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QListView,
    QMenu,
    QPushButton,
    QStyle,
    QStyleOptionViewItem,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.desktop.ui.conftest import Knocks
from tests.desktop.ui.gallery import Gallery
from tests.desktop.ui.memory import MemoryDesk
from tests.desktop.ui.test_catalogues import marks
from tracker_desktop.services.settings import LANGUAGES
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.application import Application, Calls
from tracker_desktop.ui.catalogues import use
from tracker_desktop.ui.items import PAD, SIGN, pin_rect
from tracker_desktop.ui.label import _Elided
from tracker_desktop.ui.search import SearchPanel
from tracker_desktop.ui.window import Window

ROW = QRect(0, 0, 700, 32)
PICTURES = os.environ.get("TIMETRACKER_PICTURES")


@pytest.fixture
def gallery(knocks: Knocks, qtbot: QtBot) -> Iterator[Gallery]:
    made = Gallery(knocks.doors)
    yield made
    made.close()


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    before = QLocale()
    use(request.param)
    yield request.param
    use("en")
    QLocale.setDefault(before)


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_no_mnemonic_means_two_things(gallery: Gallery, language: str) -> None:
    for name, window in gallery:
        keep(window, f"{language} {name}")
        told = Counter(mark.upper() for text in texts(window) for mark in marks(text))
        assert [mark for mark, times in told.items() if times > 1] == [], f"{language} {name}: {texts(window)}"
        for button in window.findChildren(QAbstractButton):
            if mark := marks(button.text()):
                assert button.shortcut().toString() == f"Alt+{mark[0].upper()}", f"{language} {name}: {button.text()}"


def test_no_words_are_cut_off(gallery: Gallery, language: str) -> None:
    for name, window in gallery:
        assert cut_off(window) == [], f"{language} {name}"


def test_windows_are_mirrored_where_letters_run_from_the_right(gallery: Gallery, mirrored: None) -> None:
    shown = {}
    for name, window in gallery:
        keep(window, f"mirrored {name}")
        assert cut_off(window) == [], name
        assert window.isRightToLeft()
        shown[name] = window
    times, away, sign_in = shown["times day"], shown["away"], shown["sign_in"]
    assert times.day.acts.add.x() > times.day.acts.edit.x() > times.day.acts.remove.x()
    assert times.day.before.arrowType() is Qt.ArrowType.RightArrow
    assert away.later.x() < away.width() / 2
    assert sign_in.ask.go.x() < sign_in.ask.cancel.x()


def test_rows_are_drawn_the_other_way_round(actions: Actions, desk: MemoryDesk, knocks: Knocks, qtbot: QtBot) -> None:
    desk.work("OPS-1", 31)
    window = Window(actions, knocks.doors)
    qtbot.addWidget(window)
    window.open(None)
    items, entries = (
        [drawn(rows, way) for way in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft)]
        for rows in (window.search.list, window.today.list)
    )
    sign = QRect(PAD, 0, SIGN, ROW.height())
    assert items[0].copy(sign) == items[1].copy(turned(sign)), "the kind comes first"
    begin = QRect(0, 0, 40, ROW.height())
    for image, first, last in ((entries[0], begin, turned(begin)), (entries[1], turned(begin), begin)):
        assert darkest(image.copy(first)) > darkest(image.copy(last)), "when, which stands back, comes first"


def test_a_click_on_a_mirrored_pin_pins(actions: Actions, desk: MemoryDesk, mirrored: None, qtbot: QtBot) -> None:
    panel = SearchPanel(actions)
    qtbot.addWidget(panel)
    panel.begin()
    panel.show()
    row = panel.list.visualRect(panel.model.index(2))
    pin = QStyle.visualRect(Qt.LayoutDirection.RightToLeft, row, pin_rect(row))
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=pin.center())
    assert len(desk.journal.items.pins) == 1
    assert not desk.journal.entries.running()


def turned(place: QRect) -> QRect:
    return QStyle.visualRect(Qt.LayoutDirection.RightToLeft, ROW, place)


def drawn(rows: QListView, way: Qt.LayoutDirection) -> QImage:
    """The first row, on white."""
    option = QStyleOptionViewItem()
    option.initFrom(rows)
    option.rect, option.direction = ROW, way
    option.state = QStyle.StateFlag.State_Enabled
    image = QImage(ROW.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setLayoutDirection(way)
    rows.itemDelegate().paint(painter, option, rows.model().index(0, 0))
    painter.end()
    return image


def darkest(image: QImage) -> int:
    return min(image.pixelColor(x, y).lightness() for x in range(image.width()) for y in range(image.height()))


def test_the_program_speaks_the_systems_language_until_another_is_chosen(desk: MemoryDesk, qapp: QApplication) -> None:
    before = QLocale()
    calls = Calls(desk.open, desk.open, lambda: "", lambda _: True, languages=["sv", "hi", "de"])
    app = Application(desk.program, desk.clock, calls)

    def spoken() -> str:
        app._draw()
        return app._menu.actions()[0].text()

    assert spoken() == "कोई टाइमर नहीं चल रहा"
    assert QLocale().language() is QLocale.Language.Hindi
    assert title(app) == "आज"
    desk.program.desk.settings.put("language", "de")
    assert spoken() == "Keine Zeitmessung läuft"
    assert title(app) == "Heute"
    desk.program.desk.settings.put("language", "en")
    assert spoken() == "No timer is running"
    app.close()
    app._windows.renew()
    QLocale.setDefault(before)


def title(app: Application) -> str:
    """What stands above the day's entries in the small window, opened anew."""
    app.show_window()
    window = app._windows._window.shown()
    assert window is not None
    labels = window.today.findChildren(QLabel)
    return str(next(each.text() for each in labels if each.font().bold() and each is not window.today.total))


def texts(window: QWidget) -> list[str]:
    """What can be reached by its mnemonic now."""
    if isinstance(window, QMenu):
        return [action.text() for action in window.actions() if action.isVisible()]
    shown = [each for each in window.findChildren(QWidget) if each.isVisible()]
    return [
        *(each.text() for each in shown if isinstance(each, QAbstractButton | QLabel)),
        *(each.tabText(place) for each in shown if isinstance(each, QTabWidget) for place in range(each.count())),
    ]


def cut_off(window: QWidget) -> list[str]:
    """Texts that have less room than they need; what may end in an ellipsis is drawn so."""
    shown = [each for each in window.findChildren(QWidget) if each.isVisible() and not isinstance(each, _Elided)]
    return [
        f"{each.text()}: {each.size()}"
        for each in shown
        if isinstance(each, QPushButton | QLabel) and each.text() and not fits(each)
    ]


def fits(widget: QPushButton | QLabel) -> bool:
    needed = widget.minimumSizeHint()
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() >= widget.heightForWidth(widget.width())
    return widget.width() >= needed.width() and widget.height() >= needed.height()


def keep(window: QWidget, name: str) -> None:
    """A picture of ``window`` to look at, where somebody asked for pictures."""
    if PICTURES:
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
        window.ensurePolished()
        if isinstance(window, QMenu):
            window.resize(window.sizeHint())
        assert window.grab().save(str(Path(PICTURES) / f"{name.replace(' ', '_')}.png"))
