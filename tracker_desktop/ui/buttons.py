"""Buttons that say what they do, to whoever sees them and to whoever hears them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget


def button(text: str, tip: str, act: Callable[[], object], parent: QWidget) -> QPushButton:
    """A button with words on it, and ``tip`` for what it means."""
    made = QPushButton(text, parent)
    made.setToolTip(tip)
    made.setAccessibleDescription(tip)
    made.setAutoDefault(False)
    made.clicked.connect(lambda: act())  # noqa: PLW0108 - the signal brings a bool along
    return made


def also_by(made: QPushButton, key: QKeySequence | QKeySequence.StandardKey | Qt.Key) -> None:
    """Let ``key`` press a button too: its own ``setShortcut`` would take the mnemonic's place."""
    QShortcut(QKeySequence(key), made, made.click)


def turner(tip: str, act: Callable[[], object], parent: QWidget, *, back: bool) -> QToolButton:
    """An arrow to what was before or comes after; it points the way that letters run."""
    made = QToolButton(parent)
    rightward = back == (parent.layoutDirection() is Qt.LayoutDirection.RightToLeft)
    made.setArrowType(Qt.ArrowType.RightArrow if rightward else Qt.ArrowType.LeftArrow)
    made.setToolTip(tip)
    made.setAccessibleName(tip)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.clicked.connect(lambda: act())  # noqa: PLW0108 - the signal brings a bool along
    return made


def row(*parts: QWidget | None) -> QHBoxLayout:
    """Widgets side by side; None takes what room is left."""
    made = QHBoxLayout()
    for part in parts:
        if part is None:
            made.addStretch(1)
        else:
            made.addWidget(part)
    return made
