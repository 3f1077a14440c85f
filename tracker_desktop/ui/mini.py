"""The mini window: one line that is always there for who likes to see the clock, and the buttons to stop and start."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QCloseEvent, QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMenu, QSizeGrip, QToolButton

from tracker_core.model import Moment
from tracker_desktop.services import words
from tracker_desktop.services.language import tr
from tracker_desktop.services.settings import MINI_ON_TOP
from tracker_desktop.services.views import TrayView
from tracker_desktop.services.words import Words
from tracker_desktop.ui.actions import Actions, Doors
from tracker_desktop.ui.buttons import button
from tracker_desktop.ui.label import elided, label
from tracker_desktop.ui.menu import item_line, state_words
from tracker_desktop.ui.shapes import plain_tooltip
from tracker_desktop.ui.spoken import spoken_as

LETTERS = 36  # of the title there is room for at first; the grip gives more or less
LEAST_LETTERS = 12


@spoken_as(QAccessible.Role.Window)
class MiniWindow(QFrame):
    """Frameless: it is moved by dragging it anywhere, made wider by its corner, and closed by Esc.

    A window like others for the desktop, not a tool: so it can be reached by the keyboard's way from window to window.
    """

    def __init__(self, actions: Actions, doors: Doors) -> None:
        frameless = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowSystemMenuHint
        super().__init__(None, Qt.WindowType.Window | frameless)
        self.setWindowTitle(tr("TimeTracker mini window"))
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._actions = actions
        self._doors = doors
        self._held: QPoint | None = None  # where the mouse holds it, from its corner
        self.title = elided(self, bold=True)
        self.worked = label(self, bold=True)
        self.stop = button(tr("&Stop"), tr("Stop the timer"), self._stop, self)
        self.resume = button(tr("&Resume"), "", self._resume, self)
        self.start = button(tr("S&tart…"), tr("Choose what to work on"), doors.search, self)
        self.whole = button(tr("Open &window"), tr("All there is to see and to do"), self._open, self)
        self.leave = QToolButton(self)
        self.leave.setText("×")  # the style's own picture is grey on dark
        self.leave.setAutoRaise(True)
        self.leave.setToolTip(tr("Close the mini window (Esc)"))
        self.leave.setAccessibleName(tr("Close the mini window (Esc)"))
        self.leave.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.leave.clicked.connect(self._leave)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.addWidget(self.title, 1)
        for part in (self.worked, self.stop, self.resume, self.start, self.whole, self.leave):
            layout.addWidget(part)
        layout.addWidget(QSizeGrip(self), 0, Qt.AlignmentFlag.AlignBottom)
        letter = self.fontMetrics().averageCharWidth()
        self.title.setMinimumWidth(letter * LEAST_LETTERS)
        self.draw()
        self.setFixedHeight(self.sizeHint().height())
        self.resize(self.minimumSizeHint().width() + letter * (LETTERS - LEAST_LETTERS), self.height())

    def draw(self) -> None:
        """Show how things stand now."""
        view, now = self._actions.tray(), self._actions.now()
        usable = not view.problem and view.person is not None
        self.title.setText(self._what(view, now))
        self.worked.setText(words.duration(view.running[0].worked_ms(now.ms)) if view.running else "")
        self.title.setToolTip(plain_tooltip(self._what(view, now)))
        self.stop.setVisible(bool(view.running))
        self.resume.setVisible(view.last is not None)
        if view.last is not None:
            what = tr("Start what you worked on last: {item}", item=item_line(view.last))
            self.resume.setToolTip(plain_tooltip(what))
            self.resume.setAccessibleDescription(what)
        self.start.setVisible(usable)
        self.whole.setVisible(not usable)
        if not view.problem:
            self._stay(on_top=view.mini_on_top)

    def rise(self) -> None:
        """Come to the screen by itself: the keyboard stays where it is."""
        self.draw()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.show()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)

    def menu(self) -> QMenu:
        """What a right click offers."""
        made = QMenu(self)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.addAction(tr("Open &window")).triggered.connect(self._open)
        on_top = made.addAction(tr("Keep on &top"))
        on_top.setCheckable(True)
        on_top.setChecked(self._actions.tray().mini_on_top)
        on_top.triggered.connect(self._keep_on_top)
        made.addSeparator()
        made.addAction(tr("&Close")).triggered.connect(self._leave)
        return made

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel):
            self._leave()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if event.spontaneous():
            event.ignore()
            self._leave()
        else:
            super().closeEvent(event)  # the program ends: it opens again at the next start

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._held = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            return
        moved = event.position().toPoint() - self._held
        if moved.manhattanLength() >= QApplication.startDragDistance():
            if self.windowHandle().startSystemMove():
                self._held = None  # the desktop moves it, where its rules let it
            else:
                self.move(self.pos() + moved)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002 - whichever button it was
        self._held = None

    def _what(self, view: TrayView, now: Moment) -> str:
        if view.problem or view.person is None:
            return state_words(view, now).title
        if not view.running:
            return tr("No timer is running")
        item, more = view.running[0].item, len(view.running) - 1
        what = f"{item.key}  {item.title}" if item else tr("An item this device does not know")
        return f"{what} · {words.more_timers(more)}" if more else what

    def _stay(self, *, on_top: bool) -> None:
        flag = Qt.WindowType.WindowStaysOnTopHint
        if bool(self.windowFlags() & flag) is on_top:
            return
        if self.windowHandle() is None:
            self.setWindowFlag(flag, on_top)
        else:  # setWindowFlag would take it from the screen, and the keyboard from who is in it
            self.overrideWindowFlags(self.windowFlags() ^ flag)
            self.windowHandle().setFlag(flag, on_top)

    def _keep_on_top(self, wanted: bool) -> None:
        self._tell(self._actions.settings.put(MINI_ON_TOP, "on" if wanted else "off"))

    def _open(self) -> None:
        self._doors.window(None)

    def _leave(self) -> None:
        self._doors.mini(False)

    def _stop(self) -> None:
        self._tell(self._actions.stop())

    def _resume(self) -> None:
        self._tell(self._actions.resume())

    def _tell(self, problem: Words | None) -> None:
        if problem is not None:
            self._doors.window(problem)
