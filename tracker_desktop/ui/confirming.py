"""What is asked before doing as told, one dialog at a time: quit, sign out, begin anew, note a start."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from tracker_core.errors import TrackerError
from tracker_desktop.services import words
from tracker_desktop.services.words import Words
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.kept import dress, front, let_go

if TYPE_CHECKING:
    from tracker_desktop.services.progress import Progress
    from tracker_desktop.ui.window import Welcome

# Begins anew: told on the main thread how far that is and, in the end, how it went; what it answers asks it to stop.
Recover = Callable[["Callable[[Progress], None]", Callable[[Words], None]], Callable[[], None]]


class Confirming:
    """``tell`` shows the small window with a sentence in it, ``welcome`` is its part that shows how beginning anew goes
    on; ``anew`` begins anew, ``leave`` ends the program.
    """

    def __init__(
        self,
        actions: Actions,
        tell: Callable[[Words | None], None],
        welcome: Callable[[], Welcome],
        anew: Recover,
        leave: Callable[[], None],
    ) -> None:
        self._actions = actions
        self._tell = tell
        self._welcome = welcome
        self._anew = anew
        self._leave = leave
        self._dialog: QDialog | None = None
        self._stop_recovery: Callable[[], None] = lambda: None

    def rejected(self) -> None:
        """What the server did not accept, and why."""
        from tracker_desktop.ui.rejected import RejectedDialog

        try:
            lines = self._actions.times.rejected()
        except TrackerError as error:
            self._tell(words.error(error))
            return
        self.show(RejectedDialog(lines, self._actions.now(), self._actions.times.see_rejected))

    def sign_out(self) -> None:
        """Sign out, asking first when something was not sent yet."""
        from tracker_desktop.ui.questions import SignOutQuestion

        pending = self._actions.tray().sync.counts.pending
        if pending:
            self.show(SignOutQuestion(pending, self._sign_out))
        else:
            self._sign_out()

    def note_start(self) -> None:
        """Note a start by its key: while the store is shut there is no list to choose from."""
        from tracker_desktop.ui.questions import NoteQuestion

        self.show(NoteQuestion(self._note_start))

    def recover(self) -> None:
        """Begin anew with what can be read of the records, once the person knows what that means."""
        from tracker_desktop.ui.questions import RecoverQuestion

        self.show(RecoverQuestion(self._begin_anew))

    def quit(self) -> None:
        """Quit, asking first when a timer runs."""
        from tracker_desktop.ui.questions import QuitQuestion

        view = self._actions.tray()
        if view.running:
            self.show(QuitQuestion(view, self._actions.now(), self._stop_and_leave, self._leave))
        else:
            self._leave()

    def show(self, dialog: QDialog) -> None:
        """Show ``dialog`` until it is answered; a second one takes the place of the first."""
        if self._dialog is not None:
            self._dialog.close()
            let_go(self._dialog)  # not at once: to go in the midst of its own signals would lose the answer
        self._dialog = dialog
        dress(dialog)
        front(dialog)

    def _begin_anew(self) -> None:
        self._stop_recovery = self._anew(self._moved_on, self._begun_anew)
        self._moved_on(None)
        self._tell(None)

    def _moved_on(self, progress: Progress | None) -> None:
        self._welcome().begin_anew(progress, self._stop_recovery)

    def _begun_anew(self, told: Words) -> None:
        self._welcome().end_anew()
        self._tell(told)

    def _note_start(self, key: str) -> None:
        problem = self._actions.noting.start(key)
        if problem is not None:
            self._tell(problem)

    def _stop_and_leave(self) -> None:
        problem = self._actions.stop()
        if problem is None:
            self._leave()
        else:
            self._tell(problem)

    def _sign_out(self) -> None:
        self._actions.account.sign_out(lambda told: None if told is None else self._tell(told))

    def forget(self) -> None:
        """Let go of what is asked."""
        if self._dialog is not None:
            self._dialog.reject()
            let_go(self._dialog)
        self._dialog = None
