"""A keyed, durable connection to the store, and SQLCipher's errors as ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

from sqlcipher3 import dbapi2 as sqlcipher

from tracker_core.errors import Refused, TrackerError, Unavailable

KEY_BYTES = 32
BUSY_MS = 5_000


class Connection:
    """One keyed connection, for one thread. SQL errors come out as ours."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw

    def all(self, sql: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        """Every row."""
        with translating():
            return list(self._raw.execute(sql, values))

    def one(self, sql: str, values: tuple[object, ...] = ()) -> tuple[Any, ...] | None:
        """The first row, None when there is none."""
        with translating():
            row: tuple[Any, ...] | None = self._raw.execute(sql, values).fetchone()
            return row

    def do(self, sql: str, values: tuple[object, ...] = ()) -> int:
        """Carry out one statement; the number of rows it touched."""
        with translating():
            return int(self._raw.execute(sql, values).rowcount)

    def do_script(self, sql: str) -> None:
        """Carry out several statements; inside ``writing`` only, since it must not commit."""
        for statement in _statements(sql):
            self.do(statement)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction, durable once the block is left; nothing of it remains when the block raises."""
        self.do("BEGIN IMMEDIATE")
        try:
            yield
            self.do("COMMIT")
        except BaseException:
            if self._raw.in_transaction:
                self._raw.rollback()
            raise

    def checkpoint(self) -> None:
        """Move what is in the write-ahead log into the store, as far as no reader is in the way."""
        self.all("PRAGMA wal_checkpoint(PASSIVE)")

    def copy_to(self, file: str, key: bytes) -> None:
        """Write a copy of the store to ``file``, an empty file, under ``key``."""
        target = connect(file, key)
        try:
            with translating(file):
                self._raw.backup(target._raw)  # noqa: SLF001 - its own kind
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
    with translating(file):
        raw = sqlcipher.connect(file, isolation_level=None, check_same_thread=True, cached_statements=256)
        try:
            raw.execute("PRAGMA cipher_log_level = NONE")
            raw.set_key(f"x'{key.hex()}'")  # not as SQL: a trace would show it
            raw.set_busy_timeout(BUSY_MS / 1000)
            raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
            raw.execute("PRAGMA journal_mode = WAL").fetchone()
            raw.execute("PRAGMA synchronous = FULL")
            raw.execute("PRAGMA foreign_keys = ON")
            raw.execute("PRAGMA temp_store = MEMORY")
        except BaseException:
            raw.close()
            raise
    return Connection(raw)


@contextmanager
def translating(file: str = "") -> Iterator[None]:
    """SQLCipher's errors as ours, by SQLite's result code."""
    try:
        yield
    except sqlcipher.Error as error:
        _raise(error, file)


def _raise(error: Exception, file: str) -> NoReturn:
    code = getattr(error, "sqlite_errorcode", None)
    text = str(error)
    raise _translated(code, text, file) from error


def _translated(code: int | None, text: str, file: str) -> TrackerError:
    primary = None if code is None else code & 0xFF
    if primary == 26 or "not a database" in text or "file is encrypted" in text:
        return Refused(
            "store_wrong_key", "The store does not open with this key, or its beginning is damaged.", file=file
        )
    if primary == 11 or "malformed" in text:
        return Refused("store_damaged", "The store is damaged.", file=file)
    if primary == 13 or "disk is full" in text:
        return Unavailable("disk_full", "The disk is full.")
    if primary in (5, 6) or "locked" in text:
        return Unavailable("store_busy", "The store is in use.")
    if primary == 8 or "readonly" in text:
        return Unavailable("store_read_only", "The store cannot be written to.")
    return Unavailable("store_failed", f"The store failed: {text}.")


def _statements(script: str) -> Iterator[str]:
    """The statements of a migration, which end in a semicolon at a line's end."""
    statement = ""
    for line in script.splitlines():
        statement += line.split("--")[0] + "\n"
        if statement.rstrip().endswith(";"):
            yield statement.strip()
            statement = ""
