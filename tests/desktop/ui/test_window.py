"""The small window, and the questions and lists that open from it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QLabel, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from tests.desktop.ui.conftest import Knocks
from tests.desktop.ui.memory import MemoryDesk
from tracker_core.errors import Refused, Unavailable
from tracker_core.messages import Outcome
from tracker_desktop.services.ports import SyncPhase
from tracker_desktop.services.views import TrayState
from tracker_desktop.services.words import Words
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.questions import QuitQuestion, SignOutQuestion
from tracker_desktop.ui.rejected import RejectedDialog
from tracker_desktop.ui.window import Window


@pytest.fixture
def window(actions: Actions, knocks: Knocks, qtbot: QtBot) -> Window:
    made = Window(actions, knocks.doors)
    qtbot.addWidget(made)
    return made


def entries(window: Window) -> list[str]:
    model = window.today.model
    return [model.index(row).data(Qt.ItemDataRole.DisplayRole) for row in range(model.rowCount())]


def test_it_shows_what_runs_and_todays_entries(window: Window, desk: MemoryDesk) -> None:
    desk.work("OPS-1", 31)
    desk.work("ATLAS-7", 65)
    window.open(None)
    assert window.running.title.text() == "ATLAS-7  Sign-in page answers 500 when the session has expired"
    assert window.running.detail.text() == "1 h 05 min · since 11:31"
    assert window.today.total.text() == "1 h 36 min"
    assert entries(window) == [
        "11:31 – now  ATLAS-7  Sign-in page answers 500 when the session has expired  1 h 05 min",
        "11:00 – 11:31  OPS-1  Weekly meeting  31 min",
    ]
    assert window.state.line.text() == "3 records to send · synced 10:59"
    assert window.state.person.text() == "Signed in as Ada Lovelace"


def test_stop_stops(window: Window, desk: MemoryDesk, qtbot: QtBot) -> None:
    desk.work("OPS-1", 31)
    window.open(None)
    qtbot.mouseClick(window.running.stop, Qt.MouseButton.LeftButton)
    window.draw()
    assert not desk.journal.entries.running()
    assert window.running.title.text() == "No timer is running"
    assert not window.running.stop.isVisible()


def test_a_stop_that_fails_says_so_in_place(window: Window, desk: MemoryDesk, qtbot: QtBot) -> None:
    desk.work("OPS-1", 31)
    window.open(None)
    desk.journal.broken = Unavailable("store_read_only", "Read only.")
    qtbot.mouseClick(window.running.stop, Qt.MouseButton.LeftButton)
    assert window.notice.text().startswith("The time records cannot be written. Nothing was recorded.")
    assert len(desk.journal.entries.running()) == 1


def test_it_opens_ready_to_type_and_starts_from_there(window: Window, desk: MemoryDesk, qtbot: QtBot) -> None:
    window.open(None)
    qtbot.keyClicks(window.search.line, "weekly")
    qtbot.keyClick(window.search.line, Qt.Key.Key_Return)
    window.draw()
    assert window.running.title.text() == "OPS-1  Weekly meeting"
    assert window.search.line.text() == ""


def test_yesterdays_part_of_an_entry_is_not_given_a_time_of_today(window: Window, desk: MemoryDesk) -> None:
    desk.clock.go_on(hours=12, minutes=30)  # 23:30
    desk.work("OPS-1", 60)
    window.open(None)
    assert entries(window) == ["… – now  OPS-1  Weekly meeting  1 h 00 min"]
    assert window.today.total.text() == "30 min"


def test_entries_that_deserve_a_look_say_why(window: Window, desk: MemoryDesk) -> None:
    desk.clock.go_on(hours=-10)
    desk.work("OPS-1", 17 * 60)
    desk.program.desk.tracking.stop()
    window.open(None)
    assert entries(window)[0].endswith("ran for more than 16 hours")


def test_offline_says_why_and_what_to_do(window: Window, desk: MemoryDesk) -> None:
    desk.sync.become(SyncPhase.OFFLINE, "captive_portal")
    window.open(None)
    assert window.state.line.text() == "Offline since 10:59"
    assert window.state.reason.text() == (
        "The network wants you to sign in. Something on the way answered instead of the server. Open a web page in "
        "your browser and follow what it asks. What you record is kept here and sent later."
    )


def test_rejected_records_have_a_button(window: Window, desk: MemoryDesk, knocks: Knocks, qtbot: QtBot) -> None:
    desk.work("OPS-1", 5)
    desk.verdict(Outcome.REJECTED, "not_assigned")
    window.open(None)
    qtbot.mouseClick(window.state.rejected, Qt.MouseButton.LeftButton)
    assert window.state.rejected.text() == "Not accepted: 1 record…"
    assert knocks.heard == ["rejected"]


def test_sync_now_is_one_at_a_time(window: Window, desk: MemoryDesk, qtbot: QtBot) -> None:
    window.open(None)
    qtbot.mouseClick(window.state.sync_now, Qt.MouseButton.LeftButton)
    window.draw()
    assert len(desk.sync.syncs) == 1
    assert not window.state.sync_now.isEnabled()


def test_a_sentence_from_elsewhere_is_shown_on_top(window: Window) -> None:
    window.open(Words("The disk is full", "Nothing was recorded."))
    assert window.notice.text() == "The disk is full. Nothing was recorded."
    window.open(None)
    assert not window.notice.isVisible()


def test_before_the_first_sign_in_it_welcomes(actions: Actions, knocks: Knocks, desk: MemoryDesk, qtbot: QtBot) -> None:
    desk.journal.whose = None
    desk.sync.become(SyncPhase.SIGNED_OUT)
    window = Window(actions, knocks.doors)
    qtbot.addWidget(window)
    window.open(None)
    assert window.welcome.title.text() == "Welcome to TimeTracker"
    assert not window.search.isVisible()
    qtbot.mouseClick(window.welcome.sign_in, Qt.MouseButton.LeftButton)
    assert knocks.heard == ["sign_in"]


def test_a_store_that_does_not_open_can_be_set_aside(window: Window, desk: MemoryDesk, knocks, qtbot) -> None:
    desk.program._desk = None
    desk.program.fail(Unavailable("keyring_locked", "Locked."))
    window.open(None)
    assert not window.welcome.recover.isVisible()
    desk.program.fail(Refused("store_damaged", "Damaged."))
    window.draw()
    qtbot.mouseClick(window.welcome.recover, Qt.MouseButton.LeftButton)
    assert knocks.heard == ["recover"]


def test_while_the_store_is_shut_it_says_why_and_tries_again(window: Window, desk: MemoryDesk, knocks, qtbot) -> None:
    desk.program._desk = None
    desk.program.fail(Unavailable("keyring_missing", "None."))
    window.open(None)
    assert window.welcome.title.text() == "No keyring on this computer"
    qtbot.mouseClick(window.welcome.retry, Qt.MouseButton.LeftButton)
    assert knocks.heard == ["retry"]
    desk.open()
    window.draw()
    assert window.search.isVisible()
    assert not window.welcome.isVisible()


def test_without_a_tray_closing_keeps_a_way_back(window: Window, knocks: Knocks, qtbot: QtBot) -> None:
    assert not QSystemTrayIcon.isSystemTrayAvailable()  # the offscreen platform has none
    window.open(None)

    class Spontaneous(QCloseEvent):
        def spontaneous(self) -> bool:
            return True

    window.closeEvent(Spontaneous())
    assert window.isMinimized()
    window.open(None)
    assert not window.isMinimized()
    qtbot.mouseClick(window.quit, Qt.MouseButton.LeftButton)
    assert knocks.heard == ["quit"]


def test_long_titles_neither_widen_the_window_nor_turn_into_markup(window: Window, desk: MemoryDesk) -> None:
    desk.work("ATLAS-40", 1)
    window.open(None)
    assert window.minimumSizeHint().width() < 480
    assert window.running.title.textFormat() is Qt.TextFormat.PlainText
    window.resize(300, 500)
    assert not window.grab().isNull()


def test_the_list_of_rejected_records_gives_reason_and_advice(actions: Actions, desk: MemoryDesk, qtbot: QtBot) -> None:
    desk.work("ATLAS-40", 5)
    desk.program.desk.tracking.stop()
    desk.verdict(Outcome.REJECTED, "not_assigned")
    dialog = RejectedDialog(actions.times.rejected(), actions.now(), actions.times.see_rejected)
    qtbot.addWidget(dialog)
    assert dialog.list.toPlainText().splitlines() == [
        "Stop ATLAS-40 · 11:05",
        "The work item was not assigned to you. Ask your manager to assign it, then record the time again.",
        "Start ATLAS-40 · 11:00",
        "The work item was not assigned to you. Ask your manager to assign it, then record the time again.",
    ]


def test_the_icon_warns_of_what_was_not_accepted_until_it_was_seen(
    actions: Actions, desk: MemoryDesk, qtbot: QtBot
) -> None:
    desk.work("ATLAS-40", 5)
    desk.verdict(Outcome.REJECTED, "not_assigned")
    assert actions.tray().state is TrayState.ATTENTION
    dialog = RejectedDialog(actions.times.rejected(), actions.now(), actions.times.see_rejected)
    qtbot.addWidget(dialog)
    desk.journal.broken = Unavailable("disk_full", "")
    dialog.seen.click()
    assert "disk is full" in dialog.notice.text()
    assert actions.tray().state is TrayState.ATTENTION
    desk.journal.broken = None
    dialog.seen.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert actions.tray().state is TrayState.IDLE
    assert len(actions.times.rejected()) == 1


@pytest.mark.parametrize(("button", "expected"), [("stop_it", ["stop"]), ("leave", ["leave"]), ("stay", [])])
def test_quitting_with_a_timer_asks_what_becomes_of_it(desk: MemoryDesk, qtbot: QtBot, button, expected) -> None:
    desk.work("ATLAS-40", 5)
    asked: list[str] = []
    question = QuitQuestion(
        desk.program.tray(), desk.clock.now(), lambda: asked.append("stop"), lambda: asked.append("leave")
    )
    qtbot.addWidget(question)
    question.show()
    assert all(text.textFormat() is not Qt.TextFormat.RichText for text in question.findChildren(QLabel))
    qtbot.mouseClick(getattr(question, button), Qt.MouseButton.LeftButton)
    assert asked == expected


def test_signing_out_with_things_unsent_says_that_they_stay(qtbot: QtBot) -> None:
    asked: list[str] = []
    question = SignOutQuestion(3, lambda: asked.append("go"))
    qtbot.addWidget(question)
    question.show()
    assert question.text() == "Not sent yet: 3 records."
    qtbot.mouseClick(question.go, Qt.MouseButton.LeftButton)
    assert asked == ["go"]
