"""The small window: what runs, quick start, today, the sync. All that the tray has, for where no tray is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSystemTrayIcon, QVBoxLayout, QWidget

from tracker_core.errors import TrackerError
from tracker_desktop.services import words
from tracker_desktop.services.language import tr
from tracker_desktop.services.ports import RECOVERABLE
from tracker_desktop.services.progress import Doing, Progress
from tracker_desktop.services.views import TrayView
from tracker_desktop.services.words import Words
from tracker_desktop.ui.actions import Actions, Doors
from tracker_desktop.ui.cards import RunningCard, StateBar, TodayList
from tracker_desktop.ui.label import TITLE_SCALE, label
from tracker_desktop.ui.notice import Notice
from tracker_desktop.ui.progress import ProgressPanel
from tracker_desktop.ui.search import SearchPanel
from tracker_desktop.ui.spoken import spoken_as

MARGIN = 14


@spoken_as(QAccessible.Role.Window)
class Window(QWidget):
    """Renders views while it is visible; hidden, it costs nothing."""

    def __init__(self, actions: Actions, doors: Doors) -> None:
        super().__init__()
        self.setWindowTitle("TimeTracker")
        self._actions = actions
        self._doors = doors
        self.notice = Notice(self)
        self.running = RunningCard(self._stop, self)
        self.welcome = Welcome(doors, self)
        self.search = SearchPanel(actions, self)
        self.search.dismissed.connect(self._dismiss)
        self.search.started.connect(self.search.begin)
        self.today = TodayList(doors, self)
        self.state = StateBar(actions, doors, self)
        self.quit = QPushButton(tr("&Quit"), self)
        self.quit.clicked.connect(doors.quit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(10)
        layout.addWidget(self.notice)
        layout.addWidget(self.running)
        layout.addWidget(self.welcome, 1)
        layout.addWidget(self.search, 3)
        layout.addWidget(self.today, 2)
        layout.addWidget(self.state)
        layout.addWidget(self.quit, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(520, 600)

    def open(self, told: Words | None) -> None:
        """Come to the front, ready to type, with ``told`` in place where there is something to tell."""
        self.draw()
        self.notice.tell(told)
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        self.search.begin()

    def draw(self) -> None:
        """Show how things stand now."""
        view, now = self._actions.tray(), self._actions.now()
        self.quit.setVisible(not QSystemTrayIcon.isSystemTrayAvailable())
        usable = view.person is not None and not view.problem
        self.welcome.setVisible(not usable)
        for part in (self.running, self.search, self.today):
            part.setVisible(usable)
        self.state.draw(view, now)
        if not usable:
            self.welcome.draw(view)
            return
        self.running.draw(view, now)
        self.search.draw()
        try:
            self.today.draw(view, now, self._actions)
        except TrackerError as error:
            self.notice.tell(words.error(error, now))

    def _dismiss(self) -> None:
        if QSystemTrayIcon.isSystemTrayAvailable():
            self.close()
        else:
            self.showMinimized()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._dismiss()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if QSystemTrayIcon.isSystemTrayAvailable() or not event.spontaneous():
            super().closeEvent(event)
        else:
            event.ignore()  # without a tray icon a closed window would leave no way back
            self.showMinimized()

    def _stop(self) -> None:
        self.notice.tell(self._actions.stop())


class Welcome(QWidget):
    """In the place of everything else while nobody is signed in or the store is shut: why, and what to do."""

    def __init__(self, doors: Doors, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = label(self, scale=TITLE_SCALE, bold=True)
        self.text = label(self)
        self.text.setWordWrap(True)
        self.sign_in = QPushButton(tr("Sign &in…"), self)
        self.sign_in.setDefault(True)
        self.sign_in.clicked.connect(doors.sign_in)
        self.retry = QPushButton(tr("Try &again"), self)
        self.retry.clicked.connect(doors.retry)
        self.recover = QPushButton(tr("Set aside and &begin anew…"), self)
        self.recover.clicked.connect(doors.recover)
        self._anew = False
        self._stop: Callable[[], None] = lambda: None
        self.progress = ProgressPanel(
            lambda: self._stop(),  # noqa: PLW0108 - another one each time
            tr("The time records stay as they are."),
            self,
        )
        buttons = QHBoxLayout()
        buttons.addWidget(self.sign_in)
        buttons.addWidget(self.retry)
        buttons.addWidget(self.recover)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addStretch(1)
        layout.addWidget(self.title)
        layout.addWidget(self.text)
        layout.addSpacing(8)
        layout.addWidget(self.progress)
        layout.addLayout(buttons)
        layout.addStretch(2)

    def draw(self, view: TrayView) -> None:
        """Show why nothing can be tracked."""
        if self._anew:
            title = tr("Beginning anew")
            text = tr("What can be read of the old time records goes on in new ones. Nothing is deleted.")
        elif view.problem:
            title, text = words.code(view.problem)
        else:
            title = tr("Welcome to TimeTracker")
            text = tr("Sign in to your organization's server to see the work that is assigned to you.")
        self.title.setText(title)
        self.text.setText(text)
        self.sign_in.setVisible(not view.problem and not self._anew)
        self.retry.setVisible(view.problem not in ("", "opening") and not self._anew)
        self.recover.setVisible(view.problem in RECOVERABLE and not self._anew)

    def begin_anew(self, progress: Progress | None, stop: Callable[[], None]) -> None:
        """How far it is; None: it has just begun. ``stop`` asks it to stop, which it can until files are moved."""
        self._anew, self._stop = True, stop
        moving = progress is not None and progress.what is Doing.MOVING
        self.progress.draw(progress, tr("The files are being moved, which has to come to its end.") if moving else "")

    def end_anew(self) -> None:
        """It came to its end, whichever that is."""
        self._anew = False
        self.progress.draw(None)
