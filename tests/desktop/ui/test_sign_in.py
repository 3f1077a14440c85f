"""The sign-in dialog, from the address to the name of who is signed in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.desktop.ui.memory import ADA, MemoryDesk
from tracker_core.errors import Refused, Unavailable
from tracker_desktop.services.ports import SignInPrompt, SignInWay
from tracker_desktop.services.progress import Doing, Progress
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.sign_in import SignInDialog

URL = "https://time.example.org/authorize?client_id=timetracker"


class Browser:
    """Notes what it was asked to open; ``there`` False: there is none."""

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.there = True

    def open_page(self, url: str) -> bool:
        self.opened.append(url)
        return self.there


@pytest.fixture
def browser() -> Browser:
    return Browser()


@pytest.fixture
def dialog(actions: Actions, browser: Browser, qtbot: QtBot) -> SignInDialog:
    made = SignInDialog(actions, "", browser.open_page)
    qtbot.addWidget(made)
    made.show()
    return made


def begin(dialog: SignInDialog, qtbot: QtBot, server: str = "time.example.org") -> None:
    dialog.ask.line.clear()
    qtbot.keyClicks(dialog.ask.line, server)
    qtbot.keyClick(dialog.ask.line, Qt.Key.Key_Return)


def test_the_whole_way_by_browser(dialog: SignInDialog, desk: MemoryDesk, browser: Browser, qtbot: QtBot) -> None:
    begin(dialog, qtbot)
    assert desk.sync.sign_ins == [("time.example.org", SignInWay.BROWSER, "")]
    assert dialog.wait.title.text() == "Connecting to the server…"
    desk.sync.prompt(SignInPrompt(URL))
    qtbot.waitUntil(lambda: browser.opened == [URL])
    assert dialog.wait.title.text() == "Waiting for your browser…"
    assert dialog.wait.link.text() == URL
    qtbot.mouseClick(dialog.wait.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == URL
    desk.sync.signing_in.set_result(ADA)
    qtbot.waitUntil(dialog.done_page.isVisible)
    assert dialog.done_page.title.text() == "Signed in as Ada Lovelace"
    assert dialog.done_page.text.text().startswith("Assigned to you: 9 work items.")
    qtbot.mouseClick(dialog.done_page.close_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_a_long_first_sync_shows_in_it_and_can_be_stopped(dialog, desk: MemoryDesk, qtbot: QtBot) -> None:
    begin(dialog, qtbot)
    desk.sync.prompt(SignInPrompt(URL))
    desk.sync.move(Progress(Doing.FETCHING, 500, 10_000))
    qtbot.waitUntil(dialog.wait.progress.isVisible)
    assert dialog.wait.title.text() == "You are signed in"
    assert dialog.wait.progress.line.text() == "Fetching from the server: 500 of 10,000"
    assert not dialog.wait.cancel.isVisible()
    assert not dialog.wait.link.isVisible()
    dialog.wait.progress.cancel.click()
    assert desk.sync.stopped == 1
    desk.sync.signing_in.set_result(ADA)
    qtbot.waitUntil(dialog.done_page.isVisible)
    assert not dialog.wait.progress._looks.isActive()


def test_without_a_browser_the_link_is_there_to_copy(dialog, desk: MemoryDesk, browser: Browser, qtbot: QtBot) -> None:
    browser.there = False
    begin(dialog, qtbot)
    desk.sync.prompt(SignInPrompt(URL))
    qtbot.waitUntil(lambda: dialog.wait.link.text() == URL)
    assert dialog.wait.title.text() == "Open this address in a browser"


def test_a_code_instead(dialog: SignInDialog, desk: MemoryDesk, qtbot: QtBot) -> None:
    begin(dialog, qtbot)
    desk.sync.prompt(SignInPrompt(URL))
    qtbot.waitUntil(dialog.wait.other.isVisible)
    qtbot.mouseClick(dialog.wait.other, Qt.MouseButton.LeftButton)
    assert desk.sync.cancelled == 1
    assert len(desk.sync.sign_ins) == 1  # the one under way has to end first
    desk.sync.signing_in.set_exception(Refused("sign_in_cancelled", "Cancelled."))
    qtbot.waitUntil(lambda: len(desk.sync.sign_ins) == 2)
    assert desk.sync.sign_ins[1] == ("time.example.org", SignInWay.CODE, "")
    desk.sync.prompt(SignInPrompt("https://time.example.org/device", "WDJB-MJHT"))
    qtbot.waitUntil(lambda: dialog.wait.code.text() == "WDJB-MJHT")
    assert dialog.wait.link.text() == "https://time.example.org/device"


def test_an_error_leads_back_with_a_sentence_and_keeps_what_was_typed(dialog, desk: MemoryDesk, qtbot: QtBot) -> None:
    begin(dialog, qtbot, "tiem.example.org")
    desk.sync.signing_in.set_exception(Unavailable("name_not_found", "Not found."))
    qtbot.waitUntil(dialog.ask.isVisible)
    assert dialog.ask.notice.text().startswith("The server's name cannot be found. Check the address for typing errors")
    assert dialog.ask.line.text() == "tiem.example.org"
    begin(dialog, qtbot)
    assert len(desk.sync.sign_ins) == 2


def test_cancelling_leads_back_without_a_reproach(dialog: SignInDialog, desk: MemoryDesk, qtbot: QtBot) -> None:
    begin(dialog, qtbot)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert desk.sync.cancelled == 1
    desk.sync.signing_in.set_exception(Refused("sign_in_cancelled", "Cancelled."))
    qtbot.waitUntil(dialog.ask.isVisible)
    assert not dialog.ask.notice.isVisible()


def test_closing_the_dialog_while_it_waits_cancels(dialog: SignInDialog, desk: MemoryDesk, qtbot: QtBot) -> None:
    begin(dialog, qtbot)
    dialog.close()
    assert desk.sync.cancelled == 1
    desk.sync.signing_in.set_exception(Refused("sign_in_cancelled", "Cancelled."))
    desk.sync.prompt(SignInPrompt(URL))
    qtbot.wait(1)
    assert not dialog.isVisible()


def test_more_takes_a_file_of_certificates(dialog: SignInDialog, desk: MemoryDesk, qtbot: QtBot) -> None:
    assert not dialog.ask.ca_line.isVisible()
    qtbot.mouseClick(dialog.ask.more, Qt.MouseButton.LeftButton)
    assert dialog.ask.ca_line.isVisible()
    qtbot.keyClicks(dialog.ask.ca_line, "/etc/company/ca.pem")
    begin(dialog, qtbot)
    assert desk.sync.sign_ins == [("time.example.org", SignInWay.BROWSER, "/etc/company/ca.pem")]


def test_nothing_typed_nothing_to_click(dialog: SignInDialog) -> None:
    assert not dialog.ask.go.isEnabled()


def test_the_server_known_from_before_is_filled_in(actions: Actions, browser: Browser, qtbot: QtBot) -> None:
    dialog = SignInDialog(actions, "https://time.example.org", browser.open_page)
    qtbot.addWidget(dialog)
    assert dialog.ask.server == "https://time.example.org"
    assert dialog.ask.go.isEnabled()


def test_while_the_store_is_shut_the_reason_is_told(dialog: SignInDialog, desk: MemoryDesk, qtbot: QtBot) -> None:
    desk.program._desk = None
    desk.program.fail(Unavailable("keyring_locked", "Locked."))
    begin(dialog, qtbot)
    qtbot.waitUntil(lambda: dialog.ask.notice.text().startswith("The keyring is locked."))


def test_no_work_assigned_yet_is_said(dialog: SignInDialog, desk: MemoryDesk, qtbot: QtBot) -> None:
    desk.journal.items.known.clear()
    begin(dialog, qtbot)
    desk.sync.signing_in.set_result(ADA)
    qtbot.waitUntil(dialog.done_page.isVisible)
    assert dialog.done_page.text.text().startswith("No work is assigned to you so far.")
