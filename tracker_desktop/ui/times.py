"""The window with a person's times: the day to put right, the week and the month to look at, the work to choose."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker_desktop.services.language import tr
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.day_page import DayPage
from tracker_desktop.ui.period_page import MONTH, WEEK, PeriodPage
from tracker_desktop.ui.search import SearchPanel
from tracker_desktop.ui.spoken import spoken_as
from tracker_desktop.ui.tabs import tabs

MARGIN = 8


@spoken_as(QAccessible.Role.Window)
class TimesWindow(QWidget):
    """Draws the page that shows. ``rejected`` shows what the server did not accept."""

    def __init__(self, actions: Actions, rejected: Callable[[], None]) -> None:
        super().__init__()
        self.setWindowTitle(tr("My times"))
        self.pages = tabs(self)
        self.day = DayPage(actions, rejected, self)
        self.week = PeriodPage(actions, actions.times.week, WEEK, self)
        self.month = PeriodPage(actions, actions.times.month, MONTH, self)
        self.work = SearchPanel(actions, self)
        self.work.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self.work.dismissed.connect(self.close)
        for page, name in (
            (self.day, tr("&Day")),
            (self.week, tr("&Week")),
            (self.month, tr("&Month")),
            (self.work, tr("W&ork items")),
        ):
            self.pages.addTab(page, name)
        self.pages.currentChanged.connect(lambda _: self.draw())
        for page in (self.week, self.month):
            page.day_chosen.connect(self._show_day)
        layout = QVBoxLayout(self)
        layout.addWidget(self.pages)
        self.resize(860, 620)

    def draw(self) -> None:
        """Show how things stand now."""
        page = self.pages.currentWidget()
        assert isinstance(page, DayPage | PeriodPage | SearchPanel)
        page.draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _show_day(self, day: date) -> None:
        self.day.show_day(day)
        self.pages.setCurrentWidget(self.day)
