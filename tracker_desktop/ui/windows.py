"""Windows and dialogs, each made when it is first asked for: most days never need one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from tracker_core.errors import TrackerError
from tracker_desktop.services import words
from tracker_desktop.services.words import Words
from tracker_desktop.ui.actions import Actions, Doors

if TYPE_CHECKING:
    from tracker_desktop.ui.away import AwayDialog
    from tracker_desktop.ui.search import SearchWindow
    from tracker_desktop.ui.sign_in import SignInDialog
    from tracker_desktop.ui.times import TimesWindow
    from tracker_desktop.ui.window import Window

EDGE = 12  # pixels between a window and the edge of the screen
TITLE_BAR = 32


class Windows:
    """``server`` is the address signed in to last, or preset, or empty; ``open_page`` opens a page in the browser.
    ``opened`` is called when the small window has come to the screen.
    """

    def __init__(
        self,
        actions: Actions,
        retry: Callable[[], None],
        recover: Callable[[], None],
        leave: Callable[[], None],
        server: Callable[[], str],
        open_page: Callable[[str], bool],
        opened: Callable[[], None],
    ) -> None:
        self._actions = actions
        self._recover = recover
        self._leave = leave
        self._server = server
        self._open_page = open_page
        self._opened = opened
        self._window: Window | None = None
        self._search: SearchWindow | None = None
        self._times: TimesWindow | None = None
        self._sign_in: SignInDialog | None = None
        self._dialog: QDialog | None = None
        self._away: AwayDialog | None = None
        self._asked = 0  # the latest absence that was asked about unasked
        self.doors = Doors(
            window=self.show_window,
            search=self.show_search,
            times=self.show_times,
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
        return any(
            window is not None and window.isVisible() and not window.isMinimized()
            for window in (self._window, self._times)
        )

    def renew(self) -> None:
        """Another language is spoken: what is open is closed, and made anew when it is asked for."""
        for window in (self._window, self._search, self._times, self._sign_in, self._dialog, self._away):
            if window is not None:
                window.hide()
        self._window = self._search = self._times = self._sign_in = self._dialog = self._away = None

    def draw(self) -> None:
        """Something changed: draw anew what is on the screen."""
        if self._window is not None and self._window.isVisible():
            self._window.draw()
        if self._times is not None and self._times.isVisible():
            self._times.draw()
        if self._search is not None and self._search.isVisible():
            self._search.panel.refresh()

    def show_window(self, told: Words | None = None) -> None:
        """The small window, to the front, with ``told`` in it."""
        if self._window is None:
            from tracker_desktop.ui.window import Window

            self._window = Window(self._actions, self.doors)
            _dress(self._window)
            _place(self._window)
        self._window.open(told)
        self._opened()

    def show_search(self) -> None:
        """The search list, ready to type."""
        if self._search is None:
            from tracker_desktop.ui.search import SearchWindow

            self._search = SearchWindow(self._actions)
            _dress(self._search)
            _place(self._search)
        self._search.panel.begin()
        _front(self._search)

    def show_times(self) -> None:
        """The day, the week and the month; the small window where nothing can be shown yet."""
        view = self._actions.tray()
        if view.problem or view.person is None:
            self.show_window()
            return
        if self._times is None:
            from tracker_desktop.ui.times import TimesWindow

            self._times = TimesWindow(self._actions)
            self._times.day.asked.connect(self._ask)
            _dress(self._times)
            _place(self._times)
        self._times.draw()
        _front(self._times)
        self._opened()

    def show_sign_in(self) -> None:
        """The sign-in dialog, or the one that is open already."""
        if self._sign_in is None or not self._sign_in.isVisible():
            from tracker_desktop.ui.sign_in import SignInDialog

            self._sign_in = SignInDialog(self._actions, self._server(), self._open_page)
            _dress(self._sign_in)
        _front(self._sign_in)

    def show_rejected(self) -> None:
        """What the server did not accept, and why."""
        from tracker_desktop.ui.rejected import RejectedDialog

        try:
            lines = self._actions.rejected()
        except TrackerError as error:
            self.show_window(words.error(error))
            return
        self._ask(RejectedDialog(lines, self._actions.now()))

    def show_away(self, *, unasked: bool = False) -> None:
        """Ask about the oldest absence that waits for an answer; ``unasked``: only what was not asked before."""
        asked = self._actions.tray().away
        newest = max((view.id for view in asked), default=0)
        if not asked or (unasked and newest <= self._asked):
            return
        self._asked = newest
        if self._away is None:
            from tracker_desktop.ui.away import AwayDialog

            self._away = AwayDialog(self._actions)
            _dress(self._away)
            room = QGuiApplication.primaryScreen().availableGeometry()
            self._away.move(room.right() - self._away.sizeHint().width() - EDGE, room.top() + EDGE)
        if not (unasked and self._away.isVisible()):
            self._away.ask(asked[0])
        self._away.rise(unasked=unasked)

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

        self._ask(RecoverQuestion(self._recover))

    def ask_to_quit(self) -> None:
        """Quit, asking first when a timer runs."""
        from tracker_desktop.ui.questions import QuitQuestion

        view = self._actions.tray()
        if view.running:
            self._ask(QuitQuestion(view, self._actions.now(), self._stop_and_leave, self._leave))
        else:
            self._leave()

    def _ask(self, dialog: QDialog) -> None:
        """Show ``dialog`` until it is answered; a second one takes the place of the first."""
        if self._dialog is not None:
            self._dialog.close()
        self._dialog = dialog  # kept when answered: to go in the midst of its own signals would lose the answer
        _dress(dialog)
        _front(dialog)

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
        self._actions.sign_out(lambda told: None if told is None else self.show_window(told))


def _front(window: QWidget) -> None:
    window.show()
    window.raise_()
    window.activateWindow()


def _dress(window: QWidget) -> None:
    from tracker_desktop.ui.icons import program_icon

    window.setWindowIcon(program_icon())


def _place(window: QWidget) -> None:
    """Put ``window`` near what was clicked, wholly on the screen; where programs may not, the desktop knows better."""
    mouse = QCursor.pos()
    screen = QGuiApplication.screenAt(mouse) or QGuiApplication.primaryScreen()
    room = screen.availableGeometry().adjusted(EDGE, EDGE, -EDGE, -EDGE)
    size = window.size()
    x = min(mouse.x() - size.width() // 2, room.right() - size.width())
    y = min(mouse.y() - size.height() // 2, room.bottom() - size.height() - TITLE_BAR)
    window.move(max(x, room.left()), max(y, room.top()))
