"""A window that is made when it is first asked for, and then kept: most days never need one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QSize
from PySide6.QtGui import QCursor, QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from tracker_desktop.services.places import Place

EDGE = 12  # pixels between a window and the edge of the screen
TITLE_BAR = 32

W = TypeVar("W", bound=QWidget)


class Memory(Protocol):
    """Remembers where windows stood, by name."""

    def place(self, window: str) -> Place | None: ...

    def keep_place(self, window: str, place: Place) -> None: ...


class Kept(Generic[W]):
    """``make`` makes the window, which is placed where it stood last, else near the mouse.

    Where it stands is remembered under ``name`` whenever it leaves the screen; without ``memory`` it is not.
    """

    def __init__(self, make: Callable[[], W], name: str = "", memory: Memory | None = None) -> None:
        self._make = make
        self._name = name
        self._memory = memory
        self._made: W | None = None

    def get(self) -> W:
        """The window, made now where it was not; wholly on a screen, whatever became of the one it was on."""
        from tracker_desktop.ui import placing

        if self._made is None:
            self._made = self._make()
            dress(self._made)
            stood = self._memory.place(self._name) if self._memory else None
            if stood is None:
                place(self._made)
            else:
                placing.put(self._made, stood)
            placing.watch(self._made, self.keep)
        elif not self._made.isVisible():
            placing.bring_in(self._made)
        return self._made

    def shown(self) -> W | None:
        """The window, if it is on the screen."""
        return self._made if self._made is not None and self._made.isVisible() else None

    def keep(self) -> None:
        """Remember where the window stands."""
        from tracker_desktop.ui import placing

        stands = placing.stands(self._made) if self._memory and self._made is not None else None
        if self._memory and stands:
            self._memory.keep_place(self._name, stands)

    def hide(self) -> None:
        """Take it from the screen."""
        if self._made is not None:
            self._made.hide()

    def forget(self) -> None:
        """Close it; it is made anew when it is asked for."""
        if self._made is not None:
            let_go(self._made)
        self._made = None


_going: dict[int, QWidget] = {}


def let_go(window: QWidget) -> None:
    """Take ``window`` from the screen, and have Qt delete it at the next turn of its loop.

    Left to Python's collector it might be found on any thread, and Qt's binding (6.11) then ends the program.
    """
    key = id(window)
    _going[key] = window
    window.destroyed.connect(lambda: _going.pop(key))
    window.hide()
    window.deleteLater()


def front(window: QWidget) -> None:
    """Show ``window`` before all others, with the keyboard in it."""
    if window.isMinimized():
        window.showNormal()
    else:
        window.show()
    window.raise_()
    window.activateWindow()


def dress(window: QWidget) -> None:
    """Give ``window`` the program's icon, and have it scroll where the screen has no room for it."""
    from tracker_desktop.ui.icons import program_icon
    from tracker_desktop.ui.scrolled import shrink

    window.setWindowIcon(program_icon())
    shrink(window, _room())


def fit(window: QWidget, width: int, height: int) -> None:
    """Make ``window`` as large as this, and no larger than its screen."""
    window.resize(QSize(width, height).boundedTo(_room()))


def place(window: QWidget) -> None:
    """Put ``window`` near what was clicked, wholly on the screen; where programs may not, the desktop knows better."""
    mouse = QCursor.pos()
    room = _screen().availableGeometry().adjusted(EDGE, EDGE, -EDGE, -EDGE)
    size = window.size().boundedTo(room.size())
    window.resize(size)
    x = min(mouse.x() - size.width() // 2, room.right() - size.width())
    y = min(mouse.y() - size.height() // 2, room.bottom() - size.height() - TITLE_BAR)
    window.move(max(x, room.left()), max(y, room.top()))


def _room() -> QSize:
    """What a window may have of its screen."""
    return _screen().availableSize() - QSize(2 * EDGE, 2 * EDGE + TITLE_BAR)


def _screen() -> QScreen:
    """The one with the mouse on it."""
    return QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
