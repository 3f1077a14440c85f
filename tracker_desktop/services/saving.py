"""Writes a file that a person asked for: whole, or not at all. One that was there stays until the new one is whole."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Self

from tracker_core.errors import TrackerError, Unavailable
from tracker_desktop.services.exporting import Part
from tracker_desktop.services.progress import Step


def save(path: str, parts: Iterable[Part], step: Step) -> None:
    """Write ``parts`` to ``path``, readable for this person only. ``step`` is told of each.

    Raises ``Unavailable`` (export_disk_full, export_read_only, export_failed) and what ``parts`` and ``step`` raise.
    ``path`` then is as it was, and nothing is left beside it.
    """
    with Draft(path) as draft:
        for part in parts:
            draft.write(part.text.encode())
            step(part.progress)
        draft.keep()


class Draft:
    """A file that is being written beside the one it will replace. Left without ``keep``, nothing of it stays.

    Each method raises ``Unavailable``: export_disk_full, export_read_only, export_failed.
    """

    def __init__(self, path: str) -> None:
        self._target = Path(path).resolve()  # where it is a link, what that leads to is replaced, not the link
        try:
            if self._target.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            descriptor, self._begun = tempfile.mkstemp(
                prefix=f".{self._target.name[:40]}.", suffix=".part", dir=self._target.parent
            )
            self._file = open(descriptor, "wb")  # noqa: PTH123, SIM115 - of a descriptor; closed by keep or drop
        except OSError as error:
            raise _failed(error, self._target) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.drop()

    def write(self, content: bytes) -> None:
        """Go on with ``content``."""
        try:
            self._file.write(content)
        except OSError as error:
            raise _failed(error, self._target) from error

    def keep(self) -> None:
        """It is whole: put it in its place."""
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            os.replace(self._begun, self._target)  # noqa: PTH105
            _settle_name(self._target.parent)
        except OSError as error:
            raise _failed(error, self._target) from error

    def drop(self) -> None:
        """Leave nothing of it; after ``keep``, nothing is done."""
        with suppress(OSError):  # the reason why nothing was written is what counts
            self._file.close()
        with suppress(OSError):
            os.unlink(self._begun)  # noqa: PTH108


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
