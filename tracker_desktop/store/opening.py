"""Opens the store: of the right version, and never a new file in the place of an old one."""

from __future__ import annotations

import os
from pathlib import Path

from tracker_core.errors import Refused, Unavailable
from tracker_desktop.store import identity
from tracker_desktop.store.connection import Connection, connect
from tracker_desktop.store.files import on_disk, settle_names
from tracker_desktop.store.health import demand_sound
from tracker_desktop.store.journal import SqlcipherJournal
from tracker_desktop.store.mark import Mark
from tracker_desktop.store.upgrade import upgrade

PAGE_BYTES = 4096


def open_store(file: str, key: bytes) -> Connection:
    """The existing store ``file``, brought up to this program's version.

    Raises ``Refused`` (store_empty, store_wrong_key, store_newer, store_damaged) or ``Unavailable``
    (store_missing, store_busy, store_read_only, disk_full, store_failed).
    """
    try:
        size = Path(file).stat().st_size
    except OSError as error:
        raise Unavailable("store_missing", f"{file} cannot be read: {error.strerror}.", file=file) from error
    if size == 0:
        raise Refused("store_empty", f"{file} has no content.", file=file)
    # A power cut while the log is moved into the store can leave part of a page; the log then still holds the whole.
    if size < PAGE_BYTES or (size % PAGE_BYTES and not _has_content(log_of(file))):
        raise Refused("store_damaged", f"{file} is cut off after {size} bytes.", file=file)
    connection = connect(file, key)
    try:
        upgrade(connection, lambda: _backup(connection, file, key))
    except BaseException:
        connection.close()
        raise
    return connection


def open_journal(file: str, key: bytes, mark: Mark, now_ms: int) -> SqlcipherJournal:
    """The journal in the existing store ``file``, after a look at whether it stands behind ``mark``. ``now_ms``: UTC.

    A log that is left from a crash is the one time at which pages of different ages, or a store that was cut off since,
    could be taken for a whole: then all of it is read. Raises as ``open_store``.
    """
    crashed = _has_content(log_of(file))
    connection = open_store(file, key)
    try:
        if crashed:
            demand_sound(connection, file)
        mark.confront(connection, now_ms)
        journal = SqlcipherJournal(connection, mark)
        journal.noted.prepare()
    except BaseException:
        connection.close()
        raise
    return journal


def create_store(file: str, key: bytes) -> None:
    """Make a new store at ``file``, where nothing is yet: whole, or not at all.

    Raises as ``open_store``, and ``Refused``: store_exists where ``file`` is there already, store_damaged where only
    the log of an older store is left, which may hold what was recorded last.
    """
    if Path(file).exists():
        raise Refused("store_exists", f"{file} is there already.", file=file)
    if _has_content(log_of(file)):
        raise Refused("store_damaged", f"{file} is gone, but its log is still there.", file=file)
    begun = f"{file}.new"
    make_empty(begun)  # over what a start that was cut off may have left; nothing was ever recorded in it
    connection = connect(begun, key)
    try:
        upgrade(connection, lambda: None)
        identity.found(connection)
        connection.all("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()
    with on_disk(file):
        Path(begun).rename(file)
        settle_names(Path(file).parent)


def _backup(connection: Connection, file: str, key: bytes) -> None:
    """An encrypted copy beside the store before it is changed, under the same key; the one before is replaced.

    A damaged store is neither copied over a good backup nor changed.
    """
    demand_sound(connection, file)
    copy = f"{file}.before-upgrade"
    begun = f"{copy}.new"
    make_empty(begun)
    connection.copy_to(begun, key)
    with on_disk(copy):
        Path(begun).replace(copy)
        settle_names(Path(copy).parent)


def log_of(file: str) -> Path:
    """The write-ahead log of ``file``, which is there while somebody has it open, and after a crash."""
    return Path(f"{file}-wal")


def _has_content(file: Path) -> bool:
    return file.exists() and file.stat().st_size > 0


def make_empty(file: str) -> None:
    """An empty file for this person only, and no log beside it that could be taken for its own."""
    with on_disk(file):
        for left in (file, f"{file}-wal", f"{file}-shm"):
            Path(left).unlink(missing_ok=True)
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
