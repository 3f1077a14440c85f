"""The sign-in dialog: the server's address, then the browser or a code, then who is signed in."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from tracker_core.errors import TrackerError
from tracker_core.model import Person
from tracker_desktop.services import words
from tracker_desktop.services.language import counted, tr
from tracker_desktop.services.ports import SignInPrompt, SignInWay
from tracker_desktop.services.words import Words
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.label import TITLE_SCALE, label
from tracker_desktop.ui.notice import Notice
from tracker_desktop.ui.progress import SyncProgress

CODE_SCALE = 2.2


class SignInDialog(QDialog):
    """Asks, waits, tells. Closing it while it waits cancels the sign-in."""

    def __init__(self, actions: Actions, server: str, open_page: Callable[[str], bool]) -> None:
        super().__init__()
        self.setWindowTitle(tr("Sign in to TimeTracker"))
        self._actions = actions
        self._open_page = open_page
        self._way = SignInWay.BROWSER
        self._next_way: SignInWay | None = None
        self._waiting = False
        self._gone = False
        self.ask = AskPage(server, self)
        self.ask.go.clicked.connect(lambda: self._begin(SignInWay.BROWSER))
        self.ask.cancel.clicked.connect(self.reject)
        self.wait = WaitPage(actions, self)
        self.wait.again.clicked.connect(self._open_again)
        self.wait.other.clicked.connect(self._other_way)
        self.wait.cancel.clicked.connect(self._cancel)
        self.done_page = DonePage(self)
        self.done_page.close_button.clicked.connect(self.accept)
        self._pages = QStackedWidget(self)
        for page in (self.ask, self.wait, self.done_page):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.addWidget(self._pages)
        self.resize(460, 320)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._waiting:
            self._cancel()
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        self._gone = True
        if self._waiting:
            self._actions.account.cancel_sign_in()
        super().done(result)

    def _begin(self, way: SignInWay) -> None:
        self._way = way
        self._waiting = True
        self.wait.progress.follow(syncing=True)  # the first one belongs to it
        self.ask.notice.tell(None)
        self.wait.connecting()
        self._pages.setCurrentWidget(self.wait)
        self._actions.account.sign_in(self.ask.server, way, self.ask.ca_file, self._prompt, self._settled)

    def _prompt(self, prompt: SignInPrompt) -> None:
        if self._gone or not self._waiting:
            return
        if prompt.user_code:
            self.wait.show_code(prompt)
        else:
            self.wait.show_browser(prompt, opened=self._open_page(prompt.url))

    def _settled(self, future: Future[Person]) -> None:
        if self._gone:
            return
        self._waiting = False
        self.wait.progress.follow(syncing=False)
        problem = future.exception()
        way, self._next_way = self._next_way, None
        if problem is None:
            self._welcome(future.result())
        elif way is not None:
            self._begin(way)
        elif isinstance(problem, TrackerError):
            cancelled = problem.code == "sign_in_cancelled"
            self._back(None if cancelled else words.error(problem))
        else:
            raise problem

    def _welcome(self, person: Person) -> None:
        try:
            assigned: int | None = self._actions.account.assigned()
        except TrackerError:
            assigned = None  # signed in all the same; the window tells what is wrong with the store
        self.done_page.tell(person, assigned)
        self._pages.setCurrentWidget(self.done_page)
        self.done_page.close_button.setFocus()

    def _back(self, told: Words | None) -> None:
        self.ask.notice.tell(told)
        self._pages.setCurrentWidget(self.ask)
        self.ask.line.setFocus()

    def _open_again(self) -> None:
        self._open_page(self.wait.link.text())

    def _other_way(self) -> None:
        # The one under way has to end first: its end begins the other.
        self._next_way = SignInWay.CODE if self._way is SignInWay.BROWSER else SignInWay.BROWSER
        self.wait.connecting()
        self._actions.account.cancel_sign_in()

    def _cancel(self) -> None:
        self._next_way = None
        self.wait.progress.follow(syncing=False)
        self.wait.stopping()
        self._actions.account.cancel_sign_in()


class AskPage(QWidget):
    """The server's address, and under "More" a file of further certificate authorities."""

    def __init__(self, server: str, parent: QWidget) -> None:
        super().__init__(parent)
        title = label(self, tr("Sign in to your organization"), scale=TITLE_SCALE, bold=True)
        text = label(self, tr("Type the address of your organization's TimeTracker server. Your IT knows it."))
        text.setWordWrap(True)
        self.line = QLineEdit(server, self)
        self.line.setPlaceholderText("time.example.org")
        self.line.setAccessibleName(tr("Address of the server"))
        self.notice = Notice(self)
        self.more = QToolButton(self)
        self.more.setText(tr("&More"))
        self.more.setCheckable(True)
        self.more.setAutoRaise(True)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.toggled.connect(self._show_more)
        self._ca_label = label(self, tr("File with certificates to trust as well (PEM), if your IT gave you one:"))
        self._ca_label.setWordWrap(True)
        self.ca_line = QLineEdit(self)
        self.ca_line.setAccessibleName(tr("CA file"))
        self.browse = QPushButton(tr("&Browse…"), self)
        self.browse.clicked.connect(self._browse)
        self.cancel = QPushButton(tr("Cancel"), self)
        self.go = QPushButton(tr("&Sign in"), self)
        self.go.setDefault(True)
        self.go.setEnabled(bool(server.strip()))
        self.line.textChanged.connect(lambda typed: self.go.setEnabled(bool(typed.strip())))
        file_row = QHBoxLayout()
        file_row.addWidget(self.ca_line, 1)
        file_row.addWidget(self.browse)
        layout = _page(self, title, text)
        layout.addWidget(self.line)
        layout.addWidget(self.notice)
        layout.addWidget(self.more)
        layout.addWidget(self._ca_label)
        layout.addLayout(file_row)
        layout.addStretch(1)
        layout.addLayout(_buttons(self.cancel, self.go))
        self._show_more(False)

    @property
    def server(self) -> str:
        """The address as typed."""
        return self.line.text().strip()

    @property
    def ca_file(self) -> str:
        """The path of the CA file, empty for none."""
        return self.ca_line.text().strip()

    def _show_more(self, shown: bool) -> None:
        onward = Qt.ArrowType.LeftArrow if self.isRightToLeft() else Qt.ArrowType.RightArrow
        self.more.setArrowType(Qt.ArrowType.DownArrow if shown else onward)
        for part in (self._ca_label, self.ca_line, self.browse):
            part.setVisible(shown)

    def _browse(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, tr("CA file"), "", tr("Certificates (*.pem *.crt *.cer);;All files (*)")
        )
        if path:
            self.ca_line.setText(path)


class WaitPage(QWidget):
    """While the person signs in elsewhere: what to do, the link to copy, the code to type, and the ways out; then how
    far the first sync is, where that takes long.
    """

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = label(self, scale=TITLE_SCALE, bold=True)
        self.text = label(self)
        self.text.setWordWrap(True)
        self.code = label(self, scale=CODE_SCALE, bold=True)
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.code.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.link = QLineEdit(self)
        self.link.setReadOnly(True)
        self.link.setAccessibleName(tr("Address to sign in at"))
        self.copy = QPushButton(tr("&Copy"), self)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.link.text()))
        self.other = QPushButton(self)
        self.again = QPushButton(tr("&Open the browser again"), self)
        self.cancel = QPushButton(tr("Cancel"), self)
        self.progress = SyncProgress(actions, self)
        self.progress.moved.connect(self.fetching)
        link_row = QHBoxLayout()
        link_row.addWidget(self.link, 1)
        link_row.addWidget(self.copy)
        layout = _page(self, self.title, self.text)
        layout.addWidget(self.code)
        layout.addLayout(link_row)
        layout.addWidget(self.progress)
        layout.addStretch(1)
        layout.addLayout(_buttons(self.other, self.again, self.cancel))

    def connecting(self) -> None:
        """Before the server has answered."""
        self.title.setText(tr("Connecting to the server…"))
        self.text.setText(tr("This takes a few seconds at most."))
        self._show(code="", link="", other="")

    def stopping(self) -> None:
        """The sign-in was cancelled and is coming to its end."""
        self.title.setText(tr("Stopping…"))
        self.text.setText("")
        self._show(code="", link="", other="")

    def fetching(self) -> None:
        """Signed in; there is much to fetch."""
        self.title.setText(tr("You are signed in"))
        self.text.setText(tr("Your work is being fetched. You can stop that: it goes on by itself later."))
        self._show(code="", link="", other="")
        self.cancel.hide()  # the bar has one

    def show_browser(self, prompt: SignInPrompt, *, opened: bool) -> None:
        """The browser has been opened, or could not be."""
        if opened:
            self.title.setText(tr("Waiting for your browser…"))
            self.text.setText(
                tr("Sign in there; this window goes on by itself. If no page opened, copy this address into it:")
            )
        else:
            self.title.setText(tr("Open this address in a browser"))
            self.text.setText(tr("No browser could be opened from here. Copy the address into one on this computer:"))
        self._show(code="", link=prompt.url, other=tr("Use a code &instead"))

    def show_code(self, prompt: SignInPrompt) -> None:
        """A code to type on any device."""
        self.title.setText(tr("Type this code"))
        self.text.setText(
            tr("Open the address below on any device, sign in, and type the code. This window goes on by itself.")
        )
        self._show(code=prompt.user_code, link=prompt.url, other=tr("Use the &browser instead"))

    def _show(self, *, code: str, link: str, other: str) -> None:
        self.code.setText(code)
        self.code.setVisible(bool(code))
        self.link.setText(link)
        self.link.setCursorPosition(0)
        for part in (self.link, self.copy, self.again):
            part.setVisible(bool(link))
        self.cancel.show()
        self.other.setText(other)
        self.other.setVisible(bool(other))


class DonePage(QWidget):
    """Who is signed in, and how much work is assigned to them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = label(self, scale=TITLE_SCALE, bold=True)
        self.text = label(self)
        self.text.setWordWrap(True)
        self.close_button = QPushButton(tr("&Close"), self)
        layout = _page(self, self.title, self.text)
        layout.addStretch(1)
        layout.addLayout(_buttons(self.close_button))

    def tell(self, person: Person, assigned: int | None) -> None:
        """Show ``person`` and how many items they have; None when that is not known yet."""
        self.title.setText(tr("Signed in as {name}", name=person.name))
        if assigned:
            told = counted("Assigned to you: %n work item(s).", assigned)
            self.text.setText(f"{told} {tr('Start a timer from the TimeTracker icon or its window.')}")
        elif assigned is None:
            self.text.setText(tr("Your work items could not be read yet."))
        else:
            self.text.setText(tr("No work is assigned to you so far. What is assigned later appears by itself."))


def _page(page: QWidget, title: QWidget, text: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout(page)
    layout.setSpacing(10)
    layout.addWidget(title)
    layout.addWidget(text)
    return layout


def _buttons(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    for button in buttons:
        button.setAutoDefault(button.isDefault())
        row.addWidget(button)
    return row
