"""Reads every row that can still be read out of the pages of a store, whatever is left of its trees.

The pages go into a working copy with a schema of its own, in which a table is laid over one page after the other as if
that page were the table's root: so a damaged page costs what was on it and nothing else. The copy is encrypted with the
store's key like the store.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from tracker_desktop.store.connection import translated
from tracker_desktop.store.files import on_disk
from tracker_desktop.store.opening import make_empty
from tracker_desktop.store.pages import PAGE_BYTES, Page, Seals

Row = tuple[object, ...]

FILLED_BYTES = 64 * 1024 * 1024
COLUMNS = "a, b, c, d, e, f, g, h"  # as many as the widest table has; a shorter row ends in None
SHAPES = ("by_key", "by_number")  # tables without rowid and indexes; tables with one


def rows_of(pages: Mapping[int, Page], key: bytes, copy: str) -> Generator[tuple[int, bool, Row], None, None]:
    """(page, whole, row) for each row on ``pages``, of every table and index alike, texts as bytes; some of them twice.

    ``whole`` is False for rows from a page whose seal is broken: they may be anything. ``copy`` is the working copy,
    which is removed in the end.
    """
    try:
        _lay_out(pages, key, copy)
        with closing(_connected(copy, key)) as raw:
            for number in sorted(pages):
                if number > 1:  # the first has the schema alone
                    yield from ((number, pages[number].whole, row) for row in _on_page(raw, number))
    except sqlcipher.Error as error:
        raise translated(error, copy) from error
    finally:
        with on_disk(copy):
            for left in (copy, f"{copy}-journal"):
                Path(left).unlink(missing_ok=True)


def _lay_out(pages: Mapping[int, Page], key: bytes, copy: str) -> None:
    """A store with ``pages`` where they were, and the two tables in its first page."""
    make_empty(copy)
    with closing(_connected(copy, key)) as raw:
        raw.execute("CREATE TABLE by_number (a INTEGER PRIMARY KEY, b, c, d, e, f, g, h)")
        raw.execute("CREATE TABLE by_key (a, b, c, d, e, f, g, h, PRIMARY KEY (a)) WITHOUT ROWID")
        raw.execute("CREATE TABLE room (x)")
        wanted = max(pages, default=1) * PAGE_BYTES
        while wanted > 0:
            raw.execute("INSERT INTO room VALUES (zeroblob(?))", (min(wanted, FILLED_BYTES),))
            wanted -= FILLED_BYTES
    with on_disk(copy), Path(copy).open("r+b") as file:
        seals = Seals(key, file.read(16))
        for number, page in pages.items():
            if number > 1:
                file.seek((number - 1) * PAGE_BYTES)
                file.write(seals.sealed(number, page.content))


def _connected(copy: str, key: bytes) -> Any:
    raw = sqlcipher.connect(copy, isolation_level=None)
    raw.execute("PRAGMA cipher_log_level = NONE")
    raw.set_key(f"x'{key.hex()}'")
    raw.text_factory = bytes
    raw.execute("PRAGMA journal_mode = MEMORY").fetchone()
    raw.execute("PRAGMA synchronous = OFF")
    return raw


def _on_page(raw: Any, number: int) -> set[Row]:
    """Every row on one page and below it: from both ends, since a damaged cell ends the reading."""
    raw.execute("PRAGMA writable_schema = ON")
    raw.execute("UPDATE sqlite_master SET rootpage = ? WHERE name IN ('by_key', 'by_number')", (number,))
    raw.execute("PRAGMA writable_schema = RESET")
    for shape in SHAPES:
        found = _read(raw, f"SELECT {COLUMNS} FROM {shape} ORDER BY a")  # noqa: S608 - constants
        if found:
            return {*found, *_read(raw, f"SELECT {COLUMNS} FROM {shape} ORDER BY a DESC")}  # noqa: S608 - constants
    return set()


def _read(raw: Any, sql: str) -> list[Row]:
    """The rows up to the first that cannot be read."""
    rows: list[Row] = []
    with suppress(sqlcipher.DatabaseError):
        rows.extend(raw.execute(sql))
    return rows
