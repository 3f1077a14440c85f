"""What ends or mends somebody's signing in, one thing at a time; each is kept in the audit of whom it concerns."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from tracker_server.accounts import backend, identities, second_factor, throttle
from tracker_server.accounts.leaving import end_sign_ins
from tracker_server.accounts.models import Person
from tracker_server.accounts.sessions import end_sessions
from tracker_server.audit.record import Action, Audited, record
from tracker_server.ledger.leaving import withdraw


def end_session(person: Person, by: Person, chosen: str) -> bool:
    """End the browser session whose id is ``chosen``; whether there was one."""
    return _done(Action.SESSION_ENDED, person, by, "one", lambda: end_sessions(person, chosen) > 0)


def end_others(person: Person, spare: str | None) -> bool:
    """End every sign-in of ``person``, of devices too, but the browser session with the key ``spare``.

    Devices keep their access: once somebody signs in on them again.
    """
    return _done(Action.SESSION_ENDED, person, person, "others", lambda: end_sign_ins(person, spare) > 0)


def end_all(person: Person, by: Person) -> bool:
    """End every sign-in of ``person`` and withdraw all their devices' access; whether there was anything."""
    with transaction.atomic():
        rows = withdraw(person, by)
        record(rows)
    return bool(rows)


def unlock(person: Person, by: Person) -> bool:
    """Lift the lock that wrong passwords or codes brought; whether there was one."""

    def forget() -> bool:
        lifted = [backend.forget_tries(person), throttle.forget(second_factor.CODE, str(person.pk))]
        return any(lifted)

    return _done(Action.ACCOUNT_UNLOCKED, person, by, "", forget)


def locked(person: Person) -> bool:
    """Whether wrong passwords or codes have locked the account."""
    return backend.locked(person) or throttle.locked_until(second_factor.CODE, str(person.pk)) is not None


def reset_second_factor(person: Person, by: Person) -> bool:
    """Take the second factor away, and end what was signed in with it; whether there was one."""

    def reset() -> bool:
        return second_factor.remove(person) and end_sign_ins(person) >= 0

    return _done(Action.SECOND_FACTOR_RESET, person, by, "", reset)


def forget_identity(person: Person, by: Person) -> bool:
    """Let the next sign-in at the provider bind the person anew; whether one was bound."""
    return _done(Action.IDENTITY_FORGOTTEN, person, by, "", lambda: identities.forget(person))


def _done(action: Action, person: Person, by: Person, reason: str, deed: Callable[[], bool]) -> bool:
    with transaction.atomic():
        done = deed()
        if done:
            whose = str(person.id)
            record([Audited(action, whose, actor=str(by.id), subject=whose, reason=reason)])
    return done
