"""An alarm of the audit: in icon, menu, window and "My data", with what it means and what can be done, until seen."""

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.desktop.ui.conftest import Knocks
from tests.desktop.ui.memory import NOON, MemoryDesk
from tests.desktop.ui.my_data import Shown, audit, desk, page, shown
from tracker_core.alarm import AlarmKind
from tracker_core.errors import Unavailable
from tracker_desktop.services.evidence import Alarm, KeptNote, Raised
from tracker_desktop.services.views import TrayState
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.menu import TrayMenu
from tracker_desktop.ui.window import Window

assert desk
assert shown

NOTE = KeptNote("2026-03", 5, "a note\n", NOON, proven=True)
RAISED = Raised(Alarm.INCONSISTENT, "2026-03", NOON, NOTE.note, "another note\n", "what it answered")


@pytest.fixture
def alarmed(desk: MemoryDesk) -> MemoryDesk:
    desk.journal.evidence.notes.keep(NOTE)
    desk.journal.evidence.alarms.add(RAISED)
    return desk


def test_icon_menu_and_window_warn_and_lead_to_my_data(
    alarmed: MemoryDesk, actions: Actions, knocks: Knocks, qtbot: QtBot
) -> None:
    assert actions.tray().state is TrayState.ATTENTION
    menu = TrayMenu(actions, knocks.doors, lambda: False)
    menu.draw(actions.tray(), actions.now())
    (line,) = [action for action in menu.actions() if "changed after the fact" in action.text()]
    assert line.isVisible()
    line.trigger()
    window = Window(actions, knocks.doors)
    qtbot.addWidget(window)
    window.show()
    window.draw()
    assert window.state.alarm.text() == "Your organization's record of what was done was changed after the fact…"
    window.state.alarm.click()
    assert knocks.heard == ["audit", "audit"]
    alarmed.journal.evidence.see()
    window.draw()
    menu.draw(actions.tray(), actions.now())
    assert not window.state.alarm.isVisible()
    assert not line.isVisible()
    assert actions.tray().state is TrayState.IDLE


def test_a_server_that_was_put_back_is_told_of_and_the_icon_does_not_warn(
    desk: MemoryDesk, actions: Actions, knocks: Knocks, shown: Shown
) -> None:
    desk.journal.evidence.alarms.raised.append((Raised(Alarm.PUT_BACK, "", NOON, NOTE.note, "", "{}"), False))
    assert actions.tray().state is TrayState.IDLE
    menu = TrayMenu(actions, knocks.doors, lambda: False)
    menu.draw(actions.tray(), actions.now())
    assert [action for action in menu.actions() if "put back from a backup" in action.text() and action.isVisible()]
    part = shown.audit.alarms
    part.draw()
    assert "may be missing" in part.alarm.text()
    assert "Keep this computer's evidence" not in part.alarm.text()


def test_an_audit_that_does_not_hold_is_for_the_server_to_know(desk: MemoryDesk, shown: Shown) -> None:
    assert shown.audit.alarms.isVisible()
    rows = audit(1)
    rows[0]["action"] = "another"
    shown.answers(page(rows))
    assert desk.journal.evidence.alarms.untold() == [AlarmKind.BROKEN]


def test_a_start_is_recorded_whatever_the_alarm(alarmed: MemoryDesk, actions: Actions) -> None:
    assert actions.start("OPS-1") is None
    assert actions.tray().state is TrayState.ATTENTION


def test_my_data_says_what_it_means_and_lets_it_be_seen(alarmed: MemoryDesk, shown: Shown) -> None:
    part = shown.audit.alarms
    shown.answers(page(audit(1)))
    assert part.alarm.text().startswith("Your organization's record of what was done was changed after the fact. What")
    assert "Keep this computer's evidence" in part.alarm.text()
    assert part.kept.text() == (
        "Signed notes of 1 month of the audit are kept here. The latest came or was checked at 11:00."
    )
    alarmed.journal.evidence.broken = Unavailable("disk_full", "No room.")
    part.seen.click()
    assert part.notice.text().startswith("The disk is full.")
    assert part.alarm.isVisible()
    alarmed.journal.evidence.broken = None
    part.seen.click()
    assert not part.alarm.isVisible()
    assert not part.seen.isVisible()
    assert not part.notice.isVisible()
    assert part.keep.isVisible(), "the evidence stays"
    assert shown.desk.program.tray().state is TrayState.IDLE


def test_an_alarm_that_comes_while_it_is_open_is_shown(desk: MemoryDesk, shown: Shown) -> None:
    part = shown.audit.alarms
    shown.answers(page(audit(1)))
    assert not part.alarm.isVisible()
    assert not part.keep.isVisible()
    assert part.kept.text() == "No signed note of the audit is kept here yet."
    desk.journal.evidence.alarms.add(RAISED)
    shown.window.draw()
    assert part.alarm.isVisible()


def test_the_evidence_is_written_to_a_file(alarmed: MemoryDesk, shown: Shown, qtbot: QtBot, tmp_path: Path) -> None:
    part = shown.audit.alarms
    shown.answers(page(audit(1)))
    file = tmp_path / "evidence.json"
    part.write(str(file))
    assert not part.keep.isEnabled()
    qtbot.waitUntil(part.done.isVisible)
    assert part.done.text() == f"Written: {file}"
    kept = json.loads(file.read_text("utf-8"))
    assert (kept["format"], kept["notes"][0]["note"]) == ("timetracker-audit-evidence", "a note\n")
    assert kept["alarms"] == [
        {
            "kind": "inconsistent",
            "shard": "2026-03",
            "found_ms": NOON,
            "kept": "a note\n",
            "told": "another note\n",
            "answer": "what it answered",
        }
    ]
    part.write(str(tmp_path / "none" / "evidence.json"))
    qtbot.waitUntil(part.keep.isEnabled)
    assert part.notice.text().startswith("The file could not be written")


def test_the_dialog_offers_a_name(alarmed: MemoryDesk, shown: Shown, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QFileDialog

    part = shown.audit.alarms
    shown.answers(page(audit(1)))
    part.keep.click()
    (dialog,) = part.findChildren(QFileDialog)
    assert dialog.selectedFiles()[0].endswith("timetracker-evidence-2026-03-17.json")
    dialog.reject()
