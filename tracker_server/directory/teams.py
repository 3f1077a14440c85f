"""Changes teams and who is in them; who joins or leaves one finds it in their audit, since it says who may see them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from uuid import UUID

from tracker_core.errors import Refused
from tracker_server.accounts.models import Person, Team
from tracker_server.audit.record import SERVER, Action, Audited
from tracker_server.directory.changes import readable

MAX_NAME = 200
PORTION = 500


def save_team(team: Team, reason: str) -> list[Audited]:
    """Keep a new or renamed ``team``; rows for the audit. Raises ``Refused``: bad_team, taken."""
    outcome = "added" if team._state.adding else "changed"  # noqa: SLF001  # documented by Django
    team.name = team.name.strip()
    if not 0 < len(team.name) <= MAX_NAME or not readable(team.name + team.external_id):
        raise Refused("bad_team", f"A team's name has 1 to {MAX_NAME} characters, and no control character.")
    if Team.objects.filter(name=team.name).exclude(pk=team.pk).exists():
        raise Refused("taken", "There is a team of that name already.")
    team.save()
    return [_of_team(team, outcome, reason)]


def join(team: Team, people: Collection[UUID], reason: str) -> list[Audited]:
    """Add ``people``, none of whom is in it, to ``team``; rows for the audit."""
    for some in batched(people):
        team.members.add(*Person.objects.filter(pk__in=some))
    return _of_people(team, people, "joined", reason)


def part(team: Team, people: Collection[UUID], reason: str) -> list[Audited]:
    """Take ``people``, all of whom are in it, out of ``team``; rows for the audit."""
    for some in batched(people):
        team.members.remove(*Person.objects.filter(pk__in=some))
    return _of_people(team, people, "left", reason)


def dissolve(team: Team, reason: str) -> list[Audited]:
    """Delete ``team``, on which nobody's records hang; rows for the audit."""
    rows = [*part(team, list(team.members.values_list("pk", flat=True)), reason), _of_team(team, "dissolved", reason)]
    team.delete()
    return rows


def batched(people: Iterable[UUID]) -> Iterator[list[UUID]]:
    """``people`` in portions that a statement can name."""
    remaining = iter(people)
    while some := list(islice(remaining, PORTION)):
        yield some


def _of_team(team: Team, outcome: str, reason: str) -> Audited:
    return _row(SERVER, team, outcome, reason)


def _of_people(team: Team, people: Collection[UUID], outcome: str, reason: str) -> list[Audited]:
    return [_row(str(person), team, outcome, reason) for person in sorted(people)]


def _row(stream: str, team: Team, outcome: str, reason: str) -> Audited:
    return Audited(Action.TEAM_CHANGED, stream, subject=str(team.pk), outcome=outcome, reason=reason)
