"""The program on the screen: the tray first, everything else when it is first asked for."""

from __future__ import annotations

import signal
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from tracker_core.model import Moment
from tracker_desktop.services.ports import Clock, SyncPhase
from tracker_desktop.services.program import Program
from tracker_desktop.services.settings import SYSTEM
from tracker_desktop.services.views import TrayView
from tracker_desktop.services.words import Words
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.bridge import Bridge
from tracker_desktop.ui.collecting import Collecting
from tracker_desktop.ui.confirming import Recover
from tracker_desktop.ui.language import Language
from tracker_desktop.ui.looks import Looks
from tracker_desktop.ui.menu import TrayMenu
from tracker_desktop.ui.minute import Minute
from tracker_desktop.ui.reminding import Reminding
from tracker_desktop.ui.tray import Tray
from tracker_desktop.ui.windows import Windows

ICON_NAME = "timetracker"


@dataclass(frozen=True, slots=True)
class Calls:
    """What the program on the screen asks of the one that built it.

    ``retry_open`` tries to open the store again; ``recover`` sets it aside and begins anew, see ``ui.windows``.
    ``server`` is the address signed in to last, or preset, or empty.
    ``open_page`` opens a web page in the person's browser; False when it cannot.
    ``languages``: what the system speaks, ISO 639, the most wanted first.
    """

    retry_open: Callable[[], None]
    recover: Recover
    server: Callable[[], str]
    open_page: Callable[[str], bool]
    languages: Sequence[str] = ()


def start_qt(argv: Sequence[str]) -> QApplication:
    """Qt, ready to show things. The tray is what keeps the program alive, not its windows."""
    QGuiApplication.setDesktopFileName(ICON_NAME)
    QApplication.setApplicationName("TimeTracker")
    QApplication.setQuitOnLastWindowClosed(False)
    return QApplication(list(argv))


class Application:
    """Built on the main thread after ``start_qt``; the icon is in the bar when the constructor returns."""

    def __init__(self, program: Program, clock: Clock, calls: Calls) -> None:
        self._collecting = Collecting()
        self.bridge = Bridge()
        self._language = Language(calls.languages)
        self._language.put(SYSTEM)  # until the store is open and says what was chosen
        self._actions = Actions(program, clock, self.bridge)
        self._windows = Windows(
            self._actions, calls.retry_open, calls.recover, self.quit, calls.server, calls.open_page, self._tick
        )
        self._greeted = False
        self._minute = Minute(self._tick)
        self._looks = Looks(self._actions.absences.look)
        self._menu = TrayMenu(self._actions, self._windows.doors, lambda: self._tray.over_dbus())  # noqa: PLW0108 - there is no tray yet
        self._reminding = Reminding(self._actions, self._windows.doors, lambda told: self._tray.notify(told))  # noqa: PLW0108 - likewise
        self._tray = Tray(self._menu, self._windows.doors, self._reminding.clicked)
        self._menu.aboutToShow.connect(self._draw)
        self.bridge.changed.connect(self._draw)
        self._unsubscribe = program.changes.subscribe(self.bridge.tell)
        self._draw()
        self._tray.show()
        self._collecting.begin()
        if not QSystemTrayIcon.isSystemTrayAvailable():
            self.show_window()  # the icon may still come: the tray watches for a bar

    def run(self) -> int:
        """Serve until somebody quits; the exit code."""
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # Qt waits in C, where a Python handler would never run
        code = QApplication.exec()
        self.close()
        return code

    def close(self) -> None:
        """Take the icon out of the bar, and let go who waits for the main thread."""
        self._unsubscribe()
        self._minute.stop()
        self._looks.stop()
        self._reminding.stop()
        self._windows.close()
        self._actions.files.close()
        self._actions.settings.stop_listening()
        self.bridge.close()
        self._tray.hide()
        self._collecting.end()

    def quit(self) -> None:
        """End, unasked: for the shell's ``quit``. A running timer runs on."""
        QApplication.quit()

    def show_window(self, told: Words | None = None) -> None:
        """Bring the small window to the front: for a second start of the program, or to tell something."""
        self._windows.show_window(told)

    def switch_search(self) -> None:
        """Open the list to start from, or close it: for the shell's ``search``."""
        self._windows.switch_search()

    def _pressed(self) -> None:
        """Somebody pressed the shortcut; on any thread."""
        self.bridge.post(self._windows.switch_search)

    def _draw(self) -> None:
        if self._language.put(self._actions.settings.language()):
            self._windows.renew()
        view, now = self._draw_figures()
        self._menu.draw(view, now)
        if not view.problem:
            self._windows.mini.follow(wanted=view.mini)
        self._looks.begin()
        self._reminding.changed()
        self._actions.settings.follow_shortcut(self._pressed)
        if view.away:
            self._windows.show_away(unasked=True)
        if not self._greeted and _first_run(view):
            self._greeted = True
            self._windows.show_sign_in()
        self._collecting.look()

    def _tick(self) -> None:
        self._draw_figures()
        self._collecting.look()

    def _draw_figures(self) -> tuple[TrayView, Moment]:
        """What shows time passing. Not the menu: a panel hears of each line, and asks anew when it opens."""
        view, now = self._actions.tray(), self._actions.now()
        self._tray.draw(view, now)
        self._windows.draw()
        self._minute.follow(view, now, window=self._windows.shows_time)
        return view, now


def _first_run(view: TrayView) -> bool:
    return not view.problem and view.person is None and view.sync.status.phase is SyncPhase.SIGNED_OUT
