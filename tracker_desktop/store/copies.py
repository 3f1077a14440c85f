"""Copies of the store that this program made: before an upgrade, and where one was set aside. They hold old records
too, so they go once they have done their service.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tracker_desktop.store import identity
from tracker_desktop.store.connection import Connection
from tracker_desktop.store.files import ASIDE, BACKUP, UNREAD, on_disk

NOTED = "copies"  # name in the table meta: each copy, and what was kept from when it was noticed
SERVICE_MS = 28 * 86_400_000


def note(connection: Connection, border: int) -> None:
    """Note the copies that there are. ``border``: the UTC ms from which on records are kept, which moves by months and
    is told by the server: so it tells how old a copy is, and no clock here does. Inside a transaction.
    """
    noted = _noted(connection)
    there = {str(path): noted.get(str(path), border) for path in _copies(connection.file)}
    identity.put(connection, NOTED, json.dumps(there))


def delete_old(connection: Connection, border: int) -> None:
    """Delete the copies that were noted a month ago or earlier."""
    noted = _noted(connection)
    for path in _copies(connection.file):
        if border - noted.get(str(path), border) >= SERVICE_MS:
            with on_disk(str(path)):
                shutil.rmtree(path) if path.is_dir() else path.unlink()


def _copies(file: str) -> list[Path]:
    beside = [Path(file + ending) for ending in (BACKUP, UNREAD)]
    return [*(path for path in beside if path.exists()), *sorted((Path(file).parent / ASIDE).glob("*/"))]


def _noted(connection: Connection) -> dict[str, int]:
    found: dict[str, int] = json.loads(identity.get(connection, NOTED) or "{}")
    return found
