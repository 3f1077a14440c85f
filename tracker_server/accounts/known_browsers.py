"""A browser in which somebody signed in before: strangers who lock the account do not lock it there.

The cookie opens nothing. It holds a keyed hash of whose browser it is: no name, and nothing by which one is followed.
"""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from tracker_server.accounts import throttle

NAME = f"{settings.COOKIE_PREFIX}browser"
SALT = "timetracker known browser"
KEPT_S = 180 * 86_400


def remember(response: HttpResponse, email: str) -> None:
    """Let the browser that gets ``response`` be known as one of whose ``email`` it is."""
    response.set_cookie(
        NAME,
        signing.dumps(_whose(email), salt=SALT),
        max_age=KEPT_S,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def is_known(request: HttpRequest | None, email: str) -> bool:
    """Whether whose ``email`` it is signed in before in the browser of ``request``."""
    if request is None:
        return False
    try:
        found = signing.loads(request.COOKIES.get(NAME, ""), salt=SALT, max_age=KEPT_S)
    except signing.BadSignature:
        return False
    return bool(found == _whose(email))


def _whose(email: str) -> str:
    return throttle.key("browser of", email)
