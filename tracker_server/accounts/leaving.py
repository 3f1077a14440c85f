"""Ends sign-ins: tokens of devices and sessions of browsers, one or all of a person, at once."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from oauth2_provider.models import AccessToken, DeviceGrant, Grant, IDToken, RefreshToken

from tracker_server.accounts.models import Person
from tracker_server.accounts.sessions import end_sessions


def end_sign_ins(person: Person, spare: str | None = None) -> int:
    """End every sign-in of ``person``; how many. ``spare``: the key of a browser session that goes on.

    Within a transaction. Tokens are deleted, not marked: one that comes later is unknown, and no alarm of a replay.
    """
    DeviceGrant.objects.filter(user=person).delete()  # before the lock: the token endpoint takes them in this order
    lock(person)
    ended = int(RefreshToken.objects.filter(user=person, revoked__isnull=True).count())
    for kind in (RefreshToken, AccessToken, Grant, IDToken):
        kind.objects.filter(user=person).delete()
    return ended + end_sessions(person, spare=spare)


def end_family(person: Person, family: UUID | None) -> None:
    """End one sign-in of a device of ``person``: the family of its refresh tokens. Within a transaction."""
    lock(person)
    if family is not None:
        of_family = RefreshToken.objects.filter(token_family=family)
        tokens = list(of_family.exclude(access_token=None).values_list("access_token", flat=True))
        of_family.delete()
        AccessToken.objects.filter(pk__in=tokens).delete()


def lock(person: Person) -> bool:
    """Hold whoever ends or makes sign-ins of ``person`` back until the transaction ends; whether they may sign in."""
    assert transaction.get_connection().in_atomic_block
    # Not FOR UPDATE: that would wait for every row that only refers to the person.
    return Person.objects.select_for_update(no_key=True).filter(pk=person.pk, is_active=True).exists()
