"""Whether a store can be read as a whole."""

from __future__ import annotations

from tracker_core.errors import Refused
from tracker_desktop.store.connection import Connection


def demand_sound(connection: Connection, file: str) -> None:
    """Read every page in use, and with it check every seal of SQLCipher; about a second for a million events.

    Raises ``Refused("store_damaged")``. Opening alone sees only the pages it needs.
    """
    found = connection.one("PRAGMA quick_check(1)")
    if found is None or found[0] != "ok":
        raise Refused("store_damaged", f"{file} cannot be read as a whole.", file=file)
