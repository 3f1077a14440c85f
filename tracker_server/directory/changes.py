"""Brings people to what a directory says of them: they come, change, leave and come back, and never disappear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from tracker_core.errors import Refused
from tracker_core.model import Role
from tracker_server.accounts.models import Person
from tracker_server.audit.record import Audited
from tracker_server.directory.models import DirectoryLock
from tracker_server.directory.people import keep
from tracker_server.work_items.assigning import unassign
from tracker_server.work_items.models import Assignment

LAST_ADMIN = "Nobody would be an admin any more. Make somebody else an admin first."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a directory says of a person; None for what it does not say, which stays as it is."""

    email: str
    name: str
    employee_id: str | None = None
    role: Role | None = None
    country: str | None = None
    active: bool | None = None
    external_id: str | None = None

    @property
    def fields(self) -> dict[str, str | bool]:
        """The fields of ``Person`` that are said, each with its value."""
        said: dict[str, str | bool | None] = {
            "email": self.email.strip().lower(),
            "name": self.name,
            "employee_id": self.employee_id,
            "role": None if self.role is None else self.role.value,
            "country": self.country,
            "is_active": self.active,
            "external_id": self.external_id,
        }
        return {name: value for name, value in said.items() if value is not None}


@contextmanager
def alone() -> Iterator[None]:
    """A transaction in which nobody else changes people: no directory, no admin."""
    with transaction.atomic():
        DirectoryLock.objects.bulk_create([DirectoryLock(pk=1)], ignore_conflicts=True)
        DirectoryLock.objects.select_for_update().get(pk=1)
        yield


@contextmanager
def directory_change(*, undo: bool = False) -> Iterator[None]:
    """``alone``, and an admin is left where there was one.

    Raises ``Refused("last_admin")`` at its end, undoing everything. ``undo``: it was only to be tried.
    """
    with alone():
        had_admin = _admins().exists()
        yield
        if had_admin and not _admins().exists():
            raise Refused("last_admin", LAST_ADMIN)
        if undo:
            transaction.set_rollback(True)


def is_last_admin(person: Person) -> bool:
    """Whether nobody would be an admin without ``person``. True until the end only within ``alone``."""
    return list(_admins().values_list("pk", flat=True)[:2]) == [person.pk]


def differences(person: Person, wanted: Wanted) -> dict[str, str | bool]:
    """The fields of ``person`` that are not as ``wanted``, each with the value it should have."""
    return {name: value for name, value in wanted.fields.items() if getattr(person, name) != value}


def bring(person: Person | None, wanted: Wanted, reason: str) -> tuple[Person, list[Audited]]:
    """Make ``person`` (None: somebody new) be as ``wanted``; rows for the audit, none where nothing changed.

    ``reason``: the code of where this comes from. Call it within ``directory_change``. Somebody who leaves is signed
    out everywhere and has no work items any more; what they recorded stays as it is.
    Raises ``Refused``: bad_person, taken, came_back_as_another.
    """
    if person is None:
        person, changed = Person(), wanted.fields
        person.set_unusable_password()  # they sign in by the organization's provider, or an admin gives them one
    else:
        changed = differences(person, wanted)
        if changed.get("is_active") is True:
            _require_same(person, wanted)
    if not changed:
        return person, []
    was_active, is_new = person.is_active, person._state.adding  # noqa: SLF001  # documented by Django
    for name, value in changed.items():
        setattr(person, name, value)
    _check(person, changed)
    rows = keep(person, None, reason, () if is_new else changed)
    if was_active and not person.is_active:
        _end(person)
    return person, rows


def leave(person: Person, reason: str) -> Sequence[Audited]:
    """Somebody left: as ``bring`` with ``active`` False."""
    return bring(person, Wanted(person.email, person.name, active=False), reason)[1]


def _require_same(person: Person, wanted: Wanted) -> None:
    """An address may be given to somebody else later: they must not get the records of whoever had it before."""
    for had, said in ((person.external_id, wanted.external_id), (person.employee_id, wanted.employee_id)):
        if had and said and had != said:
            raise Refused(
                "came_back_as_another",
                "Somebody who left has this e-mail, and another employee id or external id. If it is the same person, "
                "let them sign in again at /admin/; if not, first change the e-mail of the one who left there.",
            )


def readable(text: str) -> bool:
    """Whether ``text`` is free of control characters and half ones, which no name has and no database need take."""
    return all(ord(letter) >= 32 and not "\ud800" <= letter <= "\udfff" for letter in text)


def _check(person: Person, changed: dict[str, str | bool]) -> None:
    for name, value in changed.items():
        if isinstance(value, str) and not readable(value):
            raise Refused("bad_person", f"{name}: It holds a control character.")
    try:
        person.clean_fields(exclude={field.name for field in Person._meta.fields} - set(changed))  # noqa: SLF001  # documented by Django
    except ValidationError as error:
        said = "; ".join(f"{name}: {' '.join(messages)}" for name, messages in error.message_dict.items())
        raise Refused("bad_person", said) from error
    others = Person.objects.exclude(pk=person.pk)
    if "email" in changed and others.filter(email=person.email).exists():
        raise Refused("taken", "Somebody else has this e-mail.")
    if changed.get("external_id") and others.filter(external_id=person.external_id).exists():
        raise Refused("taken", "Somebody else has this external id.")


def _end(person: Person) -> None:
    for assignment in Assignment.objects.filter(person=person, unassigned_at=None).select_related("item"):
        unassign(assignment.item, person, None)


def _admins() -> QuerySet[Person]:
    return Person.objects.filter(role=Role.ADMIN.value, is_active=True).order_by("pk")
