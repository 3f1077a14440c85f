"""Every window in each state that looks different, over programs in memory: to be tried in each language, and seen."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtWidgets import QApplication, QWidget

from tests.desktop.pressed import KEYS
from tests.desktop.ui.memory import NOON, MemoryDesk
from tests.desktop.ui.my_data import DAY, ID, OFFLINE, RECORD, audit
from tests.desktop.ui.my_data import page as page_of
from tests.desktop.ui.preview import SCENES
from tracker_core.away import Cause
from tracker_core.errors import Refused
from tracker_core.messages import Outcome, PolicyStanding
from tracker_core.rights import Message, PersonRequest, RequestKind
from tracker_desktop.services.evidence import Alarm, KeptNote, Raised
from tracker_desktop.services.ports import SignInPrompt, SignInWay
from tracker_desktop.services.privacy import PolicyText
from tracker_desktop.services.progress import Doing, Progress
from tracker_desktop.services.shortcuts import NoShortcuts
from tracker_desktop.ui.actions import Actions, Doors
from tracker_desktop.ui.away import AwayDialog
from tracker_desktop.ui.bridge import Bridge
from tracker_desktop.ui.entry_dialog import EntryDialog
from tracker_desktop.ui.menu import TrayMenu
from tracker_desktop.ui.mini import MiniWindow
from tracker_desktop.ui.my_data.requests_page import RequestsPage
from tracker_desktop.ui.my_data.stored_page import StoredPage
from tracker_desktop.ui.my_data.window import POLICY, REQUESTS, SIGN_INS, STORED, MyDataWindow
from tracker_desktop.ui.questions import NoteQuestion, QuitQuestion, RecoverQuestion, SignOutQuestion
from tracker_desktop.ui.rejected import RejectedDialog
from tracker_desktop.ui.search import SearchWindow
from tracker_desktop.ui.settings import SettingsWindow
from tracker_desktop.ui.sign_in import SignInDialog
from tracker_desktop.ui.times import TimesWindow
from tracker_desktop.ui.window import Window

Shown = tuple[str, QWidget]
THREADS = (
    PersonRequest(
        ID.format(3),
        RequestKind.DELETION,
        "All.",
        NOON - DAY,
        NOON,
        answered_at=NOON,
        erase_at=NOON + 3 * DAY,
        receipt=ID.format(4),
    ),
    PersonRequest(
        ID.format(5),
        RequestKind.CONCERN,
        "Who reads my notes?",
        NOON - 2 * DAY,
        NOON + DAY,
        extension="Much to look up.",
        messages=(Message(NOON - DAY, "Only you and I.", mine=False), Message(NOON, "And Paul?", mine=True)),
    ),
)
ROUNDS = 8  # to lay out what changed a moment ago: a page that wraps and scrolls takes several


class Gallery:
    """Iterating makes the windows, in the language that is spoken then."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._bridges: list[Bridge] = []

    def __iter__(self) -> Iterator[Shown]:
        for shown in self._all():
            _lay_out()
            yield shown

    def _all(self) -> Iterator[Shown]:
        for scene in SCENES:
            yield from self._scene(scene)
        yield from self._anew(*self._program("locked"))
        for make in (self._times, self._away, self._sign_in, self._questions, self._mini_menu):
            yield from make(*self._program("day"))
        yield from self._my_data()
        yield from self._remedies(*self._program("attention"))
        yield from self._settings(*self._program("day"))

    def _anew(self, desk: MemoryDesk, actions: Actions) -> Iterator[Shown]:
        desk.program.fail(Refused("store_damaged", "It is damaged."))
        window = Window(actions, self._doors)
        window.open(None)
        yield "window damaged", window
        for what in (Doing.READING, Doing.WRITING, Doing.MOVING):
            window.welcome.progress.show()  # it is patient
            window.welcome.begin_anew(Progress(what, 12, 2500), _nothing)
            window.draw()
            yield f"window {what.name.lower()}", window

    def close(self) -> None:
        for bridge in self._bridges:
            bridge.close()

    def _program(self, scene: str) -> tuple[MemoryDesk, Actions]:
        desk = MemoryDesk(shut=scene == "locked")
        SCENES[scene](desk)
        self._bridges.append(Bridge())
        return desk, Actions(desk.program, desk.clock, self._bridges[-1])

    def _scene(self, scene: str) -> Iterator[Shown]:
        desk, actions = self._program(scene)
        if scene in ("offline", "attention"):
            leave(desk, Cause.LOCK)
        menu = TrayMenu(actions, self._doors, lambda: False)
        menu.draw(actions.tray(), actions.now())
        yield f"menu {scene}", menu
        window = Window(actions, self._doors)
        window.open(None)
        yield f"window {scene}", window
        if scene == "syncing":
            window.state.progress.show()  # it is patient
            window.state.progress.draw(desk.sync.status().progress)
            yield "window progress", window
        mini = MiniWindow(actions, self._doors)
        mini.rise()
        yield f"mini {scene}", mini

    def _mini_menu(self, desk: MemoryDesk, actions: Actions) -> Iterator[Shown]:
        desk.program.desk.tracking.start("ATLAS-31")
        mini = MiniWindow(actions, self._doors)
        yield "mini menu", mini.menu()

    def _times(self, desk: MemoryDesk, actions: Actions) -> Iterator[Shown]:
        desk.program.desk.tracking.stop()
        times = TimesWindow(actions, _nothing)
        times.draw()
        times.show()
        times.day.table.selectRow(3)
        times.day.acts.split.click()
        yield "times day", times
        for name in ("week", "month", "work"):
            times.pages.setCurrentWidget(getattr(times, name))
            yield f"times {name}", times
        search = SearchWindow(actions)
        search.panel.begin()
        search.show()
        yield "search", search
        for name, entry in (("add", None), ("correct", times.day.table.rows.entries[0])):
            dialog = EntryDialog(actions, actions.times.today().day, entry)
            dialog.save.click()
            dialog.show()
            yield f"entry {name}", dialog

    def _remedies(self, desk: MemoryDesk, actions: Actions) -> Iterator[Shown]:
        for key, outcome, code in (
            ("OPS-1", Outcome.ACCEPTED_FLAGGED, "overlap"),
            ("ATLAS-19", Outcome.REJECTED, "not_assigned"),
            ("ATLAS-12", None, ""),
        ):
            desk.work(key, 10)
            desk.program.desk.tracking.stop()
            if outcome is not None:
                desk.verdict(outcome, code)
        times = TimesWindow(actions, _nothing)
        times.draw()
        times.show()
        for row in range(len(times.day.table.rows.entries)):
            times.day.table.selectRow(row)
            yield f"times remedy {row}", times

    def _settings(self, desk: MemoryDesk, actions: Actions) -> Iterator[Shown]:
        desk.locked |= {"away_idle": "discard"}
        desk.open()
        for name, text in (("away_after", "12"), ("working_days", "sat sun"), ("away_quit", "stop")):
            actions.settings.put(name, text)
        window = SettingsWindow(actions)
        window.draw()
        window.show()
        window.rows["working_from"].control.chosen.emit("18:00")
        yield "settings", window
        desk.shortcuts = NoShortcuts()
        actions.settings.put("shortcut", str(KEYS))
        actions.settings.follow_shortcut(_nothing)
        window.draw()
        _lay_out()
        window.page.verticalScrollBar().setValue(window.page.verticalScrollBar().maximum())
        yield "settings shortcut", window
        actions.settings.put("shortcut", None)
        actions.settings.follow_shortcut(_nothing)
        window.draw()
        yield "settings shortcut off", window
        window.resize(window.rows["away_idle"].changes.width() * 3 // 2, 500)
        yield "settings narrow", window
        desk.program.shut()
        window.draw()
        yield "settings shut", window

    def _my_data(self) -> Iterator[Shown]:
        desk, actions = self._program("day")
        desk.journal.privacy.standing = PolicyStanding("2", "1")
        desk.journal.privacy.read = PolicyText("1", RECORD.policy)
        menu = TrayMenu(actions, self._doors, lambda: False)
        menu.draw(actions.tray(), actions.now())
        yield "menu policy", menu
        small = Window(actions, self._doors)
        small.open(None)
        yield "window policy", small
        window = MyDataWindow(actions, lambda _: True)
        window.show()
        window.open()
        new = replace(RECORD, policy_version="2", acknowledged="1", policy=RECORD.policy.replace("24", "36"))
        desk.sync.calls[-1][2].set_result(new.encode())
        for page in range(window.pages.count()):
            window.pages.setCurrentIndex(page)
            yield f"my_data {page}", window
        rows = audit(3)
        rows[1]["reason"] = "another one"
        desk.sync.calls[-1][2].set_result(json.dumps(page_of(rows)).encode())
        yield "my_data tampered", window
        desk.journal.evidence.notes.keep(KeptNote("2026-03", 9, "a note", desk.clock.ms, proven=True))
        desk.journal.evidence.alarms.add(
            Raised(Alarm.PROOF_REFUSED, "2026-03", desk.clock.ms, "one tree", "another tree")
        )
        window.draw()
        yield "my_data alarm", window
        menu.draw(actions.tray(), actions.now())
        yield "menu alarm", menu
        small.draw()
        yield "window alarm", small
        window.pages.setCurrentIndex(STORED)
        stored = window.page(STORED)
        assert isinstance(stored, StoredPage)
        stored.export.progress.show()  # it is patient
        stored.export.progress.draw(Progress(Doing.EXPORTING, 12, 2500))
        yield "my_data export", window
        window.record.renew()
        desk.sync.calls[-1][2].set_result(replace(RECORD, requests=THREADS, minimum_age=16).encode())
        window.pages.setCurrentIndex(REQUESTS)
        _lay_out()
        requests = window.page(REQUESTS)
        assert isinstance(requests, RequestsPage)
        requests.kind.setCurrentIndex(requests.kind.count() - 1)
        assert requests.take_back.isVisible()
        yield "my_data threads", window
        window.pages.setCurrentIndex(POLICY)
        yield "my_data age", window
        window.record.renew()
        desk.sync.calls[-1][2].set_exception(OFFLINE)
        for page in (POLICY, REQUESTS, SIGN_INS):
            window.pages.setCurrentIndex(page)
            yield f"my_data offline {page}", window

    def _away(self, desk: MemoryDesk, actions: Actions) -> Iterator[Shown]:
        leave(desk, Cause.IDLE)
        dialog = AwayDialog(actions)
        dialog.ask(actions.tray().away[0])
        dialog.rise(unasked=False)
        yield "away", dialog
        dialog.split.click()
        yield "away split", dialog
        dialog.give.click()
        yield "away other", dialog

    def _sign_in(self, desk: MemoryDesk, actions: Actions) -> Iterator[Shown]:
        dialog = SignInDialog(actions, "time.example.org", lambda _: True)
        dialog.show()
        dialog.ask.more.click()
        yield "sign_in", dialog
        dialog.ask.go.click()
        for name, code in (("browser", ""), ("code", "WDJB-MJHT")):
            dialog._prompt(SignInPrompt("https://time.example.org/authorize?client_id=timetracker", code))
            yield f"sign_in {name}", dialog
        assert desk.sync.sign_ins[0][1] is SignInWay.BROWSER
        dialog.wait.fetching()
        dialog.wait.progress.show()
        dialog.wait.progress.draw(Progress(Doing.FETCHING, 2500, 10_000))
        yield "sign_in fetching", dialog
        desk.sync.signing_in.set_result(desk.journal.whose)
        dialog._settled(desk.sync.signing_in)
        yield "sign_in done", dialog

    def _questions(self, desk: MemoryDesk, actions: Actions) -> Iterator[Shown]:
        questions: dict[str, Callable[[], QWidget]] = {
            "quit": lambda: QuitQuestion(actions.tray(), actions.now(), _nothing, _nothing),
            "sign_out": lambda: SignOutQuestion(3, _nothing),
            "recover": lambda: RecoverQuestion(_nothing),
            "note": lambda: NoteQuestion(lambda _: None),
        }
        for name, make in questions.items():
            question = make()
            question.show()
            yield name, question
        desk.work("ATLAS-31", 3)
        desk.verdict(Outcome.REJECTED, "not_assigned")
        rejected = RejectedDialog(actions.times.rejected(), actions.now(), lambda: None)
        rejected.show()
        yield "rejected", rejected


def leave(desk: MemoryDesk, cause: Cause) -> None:
    """Forty minutes away while a timer runs."""
    desk.program.desk.presence.left(cause)
    desk.clock.go_on(minutes=40)
    desk.program.desk.presence.back(cause)


def _lay_out() -> None:
    for _ in range(ROUNDS):
        QApplication.processEvents()


def _nothing() -> None:
    pass
