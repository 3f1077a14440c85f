"""A day on a line: blocks to choose, borders to drag. What a drag means is proposed, and done once it has a reason.

The list below it shows the same to whoever does not see it; every act here has a key of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
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
from tracker_desktop.services import words
from tracker_desktop.services.language import tr
from tracker_desktop.services.periods import DayView
from tracker_desktop.services.shown import EntryView
from tracker_desktop.services.timeline import HOUR_MS, MINUTE_MS, Edge, Hand, Line, line
from tracker_desktop.services.words import Words
from tracker_desktop.ui.day import in_words
from tracker_desktop.ui.day_line import PAD, Drawing, Layout
from tracker_desktop.ui.spoken import say, spoken_as

NUDGE = 5 * MINUTE_MS


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
        self._hand = Hand()
        self.setMinimumWidth(240)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("The day as a line"))
        self._describe()

    @property
    def held(self) -> bool:
        """Whether a border is in somebody's hand."""
        return self._hand.holds

    def put(self, day: DayView, breaks: Sequence[Absence]) -> None:
        """Show ``day``; what was proposed is forgotten."""
        self._day, self._line, self._breaks = day, line(day), breaks
        self._hand.put(day)
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
        self._hand.moves = ()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(640, self._layout().height)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn as a whole
        painter = QPainter(self)
        if self._day is not None:
            drawing = Drawing(painter, self._layout(), self.height() - PAD, self.palette(), self._day)
            drawing.hours()
            for absence in self._breaks:
                drawing.away(absence)
            for block in self._line.blocks:
                drawing.block(block, selected=block.entry.id == self._selected)
            drawing.now()
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at, layout = event.position(), self._layout()
        if not self._hand.holds:
            self.setCursor(Qt.CursorShape.SizeHorCursor if layout.grip(at) else Qt.CursorShape.ArrowCursor)
            return
        self._hand.move_to(round(layout.ms(at.x()) / MINUTE_MS) * MINUTE_MS)
        self.update()
        if self._hand.moves and self._day is not None:
            to = self._hand.moves[0].start or self._hand.moves[0].stop
            assert to is not None
            QToolTip.showText(event.globalPosition().toPoint(), words.clock_time(to, self._day.as_of), self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        layout = self._layout()
        grip, block = layout.grip(event.position()), layout.block(event.position())
        self._hand.take(grip)
        entry_id = grip[0] if grip else block.entry.id if block else ""
        self.select(entry_id)
        self.chosen.emit(entry_id)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002 - wherever it is let go
        if self._hand.holds:
            self._hand.take(None)
            self.proposed.emit(self._hand.moves)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            entry = _entry(self._line, self._selected)
            if entry is not None and self._hand.nudge(entry, Edge.START if shift else Edge.STOP, step * NUDGE):
                self.update()
                self.nudged.emit(self._hand.moves)
        else:
            self._choose_next(step)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self._selected:
            self._choose_next(1)

    def _describe(self) -> None:
        """What is chosen, and what can be done, for whoever does not see the blocks."""
        keys = tr(
            "Left and right choose an entry; with Control they move its end, with Control and Shift its start, "
            "by five minutes. The list below has the same entries."
        )
        chosen = _words(_entry(self._line, self._selected), self._day)
        self.setAccessibleDescription(words.one_line(Words(chosen, keys)))

    def _choose_next(self, step: int) -> None:
        ids = [block.entry.id for block in self._line.blocks]
        if ids:
            place = ids.index(self._selected) + step if self._selected in ids else 0
            self.select(ids[max(0, min(len(ids) - 1, place))])
            self.chosen.emit(self._selected)
            say(self, _words(_entry(self._line, self._selected), self._day))

    def _layout(self) -> Layout:
        return Layout(self._line, self._hand.moves, self.width(), self.fontMetrics().height() + PAD)


def _entry(line: Line, entry_id: str) -> EntryView | None:
    """What is chosen on the line."""
    return next((block.entry for block in line.blocks if block.entry.id == entry_id), None)


def _words(entry: EntryView | None, day: DayView | None) -> str:
    return "" if entry is None or day is None else in_words(entry, day.as_of)
