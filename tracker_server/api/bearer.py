"""Who calls: the person behind an access token."""

from __future__ import annotations

import time

from django.http import HttpRequest
from ninja.security import HttpBearer
from oauth2_provider.models import AccessToken

from tracker_server.accounts.models import Person
from tracker_server.accounts.tokens import checksum


class AccessTokenAuth(HttpBearer):
    """Takes the access tokens that our OpenID provider gave, while they last and the person may sign in."""

    def __call__(self, request: HttpRequest) -> Person | None:
        """The person whose token came with ``request``; looked up once for the gate and the view behind it."""
        if not hasattr(request, "token_person"):
            request.token_person = super().__call__(request)  # type: ignore[attr-defined]  # ours
        person: Person | None = request.token_person  # type: ignore[attr-defined]
        return person

    def authenticate(self, request: HttpRequest, token: str) -> Person | None:  # noqa: ARG002  # ninja's signature
        found = AccessToken.objects.select_related("user").filter(token_checksum=checksum(token)).first()
        if found is None or found.expires.timestamp() <= time.time():
            return None
        person = found.user
        return person if isinstance(person, Person) and person.is_active else None


def caller(request: HttpRequest) -> Person:
    """The person whom ``AccessTokenAuth`` found."""
    person = getattr(request, "auth", None)
    assert isinstance(person, Person)
    return person
