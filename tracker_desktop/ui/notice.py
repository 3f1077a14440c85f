"""A sentence in place: what went wrong and what to do, where the person is looking, until it no longer holds."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLabel, QWidget

from tracker_desktop.services import words
from tracker_desktop.services.words import Words
from tracker_desktop.ui.spoken import say

EDGE = 4
AMBER = QColor(0xD9, 0x8A, 0x00)


class Notice(QLabel):
    """Hidden while there is nothing to tell; said when it comes, and reached with Tab, to be heard again or copied."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContentsMargins(EDGE + 10, 8, EDGE + 10, 8)
        self.setVisible(False)

    def tell(self, told: Words | None) -> None:
        """Show ``told``, or nothing."""
        text = "" if told is None else words.one_line(told)
        news = text != self.text()
        self.setText(text)
        self.setVisible(told is not None)
        if news:
            say(self, text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground = QColor(AMBER)
        ground.setAlpha(40)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        painter.fillRect(self.rect(), ground)
        painter.setPen(QPen(AMBER, EDGE))
        begins = self.width() - EDGE // 2 if self.isRightToLeft() else EDGE // 2
        painter.drawLine(begins, 0, begins, self.height())
        painter.end()
        super().paintEvent(event)
