"""Pages with tabs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QWidget


def tabs(parent: QWidget) -> QTabWidget:
    """Tabs that take the keyboard, which the frame around them does not."""
    made = QTabWidget(parent)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made
