"""The files that belong to one store, and what writing them can meet on a disk."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager

from tracker_core.errors import Unavailable

LOGS = ("-wal", "-shm")
BACKUP = ".before-upgrade"
SPOOL = ".spool"  # what was said while the store was shut
SEAL = ".seal"  # the public key that it is sealed with
ASIDE = "set-aside"  # the folder of stores that did not open
UNREAD = ".spool.unread"  # what of it could not be read


def files_of(store: str) -> tuple[str, ...]:
    """Every file that belongs to ``store``, whether it is there or not: what is set aside together.

    The spool is among them: only the private key in this very store opens it.
    """
    return tuple(store + ending for ending in ("", *LOGS, BACKUP, SPOOL, SEAL, UNREAD))


@contextmanager
def on_disk(file: str) -> Iterator[None]:
    """What the system says of ``file`` and its folder, as errors of ours."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Unavailable("disk_full", "The disk is full.", file=file) from error
        if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            raise Unavailable("store_read_only", f"{file} cannot be written.", file=file) from error
        raise Unavailable("store_failed", f"{file}: {error.strerror}.", file=file) from error


def settle_names(folder: str | os.PathLike[str]) -> None:
    """Make a new name in ``folder`` survive a power cut, where the system leaves that to programs."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
