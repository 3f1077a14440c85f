"""Where entries stand with the server: the worst of what was recorded of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracker_desktop.services.standings import Standing, Truth
from tracker_desktop.store.connection import Connection

SEVERITY = tuple(Truth)  # the later, the more a person has to know of it
AT_ONCE = 500  # ids in one question; SQLite takes so many parameters everywhere


def of_entries(connection: Connection, entry_ids: Sequence[str]) -> Mapping[str, Standing]:
    """The standing of each entry that this device has events of."""
    found: dict[str, Standing] = {}
    for first in range(0, len(entry_ids), AT_ONCE):
        ids = entry_ids[first : first + AT_ONCE]
        rows = connection.all(
            f"SELECT entry, own, outcome, code FROM events LEFT JOIN verdicts ON event = id "  # noqa: S608 - marks alone
            f"WHERE entry IN ({', '.join('?' * len(ids))})",
            tuple(ids),
        )
        for entry, own, outcome, code in rows:
            one = _standing(bool(own), outcome, code or "")
            if entry not in found or SEVERITY.index(one.truth) > SEVERITY.index(found[entry].truth):
                found[entry] = one
    return found


def _standing(own: bool, outcome: str | None, code: str) -> Standing:
    if outcome is None or outcome == "deferred":
        return Standing(Truth.PENDING if own else Truth.SENT)
    if outcome == "accepted_flagged":
        return Standing(Truth.FLAGGED, code)
    return Standing(Truth.REJECTED, code) if outcome == "rejected" else Standing(Truth.SENT)
