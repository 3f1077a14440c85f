"""Adds an admin from the command line."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from tracker_core.errors import Refused
from tracker_core.model import Role
from tracker_server.accounts.models import Person
from tracker_server.directory.people import save_person


def create_admin(email: str, name: str, employee_id: str, password: str) -> Person:
    """Raises ``Refused("bad_person")`` for a taken or wrong e-mail, or a password that is too weak."""
    person = Person(email=email.strip().lower(), name=name, employee_id=employee_id, role=Role.ADMIN.value)
    try:
        validate_password(password, person)
        person.set_password(password)
        person.full_clean()
    except ValidationError as error:
        raise Refused("bad_person", " ".join(error.messages)) from error
    save_person(person, None)
    return person
