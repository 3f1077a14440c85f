"""What every page may show of signing in, besides who is signed in."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from tracker_server.accounts.models import Person
from tracker_server.accounts.rights import Right
from tracker_server.accounts.second_factor import GO_ON, lacks_one


def signing_in(request: HttpRequest) -> dict[str, object]:
    """How one signs in; where it goes on once a second factor is there, empty for nowhere; what one may see."""
    user = getattr(request, "user", None)  # not there where the request was refused before it was known whose it is
    person = user if isinstance(user, Person) else None
    waits = person is not None and GO_ON in request.session and not lacks_one(person)
    return {
        "provider": settings.PROVIDER,
        "local_passwords": settings.LOCAL_PASSWORDS,
        "go_on": request.session[GO_ON] if waits else "",
        "sees_security": person is not None and person.may(Right.READ_SECURITY),
    }
