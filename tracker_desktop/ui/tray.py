"""The icon in the bar: its picture, its tooltip, and what a click does."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from tracker_core.model import Moment
from tracker_desktop.services import words
from tracker_desktop.services.language import tr
from tracker_desktop.services.views import TrayState, TrayView
from tracker_desktop.services.words import Words
from tracker_desktop.ui.actions import Doors
from tracker_desktop.ui.icons import dark_bar, tray_icon, tray_name
from tracker_desktop.ui.menu import entry_name, state_words
from tracker_desktop.ui.minute import TOOLTIP_STEP_MS

WATCH_MS = 3_000
WATCH_TIMES = 100  # five minutes: a desktop that takes longer to start has no bar


class Tray:
    """One icon. Drawn anew only where something changed: each change goes over D-Bus and wakes the panel."""

    def __init__(self, menu: QMenu, doors: Doors, clicked: Callable[[], None]) -> None:
        self._clicked = clicked
        self._doors = doors
        self._dark = dark_bar()
        self._name = ""
        self._tooltip = ""
        self._menu = menu
        self._icon = self._made()
        self._watch: QTimer | None = None
        self._looks = 0
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._repaint)

    def show(self) -> None:
        """Put the icon into the bar; where there is none yet, as soon as one comes within the first minutes."""
        self._icon.show()
        if not QSystemTrayIcon.isSystemTrayAvailable():
            self._watch = QTimer()
            self._watch.timeout.connect(self._look)
            self._watch.start(WATCH_MS)

    def notify(self, told: Words) -> None:
        """Show a notification by the system's own service, which knows whether somebody wants to be left alone."""
        self._icon.showMessage(told.title, told.text, self._icon.icon())

    def hide(self) -> None:
        """Take the icon out of the bar."""
        if self._watch is not None:
            self._watch.stop()
        self._icon.hide()

    def over_dbus(self) -> bool:
        """Whether a panel draws icon and menu by itself (StatusNotifierItem): only there has the icon no place."""
        return sys.platform.startswith("linux") and self._icon.geometry().isEmpty()

    def draw(self, view: TrayView, now: Moment) -> None:
        """Show ``view`` as it stands at ``now``."""
        state = TrayState.IDLE if view.problem == "opening" else view.state
        name = tray_name(state, running=bool(view.running))
        if name != self._name:
            self._name = name
            self._paint()
        tooltip = tooltip_text(view, now)
        if tooltip != self._tooltip:
            self._tooltip = tooltip
            self._icon.setToolTip(tooltip)

    def _made(self) -> QSystemTrayIcon:
        icon = QSystemTrayIcon()
        icon.setContextMenu(self._menu)
        icon.activated.connect(self._activated)
        icon.messageClicked.connect(self._clicked)
        return icon

    def _look(self) -> None:
        """Whether a bar has come. Qt moves the icon into an old-style one itself; a new-style one needs a new icon."""
        assert self._watch is not None
        self._looks += 1
        there = QSystemTrayIcon.isSystemTrayAvailable()
        if there and self._icon.geometry().isEmpty():
            self._icon.hide()
            self._icon = self._made()
            self._paint()
            self._icon.setToolTip(self._tooltip)
            self._icon.show()
        if there or self._looks == WATCH_TIMES:
            self._watch.stop()

    def _paint(self) -> None:
        self._icon.setIcon(tray_icon(self._name, dark_bar=self._dark))

    def _repaint(self) -> None:
        self._dark = dark_bar()
        if self._name:
            self._paint()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        # On macOS a click opens the menu, so nothing else should.
        clicks = (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick)
        if reason in clicks and sys.platform != "darwin":
            self._doors.window(None)


def told_ms(ms: int) -> int:
    """``ms`` as the tooltip tells it: it is not drawn anew each minute, so it tells what stays true."""
    return ms // TOOLTIP_STEP_MS * TOOLTIP_STEP_MS


def tooltip_text(view: TrayView, now: Moment) -> str:
    """The tooltip: what runs and for how long, today's total, how the sync stands."""
    title = state_words(view.calm, now).title
    if view.problem or view.person is None:
        return f"TimeTracker\n{title}"
    rejected = view.sync.counts.rejected
    total = told_ms(view.today_ms(now)) if view.running else view.today_ms(now)
    spoken = words.duration(total)
    today = tr("Today: over {worked}", worked=spoken) if view.running else tr("Today: {worked}", worked=spoken)
    lines = [*_running_lines(view, now), today, title]
    return "\n".join([*lines, words.rejected_line(rejected)] if rejected else lines)


def _running_lines(view: TrayView, now: Moment) -> list[str]:
    if not view.running:
        return [tr("No timer is running")]
    first = view.running[0]
    told = told_ms(first.worked_ms(now.ms))
    since = words.clock_time(first.start, now)
    ran = (
        tr("since {time}, over {worked}", time=since, worked=words.duration(told))
        if told
        else tr("since {time}", time=since)
    )
    more = f" ({words.more_timers(len(view.running) - 1)})" if len(view.running) > 1 else ""
    return [f"{entry_name(first)}{more}", ran]
