"""Lines of text in a window."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

TITLE_SCALE = 1.25


def label(parent: QWidget, text: str = "", *, scale: float = 1.0, bold: bool = False) -> QLabel:
    """Plain text, never markup: titles come from elsewhere. What is not bold stands back."""
    return _dressed(QLabel(text, parent), scale, bold=bold)


def elided(parent: QWidget, *, scale: float = 1.0, bold: bool = False) -> QLabel:
    """The same, on one line that ends in an ellipsis where it does not fit; the tooltip has the whole."""
    return _dressed(_Elided(parent), scale, bold=bold)


def paragraph(parent: QWidget, text: str = "") -> QLabel:
    """Plain text to be read, which wraps, can be copied, and does not stand back."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


class _Elided(QLabel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn as a whole
        painter = QPainter(self)
        fitting = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, fitting)


def _dressed(made: QLabel, scale: float, *, bold: bool) -> QLabel:
    made.setTextFormat(Qt.TextFormat.PlainText)
    font = made.font()
    font.setPointSizeF(font.pointSizeF() * scale)
    font.setBold(bold)
    made.setFont(font)
    if not bold:
        made.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return made
