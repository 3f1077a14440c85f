"""Python's collector on the main thread alone, while the program is on the screen."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.desktop.ui.memory import MemoryDesk
from tests.desktop.ui.test_application import Running, finish
from tracker_desktop.ui.collecting import FULL_EVERY, Collecting

MANY = 200_000  # objects: by itself Python would collect many times


class Ring:
    """Holds itself, so that only the collector ends it."""

    def __init__(self, ended: list[int]) -> None:
        self.own = self
        weakref.finalize(self, lambda: ended.append(threading.get_ident()))


@pytest.fixture
def running(desk: MemoryDesk, qapp: object) -> Iterator[Running]:
    gc.enable()
    made = Running(desk)
    yield made
    finish(made)


def busy() -> None:
    kept = [[number] for number in range(MANY)]
    assert len(kept) == MANY


def test_another_thread_collects_nothing_and_a_drawing_does(running: Running, desk: MemoryDesk, qtbot: QtBot) -> None:
    ended: list[int] = []
    Ring(ended)
    other = threading.Thread(target=busy)
    other.start()
    other.join()
    assert ended == []
    desk.changes.tell()
    qtbot.waitUntil(lambda: ended == [threading.get_ident()])


def test_the_old_is_collected_too_now_and_then(running: Running) -> None:
    ended: list[int] = []
    ring = [Ring(ended)]
    gc.collect()  # it has grown old
    ring.clear()
    collecting = Collecting()
    for _ in range(FULL_EVERY - 1):
        collecting.look()
    assert ended == []
    collecting.look()
    assert ended == [threading.get_ident()]


def test_a_program_that_has_left_the_screen_leaves_python_as_it_was(desk: MemoryDesk, qapp: object) -> None:
    gc.enable()
    made = Running(desk)
    assert not gc.isenabled()
    finish(made)
    assert gc.isenabled()
