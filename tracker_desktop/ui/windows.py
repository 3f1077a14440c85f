"""Windows and dialogs, each made when it is first asked for: most days never need one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QSystemTrayIcon

from tracker_core.errors import TrackerError
from tracker_desktop.services import words
from tracker_desktop.services.settings import MINI_WINDOW
from tracker_desktop.services.words import Words
from tracker_desktop.ui.actions import Actions, Doors
from tracker_desktop.ui.kept import EDGE, Kept, dress, front, let_go

if TYPE_CHECKING:
    from tracker_desktop.services.progress import Progress
    from tracker_desktop.ui.away import AwayDialog
    from tracker_desktop.ui.mini import MiniWindow
    from tracker_desktop.ui.my_data.window import MyDataWindow
    from tracker_desktop.ui.search import SearchWindow
    from tracker_desktop.ui.settings import SettingsWindow
    from tracker_desktop.ui.sign_in import SignInDialog
    from tracker_desktop.ui.times import TimesWindow
    from tracker_desktop.ui.window import Window


# Begins anew: told on the main thread how far that is and, in the end, how it went; what it answers asks it to stop.
Recover = Callable[["Callable[[Progress], None]", Callable[[Words], None]], Callable[[], None]]


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
        self._recover = recover
        self._stop_recovery: Callable[[], None] = lambda: None
        self._leave = leave
        self._server = server
        self._open_page = open_page
        self._opened = opened
        self._window = Kept(self._make_window, "window", actions.settings)
        self._search = Kept(self._make_search, "search", actions.settings)
        self._times = Kept(self._make_times, "times", actions.settings)
        self._settings = Kept(self._make_settings, "settings", actions.settings)
        self._my_data = Kept(self._make_my_data, "my_data", actions.settings)
        self._mini = Kept(self._make_mini, "mini", actions.settings)
        self._mini_wanted = False  # as last heard of
        self._away = Kept(self._make_away)
        self._sign_in: SignInDialog | None = None
        self._dialog: QDialog | None = None
        self._asked = 0  # the latest absence that was asked about unasked
        self.doors = Doors(
            window=self.show_window,
            search=self.show_search,
            times=self.show_times,
            settings=self.show_settings,
            my_data=self.show_my_data,
            policy=self.show_policy,
            mini=self.want_mini,
            note_start=self.ask_what_to_note,
            sign_in=self.show_sign_in,
            sign_out=self.sign_out,
            rejected=self.show_rejected,
            away=self.show_away,
            retry=retry,
            recover=self.ask_to_recover,
            quit=self.ask_to_quit,
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
        self._mini_wanted = False
        for dialog in (self._sign_in, self._dialog):
            if dialog is not None:
                dialog.reject()
                let_go(dialog)
        self._sign_in = self._dialog = None
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

    def follow_mini(self, *, wanted: bool) -> None:
        """Open the mini window, which takes no focus then, or close it, once the wish for it has changed."""
        if wanted != self._mini_wanted:
            self._mini_wanted = wanted
            if wanted:
                self._mini.get().rise()
                self._opened()
            else:
                self._mini.hide()

    def want_mini(self, wanted: bool) -> None:
        """Open the mini window, with the keyboard in it, or close it; and so again at the next start."""
        problem = self._actions.settings.put(MINI_WINDOW, "on" if wanted else "off")
        if problem is not None:
            self._mini.hide()
            self.show_window(problem)
            return
        self.follow_mini(wanted=wanted)
        if wanted:
            front(self._mini.get())

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
        window = self._search.shown()
        if window is not None:
            # Not isActiveWindow: on X11 that stays False where a window is hidden and shown within 100 ms.
            had_keyboard = QGuiApplication.focusWindow() == window.windowHandle() and not window.isMinimized()
            window.hide()
            if had_keyboard:
                return
        view = self._actions.tray()
        if view.problem or view.person is None:
            self.show_window()
            return
        self.show_search()

    def show_times(self) -> None:
        """The day, the week and the month; the small window where nothing can be shown yet."""
        if self._usable():
            window = self._times.get()
            window.draw()
            front(window)
            self._opened()

    def show_my_data(self) -> None:
        """What is kept of the person; the small window where nothing can be shown yet."""
        if self._usable():
            window = self._my_data.get()
            window.open()
            front(window)

    def show_policy(self) -> None:
        """The privacy policy, and what is new in it; likewise."""
        if self._usable():
            window = self._my_data.get()
            window.open_policy()
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

    def show_rejected(self) -> None:
        """What the server did not accept, and why."""
        from tracker_desktop.ui.rejected import RejectedDialog

        try:
            lines = self._actions.times.rejected()
        except TrackerError as error:
            self.show_window(words.error(error))
            return
        self._ask(RejectedDialog(lines, self._actions.now(), self._actions.times.see_rejected))

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

    def sign_out(self) -> None:
        """Sign out, asking first when something was not sent yet."""
        from tracker_desktop.ui.questions import SignOutQuestion

        pending = self._actions.tray().sync.counts.pending
        if pending:
            self._ask(SignOutQuestion(pending, self._sign_out))
        else:
            self._sign_out()

    def ask_what_to_note(self) -> None:
        """Note a start by its key: while the store is shut there is no list to choose from."""
        from tracker_desktop.ui.questions import NoteQuestion

        self._ask(NoteQuestion(self._note_start))

    def ask_to_recover(self) -> None:
        """Begin anew with what can be read of the records, once the person knows what that means."""
        from tracker_desktop.ui.questions import RecoverQuestion

        self._ask(RecoverQuestion(self._begin_anew))

    def ask_to_quit(self) -> None:
        """Quit, asking first when a timer runs."""
        from tracker_desktop.ui.questions import QuitQuestion

        view = self._actions.tray()
        if view.running:
            self._ask(QuitQuestion(view, self._actions.now(), self._stop_and_leave, self._leave))
        else:
            self._leave()

    def _usable(self) -> bool:
        view = self._actions.tray()
        usable = not view.problem and view.person is not None
        if not usable:
            self.show_window()
        return usable

    def _ask(self, dialog: QDialog) -> None:
        """Show ``dialog`` until it is answered; a second one takes the place of the first."""
        if self._dialog is not None:
            self._dialog.close()
            let_go(self._dialog)  # not at once: to go in the midst of its own signals would lose the answer
        self._dialog = dialog
        dress(dialog)
        front(dialog)

    def _begin_anew(self) -> None:
        self._stop_recovery = self._recover(self._moved_on, self._begun_anew)
        self._moved_on(None)
        self.show_window()

    def _moved_on(self, progress: Progress | None) -> None:
        self._window.get().welcome.begin_anew(progress, self._stop_recovery)

    def _begun_anew(self, told: Words) -> None:
        self._window.get().welcome.end_anew()
        self.show_window(told)

    def _note_start(self, key: str) -> None:
        problem = self._actions.note_start(key)
        if problem is not None:
            self.show_window(problem)

    def _stop_and_leave(self) -> None:
        problem = self._actions.stop()
        if problem is None:
            self._leave()
        else:
            self.show_window(problem)

    def _sign_out(self) -> None:
        self._actions.account.sign_out(lambda told: None if told is None else self.show_window(told))

    def _make_window(self) -> Window:
        from tracker_desktop.ui.window import Window

        return Window(self._actions, self.doors)

    def _make_search(self) -> SearchWindow:
        from tracker_desktop.ui.search import SearchWindow

        return SearchWindow(self._actions)

    def _make_times(self) -> TimesWindow:
        from tracker_desktop.ui.times import TimesWindow

        window = TimesWindow(self._actions, self.doors.rejected)
        window.day.asked.connect(self._ask)
        return window

    def _make_settings(self) -> SettingsWindow:
        from tracker_desktop.ui.settings import SettingsWindow

        return SettingsWindow(self._actions)

    def _make_my_data(self) -> MyDataWindow:
        from tracker_desktop.ui.my_data.window import MyDataWindow

        return MyDataWindow(self._actions, self._open_page)

    def _make_mini(self) -> MiniWindow:
        from tracker_desktop.ui.mini import MiniWindow

        return MiniWindow(self._actions, self.doors)

    def _make_away(self) -> AwayDialog:
        from tracker_desktop.ui.away import AwayDialog

        return AwayDialog(self._actions)
