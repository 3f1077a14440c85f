"""Checks a password: within its tries, and only of who signs in with one."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings
from django.http import HttpRequest

from tracker_core.model import Role
from tracker_server.accounts import known_browsers, throttle
from tracker_server.accounts.models import Person
from tracker_server.accounts.signals import account_locked, password_refused
from tracker_server.accounts.throttle import Turn

PASSWORD = "password"  # noqa: S105  # the kinds of tries: of anybody, and where the person signed in before
KNOWN = "password in a known browser"


class PasswordBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """Answers a locked account, a wrong password and an unknown person alike, and takes as long for each."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> Person | None:
        email = str(credentials.get("email") or credentials.get("username") or "").strip().lower()
        password = credentials.get("password")
        if not email or not password:
            return None
        kind = KNOWN if known_browsers.is_known(request, email) else PASSWORD
        turn = throttle.take_turn(kind, email)
        if turn is Turn.REFUSED:
            self._mitigate_timing_attack(password)
            return None
        found = super().authenticate(request, **credentials)
        if isinstance(found, Person) and has_password(found):
            throttle.forget(kind, email)
            return found
        person = Person.objects.filter(email=email).first()
        password_refused.send(type(self), person=person, reason="wrong_password" if found is None else "password_off")
        if turn is Turn.LAST and person is not None:
            account_locked.send(type(self), person=person, reason="wrong_password")
        return None


def forget_tries(person: Person) -> bool:
    """Lift the locks that wrong passwords brought; whether there was one."""
    lifted = [throttle.forget(kind, person.email) for kind in (PASSWORD, KNOWN)]
    return any(lifted)


def locked(person: Person) -> bool:
    """Whether wrong passwords have locked the account, for strangers or where the person signed in before."""
    return any(throttle.locked_until(kind, person.email) for kind in (PASSWORD, KNOWN))


def has_password(person: Person) -> bool:
    """Whether ``person`` signs in here with a password, were it the right one."""
    return settings.LOCAL_PASSWORDS == "all" or person.role == Role.ADMIN.value
