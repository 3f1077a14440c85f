"""What is told to whoever hears the program instead of seeing it: what just happened, and what a drawn widget is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

W = TypeVar("W", bound=type[QWidget])

_roles: dict[str, QAccessible.Role] = {}


def say(widget: QWidget, text: str) -> None:
    """Have a screen reader say ``text``, which ``widget`` shows; without one it costs nothing."""
    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def spoken_as(role: QAccessible.Role) -> Callable[[W], W]:
    """Marks a class of widgets of ours, which Qt takes for empty space otherwise."""

    def mark(kind: W) -> W:
        if not _roles:
            QAccessible.installFactory(_made)
        _roles[kind.__name__] = role
        return kind

    return mark


def _made(kind: str, thing: QObject) -> QAccessibleInterface | None:
    """Qt asks for each class of a widget, the most special one first; None leaves it to Qt's own."""
    role = _roles.get(kind)
    return QAccessibleWidget(thing, role) if role is not None and isinstance(thing, QWidget) else None
