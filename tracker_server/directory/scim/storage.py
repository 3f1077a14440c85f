"""Where scim2-server reads and writes: people and teams of this server, changed through ``changes`` and ``teams``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from scim2_models import (
    InvalidValueException,
    NotFoundException,
    NotImplementedException,
    PreconditionFailedException,
    Resource,
    ResourceType,
    ResponseParameters,
    SearchRequest,
    UniquenessException,
)
from scim2_server.storage import ScimStorage, SearchPage

from tracker_server.accounts.models import Person, Team
from tracker_server.audit.record import Audited, record
from tracker_server.clock import now_ms
from tracker_server.directory import changes, teams
from tracker_server.directory.models import DirectoryUser
from tracker_server.directory.scim.filters import GROUP, USER, condition, person_id, team_id, user_named
from tracker_server.directory.scim.resources import Named, group_of, said_members, said_names, user_of, wanted_by
from tracker_server.directory.scim.schema import Group, User
from tracker_server.directory.scim.sent import Move
from tracker_server.directory.teams import batched

REASON = "scim"
VISIBLE = Q(is_active=True) | Q(in_directory=None) | Q(in_directory__deleted_at=None)


class DirectoryStorage(ScimStorage):
    """One request's view. One that ``writes`` is a transaction under the one lock of all directories' changes."""

    def __init__(self, *, writes: bool) -> None:
        self._writes = writes

    def operation(self) -> AbstractContextManager[None]:
        return changes.directory_change() if self._writes else nullcontext()

    def get(
        self,
        resource_type: ResourceType,
        resource_id: str,
        *,
        response_parameters: ResponseParameters[Any] | None = None,
    ) -> Resource[Any]:
        if resource_type.name == "Group":
            return _groups([_team(resource_id)], shown=_with_members(response_parameters))[0]
        return user_of(_person(resource_id))

    def search(
        self, resource_types: list[ResourceType], search_request: SearchRequest[Any], *, position: Any = None
    ) -> SearchPage:
        del position  # only cursors have one
        if len(resource_types) != 1:
            raise NotImplementedException(detail="Search /Users or /Groups.")
        first = search_request.start_index_0 or 0
        last = first + (search_request.count or 0)
        wanted = search_request.filter
        if resource_types[0].name == "Group":
            found = Team.objects.order_by("pk")
            if wanted is not None:
                found = found.filter(condition(wanted, GROUP))
            return SearchPage(found.count(), list(_groups(found[first:last], shown=_with_members(search_request))))
        people = _people().order_by("created_at", "pk")
        if wanted is not None:
            people = people.filter(condition(wanted, USER))
        return SearchPage(people.count(), [user_of(person) for person in people[first:last]])

    def create(self, resource_type: ResourceType, resource: Resource[Any]) -> Resource[Any]:
        if resource_type.name == "Group":
            return _save_group(Team(), resource)
        assert isinstance(resource, User)
        wanted = wanted_by(resource, None)
        named = said_names(resource)
        _require_free(named, None)
        gone = Person.objects.filter(~VISIBLE)
        back = gone.filter(external_id=wanted.external_id).first() if wanted.external_id else None
        back = back or gone.filter(email=wanted.email.strip().lower()).first()
        active = True if wanted.active is None else wanted.active
        return _save_user(back, replace(wanted, active=active), named)

    def update(
        self, resource_type: ResourceType, resource: Resource[Any], *, expected_version: str | None = None
    ) -> Resource[Any]:
        assert resource.id is not None
        if resource_type.name == "Group":
            team = _team(resource.id)
            _require_version(_group(team), expected_version)
            return _save_group(team, resource)
        assert isinstance(resource, User)
        person = _person(resource.id)
        _require_version(user_of(person), expected_version)
        named = said_names(resource)
        _require_free(named, person)
        return _save_user(person, wanted_by(resource, person), named)

    def delete(self, resource_type: ResourceType, resource_id: str, *, expected_version: str | None = None) -> None:
        if resource_type.name == "Group":
            team = _team(resource_id)
            _require_version(_group(team), expected_version)
            record(teams.dissolve(team, REASON))
            return
        person = _person(resource_id)
        _require_version(user_of(person), expected_version)
        rows = changes.leave(person, REASON)
        DirectoryUser.objects.update_or_create(
            person=person, defaults={"deleted_at": now_ms(), "user_name": "", "user_key": None}
        )
        record(rows)

    def move(self, resource_id: str, moves: Iterable[Move]) -> str:
        """Let people join or leave a team, one move after the other; its version then."""
        team = _team(resource_id)
        are = _members(team)
        wanted = set(are)
        for joins, people in moves:
            wanted = wanted | people if joins else wanted - people
        record(_changed_members(team, are, wanted))
        meta = _group(team).meta
        assert meta is not None
        return str(meta.version)


def _people() -> QuerySet[Person]:
    return Person.objects.filter(VISIBLE).select_related("in_directory").prefetch_related("teams")


def _person(resource_id: str) -> Person:
    pk = person_id(resource_id)
    person = None if pk is None else _people().filter(pk=pk).first()
    if person is None:
        raise NotFoundException(detail="There is no such user.")
    return person


def _team(resource_id: str) -> Team:
    pk = team_id(resource_id)
    team = None if pk is None else Team.objects.filter(pk=pk).first()
    if team is None:
        raise NotFoundException(detail="There is no such group.")
    return team


def _groups(found: Iterable[Team], *, shown: bool = True) -> list[Group]:
    all_teams = list(found)
    members: dict[int, list[UUID]] = defaultdict(list)
    for team, person in (
        Person.objects.filter(VISIBLE, teams__in=all_teams).order_by("pk").values_list("teams__pk", "pk")
    ):
        members[team].append(person)
    return [group_of(team, members[team.pk], shown=shown) for team in all_teams]


def _with_members(asked: ResponseParameters[Any] | None) -> bool:
    """Whether the members of a group are asked for: the protocol would leave them out, but only once they are read."""
    if asked is None:
        return True
    if asked.attributes:
        return any("members" in str(path).lower() for path in asked.attributes)
    return not any(str(path).lower().rpartition(":")[2] == "members" for path in asked.excluded_attributes or ())


def _group(team: Team) -> Group:
    return _groups([team])[0]


def _save_user(person: Person | None, wanted: changes.Wanted, named: Named) -> Resource[Any]:
    person, rows = changes.bring(person, wanted, REASON)
    same = named.user_name.lower() == person.email
    DirectoryUser.objects.update_or_create(
        person=person,
        defaults={
            "user_name": "" if same and named.user_name == person.email else named.user_name,
            "user_key": None if same else named.user_name.lower(),
            "display_name": named.display_name,
            "given_name": named.given_name,
            "family_name": named.family_name,
            "deleted_at": None,
        },
    )
    record(rows)
    return user_of(_people().get(pk=person.pk))


def _save_group(team: Team, group: Any) -> Resource[Any]:
    rows: list[Audited] = []
    name, external_id = (group.display_name or "").strip(), group.external_id or ""
    if len(external_id) > 200:
        raise InvalidValueException(detail="externalId has at most 200 characters.")
    is_new = team._state.adding  # noqa: SLF001  # documented by Django
    if is_new or (team.name, team.external_id) != (name, external_id):
        team.name, team.external_id = name, external_id
        rows += teams.save_team(team, REASON)
    record(rows + _changed_members(team, _members(team), said_members(group)))
    return _group(team)


def _members(team: Team) -> set[UUID]:
    return set(Person.objects.filter(VISIBLE, teams=team).values_list("pk", flat=True))


def _changed_members(team: Team, are: set[UUID], wanted: set[UUID]) -> list[Audited]:
    if not _all_known(wanted - are):
        raise InvalidValueException(detail="A member is not a user of this server.")
    return teams.join(team, wanted - are, REASON) + teams.part(team, are - wanted, REASON)


def _all_known(people: Collection[UUID]) -> bool:
    return all(Person.objects.filter(VISIBLE, pk__in=some).count() == len(some) for some in batched(people))


def _require_free(named: Named, person: Person | None) -> None:
    found = Person.objects.filter(VISIBLE).filter(user_named(named.user_name))
    if person is not None:
        found = found.exclude(pk=person.pk)
    if found.exists():
        raise UniquenessException(detail="Somebody else has this userName.")


def _require_version(current: Any, expected: str | None) -> None:
    if expected is not None and current.meta.version != expected:
        raise PreconditionFailedException
