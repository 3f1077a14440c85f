"""The real tray and windows over a program in memory, to look at: python -m tests.desktop.ui.preview [SCENE]."""

import argparse
import sys
from collections.abc import Callable

from PySide6.QtCore import Qt

from tests.desktop.ui.memory import MemoryDesk
from tracker_core.errors import Unavailable
from tracker_core.messages import Outcome
from tracker_desktop.services.ports import SignInPrompt, SyncPhase
from tracker_desktop.services.progress import Doing, Progress
from tracker_desktop.ui.application import Application, Calls, start_qt


def day(desk: MemoryDesk) -> None:
    """Some hours of work, and a timer that runs."""
    desk.journal.items.pin("i-ops-1", pinned=True)
    desk.journal.items.pin("i-beacon-8", pinned=True)
    for key, minutes in (("OPS-1", 31), ("ATLAS-12", 74), ("BEACON-8", 18), ("ATLAS-40", 52), ("ATLAS-7", 65)):
        desk.work(key, minutes)
    desk.verdict(Outcome.ACCEPTED)


def idle(desk: MemoryDesk) -> None:
    day(desk)
    desk.program.desk.tracking.stop()
    desk.verdict(Outcome.ACCEPTED)


def offline(desk: MemoryDesk) -> None:
    day(desk)
    desk.program.desk.tracking.start("ATLAS-31")
    desk.sync.become(SyncPhase.OFFLINE, "server_unreachable")


def attention(desk: MemoryDesk) -> None:
    day(desk)
    desk.work("ATLAS-31", 3)
    desk.verdict(Outcome.REJECTED, "not_assigned")
    desk.sync.become(SyncPhase.ATTENTION, "tls_untrusted")


def new(desk: MemoryDesk) -> None:
    desk.journal.whose = None
    desk.sync.become(SyncPhase.SIGNED_OUT)


def locked(desk: MemoryDesk) -> None:
    desk.program.fail(Unavailable("keyring_locked", "The keyring is locked."))


def syncing(desk: MemoryDesk) -> None:
    """A first sync that takes long."""
    idle(desk)
    desk.sync.become(SyncPhase.SYNCING)
    desk.sync.move(Progress(Doing.FETCHING, 2500, 10_000))


SCENES: dict[str, Callable[[MemoryDesk], None]] = {
    "day": day,
    "idle": idle,
    "offline": offline,
    "attention": attention,
    "new": new,
    "locked": locked,
    "syncing": syncing,
}


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("scene", choices=SCENES, nargs="?", default="day")
    doors_to_open = [
        "window",
        "search",
        "times",
        "week",
        "my_data",
        "policy",
        "settings",
        "mini",
        "sign_in",
        "code",
        "rejected",
        "quit",
        "sign_out",
        "away",
        "note_start",
        "recover",
    ]
    options.add_argument("--open", choices=doors_to_open)
    options.add_argument("--dark", action="store_true")
    chosen = options.parse_args()
    qt = start_qt(sys.argv[:1])
    if chosen.dark:
        qt.styleHints().setColorScheme(Qt.ColorScheme.Dark)
    desk = MemoryDesk(shut=chosen.scene == "locked")
    SCENES[chosen.scene](desk)
    app = Application(desk.program, desk.clock, Calls(desk.open, lambda *_: desk.open, lambda: "", lambda _: True))
    doors = app._windows.doors
    if chosen.open == "window":
        doors.window(None)
    elif chosen.open == "code":
        doors.sign_in()
        dialog = app._windows._sign_in
        dialog.ask.line.setText("time.example.org")
        dialog.ask.go.click()
        desk.sync.prompt(SignInPrompt("https://time.example.org/device", "WDJB-MJHT"))
    elif chosen.open == "week":
        doors.times()
        times = app._windows._times.shown()
        times.pages.setCurrentWidget(times.week)
    elif chosen.open == "mini":
        doors.mini(True)
    elif chosen.open:
        getattr(doors, chosen.open)()
    return app.run()


if __name__ == "__main__":
    raise SystemExit(main())
