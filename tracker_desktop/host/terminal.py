"""The terminal that a command was typed in: shows how far it is, and hears Ctrl+C."""

from __future__ import annotations

import shutil
import signal
import sys
from types import FrameType, TracebackType
from typing import Self


def show(text: str) -> None:
    """Show ``text`` on standard error in the place of what was shown before; nothing where that is no terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        return
    room = shutil.get_terminal_size().columns - 1
    line = f"\r{text[:room]:<{room}}"
    sys.stderr.write(line if text else f"{line}\r")
    sys.stderr.flush()


class Terminal:
    """While it is entered, a first Ctrl+C asks the command to stop instead of ending the process in its midst."""

    def __init__(self) -> None:
        self._wanted = True
        self._before: object = None

    def __enter__(self) -> Self:
        self._before = signal.signal(signal.SIGINT, self._stop)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._restore()

    def __call__(self, text: str) -> bool:
        """Show ``text``; whether the command is wanted still."""
        show(text)
        return self._wanted

    def _stop(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - the system's
        self._wanted = False
        self._restore()  # a second one ends the process

    def _restore(self) -> None:
        signal.signal(signal.SIGINT, self._before)  # type: ignore[arg-type]  # what it answered before
