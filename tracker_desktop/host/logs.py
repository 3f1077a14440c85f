"""The log file: states and errors, for support. Never a title, an e-mail address, a token or a key."""

from __future__ import annotations

import logging
import os
import traceback
from logging.handlers import RotatingFileHandler

from tracker_desktop.host import paths

LIMIT_BYTES = 1_048_576
KEPT = 2


def open_log() -> logging.Logger:
    """The program's log, into three files of a mebibyte at most."""
    log = logging.getLogger("timetracker")
    handler = RotatingFileHandler(
        os.path.join(paths.log_folder(), "timetracker.log"),  # noqa: PTH118
        maxBytes=LIMIT_BYTES,
        backupCount=KEPT,
        encoding="utf-8",
        delay=True,
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    log.propagate = False
    return log


def where(error: BaseException) -> str:
    """The kind of an error and the places it came through, without its text: that may hold what a person typed."""
    places = (f"{frame.name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)[-8:])
    return f"{type(error).__name__} at {' > '.join(places)}"
