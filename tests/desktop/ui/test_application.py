"""The program on the screen as a whole, over a program in memory."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.desktop.ui.memory import MemoryDesk
from tracker_core.errors import Refused, Unavailable
from tracker_core.messages import Outcome
from tracker_desktop.services.ports import SyncPhase
from tracker_desktop.services.progress import Doing, Progress
from tracker_desktop.services.words import Words
from tracker_desktop.ui.application import Application, Calls


class Running:
    """One application and what it asked of its builder."""

    def __init__(self, desk: MemoryDesk) -> None:
        self.retried = 0
        self.recovered = 0
        self.stops: list[int] = []
        self.app = Application(desk.program, desk.clock, Calls(self._retry, self._recover, lambda: "", lambda _: True))

    def _retry(self) -> None:
        self.retried += 1

    def _recover(self, progress: Callable[[Progress], None], done: Callable[[Words], None]) -> Callable[[], None]:
        self.recovered += 1
        self.move_on, self.begun_anew = progress, done
        return lambda: self.stops.append(1)

    @staticmethod
    def windows() -> dict[str, QWidget]:
        return {widget.windowTitle(): widget for widget in QApplication.topLevelWidgets() if widget.isVisible()}


@pytest.fixture
def running(desk: MemoryDesk, qapp: object) -> Iterator[Running]:
    made = Running(desk)
    yield made
    finish(made)


def finish(made: Running) -> None:
    made.app.close()
    for window in QApplication.topLevelWidgets():
        window.hide()
        window.deleteLater()
    QApplication.processEvents()


def test_where_no_tray_is_the_window_shows_itself(running: Running) -> None:
    assert list(running.windows()) == ["TimeTracker"]


def test_a_change_told_from_anywhere_is_drawn(running: Running, desk: MemoryDesk, qtbot: QtBot) -> None:
    desk.work("OPS-1", 5)
    window = running.windows()["TimeTracker"]
    qtbot.waitUntil(lambda: window.running.title.text() == "OPS-1  Weekly meeting")


def test_the_first_run_leads_to_the_sign_in_and_only_once(qapp: object, qtbot: QtBot) -> None:
    desk = MemoryDesk(person=None)
    running = Running(desk)
    try:
        dialog = running.windows()["Sign in to TimeTracker"]
        dialog.close()
        desk.changes.tell()
        qtbot.wait(1)
        assert "Sign in to TimeTracker" not in running.windows()
    finally:
        finish(running)


def test_somebody_signed_out_is_not_pestered(qapp: object, desk: MemoryDesk) -> None:
    desk.sync.become(SyncPhase.SIGNED_OUT)
    running = Running(desk)
    try:
        assert "Sign in to TimeTracker" not in running.windows()
    finally:
        finish(running)


def test_quitting_asks_only_while_a_timer_runs(running: Running, desk: MemoryDesk, qtbot: QtBot, qapp) -> None:
    desk.work("OPS-1", 5)
    running.app._windows.doors.quit()
    question = running.windows()["Quit TimeTracker?"]
    qtbot.mouseClick(question.stay, Qt.MouseButton.LeftButton)
    assert len(desk.journal.entries.running()) == 1
    running.app._windows.doors.quit()
    qtbot.mouseClick(running.windows()["Quit TimeTracker?"].stop_it, Qt.MouseButton.LeftButton)
    assert not desk.journal.entries.running()


def test_what_cannot_be_stopped_does_not_quit(running: Running, desk: MemoryDesk, qtbot: QtBot) -> None:
    desk.work("OPS-1", 5)
    desk.journal.broken = Unavailable("disk_full", "No space.")
    running.app._windows.doors.quit()
    qtbot.mouseClick(running.windows()["Quit TimeTracker?"].stop_it, Qt.MouseButton.LeftButton)
    assert running.windows()["TimeTracker"].notice.text().startswith("The disk is full.")


def test_signing_out_says_when_the_server_could_not_be_told(running: Running, desk: MemoryDesk, qtbot: QtBot) -> None:
    running.app._windows.doors.sign_out()
    desk.sync.sign_outs[0].set_result(False)
    window = running.windows()["TimeTracker"]
    qtbot.waitUntil(lambda: window.notice.text().startswith("Signed out. The server could not be reached"))


def test_signing_out_with_records_unsent_asks_first(running: Running, desk: MemoryDesk, qtbot: QtBot) -> None:
    desk.work("OPS-1", 5)
    running.app._windows.doors.sign_out()
    assert desk.sync.sign_outs == []
    qtbot.mouseClick(running.windows()["Sign out?"].go, Qt.MouseButton.LeftButton)
    assert len(desk.sync.sign_outs) == 1


def test_rejected_records_open_as_a_list(running: Running, desk: MemoryDesk) -> None:
    desk.work("OPS-1", 5)
    desk.verdict(Outcome.REJECTED, "chain_broken")
    running.app._windows.doors.rejected()
    assert "It does not follow the records before it." in running.windows()["Not accepted"].list.toPlainText()


def test_a_store_that_cannot_be_read_shows_as_shut_and_heals(running: Running, desk: MemoryDesk, monkeypatch) -> None:
    def broken() -> None:
        raise Unavailable("store_failed", "Disk.")

    with monkeypatch.context() as patched:
        patched.setattr(desk.journal.entries, "running", broken)
        running.app._draw()
        assert running.windows()["TimeTracker"].welcome.title.text() == "The disk refused to write"
    running.app._draw()
    assert running.windows()["TimeTracker"].search.isVisible()


def test_the_search_window_opens_empty_each_time(running: Running, qtbot: QtBot) -> None:
    running.app._windows.show_search()
    window = running.windows()["Start a timer"]
    qtbot.keyClicks(window.panel.line, "weekly")
    window.close()
    running.app._windows.show_search()
    assert window.panel.line.text() == ""
    assert window.isVisible()


def test_windows_are_kept_not_made_again(running: Running) -> None:
    before = running.windows()["TimeTracker"]
    before.hide()
    running.app.show_window()
    assert running.windows()["TimeTracker"] is before


def test_once_closed_it_ticks_no_more(qapp: object, desk: MemoryDesk) -> None:
    made = Running(desk)
    desk.work("OPS-1", 5)
    made.app._draw()
    assert made.app._minute.remaining_ms > 0
    finish(made)
    assert made.app._minute.remaining_ms == -1


@pytest.mark.parametrize("answer", ["go", "stay"])
def test_records_are_set_aside_once_the_person_has_confirmed(running: Running, desk: MemoryDesk, answer: str) -> None:
    desk.program._desk = None
    desk.program.fail(Refused("store_damaged", "Damaged."))
    running.app._windows.doors.recover()
    question = running.windows()["Begin anew?"]
    assert question.defaultButton() is question.stay
    assert "nothing is deleted" in question.informativeText()
    assert "sign in again" in question.informativeText()
    getattr(question, answer).click()
    assert running.recovered == (answer == "go")


def test_beginning_anew_shows_how_far_it_is_and_can_be_stopped_until_files_move(
    running: Running, desk: MemoryDesk, qtbot: QtBot
) -> None:
    desk.program._desk = None
    desk.program.fail(Refused("store_damaged", "Damaged."))
    running.app._windows.doors.recover()
    running.windows()["Begin anew?"].go.click()
    desk.program.shut()
    window = running.windows()["TimeTracker"]
    welcome = window.welcome
    qtbot.waitUntil(lambda: welcome.title.text() == "Beginning anew")
    assert not welcome.recover.isVisible()
    running.move_on(Progress(Doing.READING, 300, 1200))
    qtbot.waitUntil(welcome.progress.isVisible)
    assert welcome.progress.line.text() == "Reading what can be read: page 300 of 1,200"
    welcome.progress.cancel.click()
    assert running.stops == [1]
    running.move_on(Progress(Doing.MOVING))
    assert not welcome.progress.cancel.isEnabled()
    assert welcome.progress.cancel.toolTip() == "The files are being moved, which has to come to its end."
    desk.open()
    running.begun_anew(Words("The time records begin anew", "57 records could be read."))
    assert not welcome.progress.isVisible()
    assert not welcome.isVisible()
    assert window.notice.text() == "The time records begin anew. 57 records could be read."


def test_stopped_it_is_as_before(running: Running, desk: MemoryDesk, qtbot: QtBot) -> None:
    desk.program._desk = None
    desk.program.fail(Refused("store_damaged", "Damaged."))
    running.app._windows.doors.recover()
    running.windows()["Begin anew?"].go.click()
    running.begun_anew(Words("Nothing was changed", "It was stopped."))
    welcome = running.windows()["TimeTracker"].welcome
    assert welcome.title.text() == "The time records are damaged"
    assert welcome.recover.isVisible()


def test_a_long_sync_moves_its_bar_and_neither_icon_nor_menu(running: Running, desk: MemoryDesk, qtbot: QtBot) -> None:
    window = running.windows()["TimeTracker"]
    desk.sync.become(SyncPhase.SYNCING)
    qtbot.waitUntil(lambda: window.state.line.text() == "Syncing…")
    drawn: list[int] = []
    running.app.bridge.changed.connect(lambda: drawn.append(1))
    desk.sync.move(Progress(Doing.FETCHING, 2500, 10_000))
    qtbot.waitUntil(window.state.progress.isVisible)
    assert window.state.progress.line.text() == "Fetching from the server: 2,500 of 10,000"
    desk.sync.move(Progress(Doing.FETCHING, 5000, 10_000))
    qtbot.waitUntil(lambda: window.state.progress.bar.value() == 500)
    assert drawn == []
    assert running.app._tray._tooltip.splitlines()[-1] == "Syncing…"
    running.app._menu.aboutToShow.emit()
    assert running.app._menu._sync.text() == "Fetching from the server: 5,000 of 10,000"
    assert running.app._tray._tooltip.splitlines()[-1] == "Syncing…"
    assert window.state.line.text() == "Syncing…"
    window.state.progress.cancel.click()
    assert desk.sync.stopped == 1
    desk.sync.become(SyncPhase.IDLE, "sync_stopped")
    qtbot.waitUntil(lambda: window.state.line.text() == "Stopped; goes on with the next sync")
    assert not window.state.progress.isVisible()
    assert not window.state.progress._looks.isActive()


def test_behind_a_closed_window_nobody_looks(running: Running, desk: MemoryDesk, qtbot: QtBot) -> None:
    window = running.windows()["TimeTracker"]
    desk.sync.become(SyncPhase.SYNCING)
    qtbot.waitUntil(window.state.progress._looks.isActive)
    window.hide()
    qtbot.waitUntil(lambda: not window.state.progress._looks.isActive())
    running.app.show_window()
    assert window.state.progress._looks.isActive()
