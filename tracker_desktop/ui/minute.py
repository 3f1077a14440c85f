"""One wake-up when a figure on show changes: a step of a running timer, and midnight; never more often.

A step is a minute while a window shows it. The tooltip alone goes by five: each change of it is a talk between program
and panel of four wake-ups, whether anybody looks or not.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QTimer

from tracker_core.model import Moment
from tracker_core.timesheet import day_of, day_start_ms
from tracker_desktop.services.views import TrayView

WINDOW_STEP_MS = 60_000
TOOLTIP_STEP_MS = 5 * 60_000
SLACK_MS = 1_000  # such long timers are right to a second only: wake after the minute has turned, never just before


def wait_ms(view: TrayView, now: Moment, step_ms: int) -> int:
    """Milliseconds from ``now`` until a figure in ``view``, told in steps of ``step_ms``, changes by itself."""
    midnight = day_start_ms(day_of(now) + timedelta(days=1), now.offset) - now.ms
    turns = [step_ms - (now.ms - entry.start.ms) % step_ms for entry in view.running]
    return min([midnight, *turns]) + SLACK_MS


class Minute:
    """Calls back when what ``follow`` was given last is out of date."""

    def __init__(self, due: Callable[[], None]) -> None:
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(due)

    def follow(self, view: TrayView, now: Moment, *, window: bool) -> None:
        """Wait for the next change of ``view``'s figures, in a window or in the tooltip alone."""
        self._timer.start(wait_ms(view, now, WINDOW_STEP_MS if window else TOOLTIP_STEP_MS))

    def stop(self) -> None:
        """Call back no more."""
        self._timer.stop()

    @property
    def remaining_ms(self) -> int:
        """Milliseconds until the call."""
        return self._timer.remainingTime()
