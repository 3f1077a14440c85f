"""The day, the week and the month: drawn, corrected by mouse and keyboard, taken back."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.desktop.ui.memory import EAST, NOON, MemoryDesk
from tracker_core.away import Cause, Choice
from tracker_core.messages import Outcome
from tracker_core.model import Moment
from tracker_desktop.services.timeline import Edge
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.colours import COLOURS, letters_on, of_project
from tracker_desktop.ui.entry_dialog import EntryDialog
from tracker_desktop.ui.times import TimesWindow

MINUTE = 60_000
ENTER, ESCAPE, LEFT, RIGHT = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Left, Qt.Key.Key_Right
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def times(desk: MemoryDesk, actions: Actions, qtbot: QtBot) -> TimesWindow:
    """Two hours, a gap of one, another hour; all closed."""
    tracking = desk.program.desk.tracking
    desk.work("ATLAS-7", 60)
    desk.work("OPS-1", 60)
    tracking.stop()
    desk.clock.go_on(minutes=60)
    desk.work("OPS-1", 60)
    tracking.stop()
    window = TimesWindow(actions, lambda: None)
    qtbot.addWidget(window)
    window.draw()
    window.show()
    qtbot.waitExposed(window)
    return window


def worked(desk: MemoryDesk) -> list[tuple[str, int, int | None]]:
    """Key, from and to in minutes since the beginning."""
    return [
        (
            entry.work_item.removeprefix("i-").upper(),
            (entry.start.ms - NOON) // MINUTE,
            None if entry.stop is None else (entry.stop.ms - NOON) // MINUTE,
        )
        for entry in desk.journal.entries.between(0, NOON * 2)
    ]


BEFORE = [("ATLAS-7", 0, 60), ("OPS-1", 60, 120), ("OPS-1", 180, 240)]


def drag(times: TimesWindow, qtbot: QtBot, row: int, edge: Edge, minutes: int) -> None:
    line = times.day.line
    entry = times.day.table.rows.entries[row]
    layout = line._layout()
    block = next(each for each in layout.line.blocks if each.entry.id == entry.id)
    begin = layout.x(block.begin_ms if edge is Edge.START else block.end_ms)
    moment = entry.start if edge is Edge.START else entry.stop
    assert moment is not None
    target = layout.x(moment.ms + minutes * MINUTE)
    y = layout.top(layout.line.blocks[row]) + 12
    qtbot.mousePress(line, Qt.MouseButton.LeftButton, pos=QPoint(round(begin), y))
    qtbot.mouseMove(line, QPoint(round(target), y))
    qtbot.mouseRelease(line, Qt.MouseButton.LeftButton, pos=QPoint(round(target), y))


def test_a_border_is_dragged_given_a_reason_and_taken_back(times: TimesWindow, desk: MemoryDesk, qtbot: QtBot) -> None:
    drag(times, qtbot, 0, Edge.STOP, -30)
    assert worked(desk) == BEFORE, "nothing is done before there is a reason"
    assert times.day.why.isVisible()
    qtbot.keyClicks(times.day.why.line, "the meeting began earlier")
    qtbot.keyClick(times.day.why.line, ENTER)
    (first, border), (second, end) = [each[1:] for each in worked(desk)[:2]]
    assert (first, end) == (0, 120)
    assert border == second
    assert 25 <= border <= 35
    assert desk.journal.events[-1].fact.reason == "the meeting began earlier"
    assert times.day.acts.undo.isEnabled()
    times.day.acts.undo.click()
    assert worked(desk) == BEFORE
    assert not times.day.acts.undo.isEnabled()


def test_escape_gives_a_drag_up(times: TimesWindow, desk: MemoryDesk, qtbot: QtBot) -> None:
    events = len(desk.journal.events)
    drag(times, qtbot, 2, Edge.STOP, -30)
    times.day.why.cancel.click()
    assert not times.day.why.isVisible()
    assert len(desk.journal.events) == events


def test_the_same_by_keyboard_alone(times: TimesWindow, desk: MemoryDesk, qtbot: QtBot) -> None:
    line = times.day.line
    line.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (LEFT, LEFT, LEFT, RIGHT):
        qtbot.keyClick(line, key)
    assert times.day.table.currentIndex().row() == 1
    qtbot.keyClick(line, RIGHT, CTRL)
    qtbot.keyClick(times.focusWidget(), RIGHT, CTRL)
    assert times.focusWidget() is line, "the next step is a key away"
    assert times.day.why.line.accessibleDescription() == times.day.why.what.text()
    qtbot.keyClick(times.day.why.line, ENTER)
    assert worked(desk)[1] == ("OPS-1", 60, 130)
    qtbot.keyClick(line, LEFT, CTRL | SHIFT)
    qtbot.keyClick(times.day.why.line, ENTER)
    assert worked(desk)[:2] == [("ATLAS-7", 0, 55), ("OPS-1", 55, 130)]


def test_escape_leaves_the_window_from_wherever_the_keyboard_is(times: TimesWindow, qtbot: QtBot) -> None:
    for page, part in ((times.day, times.day.table), (times.week, times.week.totals), (times.work, times.work.line)):
        times.show()
        times.pages.setCurrentWidget(page)
        qtbot.keyClick(part, ESCAPE)
        assert not times.isVisible()


def test_split_join_close_a_gap_and_remove(times: TimesWindow, desk: MemoryDesk, qtbot: QtBot) -> None:
    page = times.day

    def done() -> None:
        desk.clock.go_on(minutes=0)
        qtbot.keyClick(page.why.line, ENTER)
        assert not page.why.isVisible(), page.notice.text()

    page.table.selectRow(0)
    page.acts.split.click()
    done()
    assert worked(desk)[:2] == [("ATLAS-7", 0, 30), ("ATLAS-7", 30, 60)]
    page.table.selectRow(0)
    page.acts.join.click()
    done()
    assert worked(desk) == BEFORE
    page.table.selectRow(1)
    page.acts.join.click()
    done()
    assert worked(desk) == [("ATLAS-7", 0, 60), ("OPS-1", 60, 240)]
    page.table.selectRow(0)
    assert page.acts.join.isEnabled()
    page.acts.remove.click()
    done()
    assert worked(desk) == [("OPS-1", 60, 240)]
    assert not page.acts.join.isEnabled()


def test_the_keys_of_remove_give_up_and_undo(times: TimesWindow, desk: MemoryDesk, qtbot: QtBot) -> None:
    page = times.day
    page.table.selectRow(2)
    times.activateWindow()
    page.table.setFocus()
    qtbot.waitUntil(page.table.hasFocus)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert page.why.isVisible()
    qtbot.keyClick(page.why.line, ESCAPE)
    assert not page.why.isVisible()
    assert worked(desk) == BEFORE
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    qtbot.keyClick(page.why.line, ENTER)
    assert worked(desk) == BEFORE[:2]
    qtbot.keyClick(page.table, Qt.Key.Key_Z, CTRL)
    assert worked(desk) == BEFORE


def test_a_refusal_is_told_in_place_and_asks_again(times: TimesWindow, desk: MemoryDesk, qtbot: QtBot) -> None:
    page = times.day
    page.table.selectRow(0)
    page.acts.remove.click()
    page.why.line.clear()
    qtbot.keyClick(page.why.line, ENTER)
    assert "A reason is missing" in page.notice.text()
    assert page.why.isVisible()
    assert worked(desk) == BEFORE


def test_an_entry_is_added_and_corrected_in_a_dialog(times: TimesWindow, desk: MemoryDesk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(times.day.asked) as added:
        times.day.acts.add.click()
    dialog = added.args[0]
    assert isinstance(dialog, EntryDialog)
    qtbot.addWidget(dialog)
    dialog.save.click()
    assert "Which work item?" in dialog.notice.text()
    dialog.key.setText("BEACON-3")
    dialog.save.click()
    assert "A reason is missing" in dialog.notice.text()
    dialog.reason.setText("on paper")
    dialog.save.click()
    assert dialog.result() == 1
    assert [key for key, *_ in worked(desk)].count("BEACON-3") == 1

    times.day.draw()
    row = [entry.item.key for entry in times.day.table.rows.entries if entry.item].index("BEACON-3")
    times.day.table.selectRow(row)
    with qtbot.waitSignal(times.day.asked) as edited:
        times.day.acts.edit.click()
    dialog = edited.args[0]
    qtbot.addWidget(dialog)
    before = times.day.table.rows.entries[row]
    dialog.start.setDateTime(dialog.start.dateTime().addSecs(-600))
    dialog.note.setText("in the rain")
    dialog.reason.setText("earlier")
    dialog.save.click()
    entry = desk.journal.entries.by_id(before.id)
    assert entry is not None
    earlier = before.start.ms // MINUTE * MINUTE - 600_000
    assert (entry.start.ms, entry.stop, entry.note) == (earlier, before.stop, "in the rain")


def test_the_item_of_a_dialog_is_found_by_words(times: TimesWindow, actions: Actions, qtbot: QtBot) -> None:
    dialog = EntryDialog(actions, date(2026, 3, 17), None)
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.key, "weekly")
    assert dialog._found.stringList() == ["OPS-1  Weekly meeting"]


def test_each_entry_tells_where_it_stands(times: TimesWindow, desk: MemoryDesk) -> None:
    def states() -> list[str]:
        rows = times.day.table.rows
        return [str(rows.data(rows.index(row, 5))) for row in range(rows.rowCount())]

    assert states() == ["waits to be sent"] * 3
    assert times.day.acts.remedy.isVisible()
    desk.verdict(Outcome.ACCEPTED_FLAGGED, "unassigned_meanwhile")
    times.draw()
    assert all(state.startswith("sent, to be looked at: ") for state in states())
    assert not times.day.acts.remedy.isVisible()
    times.day.table.selectRow(0)
    assert times.day.notice.isVisible()


def test_a_column_for_notes_is_there_where_there_is_a_note(times: TimesWindow, desk: MemoryDesk) -> None:
    assert times.day.table.isColumnHidden(3)
    desk.program.desk.corrections.amend(times.day.table.rows.entries[0].id, "said later", note="by phone")
    times.draw()
    assert not times.day.table.isColumnHidden(3)


def test_a_day_of_the_chart_is_chosen_by_keyboard_and_read_out(times: TimesWindow, qtbot: QtBot) -> None:
    page = times.week
    times.pages.setCurrentWidget(page)
    page.chart.setFocus()
    qtbot.keyClick(page.chart, RIGHT)
    assert page.chart.accessibleName() == "Tue 17: 3 h 00 min"
    with qtbot.waitSignal(page.day_chosen) as chosen:
        qtbot.keyClick(page.chart, ENTER)
    assert chosen.args == [date(2026, 3, 17)]
    assert "OPS-1" not in page.chart._told(1)
    assert "Atlas: 1 h 00 min" in page.chart._told(1)


def test_what_was_not_accepted_stands_in_its_day_and_can_be_recorded_again(
    times: TimesWindow, desk: MemoryDesk, qtbot: QtBot
) -> None:
    page = times.day
    desk.verdict(Outcome.ACCEPTED)
    desk.work("BEACON-8", 30)
    desk.program.desk.tracking.stop()
    desk.verdict(Outcome.REJECTED, "not_assigned")
    total = page.total.text()
    times.draw()
    assert page.total.text() == total
    assert [entry.counts for entry in page.table.rows.entries] == [True, True, True, False]
    rows = page.table.rows
    struck = [rows.data(rows.index(3, column), Qt.ItemDataRole.FontRole) for column in range(rows.columnCount())]
    assert [font is not None for font in struck] == [True] * 5 + [False], "why it does not count can be read"
    page.table.selectRow(3)
    assert "Ask your manager" in page.notice.text()
    assert not any(part.isEnabled() for part in (page.acts.edit, page.acts.split, page.acts.join, page.acts.remove))
    with qtbot.waitSignal(page.asked) as asked:
        qtbot.keyClick(page.acts.remedy, Qt.Key.Key_Space)
    dialog = asked.args[0]
    assert isinstance(dialog, EntryDialog)
    qtbot.addWidget(dialog)
    assert dialog.key.text() == ""
    dialog.key.setText("ATLAS-12")
    dialog.reason.setText("assigned later")
    dialog.save.click()
    times.draw()
    assert [(entry.item.key, entry.worked_ms(0)) for entry in page.table.rows.entries[2:] if entry.item] == [
        ("OPS-1", 3_600_000),
        ("BEACON-8", 1_800_000),
        ("ATLAS-12", 1_800_000),
    ]


def test_each_trouble_has_its_one_button(times: TimesWindow, desk: MemoryDesk) -> None:
    page = times.day
    first, second, third = page.table.rows.entries
    corrections = desk.program.desk.corrections
    desk.verdict(Outcome.ACCEPTED)
    corrections.amend(first.id, "longer", stop=Moment(second.start.ms + MINUTE, EAST))
    desk.verdict(Outcome.ACCEPTED)
    corrections.amend(third.id, "well", note="new")
    desk.verdict(Outcome.REJECTED, "not_assigned")
    corrections.add("ATLAS-12", Moment(first.start.ms - 9 * MINUTE, EAST), first.start, "forgotten")
    times.draw()
    shown = []
    for row in range(page.table.rows.rowCount()):
        page.table.selectRow(row)
        shown.append(page.acts.remedy.text().replace("&", ""))
    assert shown == ["Sync now", "Put right…", "Put right…", "Why…"]
    page.table.choose("")
    assert page.acts.remedy.text() == "S&ync now"


def test_days_are_turned_over_and_an_empty_one_says_what_to_do(times: TimesWindow, desk: MemoryDesk) -> None:
    page = times.day
    title = page.title.text()
    page.before.click()
    assert page.title.text() != title
    assert "If you worked, add it" in page.nothing.text()
    assert page.table.isHidden()
    page.after.click()
    assert page.title.text() == title
    assert not page.after.isEnabled()


def test_the_week_and_the_month_lead_to_a_day(times: TimesWindow, desk: MemoryDesk, qtbot: QtBot) -> None:
    for page in (times.week, times.month):
        times.pages.setCurrentWidget(page)
        assert page.total.text() == "3 h 00 min"
        assert "3 h 00 min" in page.chart.accessibleDescription()
        groups = [page.totals.topLevelItem(place) for place in range(3)]
        assert [group.text(0) for group in groups if group] == ["By project", "By item", "By kind"]
        page.before.click()
        assert page.total.text() == "0 min"
        page.now.click()
        assert page._view is not None
        day, grid = page._view.first, page.chart._grid(page._view)
        qtbot.mouseClick(page.chart, Qt.MouseButton.LeftButton, pos=QPoint(round(grid.left + grid.step / 2), 20))
        assert times.pages.currentWidget() is times.day
        assert times.day._day == day


def test_a_break_is_drawn_where_it_was(times: TimesWindow, desk: MemoryDesk, actions: Actions) -> None:
    desk.program.desk.tracking.start("ATLAS-7")
    presence = desk.program.desk.presence
    presence.left(Cause.LOCK)
    desk.clock.go_on(minutes=30)
    presence.back(Cause.LOCK)
    (question,) = presence.questions.all()
    presence.questions.answer(question.id, Choice.BREAK)
    times.draw()
    assert [each.length_ms for each in times.day.line._breaks] == [30 * MINUTE]


def test_while_somebody_is_asked_why_a_sync_does_not_take_the_day_away(
    times: TimesWindow, desk: MemoryDesk, qtbot: QtBot
) -> None:
    drag(times, qtbot, 2, Edge.STOP, -30)
    desk.verdict(Outcome.ACCEPTED)
    times.draw()
    assert times.day.line._hand.moves
    qtbot.keyClick(times.day.why.line, ENTER)
    assert worked(desk)[2][2] in range(205, 216)


def test_projects_keep_their_colours_and_can_be_read() -> None:
    names = [f"Project {number}" for number in range(len(COLOURS))]
    assert of_project(None, names).name() == "#808080"
    assert {of_project(name, names).name() for name in names} == set(COLOURS)
    assert of_project("Atlas", ["Atlas"]) == of_project("Atlas", []) == of_project("Atlas", names)
    assert of_project("Atlas", [*names, "Atlas"]).name() in COLOURS
    assert letters_on(of_project(None, ())).name() in ("#000000", "#ffffff")


def test_work_is_chosen_and_started_there_too(times: TimesWindow, desk: MemoryDesk, qtbot: QtBot) -> None:
    times.pages.setCurrentWidget(times.work)
    qtbot.keyClicks(times.work.line, "zooming")
    qtbot.keyClick(times.work.line, Qt.Key.Key_Return)
    assert [entry.work_item for entry in desk.journal.entries.running()] == ["i-beacon-8"]
