"""The files that backups are written to and read from, and their rows in the audit."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from tracker_core.errors import Refused, Unavailable
from tracker_server.audit.record import SERVER, Action, Audited, record
from tracker_server.audit.sealing import seal
from tracker_server.backups.dumping import Dumped, dump
from tracker_server.backups.restoring import Restored, restore
from tracker_server.clock import now_ms, utc
from tracker_server.database.backup_keys import BackupKeys
from tracker_server.database.keys import settle

DRAFT = ".part"
QUIET_MS = 3_600_000  # nobody writes any more to a draft that was left alone for as long


def back_up(place: Path, keys: Path) -> tuple[Path, Dumped]:
    """Write a backup to ``place``, a file that is not there yet or a folder; ``keys``: the server's folder of keys.

    Raises ``Refused("file_exists")``, ``Unavailable("backup_unwritable")``.
    """
    at = now_ms()
    named = f"timetracker-{utc(at):%Y%m%dT%H%M%SZ}.backup"
    file = place / named if place.is_dir() else place
    if file.exists():
        raise Refused("file_exists", f"{file} is there already; a backup never replaces another.")
    _tidy(file.parent, at)
    seal()  # what is in a month's tree is known there even when the month itself cannot be read any more
    draft = file.with_name(f".{file.name}.{secrets.token_hex(4)}{DRAFT}")
    made = BackupKeys(keys)
    replaced = made.known_replaced()
    try:
        with draft.open("xb") as out:
            draft.chmod(0o600)
            dumped = dump(out, made, at)
            out.flush()
            os.fsync(out.fileno())
        draft.rename(file)
        settle(file.parent)
    except OSError as error:
        raise Unavailable("backup_unwritable", f"{file} cannot be written: {error.strerror}.") from error
    finally:
        draft.unlink(missing_ok=True)
    destroyed = made.destroy_replaced(replaced)
    told = {"rows": dumped.rows, "frames": dumped.frames, "keys_destroyed": destroyed}
    record([Audited(Action.BACKUP_MADE, SERVER, detail=told)])
    return file, dumped


def _tidy(folder: Path, at: int) -> None:
    """Delete what backups left that were cut off."""
    for draft in folder.glob(f".*.backup.*{DRAFT}"):
        with suppress(FileNotFoundError):
            if draft.stat().st_mtime * 1000 < at - QUIET_MS:
                draft.unlink()


def bring_back(file: Path, keys: Path, *, without_missing: bool = False) -> Restored:
    """Read the backup in ``file`` into the empty database. Raises as ``restore``, and ``Unavailable``."""
    try:
        with file.open("rb") as source:
            restored = restore(source, BackupKeys(keys), without_missing=without_missing)
    except OSError as error:
        raise Unavailable("backup_unreadable", f"{file} cannot be read: {error.strerror}.") from error
    record([Audited(Action.BACKUP_RESTORED, SERVER, detail={"made_at": restored.at, "rows": restored.rows})])
    return restored
