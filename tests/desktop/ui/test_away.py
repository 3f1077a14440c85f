"""The question about an absence: its answers, what it says, and when it comes by itself."""

import pytest
from pytestqt.qtbot import QtBot

from tests.desktop.ui.memory import NOON, MemoryDesk
from tracker_core.away import Cause, Choice
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.away import AwayDialog
from tracker_desktop.ui.looks import Looks
from tracker_desktop.ui.windows import Windows

MINUTE = 60_000


@pytest.fixture
def away(desk: MemoryDesk) -> MemoryDesk:
    """An hour on ATLAS-7, forty minutes away with the screen locked."""
    desk.work("ATLAS-7", 60)
    leave(desk, 40)
    return desk


def leave(desk: MemoryDesk, minutes: int) -> None:
    presence = desk.program.desk.presence
    presence.left(Cause.LOCK)
    desk.clock.go_on(minutes=minutes)
    presence.back(Cause.LOCK)


def asking(desk: MemoryDesk, actions: Actions, qtbot: QtBot) -> AwayDialog:
    dialog = AwayDialog(actions)
    qtbot.addWidget(dialog)
    dialog.ask(actions.tray().away[0])
    dialog.rise(unasked=False)
    return dialog


def worked(desk: MemoryDesk) -> list[tuple[str, int | None]]:
    return [
        (entry.work_item, None if entry.stop is None else (entry.stop.ms - entry.start.ms) // MINUTE)
        for entry in desk.journal.entries.between(0, NOON * 2)
    ]


@pytest.mark.parametrize(
    ("choice", "left"),
    [
        (Choice.KEEP, [("i-atlas-7", None)]),
        (Choice.DISCARD, [("i-atlas-7", 60), ("i-atlas-7", None)]),
        (Choice.BREAK, [("i-atlas-7", 60), ("i-atlas-7", None)]),
        (Choice.STOP, [("i-atlas-7", 60)]),
    ],
)
def test_an_answer_is_one_click(
    away: MemoryDesk, actions: Actions, qtbot: QtBot, choice: Choice, left: list[tuple[str, int | None]]
) -> None:
    dialog = asking(away, actions, qtbot)
    assert "(40 min): the screen was locked. The timer on ATLAS-7 ran meanwhile" in dialog.text.text()
    dialog.answers[choice].click()
    assert worked(away) == left
    assert dialog.isHidden()
    assert not actions.tray().away


def test_the_time_is_given_to_another_item_by_a_few_letters(away: MemoryDesk, actions: Actions, qtbot: QtBot) -> None:
    dialog = asking(away, actions, qtbot)
    assert dialog.items.isHidden()
    dialog.give.click()
    qtbot.keyClicks(dialog.items.line, "weekly")
    dialog.items._start(dialog.items.list.currentIndex().data(0x0100))
    assert worked(away) == [("i-atlas-7", 60), ("i-ops-1", 40), ("i-atlas-7", None)]


def test_a_split_asks_twice(away: MemoryDesk, actions: Actions, qtbot: QtBot) -> None:
    dialog = asking(away, actions, qtbot)
    dialog.split.click()
    dialog.cut.slider.setValue(10)
    assert dialog.cut.told.text().startswith("10 min until ")
    assert dialog.cut.told.text().endswith("then 30 min")
    dialog.cut.go.click()
    assert "(10 min)" in dialog.text.text()
    dialog.answers[Choice.KEEP].click()
    assert "(30 min)" in dialog.text.text()
    dialog.answers[Choice.DISCARD].click()
    assert dialog.isHidden()
    assert worked(away) == [("i-atlas-7", 70), ("i-atlas-7", None)]


def test_what_cannot_be_done_is_told_in_place(away: MemoryDesk, actions: Actions, qtbot: QtBot) -> None:
    dialog = asking(away, actions, qtbot)
    away.program.desk.presence.questions.answer(dialog._view.id, Choice.KEEP)
    dialog.answers[Choice.STOP].click()
    assert "answered already" in dialog.notice.text()
    assert worked(away) == [("i-atlas-7", None)]


def test_the_question_comes_by_itself_once_and_again_when_asked_for(
    away: MemoryDesk, actions: Actions, qtbot: QtBot
) -> None:
    windows = Windows(actions, *(lambda: None,) * 3, lambda: "", lambda _: True, lambda: None)
    windows.show_away(unasked=True)
    dialog = windows._away.shown()
    assert dialog is not None
    qtbot.addWidget(dialog)
    assert dialog.isVisible()
    dialog.later.click()
    windows.show_away(unasked=True)
    assert dialog.isHidden()
    windows.doors.away()
    assert dialog.isVisible()
    dialog.answers[Choice.KEEP].click()
    windows.doors.away()
    assert dialog.isHidden()


def test_looks_follow_what_each_look_says(qtbot: QtBot) -> None:
    waits = [60_000, None, 1]
    looked = []

    def look() -> int | None:
        looked.append(len(looked))
        return waits[len(looked) - 1] if len(looked) <= len(waits) else None

    looks = Looks(look)
    looks.begin()
    looks.begin()
    assert looked == [0], "a look is due already"
    looks.stop()
    looks.begin()
    looks.begin()
    qtbot.waitUntil(lambda: len(looked) == 4)
