"""The tokens that a directory calls with: made, listed, revoked, and checked with each request."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence

from django.core.cache import cache
from django.db import transaction

from tracker_core.errors import Refused
from tracker_server.audit.record import SERVER, Action, Audited, record
from tracker_server.clock import now_ms
from tracker_server.directory.models import DirectoryToken

DAY_MS = 86_400_000
USED_EVERY_MS = 3_600_000  # "used" is kept to the hour, so that reading writes nothing
WINDOW_S = 60
MAX_CALLS = 3000  # of one token in a window: several times what Entra ID and Okta send
MAX_REFUSED = 30  # of one address in a window
COUNTED_S = 3600


def make(days: int) -> tuple[DirectoryToken, str]:
    """A new token for ``days`` days, and its secret, which nothing keeps."""
    secret = f"ttscim_{secrets.token_urlsafe(32)}"
    with transaction.atomic():
        token = DirectoryToken.objects.create(checksum=_checksum(secret), expires_at=now_ms() + days * DAY_MS)
        detail = {"expires_at": token.expires_at}
        record([Audited(Action.DIRECTORY_TOKEN_MADE, SERVER, subject=str(token.pk), detail=detail)])
    return token, secret


def revoke(number: int) -> None:
    """End the token ``number``. Raises ``Refused("not_found")``."""
    with transaction.atomic():
        if not DirectoryToken.objects.filter(pk=number, revoked_at=None).update(revoked_at=now_ms()):
            raise Refused("not_found", f"There is no token {number}, or it was revoked before.")
        record([Audited(Action.DIRECTORY_TOKEN_REVOKED, SERVER, subject=str(number))])


def all_tokens() -> Sequence[DirectoryToken]:
    """Every token there was."""
    return list(DirectoryToken.objects.order_by("pk"))


def ending(within_days: int) -> DirectoryToken | None:
    """The token that a directory calls with, if it ended or does so within so many days and none lasts longer."""
    living = DirectoryToken.objects.filter(revoked_at=None)
    last = living.exclude(used_at=None).order_by("-used_at", "-pk").first()
    until = now_ms() + within_days * DAY_MS
    return None if last is None or living.filter(expires_at__gt=until).exists() else last


def check(authorization: str, address: str) -> DirectoryToken:
    """The token of a request's Authorization header. ``address``: where the request comes from.

    Raises ``Refused``: token_invalid, which is audited, or slow_down.
    """
    if _count(f"directory refused {address}", WINDOW_S, add=False) >= MAX_REFUSED:
        raise Refused("slow_down", "Too many requests with a wrong token; wait a minute.")
    scheme, _, secret = authorization.partition(" ")
    now = now_ms()
    token = None
    if scheme.lower() == "bearer" and secret:
        token = DirectoryToken.objects.filter(checksum=_checksum(secret.strip()), revoked_at=None).first()
    if token is None or token.expires_at <= now:
        _count(f"directory refused {address}", WINDOW_S)
        _audit_refused("token_unknown" if token is None else "token_expired")
        raise Refused("token_invalid", "The token is missing, ended or was revoked.")
    if _count(f"directory token {token.pk}", WINDOW_S) > MAX_CALLS:
        raise Refused("slow_down", f"More than {MAX_CALLS} requests a minute.")
    if token.used_at is None or now - token.used_at > USED_EVERY_MS:
        DirectoryToken.objects.filter(pk=token.pk).update(used_at=now)
    return token


def _audit_refused(reason: str) -> None:
    """A row for the first, tenth, hundredth … within an hour, so that a flood does not fill the audit."""
    count = _count("directory refused", COUNTED_S)
    if str(count).strip("0") == "1":
        record([Audited(Action.DIRECTORY_REFUSED, SERVER, reason=reason, detail={"within_the_hour": count})])


def _count(key: str, seconds: int, *, add: bool = True) -> int:
    """How often ``key`` was counted in its window of ``seconds``, this time included if ``add``."""
    key = hashlib.sha256(key.encode()).hexdigest()  # an address may hold what a cache's key may not
    if not add:
        return int(cache.get(key, 0))
    cache.add(key, 0, seconds)
    try:
        return int(cache.incr(key))
    except ValueError:  # the window ended in between
        cache.set(key, 1, seconds)
        return 1


def _checksum(secret: str) -> str:
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()
