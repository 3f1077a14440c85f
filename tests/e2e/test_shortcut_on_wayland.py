"""The shortcut where programs may not take keys: an invented portal presses them, a real compositor shows windows."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.desktop.portal import InventedPortal
from tools.compositor import Sway
from tools.mock_bus import MockBus
from tools.programs import missing_for_screen, missing_for_wayland

pytestmark = pytest.mark.skipif(
    bool(missing_for_wayland() or missing_for_screen()), reason="needs Debian's sway and dbus-daemon"
)

KEYS = "CTRL+ALT+space"
PATIENCE_S = 30.0
IN_MEMORY = """
from tests.desktop.ui.memory import MemoryDesk
from tracker_desktop.host.shortcuts.here import shortcuts
from tracker_desktop.ui.application import Application, Calls, start_qt

qt = start_qt(["timetracker"])
desk = MemoryDesk()
desk.shortcuts = shortcuts(print)
desk.program.desk.settings.put("shortcut", "ctrl+alt+space")
qt.focusWindowChanged.connect(lambda window: print("in", window and window.title(), flush=True))
Application(desk.program, desk.clock, Calls(desk.open, desk.open, str, bool)).run()
"""
ELSEWHERE = """
from PySide6.QtWidgets import QApplication, QLineEdit

qt = QApplication([])
line = QLineEdit()
line.setWindowTitle("Elsewhere")
line.show()
qt.exec()
"""


class Desktop:
    """A compositor, a bus with a portal, and programs on them."""

    def __init__(self, folder: Path, compositor: Sway, bus: MockBus, portal: InventedPortal) -> None:
        self.portal = portal
        self._folder = folder
        self._compositor = compositor
        self._env = {name: value for name, value in os.environ.items() if name != "DISPLAY"} | {
            **compositor.env,
            "DBUS_SESSION_BUS_ADDRESS": bus.address,
            "PYTHONPATH": str(Path.cwd()),
            "QT_QPA_PLATFORM": "wayland",
            "WAYLAND_DEBUG": "client",
        }
        self.started: list[subprocess.Popen[bytes]] = []

    def start(self, program: str) -> None:
        with self.log.open("ab") as log:
            self.started.append(
                subprocess.Popen([sys.executable, "-c", program], env=self._env, stdout=log, stderr=log)
            )

    @property
    def log(self) -> Path:
        return self._folder / "programs.log"

    def knows_that(self) -> None:
        """The program has heard that its list has the keyboard: a moment after the compositor gave it."""
        until(lambda: "in Start a timer" in self.log.read_text(), self.log.read_text)

    def has_keyboard(self, title: str) -> None:
        until(lambda: focused(self._tree()) == title, lambda: f"{focused(self._tree())!r} has the keyboard")

    def _tree(self) -> Any:
        asked = ["swaymsg", "-s", str(self._compositor.folder / "ipc"), "-t", "get_tree", "-r"]
        return json.loads(subprocess.run(asked, capture_output=True, check=True, timeout=PATIENCE_S).stdout)


def focused(node: Any) -> str | None:
    """The title of the window that has the keyboard."""
    if node.get("focused"):
        return str(node.get("name"))
    found = (focused(each) for each in (*node.get("nodes", ()), *node.get("floating_nodes", ())))
    return next((title for title in found if title), None)


def until(holds: Callable[[], bool], otherwise: Callable[[], str]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < deadline, otherwise()
        time.sleep(0.05)


@pytest.fixture
def desktop(short_folder: Path) -> Iterator[Desktop]:
    for name in ("way", "bus"):
        (short_folder / name).mkdir()
    short_folder.chmod(0o711)  # the compositor may run as somebody else
    with (
        Sway(short_folder / "way") as compositor,
        MockBus(short_folder / "bus") as bus,
        InventedPortal(bus.address) as portal,
    ):
        made = Desktop(short_folder, compositor, bus, portal)
        yield made
        for program in made.started:
            program.kill()
            program.wait()


def test_the_list_gets_the_keyboard_by_the_leave_that_came_with_the_keys(desktop: Desktop) -> None:
    desktop.start(IN_MEMORY)
    until(lambda: KEYS in desktop.portal.given, desktop.log.read_text)
    desktop.has_keyboard("TimeTracker")  # a window that comes later would take it
    desktop.start(ELSEWHERE)
    desktop.has_keyboard("Elsewhere")
    desktop.portal.press(KEYS, token="leave-1")
    desktop.has_keyboard("Start a timer")
    desktop.knows_that()
    assert 'activate("leave-1"' in desktop.log.read_text()
    desktop.portal.press(KEYS)
    desktop.has_keyboard("Elsewhere")
    desktop.portal.press(KEYS)
    desktop.has_keyboard("Start a timer")
