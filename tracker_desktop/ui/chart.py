"""A week or a month as bars, a colour for each project; the table below it says the same in figures."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from tracker_desktop.services import words
from tracker_desktop.services.language import tr
from tracker_desktop.services.periods import PeriodView
from tracker_desktop.services.words import Words
from tracker_desktop.ui.bars import Bars, Grid, by_project
from tracker_desktop.ui.shapes import plain_tooltip
from tracker_desktop.ui.spoken import spoken_as


@spoken_as(QAccessible.Role.Chart)
class Chart(QWidget):
    """``chosen`` with the day of the bar that was clicked, or chosen by the arrows and Enter."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._view: PeriodView | None = None
        self._place = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(8 * self.fontMetrics().height())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def put(self, view: PeriodView) -> None:
        """Show ``view``."""
        if self._view is None or view.first != self._view.first:
            self._place = -1
        self._view = view
        told = [f"{words.day_name(day)} {words.duration(worked)}" for day, worked in view.by_day if worked]
        keys = tr("Left and right choose a day, Enter opens it.")
        self.setAccessibleName(tr("Worked time by day"))
        self.setAccessibleDescription(words.one_line(Words(", ".join(told) or tr("Nothing"), keys)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(640, 220)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            place = self._under(event.pos().x())
            if place is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), self._told(place), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn as a whole
        if self._view is None:
            return
        framed = self._place if self.hasFocus() else None
        painter = QPainter(self)
        Bars(painter, self._grid(self._view), self.palette(), self._view, framed).draw()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._under(event.position().x())
        self.setCursor(Qt.CursorShape.ArrowCursor if place is None else Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._under(event.position().x())
        if self._view is not None and place is not None:
            self.chosen.emit(self._view.by_day[place][0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and self.isRightToLeft():
            step = -step
        if self._view is None:
            super().keyPressEvent(event)
        elif step is not None:
            self._choose(max(0, min(len(self._view.by_day) - 1, self._place + step)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._place >= 0:
            self.chosen.emit(self._view.by_day[self._place][0])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._choose(max(0, self._place))

    def _choose(self, place: int) -> None:
        if self._view is None:
            return
        self._place = place
        day, worked = self._view.by_day[place]
        self.setAccessibleName(tr("{day}: {worked}", day=words.day_name(day), worked=words.duration(worked)))
        self.update()

    def _told(self, place: int) -> str:
        """A day in figures, for whoever rests the mouse on it."""
        assert self._view is not None
        day, worked = self._view.by_day[place]
        unknown = tr("An item this device does not know")
        parts = [f"{project or unknown}: {words.duration(part)}" for project, part in by_project(self._view, day)]
        return plain_tooltip(tr("{day}: {worked}", day=words.day_line(day), worked=words.duration(worked)), *parts)

    def _under(self, x: float) -> int | None:
        """The place of the day under the mouse."""
        return None if self._view is None else self._grid(self._view).under(x)

    def _grid(self, view: PeriodView) -> Grid:
        letters = self.fontMetrics()
        scale = letters.horizontalAdvance(tr("{hours} h", hours="000"))
        size, mirrored = self.size(), self.isRightToLeft()
        return Grid(len(view.by_day), size.width(), size.height(), letters.height(), scale, mirrored)
