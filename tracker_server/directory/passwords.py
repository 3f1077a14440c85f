"""Passwords: chosen by their person, set by an admin or a command, or chosen by a link that serves once.

A new password ends what the old one opened, in browsers and on devices, but for the browser that it came from.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from tracker_core.errors import Refused
from tracker_server.accounts.backend import forget_tries, has_password
from tracker_server.accounts.leaving import end_sign_ins
from tracker_server.accounts.models import Person
from tracker_server.audit.record import Action, Audited, record
from tracker_server.directory.people import keep

SIGNS_IN_ELSEWHERE = "{} signs in at your organization's provider, not with a password here."
MAY_NOT = "{} may not sign in."


class LinkTokens(PasswordResetTokenGenerator):
    """What makes a link serve once: it is of the password there was, and the last sign-in. Nothing of it is kept."""

    key_salt = "timetracker link to choose a password"


tokens = LinkTokens()


def put(person: Person, password: str, by: Person | None) -> list[Audited]:
    """Give ``person``, whom the caller keeps after it, a ``password``; rows for the audit.

    Call it first in a transaction. ``by``: who decided, None for the command line.
    """
    end_sign_ins(person)
    forget_tries(person)
    person.set_password(password)
    actor = "" if by is None else str(by.id)
    return [Audited(Action.PASSWORD_SET, str(person.id), actor=actor, subject=str(person.id))]


def set_password(email: str, password: str) -> None:
    """By the command line. Raises ``Refused``: not_found, bad_password."""
    person = named(email)
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise Refused("bad_password", " ".join(error.messages)) from error
    with transaction.atomic():
        rows = put(person, password, None)
        record([*keep(person, None, changed=["password"]), *rows])


def changed_own(request: HttpRequest, user: Person, **_: Any) -> None:
    """Allauth kept the new password of ``user``, and the session that ``request`` came in goes on with it."""
    with transaction.atomic():
        end_sign_ins(user, spare=request.session.session_key)
        _chosen(user, "page")


def choose(person: Person, token: str, password: str) -> None:
    """By a link. Raises ``Refused("link_used")`` where another request with the same link was first."""
    with transaction.atomic():
        end_sign_ins(person)
        person.refresh_from_db()
        if not tokens.check_token(person, token):
            raise Refused("link_used", "The link served already.")
        forget_tries(person)
        person.set_password(password)
        person.save(update_fields=["password"])
        _chosen(person, "link")


def links(people: Iterable[Person], by: Person | None) -> list[tuple[Person, str]]:
    """For each of ``people`` a link by which they choose their password; it lasts ``LINK_DAYS`` and serves once.

    Raises ``Refused("no_password_here")`` for who may not sign in, or not with a password.
    """
    made, rows = [], []
    actor = "" if by is None else str(by.id)
    with transaction.atomic():
        for person in people:
            if not has_password(person) or not person.is_active:
                why = SIGNS_IN_ELSEWHERE if person.is_active else MAY_NOT
                raise Refused("no_password_here", why.format(person.email))
            who = urlsafe_base64_encode(force_bytes(person.pk))
            at = reverse("choose_password", kwargs={"uidb64": who, "token": tokens.make_token(person)})
            made.append((person, f"{settings.PUBLIC_URL}{at}"))
            rows.append(Audited(Action.PASSWORD_LINK_MADE, str(person.id), actor=actor, subject=str(person.id)))
        record(rows)
    return made


def without_password() -> list[Person]:
    """Who may sign in here with a password, and has none yet."""
    return [
        person
        for person in Person.objects.filter(is_active=True).order_by("email")
        if has_password(person) and not person.has_usable_password()
    ]


def named(email: str) -> Person:
    """Whose ``email`` it is. Raises ``Refused("not_found")``."""
    person = Person.objects.filter(email=email.strip().lower()).first()
    if person is None:
        raise Refused("not_found", f"There is nobody with the e-mail {email}.")
    return person


def _chosen(person: Person, how: str) -> None:
    whose = str(person.id)
    record([Audited(Action.PASSWORD_CHANGED, whose, actor=whose, subject=whose, reason=how)])
