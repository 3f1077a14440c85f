"""A day on a line: blocks to choose, borders to drag. What a drag means is proposed, and done once it has a reason.

The list below it shows the same to whoever does not see it; every act here has a key of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QBrush,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from tracker_core.away import Absence
from tracker_core.model import Moment
from tracker_desktop.services import words
from tracker_desktop.services.language import tr
from tracker_desktop.services.timeline import HOUR_MS, MINUTE_MS, Block, Edge, Line, Move, line, moved
from tracker_desktop.services.views import DayView
from tracker_desktop.services.words import Words
from tracker_desktop.ui.colours import letters_on, of_project
from tracker_desktop.ui.day import in_words
from tracker_desktop.ui.shapes import muted
from tracker_desktop.ui.spoken import say, spoken_as

PAD = 10
LANE = 34
GRIP = 7  # pixels to either side of a border that take hold of it
NUDGE = 5 * MINUTE_MS
LEAST_HOUR = 34  # pixels between two hours that are both written


@spoken_as(QAccessible.Role.Chart)
class Timeline(QWidget):
    """``chosen`` with an entry's id, ``proposed`` with what a drag would move, empty when it was let go; ``nudged``
    likewise with what a key would, which may be pressed again.
    """

    chosen = Signal(str)
    proposed = Signal(object)
    nudged = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._day: DayView | None = None
        self._line = Line((), 1, 0, HOUR_MS)
        self._breaks: Sequence[Absence] = ()
        self._selected = ""
        self._held: tuple[str, Edge] | None = None
        self._moves: Sequence[Move] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("The day as a line"))
        self._describe()

    @property
    def held(self) -> bool:
        """Whether a border is in somebody's hand."""
        return self._held is not None

    def put(self, day: DayView, breaks: Sequence[Absence]) -> None:
        """Show ``day``; what was proposed is forgotten."""
        self._day, self._line, self._breaks = day, line(day), breaks
        self._held, self._moves = None, ()
        self._describe()
        self.updateGeometry()
        self.update()

    def select(self, entry_id: str) -> None:
        """Mark an entry; none for an empty id."""
        if entry_id != self._selected:
            self._selected = entry_id
            self._describe()
            self.update()

    def forget(self) -> None:
        """Let go what was proposed."""
        self._moves = ()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(640, self._head() + self._line.lanes * LANE + 2 * PAD)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    def border_x(self, entry_id: str, edge: Edge) -> float:
        """Where the border of an entry is drawn."""
        block = next(each for each in self._line.blocks if each.entry.id == entry_id)
        return self._x(block.begin_ms if edge is Edge.START else block.end_ms)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn as a whole
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_hours(painter)
        for absence in self._breaks:
            self._draw_break(painter, absence)
        for block in self._line.blocks:
            self._draw_block(painter, block)
        if self._day is not None:
            self._draw_now(painter, self._day.as_of.ms)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._held is None:
            grip = self._grip(at)
            self.setCursor(Qt.CursorShape.SizeHorCursor if grip else Qt.CursorShape.ArrowCursor)
            return
        self._move_to(round(self._ms(at.x()) / MINUTE_MS) * MINUTE_MS)
        if self._moves and self._day is not None:
            to = self._moves[0].start or self._moves[0].stop
            assert to is not None
            QToolTip.showText(event.globalPosition().toPoint(), words.clock_time(to, self._day.as_of), self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._held = self._grip(event.position())
        block = self._block(event.position())
        entry_id = self._held[0] if self._held else block.entry.id if block else ""
        self.select(entry_id)
        self.chosen.emit(entry_id)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002 - wherever it is let go
        if self._held is not None:
            self._held = None
            self.proposed.emit(self._moves)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._nudge(Edge.START if shift else Edge.STOP, step * NUDGE)
        else:
            self._choose_next(step)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self._selected:
            self._choose_next(1)

    def _nudge(self, edge: Edge, by_ms: int) -> None:
        block = next((each for each in self._line.blocks if each.entry.id == self._selected), None)
        if block is None:
            return
        border = block.entry.start if edge is Edge.START else block.entry.stop
        planned = [move.start if edge is Edge.START else move.stop for move in self._moves[:1]]
        from_ = planned[0] if planned and planned[0] else border
        if from_ is not None:
            self._held = (self._selected, edge)
            self._move_to(from_.ms + by_ms)
            self._held = None
            self.nudged.emit(self._moves)

    def _chosen_words(self) -> str:
        chosen = next((each.entry for each in self._line.blocks if each.entry.id == self._selected), None)
        return "" if chosen is None or self._day is None else in_words(chosen, self._day.as_of)

    def _describe(self) -> None:
        """What is chosen, and what can be done, for whoever does not see the blocks."""
        keys = tr(
            "Left and right choose an entry; with Control they move its end, with Control and Shift its start, "
            "by five minutes. The list below has the same entries."
        )
        self.setAccessibleDescription(words.one_line(Words(self._chosen_words(), keys)))

    def _choose_next(self, step: int) -> None:
        ids = [block.entry.id for block in self._line.blocks]
        if ids:
            place = ids.index(self._selected) + step if self._selected in ids else 0
            self.select(ids[max(0, min(len(ids) - 1, place))])
            self.chosen.emit(self._selected)
            say(self, self._chosen_words())

    def _move_to(self, ms: int) -> None:
        if self._day is not None and self._held is not None:
            entry_id, edge = self._held
            self._moves = moved(self._day.entries, entry_id, edge, ms, self._day.as_of.ms)
            self.update()

    def _grip(self, at: QPointF) -> tuple[str, Edge] | None:
        """The border under the mouse; a running timer's end is none."""
        for block in self._line.blocks:
            top = self._top(block)
            if not top <= at.y() <= top + LANE:
                continue
            if abs(at.x() - self._x(block.begin_ms)) <= GRIP and block.begin_ms == block.entry.start.ms:
                return block.entry.id, Edge.START
            stop = block.entry.stop
            if stop is not None and stop.ms == block.end_ms and abs(at.x() - self._x(block.end_ms)) <= GRIP:
                return block.entry.id, Edge.STOP
        return None

    def _block(self, at: QPointF) -> Block | None:
        return next((block for block in self._line.blocks if self._rect(block).contains(at)), None)

    def _draw_hours(self, painter: QPainter) -> None:
        quiet = muted(self.palette())
        painter.setPen(quiet)
        hours = (self._line.end_ms - self._line.begin_ms) // HOUR_MS
        every = max(1, -(-LEAST_HOUR * hours // max(1, self.width() - 2 * PAD)))
        bottom = self.height() - PAD
        for number in range(hours + 1):
            ms = self._line.begin_ms + number * HOUR_MS
            x = self._x(ms)
            faint = QColor(quiet)
            faint.setAlpha(70)
            painter.setPen(faint)
            painter.drawLine(QPointF(x, self._head()), QPointF(x, bottom))
            if number % every == 0 and self._day is not None:
                painter.setPen(quiet)
                offset = self._day.as_of.offset
                text = f"{(ms // HOUR_MS + offset // 60) % 24:02}"
                painter.drawText(QRectF(x - 20, 0, 40, self._head()), Qt.AlignmentFlag.AlignCenter, text)

    def _draw_block(self, painter: QPainter, block: Block) -> None:
        rect = self._rect(block)
        item = block.entry.item
        ground = of_project(item.project if item else None, self._day.projects if self._day else ())
        selected = block.entry.id == self._selected
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.WindowText), 2) if selected else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(rect, 4, 4)
        painter.setPen(letters_on(ground))
        key = (item.key if item else "?") + " !" * bool(block.entry.flags)
        room = rect.adjusted(6, 0, -4, 0)
        fitting = painter.fontMetrics().elidedText(key, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, fitting)

    def _draw_break(self, painter: QPainter, absence: Absence) -> None:
        left, right = self._x(absence.began.ms), self._x(absence.ended.ms)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(muted(self.palette()), Qt.BrushStyle.BDiagPattern))
        painter.drawRect(QRectF(left, self._head() + 6, right - left, LANE - 12))

    def _draw_now(self, painter: QPainter, ms: int) -> None:
        if self._line.begin_ms <= ms <= self._line.end_ms:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
            x = self._x(ms)
            painter.drawLine(QPointF(x, self._head() - 3), QPointF(x, self.height() - PAD))

    def _rect(self, block: Block) -> QRectF:
        """Where a block is drawn, as it would be after what is proposed."""
        begin, end = block.begin_ms, block.end_ms
        for move in self._moves:
            if move.entry_id == block.entry.id:
                begin = _ms(move.start, begin)
                end = _ms(move.stop, end)
        left, right = self._x(begin), self._x(end)
        return QRectF(left, self._top(block) + 2, max(2.0, right - left - 1), LANE - 4)

    def _top(self, block: Block) -> int:
        return self._head() + block.lane * LANE

    def _head(self) -> int:
        return self.fontMetrics().height() + PAD

    def _x(self, ms: int) -> float:
        """Left to right, also where letters run the other way: a clock does."""
        reach = self._line.end_ms - self._line.begin_ms
        return PAD + (ms - self._line.begin_ms) * (self.width() - 2 * PAD) / reach

    def _ms(self, x: float) -> int:
        reach = self._line.end_ms - self._line.begin_ms
        return self._line.begin_ms + round((x - PAD) * reach / max(1, self.width() - 2 * PAD))


def _ms(at: Moment | None, otherwise: int) -> int:
    return otherwise if at is None else at.ms
