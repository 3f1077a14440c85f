"""A keyed, durable connection to the store, and SQLCipher's errors as ours."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from tracker_core.errors import Refused, TrackerError, Unavailable

KEY_BYTES = 32
SMALLEST_BYTES = 4_096  # one page
BUSY_S = 5.0
CACHE_KIB = 2_048  # enough for the search index; SQLite's own 8 MB a connection would stay in memory all day
ROOM_BYTES = 65_536  # below that the log and its index cannot grow, which SQLite tells as a fault of the disk


class Connection:
    """One keyed connection, for one thread. SQL errors come out as ours. ``again`` makes another to the same file."""

    def __init__(self, raw: Any, file: str, again: Callable[[], Connection]) -> None:
        self._raw = raw
        self.file = file
        self.again = again

    def all(self, sql: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        """Every row."""
        try:
            return list(self._raw.execute(sql, values))
        except sqlcipher.Error as error:
            raise translated(error, self.file) from error

    def one(self, sql: str, values: tuple[object, ...] = ()) -> tuple[Any, ...] | None:
        """The first row, None when there is none."""
        try:
            row: tuple[Any, ...] | None = self._raw.execute(sql, values).fetchone()
        except sqlcipher.Error as error:
            raise translated(error, self.file) from error
        return row

    def do(self, sql: str, values: tuple[object, ...] = ()) -> int:
        """Carry out one statement; the number of rows it touched."""
        try:
            return int(self._raw.execute(sql, values).rowcount)
        except sqlcipher.Error as error:
            raise translated(error, self.file) from error

    def do_script(self, sql: str) -> None:
        """Carry out several statements; inside ``writing`` only, since it must not commit."""
        for statement in _statements(sql):
            self.do(statement)

    @contextmanager
    def writing(self, *, settle: bool = True) -> Iterator[None]:
        """One transaction, durable once the block is left; nothing of it remains when the block raises.

        ``settle``: whether to ``settle`` at once; who does not has to do so later.
        """
        self.do("BEGIN IMMEDIATE")
        try:
            yield
            self.do("COMMIT")
        except BaseException:
            if self._raw.in_transaction:
                self.do("ROLLBACK")
            raise
        if settle:
            self.settle()

    def settle(self) -> None:
        """Move what is in the write-ahead log into the store, and empty the log.

        A log must not keep what is in the store already: were its end damaged, SQLite would lay old pages from its
        beginning over newer ones in the store. What was committed is durable in either, so a full disk is no error
        here: nobody must hear that nothing was recorded. The next time tries again.
        """
        with suppress(Unavailable):
            self.all("PRAGMA wal_checkpoint(TRUNCATE)")

    def copy_to(self, file: str, key: bytes) -> None:
        """Write a copy of the store to ``file``, an empty file, under ``key``; all of it, and none left in a log."""
        target = connect(file, key)
        try:
            self._raw.backup(target._raw)  # noqa: SLF001 - its own kind
            target.all("PRAGMA wal_checkpoint(TRUNCATE)")  # closing would do it too, but says nothing where it fails
        except sqlcipher.Error as error:
            raise translated(error, file) from error
        finally:
            target.close()

    def close(self) -> None:
        """Close; the last connection of the store removes its write-ahead log."""
        self._raw.close()


def connect(file: str, key: bytes) -> Connection:
    """A keyed connection to ``file``, which SQLite would make if it is not there: see ``opening``."""
    if len(key) != KEY_BYTES:
        # SQLCipher would take a raw key of any other length for a passphrase, and say nothing.
        raise Refused("store_wrong_key", f"The key has {len(key)} bytes instead of {KEY_BYTES}.")
    try:
        raw = sqlcipher.connect(file, isolation_level=None, cached_statements=256)
        try:
            raw.execute("PRAGMA cipher_log_level = NONE")
            raw.set_key(f"x'{key.hex()}'")  # not as SQL: a trace would show it
            raw.set_busy_timeout(BUSY_S)
            raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
            raw.execute("PRAGMA journal_mode = WAL").fetchone()
            raw.execute("PRAGMA synchronous = FULL")
            raw.execute("PRAGMA wal_autocheckpoint = 0").fetchone()  # see settle
            raw.execute("PRAGMA secure_delete = ON").fetchone()  # what is deleted is not left in free pages
            raw.execute("PRAGMA temp_store = MEMORY")
            raw.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        except BaseException:
            raw.close()
            raise
    except sqlcipher.Error as error:
        raise translated(error, file) from error
    return Connection(raw, file, lambda: connect(file, key))


def fits(file: str, key: bytes) -> bool:
    """Whether ``file`` is a store that ``key`` opens. Read only and past any log, so asking changes nothing."""
    try:
        if os.path.getsize(file) < SMALLEST_BYTES:  # noqa: PTH202 - SQLite takes an empty file for an empty store
            return False
        raw = sqlcipher.connect(f"{Path(file).absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    except (OSError, sqlcipher.Error):
        return False
    try:
        raw.execute("PRAGMA cipher_log_level = NONE")
        raw.set_key(f"x'{key.hex()}'")
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlcipher.Error:
        return False
    finally:
        raw.close()
    return True


def translated(error: Exception, file: str) -> TrackerError:
    """The error of ours for one of SQLCipher's, by SQLite's result code; ``file`` is the store it concerns."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = None if code is None else code & 0xFF
    text = str(error)
    for codes, words, make, name, sentence in KINDS:
        if primary in codes or any(word in text for word in words):
            return make(name, sentence, file=file)
    if primary in FAULTS or any(word in text for word in FAULT_WORDS):
        folder = os.path.dirname(file)  # noqa: PTH120
        if not os.access(folder, os.W_OK):
            return Unavailable("store_read_only", f"{folder} cannot be written to.", file=file)
        if shutil.disk_usage(folder).free < ROOM_BYTES:
            return Unavailable("disk_full", "The disk is full.", file=file)
    return Unavailable("store_failed", f"The store failed: {text}.", file=file)


FAULTS = (10, 14)  # an I/O error, or a file that cannot be opened: the disk tells why better than SQLite does
FAULT_WORDS = ("disk I/O error", "unable to open")  # a copy that fails has no code
KINDS: Sequence[tuple[tuple[int, ...], tuple[str, ...], type[TrackerError], str, str]] = (
    ((26,), ("not a database",), Refused, "store_wrong_key", "The store does not open with this key, or is damaged."),
    ((11,), ("malformed",), Refused, "store_damaged", "The store is damaged."),
    ((13,), ("disk is full",), Unavailable, "disk_full", "The disk is full."),
    ((5, 6), ("locked",), Unavailable, "store_busy", "The store is in use."),
    ((8,), ("readonly",), Unavailable, "store_read_only", "The store cannot be written to."),
)


def _statements(script: str) -> Iterator[str]:
    """The statements of a migration, which end in a semicolon at a line's end."""
    statement = ""
    for line in script.splitlines():
        statement += line.split("--")[0] + "\n"
        if statement.rstrip().endswith(";"):
            yield statement.strip()
            statement = ""
