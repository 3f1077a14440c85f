"""My data: what is stored, the policy and what is new in it, requests, sign-ins and the audit; online and not."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.desktop.services.test_trail import ME
from tests.desktop.ui.conftest import Knocks
from tests.desktop.ui.memory import DEVICE, MemoryDesk
from tests.desktop.ui.my_data import OFFLINE, POLICY_1, RECORD, Shown, desk, shown
from tracker_core.errors import Refused
from tracker_core.messages import PolicyStanding
from tracker_core.rights import Acknowledgement, Ask, RequestKind, RequestState
from tracker_desktop.services.exporting import Format
from tracker_desktop.services.privacy import PolicyText
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.menu import TrayMenu
from tracker_desktop.ui.my_data.window import POLICY
from tracker_desktop.ui.window import Window
from tracker_desktop.ui.windows import Windows

assert desk
assert shown


def test_each_page_is_made_when_it_is_first_shown(shown: Shown) -> None:
    assert [shown.window.page(number) is None for number in range(5)] == [False, True, True, True, True]
    assert shown.asked == ["me"], "no page asks by itself for what another one has"
    assert shown.policy is shown.policy


def test_what_is_stored_here_there_and_told(shown: Shown) -> None:
    facts, told = shown.stored.facts.values, shown.stored.told.values
    assert facts["Time entries"].text() == "2 in all, the oldest from 11:00"
    assert facts["Absences"].text() == "1 in all; they stay on this computer"
    assert "has not said yet" in facts["Kept and deleted"].text()
    assert facts["Where"].text() == "/srv/profile/ada"
    assert [value.text() for value in told.values()] == [DEVICE, "1", "Debian GNU/Linux 12", "0.1.0"]
    assert "once it can be asked" in shown.stored.terms.text()
    shown.answers(RECORD)
    assert "for 24 months" in shown.stored.terms.text()


def test_offline_a_page_says_so_keeps_what_it_had_and_asks_again(shown: Shown) -> None:
    requests = shown.requests
    assert "Asking" in requests.line.fresh.text()
    shown.answers(OFFLINE)
    assert "cannot be reached" in requests.line.notice.text()
    assert not requests.list.isVisible()
    requests.line.retry.click()
    assert not requests.line.notice.isVisible()
    shown.answers(RECORD)
    assert requests.line.fresh.text() == "What your organization's server said at 11:00."
    shown.desk.clock.go_on(minutes=5)
    shown.window.open()
    shown.answers(OFFLINE)
    assert "What you see is from 11:00." in requests.line.notice.text()
    assert "It is <E-17>." in requests.list.toPlainText()
    assert shown.asked == ["me"] * 3


def test_the_server_is_asked_once_at_a_time(shown: Shown) -> None:
    shown.window.open()
    assert shown.asked == ["me"]


def test_a_first_policy_is_read_and_acknowledged(shown: Shown) -> None:
    policy = shown.policy
    assert not policy.read.isVisible()
    shown.answers(RECORD)
    assert policy.title.text() == "Privacy policy, version 1"
    assert not policy.changes.isVisible()
    assert shown.desk.program.tray().new_policy
    policy.read.click()
    assert not policy.read.isEnabled()
    path, body, _ = shown.desk.sync.calls[-1]
    assert (path, Acknowledgement.decode(body).version) == ("me/policy", "1")
    shown.answers(replace(RECORD, acknowledged="1"))
    assert policy.title.text() == "Privacy policy, version 1: you have read it"
    assert not policy.read.isVisible()
    assert not shown.desk.program.tray().new_policy
    assert shown.desk.journal.privacy.read == PolicyText("1", POLICY_1)


def test_what_is_new_in_a_policy_is_shown_and_not_by_colour_alone(shown: Shown) -> None:
    shown.desk.journal.privacy.read = PolicyText("1", POLICY_1)
    shown.answers(replace(RECORD, policy_version="2", policy=POLICY_1.replace("24", "36"), acknowledged="1"))
    policy = shown.policy
    assert policy.title.text() == "Privacy policy, version 2: it has changed"
    assert policy.what_is_new.text() == "1 change since version 1, which you read"
    assert policy.changes.toPlainText().startswith("Policy · changed\nKept for 24 36 months.")
    assert "line-through" in policy.changes.toHtml()
    assert "underline" in policy.changes.toHtml()
    assert policy.read.isVisible()


def test_a_text_that_was_changed_under_the_same_number_is_shown_until_it_is_read(shown: Shown) -> None:
    shown.desk.journal.privacy.read = PolicyText("1", POLICY_1)
    other = replace(RECORD, policy=POLICY_1.replace("24", "36"), acknowledged="1")
    shown.answers(other)
    assert shown.policy.changes.isVisible()
    shown.policy.read.click()
    shown.answers(other)
    assert not shown.policy.changes.isVisible()
    assert not shown.policy.read.isVisible()


def test_an_acknowledgement_that_does_not_arrive_is_told(shown: Shown) -> None:
    shown.answers(RECORD)
    shown.policy.read.click()
    shown.answers(Refused("policy_changed", "Another one by now."))
    assert "The policy has changed" in shown.policy.notice.text()
    assert shown.policy.read.isEnabled()
    assert shown.desk.journal.privacy.read is None


def test_a_policy_loads_nothing_and_opens_links_in_the_browser_alone(shown: Shown) -> None:
    shown.answers(RECORD)
    text = shown.policy.text
    assert "<img src=" in text.toPlainText()
    assert text.loadResource(3, QUrl.fromLocalFile(__file__)) is None, "a share of another computer has such a name too"
    text.anchorClicked.emit(QUrl("https://example.org/more"))
    assert shown.opened == ["https://example.org/more"]
    assert not shown.policy.notice.isVisible()
    text.anchorClicked.emit(QUrl("file:///etc/passwd"))
    assert "file:///etc/passwd" in shown.policy.notice.text()
    assert "Kept for 24 months" in text.toPlainText()


def test_requests_are_listed_with_what_became_of_them(shown: Shown) -> None:
    shown.answers(RECORD)
    assert shown.requests.list.toPlainText().splitlines() == [
        "Delete everything about me · Mon 11:00",
        "All.",
        "Declined, answered at 11:00.",
        "Answer: The law wants it.",
        "You do not agree? Raise a concern with the privacy officer, or complain to your authority.",
        "Correct something · 8 Mar 11:00",
        "It is <E-17>.",
        "Waits for an answer, which is due by 7 Apr 11:00.",
    ]


def test_an_answer_that_is_overdue_is_told_as_that(shown: Shown) -> None:
    late = replace(RECORD.requests[0], state=RequestState.OPEN, answered_at=None, answer="", due_at=1)
    shown.answers(replace(RECORD, requests=(late,)))
    assert "is overdue; the privacy officers are told so" in shown.requests.list.toPlainText()


@pytest.mark.parametrize(("text", "told"), [("  ", "The request is empty"), ("x" * 4001, "Shorten it to 4000")])
def test_a_request_that_cannot_be_is_told_in_place(shown: Shown, text: str, told: str) -> None:
    shown.answers(RECORD)
    shown.requests.text.setPlainText(text)
    shown.requests.send.click()
    assert told in shown.requests.notice.text()
    assert shown.requests.text.toPlainText() == text
    assert shown.asked == ["me"]


def test_a_request_is_kept_until_the_server_has_taken_it(shown: Shown) -> None:
    shown.answers(RECORD)
    requests = shown.requests
    requests.kind.setCurrentIndex(1)
    requests.text.setPlainText("all of March")
    requests.send.click()
    assert not requests.send.isEnabled()
    shown.answers(OFFLINE)
    assert "cannot be reached" in requests.notice.text()
    assert requests.text.toPlainText() == "all of March"
    requests.send.click()
    asked = Ask.decode(shown.desk.sync.calls[-1][1])
    assert (asked.kind, asked.text) == (RequestKind.DELETION, "all of March")
    shown.answers(replace(RECORD, requests=()))
    assert requests.text.toPlainText() == ""
    assert not requests.notice.isVisible()
    assert "not asked for anything" in requests.list.toPlainText()


def test_an_answer_that_comes_late_leaves_the_keyboard_where_the_person_went(shown: Shown) -> None:
    shown.answers(RECORD)
    policy = shown.policy
    policy.read.click()
    requests = shown.requests
    requests.text.setFocus()
    shown.answers(replace(RECORD, acknowledged="1"))
    assert shown.window.focusWidget() is requests.text
    requests.text.setPlainText("all of March")
    requests.send.click()
    assert shown.policy.text is policy.text
    policy.text.setFocus()
    shown.answers(RECORD)
    assert shown.window.focusWidget() is policy.text


def test_sign_ins_say_when_what_and_how(shown: Shown) -> None:
    shown.answers(RECORD)
    assert list(shown.sign_ins.table.rows.shown) == [
        ("11:00", "Signed in", "with TimeTracker"),
        ("Mon 11:00", "A sign-in failed", "the password was wrong"),
    ]


def test_all_of_it_is_written_to_a_file(shown: Shown, tmp_path: Path, qtbot: QtBot) -> None:
    export = shown.stored.export
    shown.desk.work("OPS-1", 31)
    export.everything.click()
    dialog = export.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.selectedFiles()[0].endswith("timetracker-2026-03-17.json")
    dialog.reject()
    file = tmp_path / "mine.json"
    export.write(Format.JSON, str(file))
    assert not export.entries.isEnabled()
    qtbot.waitUntil(export.done.isVisible)
    assert export.done.text() == f"Written: {file}"
    assert json.loads(file.read_text("utf-8"))["person"]["id"] == ME
    shown.desk.journal.unreadable = OFFLINE
    export.write(Format.JSON, str(tmp_path / "again.json"))
    qtbot.waitUntil(export.notice.isVisible)
    assert not export.done.isVisible()
    assert export.entries.isEnabled()


def test_escape_closes_the_window(shown: Shown, qtbot: QtBot) -> None:
    qtbot.waitExposed(shown.window)
    shown.window.activateWindow()
    qtbot.keyClick(shown.window, Qt.Key.Key_Escape)
    assert not shown.window.isVisible()


def test_the_window_is_opened_with_the_policy_and_only_for_somebody(
    desk: MemoryDesk, actions: Actions, qtbot: QtBot
) -> None:
    windows = Windows(actions, desk.open, desk.open, desk.open, str, bool, lambda: None)
    windows.doors.policy()
    window = windows._my_data.shown()
    assert window is not None
    qtbot.addWidget(window)
    assert window.pages.currentIndex() == POLICY
    window.close()
    desk.journal.whose = None
    windows.doors.my_data()
    assert windows._my_data.shown() is None
    small = windows._window.shown()
    assert small is not None
    qtbot.addWidget(small)


@pytest.mark.parametrize(
    ("standing", "line"),
    [
        (None, ""),
        (PolicyStanding("1", ""), "&Read the privacy policy…"),
        (PolicyStanding("2", "1"), "The p&rivacy policy changed…"),
        (PolicyStanding("2", "2"), ""),
    ],
)
def test_the_menu_offers_a_policy_until_it_is_read(
    desk: MemoryDesk, actions: Actions, knocks: Knocks, standing: PolicyStanding | None, line: str
) -> None:
    desk.journal.privacy.standing = standing
    menu = TrayMenu(actions, knocks.doors, lambda: False)
    menu.draw(desk.program.tray(), desk.clock.now())
    found = [each for each in menu.actions() if each.isVisible() and "privacy" in each.text().replace("&", "")]
    assert [each.text() for each in found] == ([line] if line else [])
    for each in found:
        each.trigger()
    next(each for each in menu.actions() if each.text() == "M&y data…").trigger()
    assert knocks.heard == [*(["policy"] if line else []), "my_data"]


def test_the_small_window_offers_both_too(desk: MemoryDesk, actions: Actions, knocks: Knocks, qtbot: QtBot) -> None:
    desk.journal.privacy.standing = PolicyStanding("1", "")
    small = Window(actions, knocks.doors)
    qtbot.addWidget(small)
    small.open(None)
    small.state.policy.click()
    small.state.my_data.click()
    assert knocks.heard == ["policy", "my_data"]
    desk.journal.privacy.standing = PolicyStanding("1", "1")
    small.draw()
    assert not small.state.policy.isVisible()
