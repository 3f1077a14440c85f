"""Where a day lies on a line in pixels, what is under the mouse there, and how it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPalette, QPen

from tracker_core.away import Absence
from tracker_core.model import Moment
from tracker_desktop.services.periods import DayView
from tracker_desktop.services.timeline import HOUR_MS, Block, Edge, Line, Move
from tracker_desktop.ui.colours import letters_on, of_project
from tracker_desktop.ui.shapes import muted

PAD = 10
LANE = 34
GRIP = 7  # pixels to either side of a border that take hold of it
LEAST_HOUR = 34  # pixels between two hours that are both written


@dataclass(frozen=True, slots=True)
class Layout:
    """``line`` across ``width``, below a ``head`` with the hours, as it would be after ``moves``; pixels."""

    line: Line
    moves: Sequence[Move]
    width: int
    head: int

    @property
    def height(self) -> int:
        return self.head + self.line.lanes * LANE + 2 * PAD

    def x(self, ms: int) -> float:
        """Left to right, also where letters run the other way: a clock does."""
        reach = self.line.end_ms - self.line.begin_ms
        return PAD + (ms - self.line.begin_ms) * (self.width - 2 * PAD) / reach

    def ms(self, x: float) -> int:
        """The time at ``x``."""
        reach = self.line.end_ms - self.line.begin_ms
        return self.line.begin_ms + round((x - PAD) * reach / max(1, self.width - 2 * PAD))

    def top(self, block: Block) -> int:
        """Where the lane of a block begins."""
        return self.head + block.lane * LANE

    def rect(self, block: Block) -> QRectF:
        """Where a block is drawn."""
        begin, end = block.begin_ms, block.end_ms
        for move in self.moves:
            if move.entry_id == block.entry.id:
                begin = _ms(move.start, begin)
                end = _ms(move.stop, end)
        left, right = self.x(begin), self.x(end)
        return QRectF(left, self.top(block) + 2, max(2.0, right - left - 1), LANE - 4)

    def block(self, at: QPointF) -> Block | None:
        """The block under the mouse."""
        return next((block for block in self.line.blocks if self.rect(block).contains(at)), None)

    def grip(self, at: QPointF) -> tuple[str, Edge] | None:
        """The border under the mouse; a running timer's end is none."""
        for block in self.line.blocks:
            top = self.top(block)
            if not top <= at.y() <= top + LANE:
                continue
            if abs(at.x() - self.x(block.begin_ms)) <= GRIP and block.begin_ms == block.entry.start.ms:
                return block.entry.id, Edge.START
            stop = block.entry.stop
            if stop is not None and stop.ms == block.end_ms and abs(at.x() - self.x(block.end_ms)) <= GRIP:
                return block.entry.id, Edge.STOP
        return None


class Drawing:
    """Draws ``day`` with ``painter`` as ``layout`` has it, down to ``bottom``."""

    def __init__(self, painter: QPainter, layout: Layout, bottom: int, palette: QPalette, day: DayView) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter = painter
        self._layout = layout
        self._palette = palette
        self._day = day
        self._bottom = bottom

    def hours(self) -> None:
        """A faint line at each hour, and its name where there is room."""
        painter, layout = self._painter, self._layout
        quiet = muted(self._palette)
        faint = QColor(quiet)
        faint.setAlpha(70)
        begin, end = layout.line.begin_ms, layout.line.end_ms
        hours = (end - begin) // HOUR_MS
        every = max(1, -(-LEAST_HOUR * hours // max(1, layout.width - 2 * PAD)))
        for number in range(hours + 1):
            ms = begin + number * HOUR_MS
            x = layout.x(ms)
            painter.setPen(faint)
            painter.drawLine(QPointF(x, layout.head), QPointF(x, self._bottom))
            if number % every == 0:
                painter.setPen(quiet)
                text = f"{(ms // HOUR_MS + self._day.as_of.offset // 60) % 24:02}"
                painter.drawText(QRectF(x - 20, 0, 40, layout.head), Qt.AlignmentFlag.AlignCenter, text)

    def away(self, absence: Absence) -> None:
        """A break, hatched."""
        left, right = self._layout.x(absence.began.ms), self._layout.x(absence.ended.ms)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QBrush(muted(self._palette), Qt.BrushStyle.BDiagPattern))
        self._painter.drawRect(QRectF(left, self._layout.head + 6, right - left, LANE - 12))

    def block(self, block: Block, *, selected: bool) -> None:
        """An entry in the colour of its project, with its key and a mark where it has a flag."""
        painter, rect = self._painter, self._layout.rect(block)
        item = block.entry.item
        ground = of_project(item.project if item else None, self._day.projects)
        painter.setPen(QPen(self._palette.color(QPalette.ColorRole.WindowText), 2) if selected else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(rect, 4, 4)
        painter.setPen(letters_on(ground))
        key = (item.key if item else "?") + " !" * bool(block.entry.flags)
        room = rect.adjusted(6, 0, -4, 0)
        fitting = painter.fontMetrics().elidedText(key, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, fitting)

    def now(self) -> None:
        """A line at this moment, where the day has it."""
        ms = self._day.as_of.ms
        if self._layout.line.begin_ms <= ms <= self._layout.line.end_ms:
            self._painter.setPen(QPen(self._palette.color(QPalette.ColorRole.Highlight), 2))
            x = self._layout.x(ms)
            self._painter.drawLine(QPointF(x, self._layout.head - 3), QPointF(x, self._bottom))


def _ms(at: Moment | None, otherwise: int) -> int:
    return otherwise if at is None else at.ms
