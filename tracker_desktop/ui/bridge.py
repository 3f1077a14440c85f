"""The one way from other threads into Qt: callables that run on the main thread, and change notices, each queued."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from tracker_core.errors import Unavailable

T = TypeVar("T")


class Bridge(QObject):
    """Made on the main thread, whose event loop carries everything. ``changed`` is emitted there."""

    changed = Signal()
    _called = Signal(object)
    _noticed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._main = threading.get_ident()
        self._lock = threading.Lock()
        self._closed = False
        self._told = False
        self._waiting: set[Future[Any]] = set()
        self._called.connect(self._run, Qt.ConnectionType.QueuedConnection)
        self._noticed.connect(self._notice, Qt.ConnectionType.QueuedConnection)

    def post(self, call: Callable[[], object]) -> None:
        """Run ``call`` on the main thread, in the order of posting. Dropped once closed: nothing is left to draw on."""
        with self._lock:
            if not self._closed:
                self._called.emit(call)

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
            self._called.emit(lambda: _settle(result, call))
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
            if self._told or self._closed:
                return
            self._told = True
            self._noticed.emit()

    def close(self) -> None:
        """Take nothing more, and let those who wait go."""
        with self._lock:
            self._closed = True
            waiting = tuple(self._waiting)
        for future in waiting:
            future.cancel()

    def _run(self, call: Callable[[], object]) -> None:
        call()

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
