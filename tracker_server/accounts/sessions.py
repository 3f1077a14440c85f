"""Sessions of browsers, kept with the person who is signed in, so that somebody's can be listed and ended."""

from __future__ import annotations

import hashlib
from typing import Any, NamedTuple

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

from tracker_server.accounts.models import BrowserSession, Person

METHODS = "account_authentication_methods"  # where allauth notes how a session was signed in


class SessionStore(DatabaseStore):
    """Django's sessions in the database, each with its person beside it."""

    @classmethod
    def get_model_class(cls) -> type[BrowserSession]:
        return BrowserSession

    def create_model_instance(self, data: dict[str, Any]) -> BrowserSession:
        made = super().create_model_instance(data)
        assert isinstance(made, BrowserSession)
        made.person_id = data.get(SESSION_KEY)
        return made


class Session(NamedTuple):
    """A browser that is signed in. ``id`` names it on a page without being its key; ``since``: UTC ms, 0 for unknown.

    ``methods``: what it was signed in with, each once: password, socialaccount, totp, recovery_codes.
    """

    id: str
    since: int
    methods: tuple[str, ...]


def session_id(key: str | None) -> str:
    """What a session with ``key`` is called."""
    return hashlib.sha256((key or "").encode()).hexdigest()[:16]


def sessions_of(person: Person) -> list[Session]:
    """The browsers in which ``person`` is signed in now."""
    return [_told(row) for row in _living(person)]


def end_sessions(person: Person, chosen: str | None = None, spare: str | None = None) -> int:
    """End all browser sessions of ``person``, or the one whose id is ``chosen``; how many.

    ``spare``: the key of one that goes on. A request that is being answered in an ended one cannot bring it back:
    Django refuses to save a session that is gone.
    """
    keys = [
        row.session_key
        for row in _living(person)
        if row.session_key != spare and chosen in (None, session_id(row.session_key))
    ]
    return BrowserSession.objects.filter(session_key__in=keys).delete()[0]


def _living(person: Person) -> list[BrowserSession]:
    found = BrowserSession.objects.filter(person_id=person.pk, expire_date__gt=timezone.now())
    return list(found.order_by("-expire_date"))


def _told(row: BrowserSession) -> Session:
    steps = row.get_decoded().get(METHODS, [])
    methods = tuple(dict.fromkeys(str(step.get("type") or step.get("method")) for step in steps))
    since = int(steps[0]["at"] * 1000) if steps else 0
    return Session(session_id(row.session_key), since, methods)
