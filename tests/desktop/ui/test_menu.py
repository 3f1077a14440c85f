"""The tray's menu and tooltip."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QAction

from tests.desktop.ui.conftest import Knocks
from tests.desktop.ui.memory import MemoryDesk
from tracker_core.errors import Refused, Unavailable
from tracker_core.messages import Outcome
from tracker_desktop.services import words
from tracker_desktop.services.ports import RECOVERABLE, SyncPhase
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.menu import LOOKS_LIKE_UNDERSCORE, TrayMenu, label
from tracker_desktop.ui.tray import tooltip_text


class Shown:
    """The menu as a person sees it."""

    def __init__(self, desk: MemoryDesk, actions: Actions, knocks: Knocks) -> None:
        self._desk = desk
        self.menu = TrayMenu(actions, knocks.doors, lambda: False)
        self.draw()

    def draw(self) -> None:
        self.menu.draw(self._desk.program.tray(), self._desk.clock.now())

    def lines(self) -> list[str]:
        return [
            action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
            for action in self.menu.actions()
            if action.isVisible() and not action.isSeparator()
        ]

    def action(self, begins: str) -> QAction:
        return next(
            action
            for action in self.menu.actions()
            if action.isVisible() and action.text().replace("&", "").startswith(begins)
        )

    def click(self, begins: str) -> None:
        self.action(begins).trigger()
        self.draw()


@pytest.fixture
def shown(desk: MemoryDesk, actions: Actions, knocks: Knocks) -> Shown:
    return Shown(desk, actions, knocks)


def test_a_day_at_work(desk: MemoryDesk, shown: Shown) -> None:
    desk.journal.items.pin("i-beacon-8", pinned=True)
    desk.work("OPS-1", 31)
    desk.work("ATLAS-7", 65)
    shown.draw()
    assert shown.lines() == [
        "ATLAS-7  Sign-in page answers 500 when the session has e… · 1 h 05 min",
        "Stop",
        "BEACON-8  Map tiles flicker while zooming",
        "OPS-1  Weekly meeting",
        "Start…",
        "Today: 1 h 36 min…",
        "3 records to send · synced 10:59",
        "Sync now",
        "Signed in as Ada Lovelace",
        "Sign out",
        "Settings…",
        "My data…",
        "Mini window",
        "Open window",
        "Quit",
    ]


def test_one_click_starts_an_item_and_another_stops_it(desk: MemoryDesk, shown: Shown) -> None:
    desk.work("OPS-1", 10)
    shown.draw()
    shown.click("Stop")
    assert not desk.journal.entries.running()
    assert shown.lines()[0] == "No timer is running"
    assert "Stop" not in shown.lines()
    shown.click("OPS-1")
    assert [entry.work_item for entry in desk.journal.entries.running()] == ["i-ops-1"]


def test_titles_are_shown_as_they_are_written(desk: MemoryDesk, shown: Shown) -> None:
    desk.work("ATLAS-40", 1)
    shown.draw()
    assert shown.lines()[0] == 'ATLAS-40  Escape <b>names</b> & "titles" in file_names · 1 min'


def test_a_start_that_fails_is_told_in_the_window_and_loses_nothing(
    desk: MemoryDesk, shown: Shown, knocks: Knocks
) -> None:
    desk.work("OPS-1", 10)
    desk.work("ATLAS-7", 5)
    shown.draw()
    desk.journal.broken = Unavailable("disk_full", "No space.")
    shown.click("OPS-1")
    assert [told.title for told in knocks.told] == ["The disk is full"]
    assert [entry.work_item for entry in desk.journal.entries.running()] == ["i-atlas-7"]


def test_lines_keep_their_places_so_that_an_open_menu_does_not_flicker(desk: MemoryDesk, shown: Shown) -> None:
    before = shown.menu.actions()
    changed: list[QAction] = []
    for action in before:
        action.changed.connect(lambda action=action: changed.append(action))
    desk.work("OPS-1", 10)
    shown.draw()
    assert shown.menu.actions() == before
    changed.clear()
    shown.draw()
    assert changed == []
    desk.clock.go_on(minutes=1)
    shown.draw()
    assert [action.text().replace("&", "") for action in changed] == [
        "OPS-1  Weekly meeting · 11 min",
        "Today: 11 min…",
    ]


def test_offline_says_since_when_why_and_what_waits(desk: MemoryDesk, shown: Shown) -> None:
    desk.work("OPS-1", 10)
    desk.sync.become(SyncPhase.OFFLINE, "server_unreachable")
    shown.draw()
    lines = shown.lines()
    at = lines.index("Offline since 10:59 · 1 record to send")
    reason = " ".join(lines[at + 1 : lines.index("Sync now")])
    assert reason == (
        "The server cannot be reached. Check the network and the server's address. "
        "If it lasts, tell your IT. What you record is kept here and sent later."
    )


def test_records_that_were_not_accepted_have_a_line_that_opens_them(
    desk: MemoryDesk, shown: Shown, knocks: Knocks
) -> None:
    desk.work("OPS-1", 10)
    desk.verdict(Outcome.REJECTED, "not_assigned")
    shown.draw()
    shown.click("Not accepted: 1 record…")
    assert knocks.heard == ["rejected"]


@pytest.mark.parametrize(
    ("line", "door"),
    [
        ("Start…", "search"),
        ("Sign out", "sign_out"),
        ("Open window", "window"),
        ("Mini window", "mini"),
        ("Quit", "quit"),
        ("Today", "times"),
    ],
)
def test_lines_lead_where_they_say(shown: Shown, knocks: Knocks, line: str, door: str) -> None:
    shown.click(line)
    assert knocks.heard == [door]


def test_sync_now_asks_for_a_round(desk: MemoryDesk, shown: Shown) -> None:
    shown.click("Sync now")
    assert len(desk.sync.syncs) == 1
    assert "Syncing… · synced 10:59" in shown.lines() or "Syncing…" in shown.lines()


def test_before_the_first_sign_in_there_is_one_thing_to_do(actions: Actions, knocks: Knocks) -> None:
    desk = MemoryDesk(person=None)
    shown = Shown(desk, actions, knocks)
    assert shown.lines() == ["Not signed in", "Sign in…", "Settings…", "Open window", "Quit"]
    shown.click("Sign in")
    assert knocks.heard == ["sign_in"]


def test_signed_out_the_timer_still_runs_and_can_be_stopped(desk: MemoryDesk, shown: Shown) -> None:
    desk.work("OPS-1", 10)
    desk.sync.become(SyncPhase.SIGNED_OUT)
    shown.draw()
    assert "Sign in…" in shown.lines()
    assert "Sign out" not in shown.lines()
    shown.click("Stop")
    assert not desk.journal.entries.running()


def test_while_the_store_is_shut_the_menu_says_why_and_offers_to_try_again(actions: Actions, knocks: Knocks) -> None:
    desk = MemoryDesk(shut=True)
    shown = Shown(desk, actions, knocks)
    assert shown.lines() == [
        "Note a start…",
        "Note a stop",
        "The time records are being opened",
        "If the system asks you to unlock your keyring, please",
        "do: it holds the key to your time records.",
        "Open window",
        "Quit",
    ]
    desk.program.fail(Unavailable("keyring_locked", "Locked."))
    shown.draw()
    assert shown.lines() == [
        "Note a start…",
        "Note a stop",
        "The keyring is locked",
        "The key to your time records lies in the system's",
        "keyring. Unlock the keyring, then try again.",
        "Try again",
        "Open window",
        "Quit",
    ]
    shown.click("Try again")
    assert knocks.heard == ["retry"]


def test_while_the_keyring_is_locked_starts_and_stops_are_noted(
    actions: Actions, desk: MemoryDesk, knocks, shown
) -> None:
    desk.program.shut()
    desk.program.fail(Unavailable("keyring_locked", "Locked."))
    shown.draw()
    shown.click("Note a start…")
    assert knocks.heard == ["note_start"]
    assert actions.noting.start(" ops-1 ") is None
    desk.clock.go_on(minutes=10)
    shown.click("Note a stop")
    shown.draw()
    assert "2 notes to record once the time records open" in shown.lines()
    assert actions.noting.start("NONE-1") is None
    desk.open()
    shown.draw()
    assert not any("Note" in line or "to record" in line for line in shown.lines())
    assert shown.lines()[0] == "No timer is running"
    assert "Today: 10 min…" in shown.lines()
    assert "Not recorded: 1 note…" in shown.lines()
    shown.click("Not recorded: 1 note…")
    assert "NONE-1" in knocks.told[-1].text
    shown.draw()
    assert "Not recorded: 1 note…" not in shown.lines()


def test_what_cannot_be_noted_is_told(actions: Actions, desk: MemoryDesk, knocks, shown) -> None:
    desk.program.shut()
    desk.program.fail(Unavailable("keyring_locked", "Locked."))
    desk.journal.noted.broken = Unavailable("disk_full", "Full.")
    shown.draw()
    shown.click("Note a stop")
    assert knocks.told[-1] == words.code("disk_full")
    assert actions.noting.start("OPS-1") == words.code("disk_full")


@pytest.mark.parametrize("code", sorted(RECOVERABLE))
def test_a_store_that_does_not_open_can_be_set_aside(shown: Shown, desk: MemoryDesk, knocks, code: str) -> None:
    desk.program._desk = None
    desk.program.fail(Refused(code, "Shut."))
    shown.draw()
    assert shown.lines()[-4:] == ["Try again", "Set aside and begin anew…", "Open window", "Quit"]
    assert " ".join(shown.lines()[1:-4]) == words.code(code).text
    shown.click("Set aside and begin anew…")
    assert knocks.heard == ["recover"]


def test_the_tooltip_tells_item_elapsed_total_and_sync(desk: MemoryDesk) -> None:
    desk.work("OPS-1", 31)
    desk.work("ATLAS-12", 68)
    assert tooltip_text(desk.program.tray(), desk.clock.now()).splitlines() == [
        "ATLAS-12  Import customers from the old system",
        "since 11:31, over 1 h 05 min",
        "Today: over 1 h 35 min",
        "3 records to send · synced 10:59",
    ]
    desk.program.desk.tracking.stop()
    assert tooltip_text(desk.program.tray(), desk.clock.now()).splitlines()[:2] == [
        "No timer is running",
        "Today: 1 h 39 min",
    ]


def test_two_running_timers_are_both_told_of(desk: MemoryDesk) -> None:
    desk.work("OPS-1", 10)
    # Another device started one of its own without knowing of this one.
    start = desk.journal.events[0]
    other = start.__class__(**{name: getattr(start, name) for name in start.__slots__} | {"id": start.id[:-1] + "f"})
    desk.journal.append(lambda _: [other])
    assert "(and 1 more timer)" in tooltip_text(desk.program.tray(), desk.clock.now())


def test_no_two_lines_share_an_accelerator(desk: MemoryDesk, shown: Shown) -> None:
    desk.work("OPS-1", 10)
    shown.draw()
    texts = [action.text().replace("&&", "") for action in shown.menu.actions() if action.isVisible()]
    letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
    assert sorted(letters) == sorted(set(letters))
    assert set(letters) >= set("stywoq")


@pytest.mark.parametrize(
    ("text", "marked", "over_dbus", "expected"),
    [
        ("&Stop", True, False, "&Stop"),
        ("R&D & more", False, False, "R&&D && more"),
        ("a_b", False, False, "a_b"),
        ("&Stop", True, True, "&Stop"),
        ("R&D", False, True, "R&&D"),
        ("R&D & more", False, True, "R&&D & more"),
        ("a_b", False, True, f"a{LOOKS_LIKE_UNDERSCORE}b"),
    ],
)
def test_labels_keep_ampersands_and_underscores(text: str, *, marked: bool, over_dbus: bool, expected: str) -> None:
    assert label(text, marked=marked, over_dbus=over_dbus) == expected


def test_what_was_worked_on_last_is_resumed_with_one_click(desk: MemoryDesk, shown: Shown) -> None:
    assert not any(line.startswith("Resume") for line in shown.lines()), "nothing was worked on yet"
    desk.work("ATLAS-7", 5)
    desk.work("OPS-1", 10)
    desk.program.desk.tracking.stop()
    shown.draw()
    assert shown.lines()[:2] == ["No timer is running", "Resume OPS-1  Weekly meeting"]
    shown.click("Resume")
    assert [entry.work_item for entry in desk.journal.entries.running()] == ["i-ops-1"]
    assert not any(line.startswith("Resume") for line in shown.lines())


def test_what_was_taken_away_is_not_offered_again(desk: MemoryDesk, shown: Shown) -> None:
    desk.work("OPS-1", 10)
    desk.program.desk.tracking.stop()
    desk.journal.items.known["i-ops-1"] = replace(desk.journal.items.known["i-ops-1"], assigned=False)
    shown.draw()
    assert not any(line.startswith("Resume") for line in shown.lines())


def test_the_line_of_the_mini_window_is_checked_while_it_is_wished(
    desk: MemoryDesk, shown: Shown, knocks: Knocks
) -> None:
    assert not shown.action("Mini window").isChecked()
    desk.program.desk.settings.put("mini_window", "on")
    shown.draw()
    assert shown.action("Mini window").isChecked()
    shown.click("Mini window")
    assert knocks.heard == ["no mini"]
