"""The real program on a full store with nobody before it: keystrokes timed, and eight hours of use in a minute.

Run by itself, so that what it weighs is its own: ``python -m benchmarks.simulated keystrokes|day`` prints JSON.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTabWidget, QWidget

from benchmarks import full_store
from benchmarks.floors.bare_list import BareList
from benchmarks.processes import own_memory
from tracker_core.away import Cause, Choice
from tracker_core.model import Moment, Person
from tracker_desktop.host.ids import uuid7
from tracker_desktop.host.presence.none import NoPresence
from tracker_desktop.services.autostart import NoAutostart
from tracker_desktop.services.changes import Changes
from tracker_desktop.services.noting import Noting
from tracker_desktop.services.ports import SignInPrompt, SignInWay, SyncPhase, SyncStatus
from tracker_desktop.services.program import Host, Program
from tracker_desktop.store.mark import Mark
from tracker_desktop.store.opening import create_store, open_journal
from tracker_desktop.store.spool import SealedSpool
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.application import Application, Calls, start_qt
from tracker_desktop.ui.search import SearchWindow

HOURS = 8
TYPED = ("login", "big-77", "export", "project 1", "calendar address", "pay", "upl rep", "printer")
MINUTE_MS = 60_000


class HandClock:
    """Goes on when it is told to. Begins today at eight, UTC."""

    def __init__(self) -> None:
        now = time.time_ns() // 1_000_000
        self.ms = now - now % 86_400_000 + 8 * 60 * MINUTE_MS
        self._begun = self.ms

    def now(self) -> Moment:
        return Moment(self.ms, 0)

    def reading(self) -> tuple[str, int]:
        return "boot", self.ms - self._begun + 1

    def local(self, wall: datetime) -> Moment:
        return Moment(int(wall.replace(tzinfo=UTC).timestamp() * 1000), 0)


class QuietSync:
    """A sync that has nothing to do, and says now and then that it did it."""

    def __init__(self) -> None:
        self._status = SyncStatus(SyncPhase.IDLE)

    def status(self) -> SyncStatus:
        return self._status

    def become(self, phase: SyncPhase, now_ms: int) -> None:
        self._status = SyncStatus(phase, last_success_ms=now_ms)

    def nudge(self) -> None:
        pass

    def sync_now(self) -> Future[SyncStatus]:
        return Future()

    def stop(self) -> None:
        pass

    def call(self, path: str, body: bytes = b"") -> Future[bytes]:  # noqa: ARG002 - whatever is asked
        return Future()  # a server that takes its time

    def fetch(self, path: str, take: Callable[[bytes, int | None], object]) -> Future[bytes]:
        raise NotImplementedError(path, take)

    def sign_in(self, url: str, way: SignInWay, ca_file: str, prompt: Callable[[SignInPrompt], None]) -> Future[Person]:
        raise NotImplementedError(url, way, ca_file, prompt)

    def cancel_sign_in(self) -> None:
        pass

    def sign_out(self) -> Future[bool]:
        raise NotImplementedError


class Desk:
    """The program, its clock and its sync, with its icon where there is a bar."""

    def __init__(self, folder: Path) -> None:
        self.clock = HandClock()
        self.sync = QuietSync()
        file, key = str(folder / "store.db"), os.urandom(32)
        create_store(file, key)
        full_store.fill(file, key, full_store.EVENTS)
        self.journal = open_journal(file, key, Mark(str(folder / "mark")), self.clock.ms)
        changes = Changes()
        host = Host(NoPresence(), NoAutostart(), {}, lambda: ("Debian", "0.1.0"), lambda: str(folder))
        self.program = Program(self.clock, uuid7, changes, Noting(SealedSpool(file), self.clock), host)
        calls = Calls(lambda: None, lambda *_: lambda: None, lambda: "", lambda _: True)
        self.application = Application(self.program, self.clock, calls)
        self.windows, self.menu = self.application._windows, self.application._menu  # noqa: SLF001 - as a person's hands
        self.actions = Actions(self.program, self.clock, self.application.bridge)
        self.program.open(self.journal, self.sync)


@contextmanager
def desk() -> Iterator[Desk]:
    """A desk with a full store, in a folder of its own."""
    start_qt(sys.argv[:1])
    with tempfile.TemporaryDirectory(prefix="simulated-") as folder:
        made = Desk(Path(folder))
        yield made
        made.application.close()
        made.journal.close()


def keystrokes() -> dict[str, list[float]]:
    """From each key to the list as it is drawn then, among 10,000 items, of all kinds and of one: milliseconds that
    passed (``ours``), those that the processor worked for it, whatever else the machine did (``worked``), and in turn
    those of a bare line and list (``bare``).
    """
    told: dict[str, list[float]] = {"bare": [], "ours": [], "worked": []}
    with desk() as made:
        window, bare = SearchWindow(made.actions), BareList()
        window.panel.begin()
        for each in (bare, window):
            each.show()
        QApplication.processEvents()
        for kind in (0, 2):
            window.panel.kind.setCurrentIndex(kind)
            for text in TYPED:
                for letter in (*text, *"\b" * len(text)):
                    told["bare"].append(_pressed(bare.line, letter, bare)[0])
                    passed, worked = _pressed(window.panel.line, letter, window)
                    told["ours"].append(passed)
                    told["worked"].append(worked)
    return told


def _pressed(line: QLineEdit, letter: str, window: QWidget) -> tuple[float, float]:
    begin, worked = time.perf_counter(), time.thread_time()
    if letter == "\b":
        QTest.keyClick(line, Qt.Key.Key_Backspace)
    else:
        QTest.keyClicks(line, letter)
    window.repaint()
    QApplication.processEvents()
    return (time.perf_counter() - begin) * 1000, (time.thread_time() - worked) * 1000


def day() -> list[float]:
    """Megabytes of its own that the process has after each of nine hours of use; the first one makes all that is made
    once.
    """
    weights = []
    with desk() as made:
        for _ in range(1 + HOURS):
            hour(made)
            gc.collect()
            weights.append(own_memory(os.getpid()))
    return weights


def hour(made: Desk) -> None:
    """An hour of a busy person: timers, searches, windows, corrections, an absence, a sync every five minutes."""
    for minute in range(60):
        made.clock.ms += MINUTE_MS
        if minute % 5 == 0:
            made.sync.become(SyncPhase.SYNCING, made.clock.ms)
            made.program.changes.tell()
            QApplication.processEvents()
            made.sync.become(SyncPhase.IDLE, made.clock.ms)
        if minute % 10 == 0:
            made.menu.aboutToShow.emit()
        if minute % 20 == 0:
            _start_by_search(made, TYPED[minute // 20])
        made.program.changes.tell()
        QApplication.processEvents()
    _look_at_windows(made)
    _correct(made)
    _go_away(made)


def _start_by_search(made: Desk, text: str) -> None:
    windows = made.windows
    windows.doors.search()
    window = windows._search.get()  # noqa: SLF001
    for letter in text:
        QTest.keyClicks(window.panel.line, letter)
    QTest.keyClick(window.panel.line, Qt.Key.Key_Down)
    QTest.keyClick(window.panel.line, Qt.Key.Key_Return)
    QApplication.processEvents()
    window.close()


def _look_at_windows(made: Desk) -> None:
    """Open each window that can be opened from the menu, turn its pages, and close it."""
    doors = made.windows.doors
    openings: tuple[Callable[[], None], ...] = (
        lambda: doors.window(None),
        doors.times,
        doors.search,
        doors.settings,
        doors.my_data,
        lambda: doors.mini(True),
        lambda: doors.mini(False),
    )
    for opening in openings:
        opening()
        QApplication.processEvents()
        for window in filter(QWidget.isVisible, QApplication.topLevelWidgets()):
            for pages in window.findChildren(QTabWidget):
                for place in range(pages.count()):
                    pages.setCurrentIndex(place)
                    QApplication.processEvents()
        for window in filter(QWidget.isVisible, QApplication.topLevelWidgets()):
            window.close()
        QApplication.processEvents()


def _correct(made: Desk) -> None:
    """Split the latest entry that has ended, join it again, and take that back."""
    entry = [each for each in made.program.desk.periods.day().entries if each.stop][-1]
    assert entry.stop is not None
    middle = Moment((entry.start.ms + entry.stop.ms) // 2, 0)
    for act in (
        lambda corrections: corrections.split(entry.id, middle, "two things"),
        lambda corrections: corrections.undo(),
    ):
        problem = made.actions.times.correct(act)
        if problem is not None:
            raise AssertionError(problem)


def _go_away(made: Desk) -> None:
    presence = made.program.desk.presence
    presence.left(Cause.LOCK)
    made.clock.ms += 10 * MINUTE_MS
    presence.back(Cause.LOCK)
    QApplication.processEvents()
    for question in presence.questions.all():
        presence.questions.answer(question.id, Choice.DISCARD)
    QApplication.processEvents()


def main() -> int:
    """Print what was measured as JSON."""
    sys.stdout.write(json.dumps({"keystrokes": keystrokes, "day": day}[sys.argv[1]]()) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
