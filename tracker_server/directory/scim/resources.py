"""People and teams as SCIM resources, and what a resource that was sent says of a person. Reads, changes nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from scim2_models import InvalidValueException, Meta

from tracker_core.model import Role
from tracker_server.accounts.models import Person, Team
from tracker_server.clock import utc
from tracker_server.directory.changes import Wanted, readable
from tracker_server.directory.models import DirectoryUser
from tracker_server.directory.scim.filters import person_id
from tracker_server.directory.scim.schema import (
    PROVIDER,
    Address,
    Email,
    EnterpriseUser,
    Group,
    Name,
    PersonRole,
    ScimUser,
    TeamOfPerson,
)

USER_MODEL: Any = PROVIDER.model_for("User")


@dataclass(frozen=True, slots=True)
class Named:
    """How the directory spells a person."""

    user_name: str
    display_name: str
    given_name: str
    family_name: str

    @property
    def full_name(self) -> str:
        """The one name that a person has here."""
        return self.display_name or _joined(self.given_name, self.family_name) or self.user_name


def user_of(person: Person) -> ScimUser:
    """``person`` as a SCIM user; read with ``in_directory`` and ``teams``."""
    known: DirectoryUser | None = getattr(person, "in_directory", None)
    given, family = (known.given_name, known.family_name) if known else ("", "")
    display = known.display_name if known else ""
    if not display and person.name != _joined(given, family):
        display = person.name
    user = USER_MODEL(
        id=str(person.id),
        external_id=person.external_id or None,
        user_name=(known.user_name if known else "") or person.email,
        display_name=display or None,
        name=Name(given_name=given or None, family_name=family or None) if given or family else None,
        active=person.is_active,
        emails=[Email(value=person.email, type="work", primary=True)],
        roles=[PersonRole(value=person.role, primary=True)],
        addresses=[Address(country=person.country, type="work")] if person.country else None,
        groups=[TeamOfPerson(value=str(team.pk), display=team.name) for team in person.teams.all()] or None,
    )
    if person.employee_id:
        user[EnterpriseUser] = EnterpriseUser(employee_number=person.employee_id)
    changed = known.changed_at if known else person.created_at
    user.meta = _meta("User", user.model_dump(), person.created_at, changed)
    return user  # type: ignore[no-any-return]  # of a model that is made at run time


def group_of(team: Team, members: Sequence[UUID], *, shown: bool = True) -> Group:
    """``team`` as a SCIM group with ``members``; of a large team they cost most, so they can be left out."""
    ids = [str(person) for person in members]
    told = [{"value": person, "$ref": f"Users/{person}", "type": "User"} for person in (ids if shown else [])]
    group = Group.model_validate(
        {
            "id": str(team.pk),
            "externalId": team.external_id or None,
            "displayName": team.name,
            "members": told or None,
        }
    )
    group.meta = _meta("Group", [team.name, team.external_id, *ids], None, None)
    return group


def said_names(user: ScimUser) -> Named:
    """How ``user`` spells the person. Raises ``InvalidValueException``."""
    name = user.name or Name()
    named = Named(
        (user.user_name or "").strip(),
        (user.display_name or "").strip(),
        (name.given_name or "").strip(),
        (name.family_name or "").strip(),
    )
    if not named.user_name or len(named.user_name) > 300 or len(named.display_name) > 300:
        raise InvalidValueException(detail="userName is needed; it and displayName have at most 300 characters.")
    if len(named.given_name) > 150 or len(named.family_name) > 150:
        raise InvalidValueException(detail="givenName and familyName have at most 150 characters.")
    if not readable(named.user_name + named.display_name + named.given_name + named.family_name):
        raise InvalidValueException(detail="A name holds a control character.")
    return named


def wanted_by(user: ScimUser, person: Person | None) -> Wanted:
    """What ``user`` says of ``person`` (None: somebody new); what it does not have is cleared, but for ``active``.

    Raises ``InvalidValueException``.
    """
    named = said_names(user)
    enterprise = user[EnterpriseUser]
    email = _email(user.emails or [], "" if person is None else person.email) or named.user_name
    if "@" not in email:
        raise InvalidValueException(detail="There is no e-mail: send one in emails, or as userName.")
    wanted = Wanted(
        email=email,
        name=named.full_name,
        employee_id=((enterprise.employee_number if enterprise else None) or "").strip(),
        role=_role(user.roles or [], "" if person is None else person.role),
        country=_country(user.addresses or []),
        active=user.active,
        external_id=user.external_id or "",
    )
    if not all(readable(value) for value in wanted.fields.values() if isinstance(value, str)):
        raise InvalidValueException(detail="A value holds a control character.")
    return wanted


def keep_one(user: ScimUser) -> None:
    """Leave ``user``, sent whole, the one role and e-mail that count."""
    if user.emails:
        user.emails = [Email(value=_email(user.emails, ""), type="work", primary=True)]
    if user.roles:
        user.roles = [PersonRole(value=_chosen(user.roles, ""), primary=True)]


def said_members(group: Group) -> set[UUID]:
    """The people whom ``group`` names. Raises ``InvalidValueException`` for what is no person's id."""
    found = set()
    for member in group.members or []:
        person = person_id((member.value or "").lower())
        if person is None or (member.type or "User").lower() != "user":
            raise InvalidValueException(detail="A member is a user, by id; groups within groups are not understood.")
        found.add(person)
    return found


def _email(emails: Sequence[Email], current: str) -> str:
    return _chosen([each for each in emails if each.primary or each.type in {"work", None}] or emails, current)


def _role(roles: Sequence[PersonRole], current: str) -> Role:
    said = _chosen(roles, current)
    try:
        return Role(said.strip().lower().replace(" ", "_")) if said else Role.EMPLOYEE
    except ValueError as error:
        known = ", ".join(role.value for role in Role)
        raise InvalidValueException(detail=f"There is no such role; the roles are {known}.") from error


def _chosen(said: Sequence[Any], current: str) -> str:
    """The value that counts where one is kept: one that a PATCH added to the ``current`` one; of several the primary
    one, else the last. Empty for none.
    """
    valued = [each for each in said if each.value]
    new = [each for each in valued if each.value.lower() != current] or valued
    chosen = _last([each for each in new if each.primary]) or _last(new)
    return "" if chosen is None else str(chosen.value)


def _country(addresses: Sequence[Address]) -> str:
    said = [address for address in addresses if address.country]
    chosen = _last([address for address in said if address.type == "work"]) or _last(said)
    return "" if chosen is None else str(chosen.country).strip().upper()


def _joined(given: str, family: str) -> str:
    return f"{given} {family}".strip()


def _last(found: Sequence[Any]) -> Any:
    return found[-1] if found else None


def _meta(kind: str, content: object, created: int | None, changed: int | None) -> Meta:
    """With a version made of the ``content``, so that it changes with whatever changed that. Times in UTC ms."""
    told = json.dumps(content, sort_keys=True, default=str)
    return Meta(
        resource_type=kind,
        created=_shown(created),
        last_modified=_shown(changed),
        version=f'W/"{hashlib.sha256(told.encode()).hexdigest()[:24]}"',
    )


def _shown(ms: int | None) -> datetime | None:
    return None if ms is None else utc(ms)
