"""What a line of the log holds: which request it is of, what is away, where an error happened; never what was typed."""

from __future__ import annotations

import logging
import secrets
import traceback
from contextvars import ContextVar
from pathlib import Path
from types import TracebackType

from tracker_core.errors import TrackerError

HEADER = "X-Request-ID"

_current: ContextVar[str] = ContextVar("request", default="-")


def name_request() -> str:
    """Name the request that this thread works on from now on. The name is ours: a client's would be typed text."""
    name = secrets.token_hex(6)
    _current.set(name)
    return name


def request_name() -> str:
    """The name of the present request; "-" outside of one."""
    return _current.get()


def why(error: Exception) -> str:
    """What is away and where it was missed, in one line: with the database away each request says it.

    The first line of what a database says of itself (it is not reached, its disk is full) quotes no record.
    """
    said = error.code if isinstance(error, TrackerError) else (str(error).strip().splitlines() or [""])[0]
    ours = [frame for frame in traceback.extract_tb(error.__traceback__) if __package__ in Path(frame.filename).parts]
    return f"{said} (at {Path(ours[-1].filename).name}:{ours[-1].lineno})" if ours else said


class Named(logging.Filter):
    """Gives each line its request."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_name = request_name()
        return True


class QuietFormatter(logging.Formatter):
    """Shows where an error happened and of what class it is; its text may quote what a person typed."""

    def formatException(  # noqa: N802  # logging's name
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        kind, _, trace = ei
        frames = "".join(traceback.format_tb(trace)) if trace is not None else ""
        return f"{frames}{kind.__name__ if kind else 'no exception'}"
