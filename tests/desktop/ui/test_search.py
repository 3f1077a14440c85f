"""Search as you type: the keyboard, the mouse, and sentences in place."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.desktop.ui.memory import MemoryDesk
from tracker_core.errors import Unavailable
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.items import ItemRole, pin_rect
from tracker_desktop.ui.search import SearchPanel, SearchWindow


@pytest.fixture
def panel(actions: Actions, qtbot: QtBot) -> SearchPanel:
    made = SearchPanel(actions)
    qtbot.addWidget(made)
    made.resize(560, 420)
    made.show()
    made.begin()
    return made


def keys(panel: SearchPanel) -> list[str]:
    return [panel.model.index(row).data(ItemRole).key for row in range(panel.model.rowCount())]


def running(desk: MemoryDesk) -> list[str]:
    return [entry.work_item for entry in desk.journal.entries.running()]


def test_what_is_typed_narrows_the_list_and_enter_starts(panel: SearchPanel, desk: MemoryDesk, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.line, "map ti")
    assert keys(panel) == ["BEACON-8"]
    with qtbot.waitSignal(panel.started):
        qtbot.keyClick(panel.line, Qt.Key.Key_Return)
    assert running(desk) == ["i-beacon-8"]


def test_arrows_choose_without_leaving_the_line(panel: SearchPanel, desk: MemoryDesk, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.line, "beacon")
    assert keys(panel) == ["BEACON-14", "BEACON-3", "BEACON-8"]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(panel.line, key)
    qtbot.keyClick(panel.line, Qt.Key.Key_Return)
    assert running(desk) == ["i-beacon-3"]


def test_one_kind_by_itself_and_typing_goes_on_at_once(panel: SearchPanel, qtbot: QtBot) -> None:
    qtbot.waitExposed(panel)
    assert [panel.kind.itemText(row) for row in range(panel.kind.count())] == [
        "All kinds",
        "Task",
        "Bug",
        "Backlog item",
    ]
    panel.kind.setFocus()
    qtbot.keyClick(panel.kind, Qt.Key.Key_Down)
    qtbot.keyClick(panel.kind, Qt.Key.Key_Down)
    assert set(keys(panel)) == {"ATLAS-7", "ATLAS-40", "BEACON-8"}
    qtbot.keyClicks(panel.line, "zoom")
    assert keys(panel) == ["BEACON-8"]
    qtbot.keyClicks(panel.line, "zoom")
    assert keys(panel) == []
    assert "Other kinds" in panel.notice.text()
    panel.begin()
    assert len(keys(panel)) == 9


def test_escape_dismisses_and_starts_nothing(panel: SearchPanel, desk: MemoryDesk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.dismissed):
        qtbot.keyClick(panel.line, Qt.Key.Key_Escape)
    assert running(desk) == []


def test_ctrl_p_pins_and_unpins_the_chosen_item(panel: SearchPanel, desk: MemoryDesk, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.line, "weekly")
    qtbot.keyClick(panel.line, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    panel.draw()
    assert desk.journal.items.pins == {"i-ops-1"}
    assert panel.list.currentIndex().data(ItemRole).pinned
    qtbot.keyClick(panel.line, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert desk.journal.items.pins == set()


def test_a_click_starts_and_a_click_on_the_pin_only_pins(panel: SearchPanel, desk: MemoryDesk, qtbot: QtBot) -> None:
    row = panel.list.visualRect(panel.model.index(2))
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=pin_rect(row).center())
    assert len(desk.journal.items.pins) == 1
    assert running(desk) == []
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center() - QPoint(100, 0))
    assert len(running(desk)) == 1


def test_an_item_taken_away_is_not_offered(panel: SearchPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.line, "gone")
    assert keys(panel) == []
    assert panel.notice.text() == "Nothing found. No work item assigned to you matches “gone”."


def test_a_failed_start_is_told_in_place_and_keeps_what_was_typed(
    panel: SearchPanel, desk: MemoryDesk, qtbot: QtBot
) -> None:
    desk.journal.broken = Unavailable("disk_full", "No space.")
    qtbot.keyClicks(panel.line, "weekly")
    qtbot.keyClick(panel.line, Qt.Key.Key_Return)
    told = "The disk is full. Nothing was recorded. Free some space, then try again."
    assert panel.notice.text() == told
    assert panel.line.text() == "weekly"
    panel.draw()
    assert panel.notice.text() == told
    qtbot.keyClicks(panel.line, " m")
    assert not panel.notice.isVisible()


def test_starting_what_runs_already_says_since_when(panel: SearchPanel, desk: MemoryDesk, qtbot: QtBot) -> None:
    desk.work("OPS-1", 5)
    qtbot.keyClicks(panel.line, "weekly")
    qtbot.keyClick(panel.line, Qt.Key.Key_Return)
    assert panel.notice.text().startswith("Already running. The timer on OPS-1 is running since 11:00.")


def test_the_chosen_row_stays_when_something_changes_elsewhere(panel: SearchPanel, desk: MemoryDesk, qtbot) -> None:
    qtbot.keyClick(panel.line, Qt.Key.Key_Down)
    chosen = panel.list.currentIndex().data(ItemRole).id
    desk.journal.items.pin("i-ops-1", pinned=True)
    panel.draw()
    assert panel.list.currentIndex().data(ItemRole).id == chosen


def test_rows_are_read_out_whole(panel: SearchPanel, desk: MemoryDesk) -> None:
    desk.journal.items.pin("i-ops-1", pinned=True)
    desk.work("OPS-1", 1)
    panel.draw()
    index = panel.model.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Task OPS-1, Weekly meeting, Operations and everything else that has a long name, running, pinned"
    )


def test_a_title_with_markup_is_shown_as_text(panel: SearchPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.line, "escape")
    tooltip = panel.model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;names&lt;/b&gt; &amp;" in tooltip


def test_every_row_can_be_drawn_in_each_state(panel: SearchPanel, desk: MemoryDesk) -> None:
    desk.journal.items.pin("i-ops-1", pinned=True)
    desk.work("OPS-1", 1)
    panel.draw()
    picture = panel.grab().toImage()
    assert len({picture.pixel(x, y) for x in range(0, 560, 3) for y in range(60, 300, 3)}) > 20


def test_the_window_closes_once_a_timer_was_started(actions: Actions, desk: MemoryDesk, qtbot: QtBot) -> None:
    window = SearchWindow(actions)
    qtbot.addWidget(window)
    window.show()
    window.panel.begin()
    qtbot.keyClicks(window.panel.line, "weekly")
    qtbot.keyClick(window.panel.line, Qt.Key.Key_Return)
    assert not window.isVisible()
    assert running(desk) == ["i-ops-1"]
