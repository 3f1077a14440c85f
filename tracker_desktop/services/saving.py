"""Writes a file that a person asked for: whole, or not at all. One that was there stays until the new one is whole."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from tracker_core.errors import TrackerError, Unavailable
from tracker_desktop.services.exporting import Part
from tracker_desktop.services.progress import Step


def save(path: str, parts: Iterable[Part], step: Step) -> None:
    """Write ``parts`` to ``path``, readable for this person only. ``step`` is told of each.

    Raises ``Unavailable`` (export_disk_full, export_read_only, export_failed) and what ``parts`` and ``step`` raise.
    ``path`` then is as it was, and nothing is left beside it.
    """
    target = Path(path).resolve()  # where it is a link, what that leads to is replaced, not the link
    begun = None
    try:
        if target.is_dir():
            raise _failed(IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR)), target)
        descriptor, begun = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
        with open(descriptor, "wb") as file:  # noqa: PTH123 - of a descriptor
            for part in parts:
                file.write(part.text.encode())
                step(part.progress)
            file.flush()
            os.fsync(descriptor)
        os.replace(begun, target)  # noqa: PTH105
        begun = None
        _settle_name(target.parent)
    except OSError as error:
        raise _failed(error, target) from error
    finally:
        if begun is not None:
            with suppress(OSError):  # the reason why nothing was written is what counts
                os.unlink(begun)  # noqa: PTH108


def _settle_name(folder: Path) -> None:
    """Make the new name survive a power cut, where the system leaves that to programs and the folder lets it."""
    if os.name != "posix":
        return
    with suppress(OSError):  # the file is whole and in its place, so nothing failed
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _failed(error: OSError, target: Path) -> TrackerError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return Unavailable("export_disk_full", "The disk is full.", folder=str(target.parent))
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return Unavailable("export_read_only", "The folder cannot be written to.", folder=str(target.parent))
    return Unavailable("export_failed", f"{error.strerror}.", folder=str(target.parent))
