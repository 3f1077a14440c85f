"""Brings a store up to date by the numbered files in ``migrations``, with a backup before the first."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources

from tracker_core.errors import Refused
from tracker_desktop.store import migrations
from tracker_desktop.store.connection import Connection


def known() -> list[tuple[int, str]]:
    """(number, SQL) of every migration this program knows, in order."""
    files = sorted(file.name for file in resources.files(migrations).iterdir() if file.name.endswith(".sql"))
    return [(int(name[:4]), resources.files(migrations).joinpath(name).read_text("utf-8")) for name in files]


def upgrade(connection: Connection, backup: Callable[[], None]) -> None:
    """Apply what is missing. Raises ``Refused("store_newer")`` for a store that a later program has changed."""
    row = connection.one("PRAGMA user_version")
    version = row[0] if row else 0
    steps = known()
    if version > steps[-1][0]:
        raise Refused("store_newer", "The store was changed by a newer program.", version=version)
    missing = [(number, sql) for number, sql in steps if number > version]
    if missing and version > 0:
        backup()
    if not missing:
        return
    # All or none: a crash between two of them would have the next start back up what is half upgraded.
    with connection.writing():
        for number, sql in missing:
            connection.do_script(sql)
            connection.do(f"PRAGMA user_version = {number}")
