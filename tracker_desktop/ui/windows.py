"""Windows and dialogs, each made when it is first asked for: most days never need one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QSystemTrayIcon

from tracker_desktop.services.settings import MINI_WINDOW
from tracker_desktop.services.words import Words
from tracker_desktop.ui.actions import Actions, Doors
from tracker_desktop.ui.confirming import Confirming, Recover
from tracker_desktop.ui.kept import EDGE, Kept, dress, front, let_go

if TYPE_CHECKING:
    from tracker_desktop.ui.away import AwayDialog
    from tracker_desktop.ui.mini import MiniWindow
    from tracker_desktop.ui.my_data.window import MyDataWindow
    from tracker_desktop.ui.search import SearchWindow
    from tracker_desktop.ui.settings import SettingsWindow
    from tracker_desktop.ui.sign_in import SignInDialog
    from tracker_desktop.ui.times import TimesWindow
    from tracker_desktop.ui.window import Window


class MiniDoor:
    """Opens and closes the mini window as the person wants it. ``tell`` shows in the small window what went wrong;
    ``opened`` as in ``Windows``.
    """

    def __init__(
        self, window: Kept[MiniWindow], actions: Actions, tell: Callable[[Words], None], opened: Callable[[], None]
    ) -> None:
        self._window = window
        self._actions = actions
        self._tell = tell
        self._opened = opened
        self._wanted = False  # as last heard of

    def follow(self, *, wanted: bool) -> None:
        """Open the window, which takes no focus then, or close it, once the wish for it has changed."""
        if wanted != self._wanted:
            self._wanted = wanted
            if wanted:
                self._window.get().rise()
                self._opened()
            else:
                self._window.hide()

    def want(self, wanted: bool) -> None:
        """Open the window, with the keyboard in it, or close it; and so again at the next start."""
        problem = self._actions.settings.put(MINI_WINDOW, "on" if wanted else "off")
        if problem is not None:
            self._window.hide()
            self._tell(problem)
            return
        self.follow(wanted=wanted)
        if wanted:
            front(self._window.get())

    def forget(self) -> None:
        """The window is gone; it comes back with the next word of the wish for it."""
        self._wanted = False


class Windows:
    """``server`` is the address signed in to last, or preset, or empty; ``open_page`` opens a page in the browser.
    ``opened`` is called when a window with running figures has come to the screen.
    """

    def __init__(
        self,
        actions: Actions,
        retry: Callable[[], None],
        recover: Recover,
        leave: Callable[[], None],
        server: Callable[[], str],
        open_page: Callable[[str], bool],
        opened: Callable[[], None],
    ) -> None:
        self._actions = actions
        self._server = server
        self._open_page = open_page
        self._opened = opened
        places = actions.settings
        self._window = Kept(lambda: _make_window(actions, self.doors), "window", places)
        self._search = Kept(lambda: _make_search(actions), "search", places)
        self._times = Kept(lambda: _make_times(actions, self.doors, self._confirming.show), "times", places)
        self._settings = Kept(lambda: _make_settings(actions), "settings", places)
        self._my_data = Kept(lambda: _make_my_data(actions, open_page), "my_data", places)
        self._mini = Kept(lambda: _make_mini(actions, self.doors), "mini", places)
        self.mini = MiniDoor(self._mini, actions, self.show_window, opened)
        self._away = Kept(lambda: _make_away(actions))
        self._confirming = Confirming(actions, self.show_window, lambda: self._window.get().welcome, recover, leave)
        self._sign_in: SignInDialog | None = None
        self._asked = 0  # the latest absence that was asked about unasked
        self.doors = Doors(
            window=self.show_window,
            search=self.show_search,
            times=self.show_times,
            settings=self.show_settings,
            my_data=lambda: self.show_my_data(lambda window: window.open()),
            policy=lambda: self.show_my_data(lambda window: window.open_policy()),
            audit=lambda: self.show_my_data(lambda window: window.open_audit()),
            requests=lambda: self.show_my_data(lambda window: window.open_requests()),
            mini=self.mini.want,
            note_start=self._confirming.note_start,
            sign_in=self.show_sign_in,
            sign_out=self._confirming.sign_out,
            rejected=self._confirming.rejected,
            away=self.show_away,
            retry=retry,
            recover=self._confirming.recover,
            quit=self._confirming.quit,
        )

    @property
    def shows_time(self) -> bool:
        """Whether a window with running figures is on the screen."""
        windows = (self._window.shown(), self._times.shown(), self._mini.shown())
        return any(window is not None and not window.isMinimized() for window in windows)

    @property
    def _remembered(self) -> tuple[Kept[Any], ...]:
        """Those that come back where they stood, and show how things stand."""
        return self._window, self._search, self._times, self._my_data, self._settings, self._mini

    def renew(self) -> None:
        """Another language is spoken: what is open is closed, and made anew when it is asked for. By themselves come
        back the settings, where it was chosen, the mini window, and the small one where nothing else leads to it.
        """
        settings, small = self._settings.shown(), self._window.shown()
        for kept in (*self._remembered, self._away):
            kept.forget()
        self.mini.forget()
        if self._sign_in is not None:
            self._sign_in.reject()
            let_go(self._sign_in)
        self._sign_in = None
        self._confirming.forget()
        if small is not None and not QSystemTrayIcon.isSystemTrayAvailable():
            self.show_window()
        if settings is not None:
            self.show_settings()
            again = self._settings.get()
            again.setGeometry(settings.geometry())
            again.reach(settings.reached)

    def draw(self) -> None:
        """Something changed: draw anew what is on the screen."""
        for kept in self._remembered:
            window = kept.shown()
            if window is not None:
                window.draw()

    def close(self) -> None:
        """The program ends: take from the screen what is on it, which remembers where it stood. What Qt finds on the
        screen while Python ends would still call back.
        """
        for kept in self._remembered:
            if kept.shown() is not None:
                kept.hide()

    def show_window(self, told: Words | None = None) -> None:
        """The small window, to the front, with ``told`` in it."""
        self._window.get().open(told)
        self._opened()

    def show_search(self) -> None:
        """The search list, ready to type."""
        window = self._search.get()
        window.panel.begin()
        front(window)

    def switch_search(self) -> None:
        """The search list, with the keyboard wherever that was; where it has the keyboard already, away with it.

        One that lies behind others is shown anew: window managers give the keyboard to a window that comes, and not
        to one that asks for it long after the person last touched it.
        """
        QGuiApplication.sync()  # the keys come by a way of their own, and may be ahead of where the keyboard went
        window = self._search.shown()
        if window is not None:
            # Not isActiveWindow: on X11 that stays False where a window is hidden and shown within 100 ms.
            had_keyboard = QGuiApplication.focusWindow() == window.windowHandle() and not window.isMinimized()
            window.hide()
            if had_keyboard:
                return
        if self._usable():
            self.show_search()

    def show_times(self) -> None:
        """The day, the week and the month; the small window where nothing can be shown yet."""
        if self._usable():
            window = self._times.get()
            window.draw()
            front(window)
            self._opened()

    def show_my_data(self, page: Callable[[MyDataWindow], None]) -> None:
        """A page of what is kept of the person; the small window where nothing can be shown yet."""
        if self._usable():
            window = self._my_data.get()
            page(window)
            front(window)

    def show_settings(self) -> None:
        """What can be set."""
        window = self._settings.get()
        window.draw()
        front(window)

    def show_sign_in(self) -> None:
        """The sign-in dialog, or the one that is open already."""
        if self._sign_in is None or not self._sign_in.isVisible():
            from tracker_desktop.ui.sign_in import SignInDialog

            if self._sign_in is not None:
                let_go(self._sign_in)
            self._sign_in = SignInDialog(self._actions, self._server(), self._open_page)
            dress(self._sign_in)
        front(self._sign_in)

    def show_away(self, *, unasked: bool = False) -> None:
        """Ask about the oldest absence that waits for an answer; ``unasked``: only what was not asked before."""
        asked = self._actions.tray().away
        newest = max((view.id for view in asked), default=0)
        if not asked or (unasked and newest <= self._asked):
            return
        self._asked = newest
        open_already = self._away.shown() is not None
        window = self._away.get()
        if not open_already:
            room = QGuiApplication.primaryScreen().availableGeometry()
            window.move(room.right() - window.sizeHint().width() - EDGE, room.top() + EDGE)
        if not (unasked and open_already):
            window.ask(asked[0])
        window.rise(unasked=unasked)

    def _usable(self) -> bool:
        view = self._actions.tray()
        usable = not view.problem and view.person is not None
        if not usable:
            self.show_window()
        return usable


def _make_window(actions: Actions, doors: Doors) -> Window:
    from tracker_desktop.ui.window import Window

    return Window(actions, doors)


def _make_search(actions: Actions) -> SearchWindow:
    from tracker_desktop.ui.search import SearchWindow

    return SearchWindow(actions)


def _make_times(actions: Actions, doors: Doors, ask: Callable[[QDialog], None]) -> TimesWindow:
    from tracker_desktop.ui.times import TimesWindow

    window = TimesWindow(actions, doors.rejected)
    window.day.asked.connect(ask)
    return window


def _make_settings(actions: Actions) -> SettingsWindow:
    from tracker_desktop.ui.settings import SettingsWindow

    return SettingsWindow(actions)


def _make_my_data(actions: Actions, open_page: Callable[[str], bool]) -> MyDataWindow:
    from tracker_desktop.ui.my_data.window import MyDataWindow

    return MyDataWindow(actions, open_page)


def _make_mini(actions: Actions, doors: Doors) -> MiniWindow:
    from tracker_desktop.ui.mini import MiniWindow

    return MiniWindow(actions, doors)


def _make_away(actions: Actions) -> AwayDialog:
    from tracker_desktop.ui.away import AwayDialog

    return AwayDialog(actions)
