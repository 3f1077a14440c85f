"""Puts windows where they stood, and keeps them on a screen when screens come, go or change."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from tracker_desktop.services.places import Place, Rect, fitted

SETTLED_MS = 500  # after a change of screens, until windows were moved by the system and panels found their place


def put(window: QWidget, place: Place) -> None:
    """Give a window that is not shown yet its size and place, so that all of it can be seen."""
    rect = fitted(place.rect, rooms())
    window.resize(rect.width - place.frame_width, rect.height - place.frame_height)
    if may_place():
        window.move(rect.left, rect.top)


def stands(window: QWidget) -> Place | None:
    """Where ``window`` stands; None while it has another place than its own, such as the whole screen."""
    if window.isMaximized() or window.isMinimized() or window.isFullScreen():
        return None
    frame, inner = window.frameGeometry(), window.size()
    return Place(_rect(frame), frame.width() - inner.width(), frame.height() - inner.height())


def bring_in(window: QWidget) -> None:
    """Move ``window`` so that all of it can be seen, if it cannot."""
    place = stands(window)
    if place is not None and may_place() and fitted(place.rect, rooms()) != place.rect:
        put(window, place)


def rooms() -> Sequence[Rect]:
    """What the screens have besides bars and docks."""
    return [_rect(screen.availableGeometry()) for screen in QGuiApplication.screens()]


def may_place() -> bool:
    """Whether programs have a say in where their windows are; under Wayland the desktop alone has."""
    return not QGuiApplication.platformName().startswith("wayland")


def watch(window: QWidget, hidden: Callable[[], None]) -> None:
    """Call ``hidden`` each time ``window`` leaves the screen, and keep it on one while it is shown."""
    _Watch(window, hidden)  # lives as long as the window, whose child it is


class _Watch(QObject):
    def __init__(self, window: QWidget, hidden: Callable[[], None]) -> None:
        super().__init__(window)
        self._hidden = hidden
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self._look)
        window.installEventFilter(self)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self._follow)
        application.screenRemoved.connect(self._changed)
        for screen in QGuiApplication.screens():
            self._follow(screen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Hide and not event.spontaneous():
            self._hidden()
        return super().eventFilter(watched, event)

    def _follow(self, screen: QScreen) -> None:
        screen.availableGeometryChanged.connect(self._changed)

    def _changed(self) -> None:
        self._settled.start()

    def _look(self) -> None:
        window = self.parent()
        if isinstance(window, QWidget) and window.isVisible():
            bring_in(window)


def _rect(rect: QRect) -> Rect:
    return Rect(rect.x(), rect.y(), rect.width(), rect.height())
