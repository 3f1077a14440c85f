"""A week or a month as bars, a colour for each project; the table below it says the same in figures."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from tracker_core.timesheet import day_of
from tracker_desktop.services import words
from tracker_desktop.services.language import tr
from tracker_desktop.services.timeline import HOUR_MS
from tracker_desktop.services.views import PeriodView
from tracker_desktop.services.words import Words
from tracker_desktop.ui.colours import of_project
from tracker_desktop.ui.shapes import muted, plain_tooltip
from tracker_desktop.ui.spoken import spoken_as

PAD = 8
BAR_SHARE = 0.62  # of a day's width
WIDEST = 4  # a bar, in lines of text
ROUND = 3
FAINT = 18  # of 255: the ground below weekends and the chosen day
STEPS = (1, 2, 4, 8, 12, 24)  # hours between two lines


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
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_grounds(painter)
        top = self._scale(painter)
        for place, (day, worked) in enumerate(self._view.by_day):
            self._draw_bar(painter, place, day, top)
            self._draw_words(painter, place, day, worked, top)

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
        parts = [
            f"{project or unknown}: {words.duration(part)}"
            for project, _ in self._view.by_project
            if (part := self._view.by_day_and_project.get((day, project), 0))
        ]
        return plain_tooltip(tr("{day}: {worked}", day=words.day_line(day), worked=words.duration(worked)), *parts)

    def _draw_grounds(self, painter: QPainter) -> None:
        """A faint ground below weekends, and a frame around the day that the keyboard chose."""
        assert self._view is not None
        ground = QColor(self.palette().color(QPalette.ColorRole.WindowText))
        ground.setAlpha(FAINT)
        for place, (day, _) in enumerate(self._view.by_day):
            column = self._seen(QRectF(self._left() + place * self._step(), 0, self._step(), self.height()))
            if day.weekday() >= 5:
                painter.fillRect(column, ground)
            if self.hasFocus() and place == self._place:
                painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(column.adjusted(1, 1, -1, -1), ROUND, ROUND)

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
            across = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(self._seen(room), across, tr("{hours} h", hours=number * hours))
            quiet.setAlpha(50)
            painter.setPen(quiet)
            days = self._seen(QRectF(QPointF(self._left(), y), QPointF(self.width() - PAD, y)))
            painter.drawLine(days.topLeft(), days.topRight())
        return lines * hours * HOUR_MS

    def _draw_bar(self, painter: QPainter, place: int, day: date, top: int) -> None:
        """One bar: a piece for each project, the one with the most at the bottom, rounded on top."""
        assert self._view is not None
        pieces = [
            (project, part)
            for project, _ in self._view.by_project
            if (part := self._view.by_day_and_project.get((day, project), 0))
        ]
        if not pieces:
            return
        width = min(self._step() * BAR_SHARE, WIDEST * self.fontMetrics().height())
        left = self._left() + place * self._step() + (self._step() - width) / 2
        whole = QRectF(left, self._y(sum(part for _, part in pieces), top), width, 0)
        whole.setBottom(self._y(0, top))
        whole = self._seen(whole)
        outline = QPainterPath()
        outline.addRoundedRect(whole.adjusted(0, 0, 0, ROUND), ROUND, ROUND)
        painter.save()
        painter.setClipRect(whole)
        painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
        below = 0
        for project, part in pieces:
            upper, lower = self._y(below + part, top), self._y(below, top)
            gap = 1 if below else 0
            piece = QRectF(whole.left(), upper, width, lower - upper - gap)
            painter.fillRect(piece, of_project(project, self._view.projects))
            below += part
        painter.restore()

    def _draw_words(self, painter: QPainter, place: int, day: date, worked: int, top: int) -> None:
        """The day below its bar, and how long above it where there is room."""
        assert self._view is not None
        step = self._step()
        left = self._left() + place * step
        text = self.palette().color(QPalette.ColorRole.WindowText)
        line = self.fontMetrics().height()
        painter.setPen(muted(self.palette()))
        told = words.duration(worked)
        if worked and self.fontMetrics().horizontalAdvance(told) <= step:
            room = QRectF(left, self._y(worked, top) - line - 1, step, line)
            painter.drawText(self._seen(room), Qt.AlignmentFlag.AlignCenter, told)
        font = self.font()
        font.setBold(day == day_of(self._view.as_of))
        painter.save()
        painter.setFont(font)
        painter.setPen(text if day.weekday() < 5 else muted(self.palette()))
        short = len(self._view.by_day) > 7
        name = f"{day.day}" if short else words.day_name(day)
        if not short or step > 18 or day.day % 2:
            room = QRectF(left, self.height() - self._foot(), step, self._foot())
            painter.drawText(self._seen(room), Qt.AlignmentFlag.AlignCenter, name)
        painter.restore()

    def _under(self, x: float) -> int | None:
        """The place of the day under the mouse."""
        x = self._seen(QRectF(x, 0, 0, 0)).x()
        if self._view is None or x < self._left():
            return None
        place = int((x - self._left()) / self._step())
        return place if place < len(self._view.by_day) else None

    def _seen(self, place: QRectF) -> QRectF:
        """``place``, mirrored where letters run from right to left: so do the days then."""
        if not self.isRightToLeft():
            return place
        return QRectF(self.width() - place.right(), place.top(), place.width(), place.height())

    def _y(self, ms: int, top: int) -> float:
        head = self.fontMetrics().height() + PAD  # room for the words above a bar that reaches the top
        height = self.height() - self._foot() - head - PAD
        return head + height * (1 - ms / top)

    def _left(self) -> float:
        return self.fontMetrics().horizontalAdvance(tr("{hours} h", hours="000")) + 2 * PAD

    def _step(self) -> float:
        days = len(self._view.by_day) if self._view else 1
        return (self.width() - self._left() - PAD) / days

    def _foot(self) -> int:
        return self.fontMetrics().height() + PAD
