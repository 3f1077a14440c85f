"""Brings all people and teams to what a CSV file says, at once or not at all, and reads them out again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from tracker_core.errors import Refused
from tracker_core.model import Role
from tracker_server.accounts.models import Person, Team
from tracker_server.audit.record import Audited, record
from tracker_server.clock import now_ms
from tracker_server.directory.changes import Wanted, bring, differences, directory_change, leave
from tracker_server.directory.models import DirectoryUser
from tracker_server.directory.table import Problems, Row
from tracker_server.directory.teams import join, part, save_team

REASON = "csv"
TWO_PEOPLE = (
    "the e-mail is one person's here, and the employee id another's. If the e-mail was given on, first change it at "
    "/admin/ for whoever had it before."
)


@dataclass(slots=True)
class Report:
    """What was done, or would be: a line for each person who comes, changes or leaves; how many stay the same."""

    come: list[str] = field(default_factory=list)
    back: list[str] = field(default_factory=list)
    change: list[str] = field(default_factory=list)
    leave: list[str] = field(default_factory=list)
    teams: list[str] = field(default_factory=list)
    same: int = 0


def import_people(rows: Sequence[Row], *, complete: bool = False, sure: bool = False, dry: bool = False) -> Report:
    """Make people and teams be as ``rows`` say. ``complete``: whoever is in no row leaves; ``dry``: only try.

    Raises ``Refused``: wrong_lines, last_admin, and too_many_leave for more than a third of all unless ``sure``.
    """
    with directory_change(undo=dry):
        run = _Run()
        run.people(rows)
        run.problems.refuse()
        if complete:
            run.leavers(sure=sure)
        run.teams(rows)
        record(run.rows)
    return run.report


def export_people() -> list[Row]:
    """Everybody, also who left, with their teams."""
    teams: dict[UUID, set[str]] = defaultdict(set)
    for person, name in Team.objects.filter(members__isnull=False).values_list("members__pk", "name"):
        teams[person].add(name)
    return [
        Row(
            line=0,
            email=person.email,
            name=person.name,
            employee_id=person.employee_id,
            role=Role(person.role),
            country=person.country,
            teams=frozenset(teams[person.pk]),
            active=person.is_active,
        )
        for person in Person.objects.order_by("email")
    ]


class _Run:
    """One import: who was found for which row, what was done, and what of it the audit is told."""

    def __init__(self) -> None:
        self.report = Report()
        self.problems = Problems()
        self.rows: list[Audited] = []
        self._people = list(Person.objects.order_by("pk"))
        self._gone = set(DirectoryUser.objects.exclude(deleted_at=None).values_list("person", flat=True))
        self._found: dict[int, Person] = {}  # by line

    def people(self, rows: Sequence[Row]) -> None:
        """Everybody comes or changes; in the order of ids, the same for all who lock several people."""
        pairs = self._matched(rows)
        for row, person in sorted(pairs, key=lambda pair: (pair[1] is None, pair[1].pk.bytes if pair[1] else b"")):
            try:
                self._bring(row, person)
            except Refused as error:
                self.problems.add(row.line, error.message)

    def leavers(self, *, sure: bool) -> None:
        """Whoever no row is about leaves."""
        stay = {person.pk for person in self._found.values()}
        active = [person for person in self._people if person.is_active]
        leaving = [person for person in active if person.pk not in stay]
        if len(leaving) * 3 > len(active) and not sure:
            raise Refused(
                "too_many_leave",
                f"{len(leaving)} of {len(active)} people are not in the file and would leave. "
                "If that is so, say --yes; nothing was changed.",
            )
        for person in leaving:
            self.rows += leave(person, REASON)
            self.report.leave.append(person.email)
            DirectoryUser.objects.filter(person=person).update(deleted_at=now_ms())

    def teams(self, rows: Sequence[Row]) -> None:
        """Who is in which team, for the people whose rows say so; teams that are not there are made."""
        wanted: dict[str, set[UUID]] = defaultdict(set)
        said: set[UUID] = set()
        for row in rows:
            if row.teams is not None and row.line in self._found:
                person = self._found[row.line].pk
                said.add(person)
                for name in row.teams:
                    wanted[name.lower()].add(person)
        named = {name.lower(): name for row in rows for name in row.teams or ()}
        known = {team.name.lower(): team for team in Team.objects.all()}
        are: dict[str, set[UUID]] = defaultdict(set)
        for name, person in Team.objects.filter(members__isnull=False).values_list("name", "members__pk"):
            are[name.lower()].add(person)
        for name in sorted(wanted.keys() | known.keys()):
            team = known.get(name) or self._new_team(named[name])
            coming, going = wanted[name] - are[name], (are[name] & said) - wanted[name]
            self.rows += join(team, coming, REASON) + part(team, going, REASON)
            if coming or going:
                self.report.teams.append(f"{team.name}: {len(coming)} join, {len(going)} leave")

    def _new_team(self, name: str) -> Team:
        team = Team(name=name)
        self.rows += save_team(team, REASON)
        return team

    def _matched(self, rows: Sequence[Row]) -> list[tuple[Row, Person | None]]:
        """Each row with its person: by e-mail, else by an employee id that only one person has.

        An e-mail that moved from one of them to another would bring the other's records along: that is refused.
        """
        by_email = {person.email: person for person in self._people}
        by_number: dict[str, list[Person]] = defaultdict(list)
        named = {row.email for row in rows}
        for person in self._people:
            by_number[person.employee_id].append(person)
        pairs: list[tuple[Row, Person | None]] = []
        for row in rows:
            alike = by_number.get(row.employee_id, []) if row.employee_id else []
            one = by_email.get(row.email)
            other = alike[0] if len(alike) == 1 else None
            if one is not None and other is not None and one != other:
                self.problems.add(row.line, TWO_PEOPLE)
            else:
                pairs.append((row, one or (other if other is not None and other.email not in named else None)))
        return pairs

    def _bring(self, row: Row, person: Person | None) -> None:
        wanted = Wanted(row.email, row.name, row.employee_id, row.role, row.country, row.active)
        if person is None:
            person, rows = bring(None, wanted, REASON)
            self.report.come.append(person.email)
        else:
            # Whom an earlier file left out comes back by being in this one; whom an admin shut out does not.
            back = not person.is_active and (row.active is True or (row.active is None and person.pk in self._gone))
            wanted = replace(wanted, active=True) if back else wanted
            before, was, changed = person.email, person.is_active, sorted(differences(person, wanted))
            person, rows = bring(person, wanted, REASON)
            if back:
                self.report.back.append(person.email)
            elif was and not person.is_active:
                self.report.leave.append(person.email)
            elif changed:
                self.report.change.append(f"{before} ({', '.join(changed)})")
            else:
                self.report.same += 1
        self.rows += rows
        self._found[row.line] = person
