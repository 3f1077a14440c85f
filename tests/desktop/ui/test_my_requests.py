"""Requests from the desk: a thread with the privacy officer, news of an answer, and what the organization holds."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.desktop.services.test_trail import ME
from tests.desktop.ui.conftest import Knocks
from tests.desktop.ui.memory import NOON, MemoryDesk
from tests.desktop.ui.my_data import DAY, ID, OFFLINE, RECORD, Shown, desk, shown
from tracker_core.errors import Refused
from tracker_core.rights import Message, News, PersonRequest, RequestKind, RequestNews, Saying
from tracker_desktop.services.words import Words
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.menu import news_line
from tracker_desktop.ui.reminding import Reminding

assert desk
assert shown


def test_a_thread_with_the_privacy_officer(shown: Shown) -> None:
    concern = PersonRequest(
        ID.format(3),
        RequestKind.CONCERN,
        "Who reads <my> notes?",
        NOON - DAY,
        NOON + DAY,
        extension="Much to look up.",
        messages=(Message(NOON, "Only you & I.", mine=False), Message(NOON, "And Paul?", mine=True)),
    )
    shown.answers(replace(RECORD, requests=(*RECORD.requests, concern)))
    requests = shown.requests
    assert requests.list.toPlainText().splitlines()[5:11] == [
        "Raise a concern · Mon 11:00",
        "Who reads <my> notes?",
        "Waits for an answer, which is due by 18 Mar 11:00.",
        "It takes longer: Much to look up.",
        "Privacy officer, 11:00: Only you & I.",
        "You, 11:00: And Paul?",
    ]
    assert [requests.kind.itemText(place) for place in range(3, requests.kind.count())] == [
        "Raise a concern, asked Mon 11:00",
        "Correct something, asked 8 Mar 11:00",
    ]
    assert not requests.take_back.isVisible()
    requests.kind.setCurrentIndex(4)
    assert requests.take_back.isVisible()
    assert not requests.send.isEnabled()
    requests.kind.setCurrentIndex(3)
    requests.text.setPlainText("Not Paul, please.")
    requests.send.click()
    path, body, _ = shown.desk.sync.calls[-1]
    assert (path, Saying.decode(body).text) == (f"me/requests/{concern.id}/messages", "Not Paul, please.")
    shown.answers(replace(RECORD, requests=(*RECORD.requests, concern)))
    assert requests.text.toPlainText() == ""
    assert requests.kind.currentIndex() == 3
    requests.take_back.click()
    assert shown.asked[-1] == f"me/requests/{concern.id}/withdraw"
    shown.answers(replace(RECORD, requests=RECORD.requests))
    assert requests.kind.currentIndex() == 0


def test_a_confirmed_deletion_says_until_when_and_names_its_receipt(shown: Shown) -> None:
    made = PersonRequest(
        ID.format(3), RequestKind.DELETION, "All.", NOON - DAY, NOON, answered_at=NOON, erase_at=NOON + DAY, receipt=ME
    )
    shown.answers(replace(RECORD, requests=(made,)))
    told = shown.requests.list.toPlainText()
    assert "Confirmed. It is deleted after 18 Mar 11:00; until then you can take it back." in told
    assert f"Note down the number of the receipt: {ME}." in told


def test_news_is_told_until_the_requests_are_looked_at(
    desk: MemoryDesk, actions: Actions, knocks: Knocks, qtbot: QtBot
) -> None:
    desk.journal.privacy.latest = RequestNews(ID.format(1), RequestKind.CONCERN, News.MESSAGE, NOON)
    assert news_line(desk.program.tray()) == "The privacy officer wrote to you…"
    told: list[Words] = []
    reminding = Reminding(actions, knocks.doors, told.append)
    reminding.changed()
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].title == "The privacy officer wrote to you"
    reminding.clicked()
    reminding.stop()
    assert knocks.heard == ["requests"]
    shown = Shown(desk, actions, qtbot)
    shown.window.open_requests()
    assert desk.program.tray().news == "message"
    shown.answers(RECORD)
    assert desk.program.tray().news == ""


def test_who_acknowledges_says_how_old_they_are(shown: Shown) -> None:
    shown.answers(replace(RECORD, minimum_age=15))
    assert "at least 15 years old" in shown.policy.means.text()


def test_what_the_organization_holds_is_fetched(shown: Shown, tmp_path: Path, qtbot: QtBot) -> None:
    export = shown.stored.export
    export.fetch(str(tmp_path / "mine.zip"))
    assert not export.there.isEnabled()
    path, take, done = shown.desk.sync.fetches[-1]
    assert path == "me/export"
    take(b"PK", 4)
    take(b"..", 4)
    assert not (tmp_path / "mine.zip").exists()
    done.set_result(b"")
    qtbot.waitUntil(export.there.isEnabled)
    assert (tmp_path / "mine.zip").read_bytes() == b"PK.."
    assert export.done.text() == f"Written: {tmp_path / 'mine.zip'}"


def test_what_cannot_be_fetched_leaves_nothing(shown: Shown, tmp_path: Path, qtbot: QtBot) -> None:
    export = shown.stored.export
    for ends in (lambda done: done.set_exception(OFFLINE), lambda _: export.progress.cancel.click()):
        export.fetch(str(tmp_path / "mine.zip"))
        _, take, done = shown.desk.sync.fetches[-1]
        take(b"PK", 4)
        ends(done)
        if not done.done():
            with pytest.raises(Refused) as stopped:
                take(b"..", 4)
            done.set_exception(stopped.value)
        qtbot.waitUntil(export.there.isEnabled)
        assert export.notice.isVisibleTo(export)
        assert list(tmp_path.iterdir()) == []
