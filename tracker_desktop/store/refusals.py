"""What the server did not accept of this device's events: it stays in the store and counts no longer."""

from __future__ import annotations

from collections.abc import Sequence

from tracker_core.evolve import Record, entry, evolve
from tracker_core.messages import Outcome
from tracker_core.model import Entry
from tracker_core.wire import decode_event
from tracker_desktop.services.standings import LogLine
from tracker_desktop.store.connection import Connection

LINES = "SELECT body, own, outcome, code FROM events LEFT JOIN verdicts ON event = events.id"
REJECTED = "verdicts JOIN events ON id = event WHERE outcome = 'rejected' AND own = 1"


class SqlcipherRefusals:
    """services.standings.Refusals."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def lines(self) -> Sequence[LogLine]:
        """This device's events that the server did not accept, newest first."""
        rows = self._connection.all(f"{LINES} WHERE own = 1 AND outcome = 'rejected' ORDER BY events.id DESC")
        return [line(row) for row in rows]

    def entries(self, begin_ms: int, end_ms: int) -> Sequence[Entry]:
        """Entries that touch [begin, end) whose start was not accepted, as they were recorded, by start."""
        starts = self._connection.all(f"SELECT event FROM {REJECTED} AND entry = event")  # noqa: S608 - constants
        found = [made for (entry_id,) in starts if (made := self._as_recorded(entry_id)) is not None]
        touching = [each for each in found if each.start.ms < end_ms and (each.stop is None or each.stop.ms > begin_ms)]
        return sorted(touching, key=lambda each: (each.start.ms, each.id))

    def see(self) -> None:
        """The person has seen all of it."""
        with self._connection.writing():
            self._connection.do("UPDATE verdicts SET seen = 1 WHERE outcome = 'rejected'")

    def _as_recorded(self, entry_id: str) -> Entry | None:
        record: Record | None = None
        for (body,) in self._connection.all("SELECT body FROM events WHERE entry = ?", (entry_id,)):
            record = evolve(record, decode_event(body))
        return None if record is None else entry(record)


def line(row: tuple[bytes, int, str | None, str | None]) -> LogLine:
    """A row of ``LINES``."""
    body, own, outcome, code = row
    if outcome is None:
        # What came from the server is accepted there; our own waits for its verdict.
        return LogLine(decode_event(body), bool(own), None if own else Outcome.ACCEPTED, "")
    return LogLine(decode_event(body), bool(own), Outcome(outcome), code or "")
