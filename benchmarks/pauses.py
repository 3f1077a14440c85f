"""How long the main thread is kept from its event loop while long work goes on beside it, the window on the screen.

``python -m benchmarks.pauses`` exports the full store, then signs in to a real server with 10,000 items assigned, so
that the first sync fetches them all; each several times. A timer of one millisecond tells the longest gap of each run.
On a machine that others use too, gaps are made elsewhere as well: compare with those while nothing goes on, and believe
the calmest run first.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer

from benchmarks.full_store import EVENTS, ITEMS, fill
from tools.organization import EMPLOYEE, PASSWORD, Organization
from tools.web_person import WebPerson
from tracker_core.model import Person
from tracker_desktop.host import paths
from tracker_desktop.host.clock import SystemClock
from tracker_desktop.host.presence.none import NoPresence
from tracker_desktop.parts import make_program, make_sync, open_journal
from tracker_desktop.services.changes import Changes
from tracker_desktop.services.exporting import Format
from tracker_desktop.services.ports import SignInPrompt, SignInWay
from tracker_desktop.services.words import Words
from tracker_desktop.store.opening import create_store
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.application import Application, Calls, start_qt

KEY = bytes(range(32))
QUIET_MS = 1_000
EXPORTS = 10
SYNCS = 5


class Heartbeat:
    """Beats once a millisecond; keeps the longest time between two beats of each run."""

    def __init__(self) -> None:
        self._longest = 0.0
        self._last = 0.0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._runs: dict[str, list[tuple[float, float]]] = {}

    def during(self, what: str, begin: Callable[[Callable[[], None]], None]) -> None:
        """Beat from ``begin(over)`` until ``over()``."""
        loop = QEventLoop()
        self._longest = 0.0
        self._last = started = time.perf_counter()
        self._timer.start(1)
        begin(loop.quit)
        loop.exec()
        self._timer.stop()
        self._runs.setdefault(what, []).append((self._longest, time.perf_counter() - started))

    def tell(self) -> None:
        """Print what the runs were like."""
        for what, runs in self._runs.items():
            gaps = sorted(gap for gap, _ in runs)
            took = min(seconds for _, seconds in runs)
            print(f"{what}, {len(runs)} runs of {took:.1f} s: longest gaps {' '.join(f'{gap:.1f}' for gap in gaps)} ms")

    def _beat(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, (now - self._last) * 1000)
        self._last = now


class Running:
    """The program of one profile in this process, its window open."""

    def __init__(self, home: Path, *, events: int) -> None:
        os.environ["TIMETRACKER_HOME"] = str(home)
        home.mkdir(parents=True)
        clock, changes = SystemClock(), Changes()
        create_store(paths.store_file(), KEY)
        if events:
            fill(paths.store_file(), KEY, events)
        self.program = make_program(clock, changes, NoPresence(), {})
        calls = Calls(lambda: None, lambda *_: lambda: None, lambda: "", lambda _: True)
        self.application = Application(self.program, clock, calls)
        self.actions = Actions(self.program, clock, self.application.bridge)
        self.journal = open_journal(KEY, clock)
        self.sync = make_sync(KEY, clock, changes.tell, lambda error: print("fault", repr(error)))
        self.program.open(self.journal, self.sync)
        self.sync.start(first_round=False)
        self.application.show_window()

    def close(self) -> None:
        self.application.close()
        self.sync.close(20)
        self.journal.close()


def exports(folder: Path, beat: Heartbeat) -> None:
    """Both formats of a full store."""
    running = Running(folder / "full", events=EVENTS)
    for _ in range(EXPORTS):
        beat.during("nothing", lambda over: QTimer.singleShot(QUIET_MS, over))
        for wanted in Format:

            def begin(over: Callable[[], None], wanted: Format = wanted) -> None:
                def done(told: Words | None) -> None:
                    assert told is None, told
                    over()

                running.actions.files.export(wanted, str(folder / f"out.{wanted}"), lambda _: None, done)

            beat.during(f"export as {wanted}", begin)
    running.close()


def first_syncs(folder: Path, beat: Heartbeat) -> None:
    """Sign-ins of new devices with 10,000 items assigned."""
    organization = Organization(folder / "server")
    organization.found()
    subprocess.run(
        [sys.executable, "-m", "benchmarks.many_items", EMPLOYEE, str(ITEMS)],
        env={**os.environ, "TIMETRACKER_SERVER_HOME": str(organization.folder)},
        check=True,
    )
    organization.open()
    try:
        for number in range(SYNCS):
            running = Running(folder / f"device-{number}", events=0)
            beat.during("first sync", partial(_sign_in, running, organization.url))
            assert len(running.journal.items.search("", 1 << 20)) > ITEMS
            running.close()
    finally:
        organization.close()


def _sign_in(running: Running, url: str, over: Callable[[], None]) -> None:
    def prompt(shown: SignInPrompt) -> None:
        threading.Thread(target=WebPerson(EMPLOYEE, PASSWORD).sign_in, args=(shown.url,)).start()

    def done(future: Future[Person]) -> None:
        future.result()
        over()

    running.actions.account.sign_in(url, SignInWay.BROWSER, "", prompt, done)


def main() -> int:
    """Both, and print what they were like."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qt = start_qt(["timetracker"])
    with tempfile.TemporaryDirectory(prefix="pauses-") as name:
        beat = Heartbeat()
        exports(Path(name), beat)
        first_syncs(Path(name), beat)
        beat.tell()
    assert QCoreApplication.instance() is qt
    return 0


if __name__ == "__main__":
    sys.exit(main())
