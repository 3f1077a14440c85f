"""Ends a worker whose main process was killed: else it would hold port and database, and the next start would fail."""

from __future__ import annotations

import os
import threading
import time

LOOK_S = 1.0


def end_with_parent() -> None:
    """Watch the parent of this process from now on. What is not committed by then is rolled back by the database."""
    if os.name != "posix":
        return  # a process on Windows keeps the number of a parent that is gone: nothing to see
    threading.Thread(target=_watch, args=(os.getppid(),), name="parent", daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK_S)
    os._exit(1)
