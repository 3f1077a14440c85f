"""The absences that a person has to answer, or has answered, and when the program was last seen alive."""

from __future__ import annotations

import json
from collections.abc import Sequence

from tracker_core.away import Absence, Away, Cause, Choice, Reading
from tracker_core.model import Moment
from tracker_desktop.services.absences import Alive, Answered, Question
from tracker_desktop.store import identity
from tracker_desktop.store.connection import Connection

ALIVE = "alive"  # name in the table meta
COLUMNS = "id, began_ms, began_offset, ended_ms, ended_offset, cause"


class SqlcipherAbsences:
    """services.ports.Absences over the journal's connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def begin(self, away: Away) -> None:
        """Somebody is away."""
        with self._connection.writing():
            self._connection.do("DELETE FROM absences WHERE ended_ms IS NULL")
            self._connection.do(
                "INSERT INTO absences (began_ms, began_offset, cause) VALUES (?, ?, ?)", (*away.began, away.cause)
            )

    def begun(self) -> Away | None:
        """The absence that lasts."""
        row = self._connection.one("SELECT began_ms, began_offset, cause FROM absences WHERE ended_ms IS NULL")
        if row is None:
            return None
        cause = Cause(row[2])
        return Away(frozenset({cause}), Moment(*row[:2]), cause)

    def end(self, absence: Absence | None, instead_of: Sequence[int] = ()) -> None:
        """It lasts no longer. ``absence`` is to be asked about, in the place of earlier questions; None: nothing is."""
        with self._connection.writing():
            self._connection.do("DELETE FROM absences WHERE ended_ms IS NULL")
            for number in instead_of:
                self._connection.do("DELETE FROM absences WHERE id = ?", (number,))
            if absence is not None:
                self._put(absence)

    def split(self, question: Question, at: Moment) -> None:
        """Two questions in the place of one."""
        absence = question.absence
        with self._connection.writing():
            self._connection.do("DELETE FROM absences WHERE id = ?", (question.id,))
            self._put(absence._replace(ended=at))
            self._put(absence._replace(began=at))

    def questions(self) -> Sequence[Question]:
        """What waits for an answer, the oldest first."""
        rows = self._connection.all(
            f"SELECT {COLUMNS} FROM absences WHERE choice IS NULL AND ended_ms IS NOT NULL ORDER BY began_ms"  # noqa: S608
        )
        return [Question(row[0], _absence(row)) for row in rows]

    def between(self, begin_ms: int, end_ms: int) -> Sequence[tuple[Absence, Choice]]:
        """The answered ones that touch [begin, end)."""
        rows = self._connection.all(
            f"SELECT {COLUMNS}, choice FROM absences "  # noqa: S608 - constants
            "WHERE choice IS NOT NULL AND ended_ms > ? AND began_ms < ? ORDER BY began_ms",
            (begin_ms, end_ms),
        )
        return [(_absence(row), Choice(row[6])) for row in rows]

    def answer(self, answered: Answered) -> None:
        """The person has answered. Inside the transaction of what that made."""
        self._connection.do("UPDATE absences SET choice = ? WHERE id = ?", (answered.choice, answered.question))

    def alive(self) -> Alive | None:
        """When the program was last seen, and whether and why it ended."""
        told = identity.get(self._connection, ALIVE)
        if not told:
            return None
        at, boot_id, awake_ms, ended = json.loads(told)
        return Alive(Reading(Moment(*at), boot_id, awake_ms), Cause(ended) if ended else None)

    def see_alive(self, alive: Alive) -> None:
        """The program is there, or ends now."""
        with self._connection.writing():
            identity.put(self._connection, ALIVE, json.dumps([*alive.reading, alive.ended]))

    def _put(self, absence: Absence) -> None:
        self._connection.do(
            "INSERT INTO absences (began_ms, began_offset, ended_ms, ended_offset, cause) VALUES (?, ?, ?, ?, ?)",
            (*absence.began, *absence.ended, absence.cause),
        )


def _absence(row: tuple[int, int, int, int, int, str]) -> Absence:
    return Absence(Moment(row[1], row[2]), Moment(row[3], row[4]), Cause(row[5]))
