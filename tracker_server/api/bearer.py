"""Who calls: the person behind an access token."""

from __future__ import annotations

import time
from uuid import UUID

from django.http import HttpRequest
from ninja.security import HttpBearer
from oauth2_provider.models import AccessToken

from tracker_server.accounts.models import Person
from tracker_server.accounts.second_factor import lacks_one
from tracker_server.accounts.tokens import checksum


class AccessTokenAuth(HttpBearer):
    """Takes the access tokens that our OpenID provider gave, while they last and the person may sign in."""

    def __call__(self, request: HttpRequest) -> Person | None:
        """The person whose token came with ``request``; looked up once for the gate and the view behind it."""
        if not hasattr(request, "token_person"):
            request.token_person = super().__call__(request)  # type: ignore[attr-defined]  # ours
        person: Person | None = request.token_person  # type: ignore[attr-defined]
        return person

    def authenticate(self, request: HttpRequest, token: str) -> Person | None:
        known = AccessToken.objects.select_related("user", "refresh_token")
        found = known.filter(token_checksum=checksum(token)).first()
        if found is None or found.expires.timestamp() <= time.time():
            return None
        refresh = getattr(found, "refresh_token", None)
        request.token_family = None if refresh is None else refresh.token_family  # type: ignore[attr-defined]
        person = found.user
        if not isinstance(person, Person) or not person.is_active:
            return None
        # Signed in before they had a role, or a rule, that asks for one: their own device goes on, and no more.
        person.only_own = lacks_one(person)
        return person


def caller(request: HttpRequest) -> Person:
    """The person whom ``AccessTokenAuth`` found."""
    person = getattr(request, "auth", None)
    assert isinstance(person, Person)
    return person


def token_family(request: HttpRequest) -> UUID | None:
    """The sign-in that the access token is of, None for one without refresh tokens."""
    family = getattr(request, "token_family", None)
    assert family is None or isinstance(family, UUID)
    return family
