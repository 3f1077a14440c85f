"""Who a provider's subject is here: bound to a person at the first sign-in by the e-mail, from then on by itself."""

from __future__ import annotations

from typing import NamedTuple

from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from tracker_server.accounts.leaving import lock
from tracker_server.accounts.models import Person
from tracker_server.accounts.signals import identity_bound


class Vouched(NamedTuple):
    """What the provider says: its ``subject``, and an e-mail, which counts only where it ``verified`` it."""

    issuer: str
    subject: str
    email: str | None
    verified: bool


class NotVouched(Exception):
    """Nobody is signed in. ``code`` says why; ``person``: whom it concerns, None for nobody known."""

    def __init__(self, code: str, person: Person | None = None) -> None:
        self.code = code
        self.person = person
        super().__init__(code)


def person_of(vouched: Vouched) -> SocialAccount:
    """The binding of the subject to its person, made if this is the first time.

    Raises ``NotVouched``: unknown_person, email_unverified, email_changed, other_subject, left.
    """
    with transaction.atomic():
        known = SocialAccount.objects.filter(provider=vouched.issuer, uid=vouched.subject).first()
        return _first_time(vouched) if known is None else _again(known, vouched)


def forget(person: Person) -> bool:
    """Let the next sign-in bind ``person`` anew, when the provider gave them another subject; whether one was bound."""
    return bool(SocialAccount.objects.filter(user=person).delete()[0])


def _again(known: SocialAccount, vouched: Vouched) -> SocialAccount:
    person = known.user
    assert isinstance(person, Person)
    if not person.is_active:
        raise NotVouched("left", person)
    if vouched.email is not None and vouched.email.lower() != person.email:
        raise NotVouched("email_changed", person)  # a subject given to somebody else, or a name not changed here yet
    return known


def _first_time(vouched: Vouched) -> SocialAccount:
    if vouched.email is None or not vouched.verified:
        raise NotVouched("email_unverified")
    person = Person.objects.filter(email=vouched.email.lower()).first()
    if person is None:
        raise NotVouched("unknown_person")
    if not lock(person):
        raise NotVouched("left", person)
    bound = SocialAccount.objects.filter(provider=vouched.issuer, uid=vouched.subject, user=person).first()
    if bound is not None:  # by the same sign-in in another tab, a moment ago
        return bound
    if SocialAccount.objects.filter(provider=vouched.issuer, user=person).exists():
        raise NotVouched("other_subject", person)
    made = SocialAccount.objects.create(provider=vouched.issuer, uid=vouched.subject, user=person, extra_data={})
    identity_bound.send(person_of, person=person)
    return made
