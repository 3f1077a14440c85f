"""The window with the settings: made from the declaration, each change kept at once, refusals told in place."""

import gc
import weakref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.desktop.ui.memory import MemoryDesk
from tracker_core.errors import Unavailable
from tracker_desktop.services.settings import FIELDS, Kind, Settings, spoken
from tracker_desktop.services.shortcuts import ShortcutState
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.setting_controls import Choice, Days, Keys, Number, Switch, TimeOfDay
from tracker_desktop.ui.settings import SettingsWindow

DOWN, ENTER, ESCAPE, SPACE, TAB, UP = (
    Qt.Key.Key_Down,
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Space,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Up,
)
CONTROLS = {
    Kind.NUMBER: (Number, QSpinBox),
    Kind.SWITCH: (Switch, QCheckBox),
    Kind.CHOICE: (Choice, QComboBox),
    Kind.DAYS: (Days, QCheckBox),
    Kind.TIME: (TimeOfDay, QSpinBox),
    Kind.KEYS: (Keys, (QKeySequenceEdit, QPushButton)),
}


@pytest.fixture
def window(desk: MemoryDesk, actions: Actions, qtbot: QtBot) -> SettingsWindow:
    return shown(actions, qtbot)


def shown(actions: Actions, qtbot: QtBot) -> SettingsWindow:
    made = SettingsWindow(actions)
    qtbot.addWidget(made)
    made.draw()
    made.show()
    qtbot.waitExposed(made)
    return made


def stored(desk: MemoryDesk, name: str) -> str:
    return spoken(desk.program.desk.settings.now(), name)


def typed(qtbot: QtBot, spin: QSpinBox, text: str) -> None:
    spin.setFocus()
    spin.selectAll()
    qtbot.keyClicks(spin, text)


@pytest.mark.parametrize("name", FIELDS)
def test_each_setting_has_a_control_that_says_what_it_is(window: SettingsWindow, name: str) -> None:
    row = window.rows[name]
    kind, part = CONTROLS[FIELDS[name].kind]
    assert isinstance(row.control, kind)
    assert all(isinstance(each, part) for each in row.control.parts)
    assert all(row.title.text() in each.accessibleName() for each in row.control.parts)
    assert all(row.purpose.text() in each.accessibleDescription() for each in row.control.parts)
    assert row.default.text().startswith("Default: ")
    assert row.control.isEnabled()
    assert not row.reset.isVisible()
    assert not row.lock.isVisible()


def test_what_is_changed_is_kept_at_once(window: SettingsWindow, desk: MemoryDesk, qtbot: QtBot) -> None:
    rows = window.rows
    typed(qtbot, rows["away_after"].control.spin, "12")
    assert stored(desk, "away_after") == "5", "12 is not 1 first"
    qtbot.keyClick(rows["away_after"].control.spin, ENTER)
    assert stored(desk, "away_after") == "12"
    qtbot.keyClick(rows["reminders"].control.box, SPACE)
    assert stored(desk, "reminders") == "off"
    assert rows["reminders"].control.box.text() == "Off"
    qtbot.keyClick(rows["away_sleep"].control.list, DOWN)
    assert stored(desk, "away_sleep") == "keep"
    qtbot.keyClick(rows["working_days"].control.boxes["sat"], SPACE)
    qtbot.keyClick(rows["working_days"].control.boxes["mon"], SPACE)
    assert stored(desk, "working_days") == "tue wed thu fri sat"
    qtbot.keyClick(rows["autostart"].control.box, SPACE)
    assert stored(desk, "autostart") == "on"


def test_times_are_typed_and_stepped_up_to_midnight(window: SettingsWindow, desk: MemoryDesk, qtbot: QtBot) -> None:
    spin = window.rows["working_to"].control.spin
    typed(qtbot, spin, "24:00")
    qtbot.keyClick(spin, ENTER)
    assert stored(desk, "working_to") == "24:00"
    qtbot.keyClick(spin, UP)
    assert stored(desk, "working_to") == "24:00"
    spin.lineEdit().setCursorPosition(5)
    qtbot.keyClick(spin, DOWN)
    assert stored(desk, "working_to") == "23:55"
    spin.lineEdit().setCursorPosition(1)
    qtbot.keyClick(spin, DOWN)
    assert stored(desk, "working_to") == "22:55"
    typed(qtbot, spin, "2x:9")
    qtbot.keyClick(spin, ENTER)
    assert (stored(desk, "working_to"), spin.text()) == ("22:55", "22:55")
    typed(qtbot, spin, "8:5")
    assert spin.text() == "8:5"


def test_a_refusal_is_told_in_place_and_what_is_in_force_comes_back(
    window: SettingsWindow, desk: MemoryDesk, qtbot: QtBot
) -> None:
    row = window.rows["working_from"]
    typed(qtbot, row.control.spin, "18:00")
    qtbot.keyClick(row.control.spin, ENTER)
    assert "A working day begins before it ends" in row.notice.text()
    assert row.notice.isVisible()
    assert row.control.spin.text() == "09:00"
    assert stored(desk, "working_from") == "09:00"
    qtbot.keyClick(window.rows["reminders"].control.box, SPACE)
    assert not row.notice.isVisible(), "it holds no longer than until the next change"


def test_keys_are_pressed_told_of_and_switched_off(window: SettingsWindow, desk: MemoryDesk, qtbot: QtBot) -> None:
    row = window.rows["shortcut"]
    ctrl_alt = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(row.control.edit, Qt.Key.Key_PageUp, ctrl_alt)
    qtbot.waitUntil(lambda: stored(desk, "shortcut") == "ctrl+alt+pageup")
    assert row.control.edit.keySequence().toString() == "Ctrl+Alt+PgUp"
    desk.program.shortcut.state = ShortcutState.TAKEN
    window.draw()
    assert "Another program has these keys" in row.outcome.text()
    qtbot.keyClick(row.control.edit, Qt.Key.Key_A)
    qtbot.waitUntil(row.notice.isVisible)
    assert row.notice.text().startswith("These keys cannot be taken. Choose ctrl, alt or meta")
    assert stored(desk, "shortcut") == "ctrl+alt+pageup", "a letter alone would be in the way of typing"
    assert row.control.edit.keySequence().toString() == "Ctrl+Alt+PgUp"
    qtbot.keyClick(row.control.off, SPACE)
    assert stored(desk, "shortcut") == "off"
    assert row.control.edit.keySequence().isEmpty()
    assert row.control.edit.findChild(QLineEdit).placeholderText() == "Press the keys"
    qtbot.keyClick(row.control.edit, ESCAPE)
    assert not window.isVisible()
    assert stored(desk, "shortcut") == "off"


def test_a_disk_that_takes_nothing_is_told_and_the_switch_goes_back(
    window: SettingsWindow, desk: MemoryDesk, qtbot: QtBot
) -> None:
    def full(text: str) -> None:
        raise Unavailable("disk_full", "No space.")

    desk.journal.put_preferences = full  # type: ignore[method-assign]
    row = window.rows["reminders"]
    qtbot.keyClick(row.control.box, SPACE)
    assert "The disk is full" in row.notice.text()
    assert row.control.box.isChecked()
    assert row.control.box.text() == "On"


def test_a_default_is_one_click_away_and_the_keyboard_stays_with_the_setting(
    window: SettingsWindow, desk: MemoryDesk, qtbot: QtBot
) -> None:
    row = window.rows["away_after"]
    desk.program.desk.settings.put("away_after", "30")
    window.draw()
    assert row.reset.isVisible()
    assert row.reset.accessibleName() == "Reset Away after"
    row.reset.setFocus()
    qtbot.keyClick(row.reset, SPACE)
    assert stored(desk, "away_after") == "5"
    assert row.control.spin.value() == 5
    assert not row.reset.isVisible()
    assert window.reached == "away_after"


def test_what_the_organization_laid_down_is_marked_heard_and_out_of_reach(
    desk: MemoryDesk, actions: Actions, qtbot: QtBot
) -> None:
    desk.locked |= {"away_after": "30", "reminders": "off", "autostart": "on"}
    desk.open()
    window = shown(actions, qtbot)
    row = window.rows["away_after"]
    assert not row.control.isEnabled()
    assert row.control.spin.text() == "30 min"
    assert not row.reset.isVisible()
    assert row.lock.isVisible()
    assert row.lock.accessibleName() == "Away after: 30 min. Set by your organization"
    assert "Set by your organization" in row.control.spin.accessibleDescription()
    assert row.lock in tab_order(window, qtbot)
    assert row.control.spin not in tab_order(window, qtbot)
    assert not window.rows["away_idle"].lock.isVisible()
    assert window.rows["autostart"].control.box.isChecked(), "the system was told when the store opened"


def test_every_control_is_reached_by_the_tab_key_in_the_order_it_is_seen(
    window: SettingsWindow, desk: MemoryDesk, qtbot: QtBot
) -> None:
    desk.program.desk.settings.put("away_after", "30")
    window.draw()
    reached = tab_order(window, qtbot)
    wanted: list[QWidget] = [window.line]
    for row in window.rows.values():
        wanted += [each for each in row.control.parts if each.isEnabled()]
        if row.name == "away_after":
            wanted.append(row.reset)
        if row.outcome.isVisible():
            wanted.append(row.outcome)
    assert reached == wanted


def test_shift_and_tab_lead_back_from_the_field_for_keys(window: SettingsWindow, qtbot: QtBot) -> None:
    edit = window.rows["shortcut"].control.edit
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert window.focusWidget() is not edit
    assert edit.keySequence().isEmpty()


def tab_order(window: SettingsWindow, qtbot: QtBot) -> list[QWidget]:
    window.activateWindow()
    window.line.setFocus()
    found = [window.line]
    for _ in range(60):
        qtbot.keyClick(found[-1], TAB)
        focused = window.focusWidget()
        if focused is found[0]:
            break
        found.append(focused)
    return found


def test_what_a_shell_sets_is_shown_and_what_is_being_typed_stays(
    window: SettingsWindow, desk: MemoryDesk, qtbot: QtBot
) -> None:
    spin = window.rows["remind_after"].control.spin
    typed(qtbot, spin, "4")
    desk.program.desk.settings.put("away_after", "45")
    window.draw()
    assert window.rows["away_after"].control.spin.value() == 45
    assert spin.text() == "4 min"
    assert stored(desk, "remind_after") == "15"


def test_what_was_typed_and_not_confirmed_is_kept_when_the_window_closes(
    window: SettingsWindow, desk: MemoryDesk, qtbot: QtBot
) -> None:
    spin = window.rows["remind_after"].control.spin
    typed(qtbot, spin, "40")
    qtbot.keyClick(spin, ESCAPE)
    assert not window.isVisible()
    assert stored(desk, "remind_after") == "40"


def test_the_least_of_a_number_can_mean_something_else(window: SettingsWindow, desk: MemoryDesk, qtbot: QtBot) -> None:
    spin = window.rows["remind_after"].control.spin
    typed(qtbot, spin, "0")
    qtbot.keyClick(spin, ENTER)
    assert stored(desk, "remind_after") == "0"
    assert spin.text() == "Never"


def test_the_wheel_turns_the_page_and_sets_nothing(window: SettingsWindow, desk: MemoryDesk) -> None:
    before = desk.journal.preferences()
    for row in window.rows.values():
        for part in row.control.parts:
            part.setFocus()
            middle = part.rect().center().toPointF()
            wheel = QWheelEvent(
                middle,
                part.mapToGlobal(middle),
                part.rect().topLeft(),
                part.rect().bottomRight() * 2,
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
            QApplication.sendEvent(part, wheel)
    assert desk.journal.preferences() == before
    assert window.rows["away_after"].control.spin.value() == Settings().away_after


def test_windows_can_be_made_and_collected_over_and_over(actions: Actions, qtbot: QtBot) -> None:
    """A widget that was moved to another parent ended the program here: see ``SettingsWindow._fill``."""
    for _ in range(10):
        window = SettingsWindow(actions)
        window.draw()
        window.show()
        QApplication.processEvents()
        gone = weakref.ref(window)
        del window
        gc.collect()
        assert gone() is None


def test_in_a_narrow_window_controls_stand_below_and_nothing_is_cut(window: SettingsWindow, qtbot: QtBot) -> None:
    row = window.rows["away_idle"]

    def besides() -> bool:
        return row.changes.x() > 0

    assert besides()
    window.resize(row.changes.width() * 3 // 2, 400)
    qtbot.waitUntil(lambda: not besides())
    qtbot.waitUntil(lambda: all(each.height() == each.heightForWidth(each.width()) for each in window.rows.values()))
    assert 0 < row.changes.y() - row.purpose.parentWidget().geometry().bottom() < 10
    assert window.page.horizontalScrollBar().maximum() == 0
    window.resize(660, 640)
    qtbot.waitUntil(besides)


def test_a_setting_is_found_by_words(window: SettingsWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.line, "screen lock")
    assert [name for name, row in window.rows.items() if row.isVisible()] == ["away_lock"]
    qtbot.keyClick(window.line, TAB)
    assert window.reached == "away_lock"
    window.line.setText("zebra")
    assert window.nothing.isVisible()
    window.line.clear()
    assert all(row.isVisible() for row in window.rows.values())
    assert not window.nothing.isVisible()


def test_while_the_store_is_shut_it_says_why_and_offers_nothing(window: SettingsWindow, desk: MemoryDesk) -> None:
    desk.program.shut()
    desk.program.fail(Unavailable("keyring_locked", "The keyring is locked."))
    window.draw()
    assert "The keyring is locked" in window.notice.text()
    assert not window.line.isVisible()
    assert not any(row.isVisible() for row in window.rows.values())
    desk.open()
    window.draw()
    assert not window.notice.isVisible()
    assert all(row.isVisible() for row in window.rows.values())
