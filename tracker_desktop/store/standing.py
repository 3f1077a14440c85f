"""Where entries stand with the server: the worst of what was recorded of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracker_desktop.services.standings import Standing, Truth
from tracker_desktop.store.connection import Connection

SEVERITY = tuple(Truth)  # the later, the more a person has to know of it
# The reason of an event that somebody else is the actor of: a correction that was decided at the server.
DECIDED = (
    "CASE WHEN own = 0 AND json_extract(CAST(body AS TEXT), '$.actor') <> json_extract(CAST(body AS TEXT), '$.person') "
    "THEN json_extract(CAST(body AS TEXT), '$.data.reason') END"
)
AT_ONCE = 500  # ids in one question; SQLite takes so many parameters everywhere


def of_entries(connection: Connection, entry_ids: Sequence[str]) -> Mapping[str, Standing]:
    """The standing of each entry that this device has events of."""
    found: dict[str, Standing] = {}
    for first in range(0, len(entry_ids), AT_ONCE):
        ids = entry_ids[first : first + AT_ONCE]
        rows = connection.all(
            f"SELECT entry, own, outcome, code, {DECIDED} FROM events "  # noqa: S608 - marks alone
            f"LEFT JOIN verdicts ON event = id WHERE entry IN ({', '.join('?' * len(ids))}) ORDER BY id",
            tuple(ids),
        )
        for entry, own, outcome, code, decided in rows:
            one = _standing(bool(own), outcome, code or "")
            known = found.get(entry, one)
            worse = one if SEVERITY.index(one.truth) > SEVERITY.index(known.truth) else known
            found[entry] = worse._replace(decided=decided or known.decided)
    return found


def _standing(own: bool, outcome: str | None, code: str) -> Standing:
    if outcome is None or outcome == "deferred":
        return Standing(Truth.PENDING if own else Truth.SENT)
    if outcome == "accepted_flagged":
        return Standing(Truth.FLAGGED, code)
    return Standing(Truth.REJECTED, code) if outcome == "rejected" else Standing(Truth.SENT)
