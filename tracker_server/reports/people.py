"""Adds and changes people: kept, told to their devices, audited."""

from __future__ import annotations

from django.db import transaction

from tracker_server.accounts.models import Person
from tracker_server.audit.record import Action, Audited, record
from tracker_server.streams.writer import publish_person


def save_person(person: Person, by: Person | None) -> None:
    """Keep ``person``, new or changed. ``by``: who decided, None for the command line."""
    with transaction.atomic():
        action = Action.PERSON_ADDED if person._state.adding else Action.PERSON_CHANGED  # noqa: SLF001  # documented by Django
        person.save()
        publish_person(person)
        record(
            [
                Audited(
                    action,
                    str(person.id),
                    actor="" if by is None else str(by.id),
                    subject=str(person.id),
                    detail={"role": person.role, "active": person.is_active},
                )
            ]
        )
