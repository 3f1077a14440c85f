"""Where the bars of a period lie in pixels, which one is under the mouse, and how they are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPalette, QPen

from tracker_core.timesheet import day_of
from tracker_desktop.services import words
from tracker_desktop.services.language import tr
from tracker_desktop.services.periods import PeriodView
from tracker_desktop.services.timeline import HOUR_MS
from tracker_desktop.ui.colours import of_project
from tracker_desktop.ui.shapes import muted

PAD = 8
BAR_SHARE = 0.62  # of a day's width
WIDEST = 4  # a bar, in lines of text
ROUND = 3
FAINT = 18  # of 255: the ground below weekends and the chosen day
STEPS = (1, 2, 4, 8, 12, 24)  # hours between two lines


@dataclass(frozen=True, slots=True)
class Grid:
    """``days`` columns beside a scale whose words are ``scale`` wide, in lines of text ``line`` high; pixels.
    ``mirrored``: letters run from right to left, and so do the days.
    """

    days: int
    width: int
    height: int
    line: int
    scale: int
    mirrored: bool

    @property
    def left(self) -> float:
        return self.scale + 2 * PAD

    @property
    def step(self) -> float:
        return (self.width - self.left - PAD) / self.days

    @property
    def foot(self) -> int:
        return self.line + PAD

    def y(self, ms: int, top: int) -> float:
        """The height of ``ms`` where the topmost line stands for ``top``."""
        head = self.line + PAD  # room for the words above a bar that reaches the top
        height = self.height - self.foot - head - PAD
        return head + height * (1 - ms / top)

    def seen(self, place: QRectF) -> QRectF:
        """``place``, mirrored where it has to be."""
        if not self.mirrored:
            return place
        return QRectF(self.width - place.right(), place.top(), place.width(), place.height())

    def under(self, x: float) -> int | None:
        """The place of the day under the mouse."""
        x = self.seen(QRectF(x, 0, 0, 0)).x()
        if x < self.left:
            return None
        place = int((x - self.left) / self.step)
        return place if place < self.days else None


class Bars:
    """Draws ``view`` with ``painter`` as ``grid`` has it; ``framed`` is the place of the day with the keyboard."""

    def __init__(self, painter: QPainter, grid: Grid, palette: QPalette, view: PeriodView, framed: int | None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter = painter
        self._grid = grid
        self._palette = palette
        self._view = view
        self._framed = framed

    def draw(self) -> None:
        """All of it."""
        self._grounds()
        top = self._scale()
        for place, (day, worked) in enumerate(self._view.by_day):
            self._bar(place, day, top)
            self._words(place, day, worked, top)

    def _grounds(self) -> None:
        """A faint ground below weekends, and a frame around the day that the keyboard chose."""
        painter, grid = self._painter, self._grid
        ground = QColor(self._palette.color(QPalette.ColorRole.WindowText))
        ground.setAlpha(FAINT)
        for place, (day, _) in enumerate(self._view.by_day):
            column = grid.seen(QRectF(grid.left + place * grid.step, 0, grid.step, grid.height))
            if day.weekday() >= 5:
                painter.fillRect(column, ground)
            if place == self._framed:
                painter.setPen(QPen(self._palette.color(QPalette.ColorRole.Highlight), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(column.adjusted(1, 1, -1, -1), ROUND, ROUND)

    def _scale(self) -> int:
        """Draw lines of whole hours; how many milliseconds the height stands for."""
        painter, grid = self._painter, self._grid
        most = max(HOUR_MS, *(worked for _, worked in self._view.by_day))
        hours = next(step for step in STEPS if most <= 5 * step * HOUR_MS or step == STEPS[-1])
        lines = -(-most // (hours * HOUR_MS))
        quiet = muted(self._palette)
        for number in range(lines + 1):
            y = grid.y(number * hours * HOUR_MS, lines * hours * HOUR_MS)
            quiet.setAlpha(255)
            painter.setPen(quiet)
            room = QRectF(0, y - 10, grid.left - 6, 20)
            across = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(grid.seen(room), across, tr("{hours} h", hours=number * hours))
            quiet.setAlpha(50)
            painter.setPen(quiet)
            days = grid.seen(QRectF(QPointF(grid.left, y), QPointF(grid.width - PAD, y)))
            painter.drawLine(days.topLeft(), days.topRight())
        return lines * hours * HOUR_MS

    def _bar(self, place: int, day: date, top: int) -> None:
        """One bar: a piece for each project, the one with the most at the bottom, rounded on top."""
        pieces = by_project(self._view, day)
        if not pieces:
            return
        painter, grid = self._painter, self._grid
        width = min(grid.step * BAR_SHARE, WIDEST * grid.line)
        left = grid.left + place * grid.step + (grid.step - width) / 2
        whole = QRectF(left, grid.y(sum(part for _, part in pieces), top), width, 0)
        whole.setBottom(grid.y(0, top))
        whole = grid.seen(whole)
        outline = QPainterPath()
        outline.addRoundedRect(whole.adjusted(0, 0, 0, ROUND), ROUND, ROUND)
        painter.save()
        painter.setClipRect(whole)
        painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
        below = 0
        for project, part in pieces:
            upper, lower = grid.y(below + part, top), grid.y(below, top)
            gap = 1 if below else 0
            piece = QRectF(whole.left(), upper, width, lower - upper - gap)
            painter.fillRect(piece, of_project(project, self._view.projects))
            below += part
        painter.restore()

    def _words(self, place: int, day: date, worked: int, top: int) -> None:
        """The day below its bar, and how long above it where there is room."""
        painter, grid = self._painter, self._grid
        left = grid.left + place * grid.step
        painter.setPen(muted(self._palette))
        told = words.duration(worked)
        if worked and painter.fontMetrics().horizontalAdvance(told) <= grid.step:
            room = QRectF(left, grid.y(worked, top) - grid.line - 1, grid.step, grid.line)
            painter.drawText(grid.seen(room), Qt.AlignmentFlag.AlignCenter, told)
        painter.save()
        font = painter.font()
        font.setBold(day == day_of(self._view.as_of))
        painter.setFont(font)
        if day.weekday() < 5:
            painter.setPen(self._palette.color(QPalette.ColorRole.WindowText))
        short = len(self._view.by_day) > 7
        name = f"{day.day}" if short else words.day_name(day)
        if not short or grid.step > 18 or day.day % 2:
            room = QRectF(left, grid.height - grid.foot, grid.step, grid.foot)
            painter.drawText(grid.seen(room), Qt.AlignmentFlag.AlignCenter, name)
        painter.restore()


def by_project(view: PeriodView, day: date) -> Sequence[tuple[str | None, int]]:
    """What was worked on that day, in the period's order of projects."""
    parts = ((project, view.by_day_and_project.get((day, project), 0)) for project, _ in view.by_project)
    return [(project, part) for project, part in parts if part]
