"""Where entries and events stand with the server. What it did not accept stays in the store and counts no longer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracker_core.evolve import Record, entry, evolve
from tracker_core.messages import Outcome
from tracker_core.model import Entry
from tracker_core.wire import decode_event
from tracker_desktop.services.standings import Counts, LogLine, Standing, Truth
from tracker_desktop.store.connection import Connection

SEVERITY = tuple(Truth)  # the later, the more a person has to know of it
# The reason of an event that somebody else is the actor of: a correction that was decided at the server.
DECIDED = (
    "CASE WHEN own = 0 AND json_extract(CAST(body AS TEXT), '$.actor') <> json_extract(CAST(body AS TEXT), '$.person') "
    "THEN json_extract(CAST(body AS TEXT), '$.data.reason') END"
)
AT_ONCE = 500  # ids in one question; SQLite takes so many parameters everywhere
LINES = "SELECT body, own, outcome, code FROM events LEFT JOIN verdicts ON event = events.id"
REJECTED = "verdicts JOIN events ON id = event WHERE outcome = 'rejected' AND own = 1"


class SqlcipherStandings:
    """services.standings.Standings over the journal's connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_entries(self, entry_ids: Sequence[str]) -> Mapping[str, Standing]:
        """The standing of each entry that this device has events of: the worst of what was recorded of it."""
        found: dict[str, Standing] = {}
        for first in range(0, len(entry_ids), AT_ONCE):
            ids = entry_ids[first : first + AT_ONCE]
            rows = self._connection.all(
                f"SELECT entry, own, outcome, code, {DECIDED} FROM events "  # noqa: S608 - marks alone
                f"LEFT JOIN verdicts ON event = id WHERE entry IN ({', '.join('?' * len(ids))}) ORDER BY id",
                tuple(ids),
            )
            for entry_id, own, outcome, code, decided in rows:
                one = _standing(bool(own), outcome, code or "")
                known = found.get(entry_id, one)
                worse = one if SEVERITY.index(one.truth) > SEVERITY.index(known.truth) else known
                found[entry_id] = worse._replace(decided=decided or known.decided)
        return found

    def counts(self) -> Counts:
        """How many wait to be sent, how many were rejected, and how many of those the person has not seen."""
        row = self._connection.one(
            f"SELECT (SELECT count(*) FROM outbox), count(*), count(*) FILTER (WHERE seen = 0) FROM {REJECTED}"  # noqa: S608 - constants
        )
        return Counts(*row) if row else Counts(0, 0, 0)

    def log(self, limit: int) -> Sequence[LogLine]:
        """The latest events, newest first."""
        rows = self._connection.all(f"{LINES} ORDER BY events.id DESC LIMIT ?", (limit,))
        return [_line(row) for row in rows]

    def rejected(self) -> Sequence[LogLine]:
        """This device's events that the server did not accept, newest first."""
        rows = self._connection.all(f"{LINES} WHERE own = 1 AND outcome = 'rejected' ORDER BY events.id DESC")
        return [_line(row) for row in rows]

    def rejected_entries(self, begin_ms: int, end_ms: int) -> Sequence[Entry]:
        """Entries that touch [begin, end) whose start was not accepted, as they were recorded, by start."""
        starts = self._connection.all(f"SELECT event FROM {REJECTED} AND entry = event")  # noqa: S608 - constants
        found = [made for (entry_id,) in starts if (made := self._as_recorded(entry_id)) is not None]
        touching = [each for each in found if each.start.ms < end_ms and (each.stop is None or each.stop.ms > begin_ms)]
        return sorted(touching, key=lambda each: (each.start.ms, each.id))

    def see_rejected(self) -> None:
        """The person has seen all that was rejected."""
        with self._connection.writing():
            self._connection.do("UPDATE verdicts SET seen = 1 WHERE outcome = 'rejected'")

    def _as_recorded(self, entry_id: str) -> Entry | None:
        record: Record | None = None
        for (body,) in self._connection.all("SELECT body FROM events WHERE entry = ?", (entry_id,)):
            record = evolve(record, decode_event(body))
        return None if record is None else entry(record)


def _standing(own: bool, outcome: str | None, code: str) -> Standing:
    if outcome is None or outcome == "deferred":
        return Standing(Truth.PENDING if own else Truth.SENT)
    if outcome == "accepted_flagged":
        return Standing(Truth.FLAGGED, code)
    return Standing(Truth.REJECTED, code) if outcome == "rejected" else Standing(Truth.SENT)


def _line(row: tuple[bytes, int, str | None, str | None]) -> LogLine:
    """A row of ``LINES``."""
    body, own, outcome, code = row
    if outcome is None:
        # What came from the server is accepted there; our own waits for its verdict.
        return LogLine(decode_event(body), bool(own), None if own else Outcome.ACCEPTED, "")
    return LogLine(decode_event(body), bool(own), Outcome(outcome), code or "")
