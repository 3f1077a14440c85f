"""An export from a window: on a thread of its own, whole or not at all, and with words for what went wrong."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.desktop.ui.memory import MemoryDesk
from tracker_core.errors import Unavailable
from tracker_desktop.services.exporting import Format
from tracker_desktop.services.progress import Doing, Progress
from tracker_desktop.services.words import Words
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.progress import PATIENCE_MS, ProgressPanel


class Told:
    """What an export says."""

    def __init__(self) -> None:
        self.progress: list[Progress] = []
        self.done: list[Words | None] = []


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def begin(actions: Actions, told: Told, tmp_path: Path) -> Callable[[], Callable[[], None]]:
    return lambda: actions.files.export(Format.JSON, str(tmp_path / "out.json"), told.progress.append, told.done.append)


Begin = Callable[[], Callable[[], None]]


def test_it_is_written_and_its_progress_told(begin: Begin, desk: MemoryDesk, told: Told, tmp_path: Path, qtbot: QtBot):
    desk.work("OPS-1", 31)
    begin()
    assert told.done == []  # not before it has returned
    qtbot.waitUntil(lambda: told.done == [None])
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))["entries"][0]["key"] == "OPS-1"
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]
    assert told.progress[0].what is Doing.EXPORTING


def test_cancelled_it_leaves_nothing_and_says_so(
    begin: Begin, desk: MemoryDesk, told: Told, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "out.json").write_text("before")
    desk.work("OPS-1", 31)
    desk.journal.reading.clear()
    cancel = begin()
    qtbot.waitUntil(lambda: len(list(tmp_path.iterdir())) == 2)  # it has begun
    cancel()
    desk.journal.reading.set()
    qtbot.waitUntil(lambda: bool(told.done))
    assert told.done[0] is not None
    assert told.done[0].title == "The export was stopped"
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]
    assert (tmp_path / "out.json").read_text() == "before"
    cancel()  # too late, which is no matter
    assert len(told.done) == 1


def test_when_the_program_ends_nothing_half_done_stays(
    begin: Begin, desk: MemoryDesk, actions: Actions, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.journal.reading.clear()
    begin()
    qtbot.waitUntil(lambda: len(list(tmp_path.iterdir())) == 1)
    desk.journal.reading.set()
    actions.files.close()
    assert list(tmp_path.iterdir()) == []


def test_records_that_cannot_be_read_are_told(begin: Begin, desk: MemoryDesk, told: Told, qtbot: QtBot) -> None:
    desk.journal.unreadable = Unavailable("store_busy", "busy")
    begin()
    qtbot.waitUntil(lambda: bool(told.done))
    assert told.done[0] is not None
    assert told.done[0].title == "The time records are in use"


def test_while_the_records_are_shut_that_is_told(begin: Begin, desk: MemoryDesk, told: Told, qtbot: QtBot) -> None:
    desk.program.fail(Unavailable("keyring_locked", "locked"))
    desk.program.shut()
    begin()()
    qtbot.waitUntil(lambda: bool(told.done))
    assert told.done[0] is not None
    assert told.done[0].title == "The time records are being opened"


def test_the_panel_waits_before_it_shows_and_goes_when_done(qtbot: QtBot) -> None:
    panel = ProgressPanel(lambda: None, "Nothing is left of it.", None)
    qtbot.addWidget(panel)
    panel.draw(Progress(Doing.EXPORTING, 10, 1200))
    assert panel.isHidden()
    panel.draw(Progress(Doing.EXPORTING, 600, 1200))
    qtbot.waitUntil(panel.isVisible, timeout=40 * PATIENCE_MS)
    assert panel.line.text() == "Exporting: 600 of 1,200"
    assert panel.bar.value() == 500
    assert panel.bar.accessibleName() == "Exporting: 600 of 1,200"
    assert panel.cancel.accessibleDescription() == "Nothing is left of it."
    panel.draw(None)
    assert panel.isHidden()


def test_short_work_never_shows(qtbot: QtBot) -> None:
    panel = ProgressPanel(lambda: None, "", None)
    qtbot.addWidget(panel)
    panel.draw(Progress(Doing.EXPORTING, 10, 1200))
    panel.draw(None)
    qtbot.wait(PATIENCE_MS + 100)
    assert panel.isHidden()


def test_without_an_end_the_bar_only_moves(qtbot: QtBot) -> None:
    panel = ProgressPanel(lambda: None, "", None)
    qtbot.addWidget(panel)
    panel.draw(Progress(Doing.FETCHING, 1500))
    assert (panel.bar.minimum(), panel.bar.maximum()) == (0, 0)
    assert panel.line.text() == "Fetching from the server: 1,500 so far"


def test_what_cannot_be_stopped_says_why(qtbot: QtBot) -> None:
    pressed: list[int] = []
    panel = ProgressPanel(lambda: pressed.append(1), "Stops", None)
    qtbot.addWidget(panel)
    panel.draw(Progress(Doing.MOVING), "The files are being moved.")
    panel.cancel.click()
    assert pressed == []
    assert panel.cancel.toolTip() == panel.cancel.accessibleDescription() == "The files are being moved."
    panel.draw(Progress(Doing.READING, 1, 2))
    panel.cancel.click()
    assert pressed == [1]
    assert panel.cancel.toolTip() == "Stops"
