"""SQLite's file system as seen from below the encryption: every step the store's files take is noted in its order.

SQLite3MultipleCiphers (apsw) reads and writes SQLCipher's format, and takes a file system written in Python below its
encryption, which SQLCipher's own package does not. The program's code runs over it as it is: ``noted`` puts it where
``tracker_desktop.store.connection`` finds SQLCipher, and notes what the program does to the folder's names by itself.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import apsw
import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from tests.faults.lost_power import (
    Coming,
    Done,
    FailedSync,
    Make,
    Remove,
    Rename,
    Step,
    Sync,
    SyncFolder,
    Truncate,
    Write,
)
from tracker_desktop.store import connection

JOURNALS = apsw.SQLITE_OPEN_WAL | apsw.SQLITE_OPEN_MAIN_JOURNAL  # their first sync takes the folder along
DISKS: list[CutDisk] = []  # SQLite keeps what was registered once, and so the encryption above it


class CutDisk(apsw.VFS):
    """Passes everything on to the real files, and notes what concerns ``folder`` in ``steps``.

    ``failing`` decides for each sync of SQLite's whether it is to fail. The shared memory beside the log is real and
    not noted: it means nothing after a power cut.
    """

    def __init__(self, folder: Path, failing: Callable[[], bool] = lambda: False) -> None:
        self.name = f"cut-disk-{len(DISKS)}"
        super().__init__(self.name, "unix")
        DISKS.append(self)
        self.folder = str(folder)
        self.failing = failing
        self.steps: list[Step] = []
        self._known = {path.name for path in folder.iterdir()}

    def xOpen(self, name: Any, flags: list[int]) -> _CutFile:  # noqa: N802 - SQLite's name
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        new = path is not None and not Path(path).exists()
        file = _CutFile(self, name, path or "", flags)
        if new:
            self.note(Make, path)
        return file

    def xDelete(self, name: str, sync_folder: bool) -> None:  # noqa: N802
        super().xDelete(name, sync_folder)
        self.note(Remove, name)
        if sync_folder:
            self.steps.append(SyncFolder())

    def note(self, kind: Callable[..., Step], path: str, *values: Any) -> None:
        """Add a step, if it is one of this folder."""
        folder, _, name = path.rpartition("/")
        if folder == self.folder:
            self.steps.append(kind(name, *values))
            if kind is Make:
                self._known.add(name)

    def knows_not(self, path: str) -> bool:
        """Whether ``path`` is a file of this folder that was made by a way that is not noted."""
        folder, _, name = path.rpartition("/")
        return folder == self.folder and name not in self._known


class _CutFile(apsw.VFSFile):
    def __init__(self, disk: CutDisk, name: Any, path: str, flags: list[int]) -> None:
        super().__init__("unix", name, flags)
        self._disk = disk
        self._path = path
        self._named = not flags[0] & JOURNALS

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        super().xWrite(data, offset)
        self._disk.note(Write, self._path, offset, bytes(data))

    def xTruncate(self, size: int) -> None:  # noqa: N802
        super().xTruncate(size)
        self._disk.note(Truncate, self._path, size)

    def xSync(self, flags: int) -> None:  # noqa: N802
        if self._disk.failing():
            self._disk.note(FailedSync, self._path)
            raise apsw.IOError("a sync that fails")
        super().xSync(flags)
        self._disk.note(Sync, self._path)
        if not self._named:
            self._named = True
            self._disk.steps.append(SyncFolder())


class _Rows:
    """What ``Connection`` uses of a cursor of sqlcipher3."""

    def __init__(self, rows: Iterator[tuple[Any, ...]], count: int) -> None:
        self._rows = rows
        self.rowcount = count

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        with _as_sqlcipher():
            yield from self._rows

    def fetchone(self) -> tuple[Any, ...] | None:
        with _as_sqlcipher():
            return next(self._rows, None)


class _Raw:
    """What ``Connection`` uses of a connection of sqlcipher3, carried out by SQLite3MultipleCiphers."""

    def __init__(
        self, disk: CutDisk, file: str, synchronous: str, held: Callable[[connection.Connection], Any]
    ) -> None:
        self._raw = apsw.Connection(file, vfs=f"multipleciphers-{disk.name}")
        self._disk = disk
        self._file = file
        self._synchronous = synchronous
        self._held = held

    @property
    def in_transaction(self) -> bool:
        return bool(self._raw.in_transaction)

    def set_key(self, key: str) -> None:
        for sql in ("cipher = 'sqlcipher'", "legacy = 4", f'key = "{key}"'):
            self._raw.execute(f"PRAGMA {sql}").fetchall()

    def set_busy_timeout(self, seconds: float) -> None:
        self._raw.set_busy_timeout(int(seconds * 1000))

    def execute(self, sql: str, values: Sequence[Any] = ()) -> _Rows:
        if sql == "COMMIT":
            self._disk.steps.append(Coming(self._held(connection.Connection(self, self._file, no_other))))
        with _as_sqlcipher():
            sql = sql.replace("synchronous = FULL", f"synchronous = {self._synchronous}")
            rows = self._raw.execute(sql, tuple(values))
        if sql == "COMMIT":
            self._disk.steps.append(Done())
        changing = sql.startswith(("INSERT", "UPDATE", "DELETE"))
        return _Rows(rows, self._raw.changes() if changing else -1)

    def backup(self, target: _Raw) -> None:
        with _as_sqlcipher(), target._raw.backup("main", self._raw, "main") as copying:
            while not copying.done:
                copying.step()

    def close(self) -> None:
        self._raw.close()


def no_other() -> connection.Connection:
    raise AssertionError("what is held at a commit is read over that connection alone")


@contextmanager
def _as_sqlcipher() -> Iterator[None]:
    """apsw's errors as those that the program knows."""
    try:
        yield
    except apsw.Error as error:
        known = sqlcipher.OperationalError(str(error))
        known.sqlite_errorcode = getattr(error, "extendedresult", None)
        raise known from error


@contextmanager
def noted(
    disk: CutDisk, held: Callable[[connection.Connection], Any] = lambda _: None, *, synchronous: str = "FULL"
) -> Iterator[list[Step]]:
    """Within the block the program's store lies on ``disk``; gives the steps. Each commit is among them, with what
    ``held`` says of the store then. ``synchronous``: SQLite's setting instead of the program's own.
    """
    fake = SimpleNamespace(connect=lambda file, **_: _Raw(disk, file, synchronous, held), Error=sqlcipher.Error)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection, "sqlcipher", fake)
        _Calls(disk).note_all(patch)
        yield disk.steps


class _Calls:
    """Notes what the program itself does by calls of the system: to names, to its mark, to its folder."""

    def __init__(self, disk: CutDisk) -> None:
        self._disk = disk

    def note_all(self, patch: pytest.MonkeyPatch) -> None:
        """Put a noting call in the place of each of the system's that concerns files."""
        notes: dict[str, Callable[..., None]] = {
            "open": self._opened,
            "write": self._written,
            "ftruncate": lambda _, descriptor, size: self._disk.note(Truncate, _path(descriptor), size),
            "fsync": self._synced,
            "rename": self._renamed,
            "replace": self._renamed,
            "unlink": lambda _, path, *__, **___: self._disk.note(Remove, os.fspath(path)),
        }
        for name, note in notes.items():
            patch.setattr(os, name, self._noting(name, getattr(os, name), note))

    def _noting(self, name: str, real: Callable[..., Any], note: Callable[..., None]) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            before: Any = None
            if name == "open":
                before = os.path.exists(args[0])  # noqa: PTH110
            elif name == "write" and stat.S_ISREG(os.fstat(args[0]).st_mode):
                before = os.lseek(args[0], 0, os.SEEK_CUR)
            result = real(*args, **named)
            note(before, *args, **named)
            return result

        return call

    def _opened(self, existed: bool, path: Any, flags: int = 0, *_: Any, **__: Any) -> None:
        if flags & os.O_CREAT and not existed:
            self._disk.note(Make, os.fspath(path))

    def _written(self, at: int | None, descriptor: int, data: bytes) -> None:
        if at is not None:
            self._disk.note(Write, _path(descriptor), at, bytes(data))

    def _synced(self, _: None, descriptor: int) -> None:
        path = _path(descriptor)
        if path == self._disk.folder:
            self._disk.steps.append(SyncFolder())
            return
        if self._disk.knows_not(path):  # written by a file object, which asks the system past the module `os`
            self._disk.note(Make, path)
            self._disk.note(Write, path, 0, Path(path).read_bytes())
        self._disk.note(Sync, path)

    def _renamed(self, _: None, source: Any, target: Any, **__: Any) -> None:
        self._disk.note(Rename, os.fspath(source), Path(target).name)


def _path(descriptor: int) -> str:
    return os.readlink(f"/proc/self/fd/{descriptor}")  # noqa: PTH115
