"""Opens the store: of the right version, and never a new file in the place of an old one."""

from __future__ import annotations

import os
from pathlib import Path

from tracker_core.errors import Refused, Unavailable
from tracker_desktop.store import identity
from tracker_desktop.store.connection import Connection, connect
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
    if size < PAGE_BYTES:
        raise Refused("store_damaged", f"{file} is cut off after {size} bytes.", file=file)
    connection = connect(file, key)
    try:
        upgrade(connection, lambda: _backup(connection, file, key))
    except BaseException:
        connection.close()
        raise
    return connection


def create_store(file: str, key: bytes) -> None:
    """Make a new store at ``file``, where nothing is yet: whole, or not at all. Raises as ``open_store``."""
    begun = f"{file}.new"
    Path(begun).unlink(missing_ok=True)  # ours, from a start that was cut off; nothing was ever recorded in it
    descriptor = os.open(begun, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    os.close(descriptor)
    connection = connect(begun, key)
    try:
        upgrade(connection, lambda: None)
        identity.found(connection)
        connection.all("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()
    if Path(file).exists():
        raise Refused("store_exists", f"{file} is there already.", file=file)
    Path(begun).rename(file)


def _backup(connection: Connection, file: str, key: bytes) -> None:
    """An encrypted copy beside the store before it is changed, under the same key; the one before is replaced."""
    copy = f"{file}.before-upgrade"
    begun = f"{copy}.new"
    Path(begun).unlink(missing_ok=True)
    os.close(os.open(begun, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    connection.copy_to(begun, key)
    Path(begun).replace(copy)
