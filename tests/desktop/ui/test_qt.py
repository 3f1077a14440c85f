"""What we take for granted of Qt's binding, and were once wrong to."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QAction

CALLS = 500


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there")
def test_a_call_that_returns_nothing_leaves_the_count_of_none_alone(qapp: object) -> None:
    """6.12.0 dropped a reference with each call, until the interpreter ended the program: decision 0030."""
    action = QAction("x")
    action.setText("warm")
    before = sys.getrefcount(None)
    for number in range(CALLS):
        action.setText(str(number))
    assert abs(sys.getrefcount(None) - before) < CALLS / 10


ON_THE_WAY_TO_THE_ICON = """
import sys
from PySide6 import QtCore
from tests.desktop.ui.memory import MemoryDesk
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.application import start_qt
from tracker_desktop.ui.bridge import Bridge
from tracker_desktop.ui.menu import TrayMenu
from tracker_desktop.ui.minute import Minute
from tracker_desktop.ui.tray import Tray
from tracker_desktop.ui.windows import Windows

qt = start_qt(["timetracker"])
desk = MemoryDesk()
desk.program.desk.tracking.start("OPS-1")
bridge = Bridge()
actions = Actions(desk.program, desk.clock, bridge)
doors = Windows(actions, desk.open, desk.open, qt.quit, str, bool, bridge.tell).doors
menu = TrayMenu(actions, doors, lambda: True)
tray = Tray(menu, doors, qt.quit)
view, now = actions.tray(), actions.now()
tray.draw(view, now)
menu.draw(view, now)
Minute(bridge.tell).follow(view, now, window=False)
tray.show()
bridge.changed.connect(qt.quit)
bridge.tell()
qt.exec()
unwanted = {"html", "requests", "keyring", "asyncio", "difflib"}
print("Qt" in vars(QtCore), *sorted(name for name in sys.modules if name in unwanted))
"""


def test_the_icon_is_shown_without_the_costly_namespace() -> None:
    """Its enumerations cost 25 ms and 1.8 MB, as much as all the rest of ours: see ui/bridge.py."""
    done = subprocess.run(
        [sys.executable, "-c", ON_THE_WAY_TO_THE_ICON],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path.cwd())},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.strip() == "False"
