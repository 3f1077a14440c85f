"""The audit in the window "My data": read in pages, verified, given up, filtered, and told in words."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.desktop.ui.my_data import OFFLINE, Shown, audit, desk, page, shown

assert desk
assert shown


def test_the_audit_is_read_page_by_page_and_verified(shown: Shown, qtbot: QtBot) -> None:
    rows = audit(3, action="timesheet_read", actor="x", device="", version="", reason="")
    view = shown.audit
    assert view.cancel.isVisible()
    shown.answers(page(rows[:2], 2))
    assert view.state.text() == "2 rows so far…"
    shown.answers(page(rows[2:]))
    assert view.state.text().startswith("✓ The audit is sound. All 3 rows")
    assert list(view.table.rows.shown) == [
        ("3", "Mon 11:00", "Somebody read your times", "somebody else", "", ""),
        ("2", "Mon 11:00", "Start", "you", "this device · 0.1.0", ""),
        ("1", "Mon 11:00", "Start", "you", "this device · 0.1.0", ""),
    ]
    view.filter.setText("YOU start")
    assert len(view.table.rows.shown) == 3, "no key waits for the rows"
    qtbot.waitUntil(lambda: [row[0] for row in view.table.rows.shown] == ["2", "1"])
    assert view.count.text() == "2 rows"
    view.filter.setText("somebody")
    qtbot.keyClick(view.filter, Qt.Key.Key_Return)
    assert [row[0] for row in view.table.rows.shown] == ["3"]


def test_an_audit_that_was_tampered_with_is_told_and_shown(shown: Shown) -> None:
    rows = audit(3)
    rows[1]["reason"] = "another one"
    view = shown.audit
    shown.answers(page(rows))
    assert view.notice.text().startswith("The audit was tampered with. At row 2")
    assert "✓" not in view.state.text()
    assert view.table.rows.total == 3


def test_an_audit_can_be_given_up_and_begun_again(shown: Shown) -> None:
    rows = audit(3)
    view = shown.audit
    shown.answers(page(rows[:2], 2))
    view.cancel.click()
    asked = len(shown.asked)
    assert "Not read to its end" in view.state.text()
    assert view.table.rows.total == 2
    shown.answers(page(rows[2:]))
    assert len(shown.asked) == asked
    assert view.table.rows.total == 2
    view.verify.click()
    shown.answers(page(rows))
    assert view.state.text().startswith("✓")
    view.verify.click()
    shown.answers(OFFLINE)
    assert "cannot be reached" in view.notice.text()
    assert view.table.rows.total == 3, "what was read before stays"
    assert view.verify.isVisible()


def test_an_audit_of_nonsense_is_told_and_no_fault(shown: Shown) -> None:
    view = shown.audit
    shown.answers(page([{"seq": "x", "at": "never", "actor": 7}]))
    assert "tampered" in view.notice.text()
    assert list(view.table.rows.shown) == [("x", "", "", "somebody else", "", "")]


@pytest.mark.parametrize(
    ("action", "reason", "told"),
    [
        ("signed_in", "page", "in a browser"),
        ("request_opened", "deletion", "Delete everything about me"),
        ("request_answered", "declined", "declined"),
        ("policy_acknowledged", "2", "version 2"),
        ("event_refused", "not_assigned", "The work item was not assigned to you."),
        ("event_refused", "brand_new", "brand_new"),
        ("entry_amended", "page", "page"),
    ],
)
def test_reasons_are_told_in_words_and_those_of_people_as_they_wrote_them(
    shown: Shown, action: str, reason: str, told: str
) -> None:
    view = shown.audit
    shown.answers(page(audit(1, action=action, reason=reason)))
    assert view.table.rows.shown[0][-1] == told
