"""The one way from other threads into Qt: callables that run on the main thread, and change notices, each queued.

Everything on the way to the first icon, this module too, stays clear of the namespace ``Qt``: its enumerations are made
in Python when it is first touched, which costs 25 ms and 1.8 MB.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

from tracker_core.errors import Unavailable

T = TypeVar("T")


class Bridge(QObject):
    """Made on the main thread, whose event loop carries everything. ``changed`` is emitted there."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._main = threading.get_ident()
        self._lock = threading.Lock()
        self._closed = False
        self._told = False
        self._calls: deque[Callable[[], object]] = deque()
        self._waiting: set[Future[Any]] = set()

    def post(self, call: Callable[[], object]) -> None:
        """Run ``call`` on the main thread, in the order of posting. Dropped once closed: nothing is left to draw on."""
        with self._lock:
            if not self._closed:
                self._send(call)

    def invoke(self, call: Callable[[], T]) -> T:
        """Run ``call`` on the main thread, wait for it, and answer or raise as it does.

        Raises ``Unavailable("closing")`` when the program ends before that.
        """
        if threading.get_ident() == self._main:
            return call()
        result: Future[T] = Future()
        with self._lock:
            if self._closed:
                raise _closing()
            self._waiting.add(result)
            self._send(lambda: _settle(result, call))
        try:
            return result.result()
        except CancelledError:
            raise _closing() from None
        finally:
            self._waiting.discard(result)

    def when(self, future: Future[T], done: Callable[[Future[T]], None]) -> None:
        """Run ``done(future)`` on the main thread once ``future`` is settled, on whatever thread that happens."""
        future.add_done_callback(lambda settled: self.post(lambda: done(settled)))

    def tell(self) -> None:
        """Something changed: ``changed`` is emitted once for all that is told until the main thread gets to it."""
        with self._lock:
            if not self._told and not self._closed:
                self._told = True
                self._send(self._notice)

    def close(self) -> None:
        """Take nothing more, and let those who wait go."""
        with self._lock:
            self._closed = True
            waiting = tuple(self._waiting)
        for future in waiting:
            future.cancel()

    def event(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.User:
            return super().event(event)
        self._calls.popleft()()
        return True

    def _send(self, call: Callable[[], object]) -> None:
        self._calls.append(call)
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))  # one each: what one raises does not stop the next

    def _notice(self) -> None:
        self._told = False
        if not self._closed:
            self.changed.emit()


def _settle(result: Future[T], call: Callable[[], T]) -> None:
    if not result.set_running_or_notify_cancel():
        return
    try:
        answer = call()
    except BaseException as error:  # noqa: BLE001 - it belongs to the thread that waits
        result.set_exception(error)
    else:
        result.set_result(answer)


def _closing() -> Unavailable:
    return Unavailable("closing", "TimeTracker is closing.")
