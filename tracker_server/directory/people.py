"""Adds and changes people and teams: kept, told to their devices, audited."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from tracker_core.model import Role
from tracker_server.accounts.models import Person, Team
from tracker_server.audit.record import SERVER, Action, Audited, record
from tracker_server.clock import now_ms
from tracker_server.directory.models import DirectoryUser
from tracker_server.ledger.leaving import come_back, leave
from tracker_server.streams.writer import publish_person

MANAGED = ("name", "email", "employee_id", "country", "role", "is_active", "external_id")
FAR = frozenset({Role.ADMIN.value, Role.AUDITOR.value, Role.PRIVACY_OFFICER.value})


def save_person(person: Person, by: Person | None) -> None:
    """Keep ``person``, new or changed. ``by``: who decided, None for the command line."""
    with transaction.atomic():
        record(keep(person, by))


def keep(person: Person, by: Person | None, reason: str = "", changed: Iterable[str] = ()) -> list[Audited]:
    """Keep ``person`` and tell their devices; rows for the audit, to be recorded last in the transaction.

    Call it first in the transaction. ``changed``: the names of the fields that did; a password is kept only if it is
    named. Whoever may no longer sign in is
    out everywhere at once; whoever may again finds their devices as they were.
    """
    # What is made on the server itself is made by whoever can do anything there.
    from_outside = by is not None or reason != ""
    given = from_outside and person.role in FAR and not Person.objects.filter(pk=person.pk, role=person.role).exists()
    moved = Person.objects.filter(pk=person.pk, is_active=not person.is_active).exists()
    access = (come_back if person.is_active else leave)(person, by) if moved else []
    action = Action.PERSON_ADDED if person._state.adding else Action.PERSON_CHANGED  # noqa: SLF001  # documented by Django
    if person._state.adding:  # noqa: SLF001  # documented by Django
        person.save()
    else:  # ``person`` may have been read a while ago: a password chosen since then, or a restriction, stays
        person.save(update_fields=[*MANAGED, *({"password"} & {*changed})])
        person.refresh_from_db(fields=["restricted_at"])
    DirectoryUser.objects.bulk_create(
        [DirectoryUser(person=person, changed_at=now_ms())],
        update_conflicts=True,
        update_fields=["changed_at", "deleted_at"] if person.is_active else ["changed_at"],
        unique_fields=["person"],
    )
    publish_person(person)
    detail: dict[str, object] = {"role": person.role, "active": person.is_active}
    if changed:
        detail["changed"] = sorted(changed)
    whose, actor = str(person.id), "" if by is None else str(by.id)
    if given:
        access.append(
            Audited(Action.ROLE_GIVEN, whose, actor, subject=whose, reason=reason, detail={"role": person.role})
        )
    return [*access, Audited(action, whose, actor, subject=whose, reason=reason, detail=detail)]


def save_team(team: Team, members: Iterable[Person], by: Person) -> None:
    """Keep ``team``, new or changed, with ``members``; whoever joins or leaves finds that in their audit, since it
    says who may see their times.
    """
    with transaction.atomic():
        outcome = "added" if team._state.adding else "changed"  # noqa: SLF001  # documented by Django
        team.save()
        before, after = set(team.members.all()), set(members)
        team.members.set(after)
        rows = [("joined", person) for person in after - before] + [("left", person) for person in before - after]
        record(
            [
                Audited(Action.TEAM_CHANGED, stream, actor=str(by.id), subject=str(team.pk), outcome=what)
                for what, stream in [(outcome, SERVER), *((what, str(person.id)) for what, person in rows)]
            ]
        )
