"""Windows that do not fit the screen, as with large letters on a small one: as large as it, the rest by scrolling."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QMessageBox, QScrollArea, QVBoxLayout, QWidget

LARGEST = (1 << 24) - 1  # what Qt calls QWIDGETSIZE_MAX


def shrink(window: QWidget, room: QSize) -> None:
    """Make ``window`` no larger than ``room``. A message box does that by itself."""
    wanted = window.size() if window.testAttribute(Qt.WidgetAttribute.WA_Resized) else window.sizeHint()
    if isinstance(window, QMessageBox) or wanted.boundedTo(room) == wanted:
        return
    bar = _Scrolled(window).verticalScrollBar().sizeHint().width()
    window.setMinimumSize(0, 0)
    window.setMaximumSize(LARGEST, LARGEST)
    window.resize((wanted + QSize(bar, bar)).boundedTo(room))


class _Scrolled(QScrollArea):
    """Takes all that is in ``window`` into itself, and follows the keyboard."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        content = QWidget()
        layout = window.layout()
        assert layout is not None
        content.setLayout(layout)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around = QVBoxLayout(window)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self.isAncestorOf(now):
            return
        area = now.parentWidget()
        while area is not None:  # a page may scroll within: what is inside first
            if isinstance(area, QScrollArea):
                area.ensureWidgetVisible(now)
            area = area.parentWidget()
