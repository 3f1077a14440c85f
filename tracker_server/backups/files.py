"""The files that backups are written to and read from, and their rows in the audit."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from tracker_core.errors import Refused, Unavailable
from tracker_server.audit.record import SERVER, Action, Audited, record
from tracker_server.audit.sealing import seal
from tracker_server.backups.dumping import Dumped, dump
from tracker_server.backups.restoring import Restored, restore
from tracker_server.clock import now_ms, utc
from tracker_server.database.backup_keys import BackupKeys


def back_up(place: Path, keys: Path) -> tuple[Path, Dumped]:
    """Write a backup to ``place``, a file that is not there yet or a folder; ``keys``: the server's folder of keys.

    Raises ``Refused("file_exists")``, ``Unavailable("backup_unwritable")``.
    """
    at = now_ms()
    named = f"timetracker-{utc(at):%Y%m%dT%H%M%SZ}.backup"
    file = place / named if place.is_dir() else place
    if file.exists():
        raise Refused("file_exists", f"{file} is there already; a backup never replaces another.")
    seal()  # what is in a month's tree is known there even when the month itself cannot be read any more
    draft = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        with draft.open("xb") as out:
            draft.chmod(0o600)
            dumped = dump(out, BackupKeys(keys), at)
            out.flush()
            os.fsync(out.fileno())
        draft.rename(file)
    except OSError as error:
        raise Unavailable("backup_unwritable", f"{file} cannot be written: {error.strerror}.") from error
    finally:
        draft.unlink(missing_ok=True)
    record([Audited(Action.BACKUP_MADE, SERVER, detail={"rows": dumped.rows, "frames": dumped.frames})])
    return file, dumped


def bring_back(file: Path, keys: Path) -> Restored:
    """Read the backup in ``file`` into the empty database. Raises as ``restore``, and ``Unavailable``."""
    try:
        with file.open("rb") as source:
            restored = restore(source, BackupKeys(keys))
    except OSError as error:
        raise Unavailable("backup_unreadable", f"{file} cannot be read: {error.strerror}.") from error
    record([Audited(Action.BACKUP_RESTORED, SERVER, detail={"made_at": restored.at, "rows": restored.rows})])
    return restored
