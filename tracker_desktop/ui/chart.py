"""A week or a month as bars, a colour for each project; the table beside it says the same in figures."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from tracker_desktop.services import words
from tracker_desktop.services.language import tr
from tracker_desktop.services.timeline import HOUR_MS
from tracker_desktop.services.views import PeriodView
from tracker_desktop.ui.colours import of_project
from tracker_desktop.ui.shapes import muted

PAD = 8
BAR_SHARE = 0.62  # of a day's width
STEPS = (1, 2, 4, 8, 12, 24)  # hours between two lines


class Chart(QWidget):
    """``chosen`` with the day of the bar that was clicked."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._view: PeriodView | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(150)

    def put(self, view: PeriodView) -> None:
        """Show ``view``."""
        self._view = view
        told = [f"{words.day_name(day)} {words.duration(worked)}" for day, worked in view.by_day if worked]
        self.setAccessibleName(tr("Worked time by day"))
        self.setAccessibleDescription(", ".join(told) or tr("Nothing"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(640, 220)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn as a whole
        if self._view is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = self._scale(painter)
        self._draw_days(painter, top)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._view is not None:
            place = int((event.position().x() - self._left()) / self._step())
            if 0 <= place < len(self._view.by_day):
                self.chosen.emit(self._view.by_day[place][0])

    def _scale(self, painter: QPainter) -> int:
        """Draw lines of whole hours; how many milliseconds the height stands for."""
        assert self._view is not None
        most = max(HOUR_MS, *(worked for _, worked in self._view.by_day))
        hours = next(step for step in STEPS if most <= 5 * step * HOUR_MS or step == STEPS[-1])
        lines = -(-most // (hours * HOUR_MS))
        quiet = muted(self.palette())
        for number in range(lines + 1):
            y = self._y(number * hours * HOUR_MS, lines * hours * HOUR_MS)
            quiet.setAlpha(255)
            painter.setPen(quiet)
            room = QRectF(0, y - 10, self._left() - 6, 20)
            across = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, across, tr("{hours} h", hours=number * hours))
            quiet.setAlpha(70)
            painter.setPen(quiet)
            painter.drawLine(QPointF(self._left(), y), QPointF(self.width() - PAD, y))
        return lines * hours * HOUR_MS

    def _draw_days(self, painter: QPainter, top: int) -> None:
        assert self._view is not None
        projects = [name for name, _ in self._view.by_project]
        step = self._step()
        for place, (day, _) in enumerate(self._view.by_day):
            left = self._left() + place * step + step * (1 - BAR_SHARE) / 2
            worked = 0
            for project in projects:
                part = self._view.by_day_and_project.get((day, project), 0)
                if part:
                    upper, lower = self._y(worked + part, top), self._y(worked, top)
                    painter.fillRect(QRectF(left, upper, step * BAR_SHARE, lower - upper), of_project(project))
                    worked += part
            ink = self.palette().color(QPalette.ColorRole.WindowText)
            painter.setPen(ink if day.weekday() < 5 else muted(self.palette()))
            room = QRectF(self._left() + place * step, self.height() - self._foot(), step, self._foot())
            short = len(self._view.by_day) > 7
            name = f"{day.day}" if short else words.day_name(day)
            if not short or step > 18 or day.day % 2:
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, name)

    def _y(self, ms: int, top: int) -> float:
        height = self.height() - self._foot() - 2 * PAD
        return PAD + height * (1 - ms / top)

    def _left(self) -> float:
        return self.fontMetrics().horizontalAdvance("000 h") + 2 * PAD

    def _step(self) -> float:
        days = len(self._view.by_day) if self._view else 1
        return (self.width() - self._left() - PAD) / days

    def _foot(self) -> int:
        return self.fontMetrics().height() + PAD
