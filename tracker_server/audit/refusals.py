"""Writes into a person's audit what they tried and may not do; a flood of the same leaves one row a minute."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.cache import cache
from django.http import HttpRequest

from tracker_server.accounts.access import pattern
from tracker_server.accounts.models import Person
from tracker_server.accounts.rights import Right
from tracker_server.audit.record import Action, Audited, record

ONE_A_S = 60
METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})
ROLE = "role"
NOT_THEIRS = "not_theirs"


def refused(request: HttpRequest, person: Person, reason: str, lacking: Iterable[Right] = ()) -> None:
    """Keep that ``person`` was refused what they asked for. ``lacking``: the rights one of which would have opened it.

    The method is kept only where it is one of HTTP's: it could be any text that somebody typed.
    """
    route = pattern(request.resolver_match.route) if request.resolver_match else ""
    if not cache.add(f"access_refused:{person.pk}:{route}", 1, ONE_A_S):
        return
    detail = {
        "route": f"/{route}",
        "method": request.method if request.method in METHODS else "other",
        "rights": sorted(right.name.lower() for right in lacking),
    }
    name = str(person.pk)
    record([Audited(Action.ACCESS_REFUSED, name, actor=name, outcome="refused", reason=reason, detail=detail)])
