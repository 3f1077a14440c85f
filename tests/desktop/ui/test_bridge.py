"""The way from other threads into Qt."""

import os
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from PySide6.QtCore import QCoreApplication

from tracker_core.errors import Refused, Unavailable
from tracker_desktop.ui.bridge import Bridge


def test_what_another_thread_posts_runs_on_the_main_thread_in_order(bridge: Bridge, qtbot) -> None:
    seen: list[tuple[int, int]] = []
    with ThreadPoolExecutor(1) as pool:
        for number in range(5):
            pool.submit(bridge.post, lambda number=number: seen.append((number, threading.get_ident())))
    qtbot.waitUntil(lambda: len(seen) == 5)
    assert seen == [(number, threading.get_ident()) for number in range(5)]


def test_one_failing_call_does_not_keep_the_next_from_running(bridge: Bridge, qtbot) -> None:
    seen: list[str] = []

    def fail() -> None:
        raise ValueError("broken")

    with qtbot.captureExceptions() as exceptions:
        bridge.post(fail)
        bridge.post(lambda: seen.append("next"))
        qtbot.waitUntil(lambda: seen == ["next"])
    assert [kind for kind, _, _ in exceptions] == [ValueError]


def test_invoke_hands_back_the_result_and_the_error(bridge: Bridge, qtbot) -> None:
    def refuse() -> None:
        raise Refused("not_running", "No timer is running.")

    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(bridge.invoke, threading.get_ident)
        refusal = pool.submit(bridge.invoke, refuse)
        qtbot.waitUntil(refusal.done)
    assert answer.result() == threading.get_ident()
    assert isinstance(refusal.exception(), Refused)


def test_invoke_on_the_main_thread_runs_at_once(bridge: Bridge) -> None:
    assert bridge.invoke(lambda: 7) == 7


def test_closing_lets_those_go_who_wait(bridge: Bridge, qtbot) -> None:
    ran: list[str] = []
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(bridge.invoke, lambda: ran.append("late"))
        deadline = time.monotonic() + 5
        while not bridge._waiting and time.monotonic() < deadline:
            os.sched_yield()
        bridge.close()
        assert isinstance(waiting.exception(timeout=5), Unavailable)
        with pytest.raises(Unavailable):
            pool.submit(bridge.invoke, lambda: None).result(timeout=5)
    bridge.post(lambda: ran.append("dropped"))
    QCoreApplication.processEvents()
    assert ran == []


def test_many_notices_become_one_change(bridge: Bridge, qtbot) -> None:
    changes: list[int] = []
    bridge.changed.connect(lambda: changes.append(threading.get_ident()))
    with ThreadPoolExecutor(2) as pool:
        for _ in range(50):
            pool.submit(bridge.tell)
    qtbot.waitUntil(lambda: bool(changes))
    assert changes == [threading.get_ident()]
    bridge.tell()
    qtbot.waitUntil(lambda: len(changes) == 2)


def test_a_future_settled_elsewhere_is_told_of_here(bridge: Bridge, qtbot) -> None:
    future: Future[int] = Future()
    seen: list[tuple[int, int]] = []
    bridge.when(future, lambda settled: seen.append((settled.result(), threading.get_ident())))
    thread = threading.Thread(target=future.set_result, args=(3,))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(3, threading.get_ident())]
