"""What the tests of the widgets share: Qt without a screen, a program in memory, and doors that note who knocked."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop.ui.memory import MemoryDesk
from tracker_desktop.services.words import Words

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.pop("XDG_CURRENT_DESKTOP", None)

from tracker_desktop.ui.actions import Actions, Doors
from tracker_desktop.ui.bridge import Bridge

# Said by Qt's stand-in for a screen, of itself; everything else that Qt warns of fails the test.
OFFSCREEN_SAYS = ["This plugin does not support", "No such signal QPlatformNativeInterface::systemTrayWindowChanged"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(*OFFSCREEN_SAYS, extend=True))


@pytest.fixture(autouse=True)
def collected_here() -> Iterator[None]:
    """Python's collector takes windows that a test dropped on this thread alone, as Qt demands: a test's other threads
    would run it whenever they make something.
    """
    gc.disable()
    yield
    gc.enable()
    gc.collect(1)


class Knocks:
    """Stands behind every door and keeps what came through."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.told: list[Words] = []
        self.doors = Doors(
            window=self._window,
            search=lambda: self.heard.append("search"),
            times=lambda: self.heard.append("times"),
            settings=lambda: self.heard.append("settings"),
            my_data=lambda: self.heard.append("my_data"),
            policy=lambda: self.heard.append("policy"),
            audit=lambda: self.heard.append("audit"),
            requests=lambda: self.heard.append("requests"),
            mini=lambda wanted: self.heard.append("mini" if wanted else "no mini"),
            note_start=lambda: self.heard.append("note_start"),
            sign_in=lambda: self.heard.append("sign_in"),
            sign_out=lambda: self.heard.append("sign_out"),
            rejected=lambda: self.heard.append("rejected"),
            away=lambda: self.heard.append("away"),
            retry=lambda: self.heard.append("retry"),
            recover=lambda: self.heard.append("recover"),
            quit=lambda: self.heard.append("quit"),
        )

    def _window(self, told: Words | None) -> None:
        self.heard.append("window")
        if told is not None:
            self.told.append(told)


@pytest.fixture
def desk() -> MemoryDesk:
    return MemoryDesk()


@pytest.fixture
def bridge(qapp: object) -> Iterator[Bridge]:
    made = Bridge()
    yield made
    made.close()


@pytest.fixture
def actions(desk: MemoryDesk, bridge: Bridge) -> Actions:
    return Actions(desk.program, desk.clock, bridge)


@pytest.fixture
def knocks() -> Knocks:
    return Knocks()
