"""The least that recording an event durably can cost: one row into SQLCipher, WAL and synchronous=FULL, committed."""

from __future__ import annotations

import os
import time
from pathlib import Path

import sqlcipher3

ROW = 700  # bytes; about what an event is on disk


class BareCommit:
    """An encrypted database with one table, opened as ours is: raw key, WAL, FULL."""

    def __init__(self, file: Path) -> None:
        self._database = sqlcipher3.connect(str(file), isolation_level=None)
        self._database.execute(f"PRAGMA key = \"x'{os.urandom(32).hex()}'\"")
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute("PRAGMA synchronous = FULL")
        self._database.execute("CREATE TABLE event (number INTEGER PRIMARY KEY, body BLOB NOT NULL)")

    def once(self) -> float:
        """Seconds that one commit takes."""
        body = os.urandom(ROW)
        begin = time.perf_counter()
        self._database.execute("BEGIN IMMEDIATE")
        self._database.execute("INSERT INTO event (body) VALUES (?)", (body,))
        self._database.execute("COMMIT")
        return time.perf_counter() - begin

    def close(self) -> None:
        """Close the database."""
        self._database.close()
