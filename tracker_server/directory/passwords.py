"""Sets the password of somebody who came from a directory and signs in on this server itself."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from tracker_core.errors import Refused
from tracker_server.accounts.models import Person
from tracker_server.audit.record import record
from tracker_server.directory.people import keep


def set_password(email: str, password: str) -> None:
    """Raises ``Refused``: not_found, bad_password."""
    person = Person.objects.filter(email=email.strip().lower()).first()
    if person is None:
        raise Refused("not_found", "There is nobody with that e-mail.")
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise Refused("bad_password", " ".join(error.messages)) from error
    person.set_password(password)
    with transaction.atomic():
        record(keep(person, None, changed=["password"]))
