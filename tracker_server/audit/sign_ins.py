"""Writes into the audit what concerns signing in: sign-ins, refused ones too, locks, second factors, tokens."""

from __future__ import annotations

from typing import Any, NamedTuple

from allauth.account.signals import user_logged_in
from allauth.mfa.signals import authentication_failed, authenticator_added, authenticator_removed
from django.contrib import messages
from django.contrib.auth.signals import user_logged_out
from django.http import HttpRequest
from oauth2_provider.signals import app_authorized

from tracker_core import wire
from tracker_server.accounts import signals
from tracker_server.accounts.models import Person
from tracker_server.audit.models import AuditRow
from tracker_server.audit.record import SERVER, Action, Audited, record

SHOWN = 50
OF_SIGN_INS = (
    Action.SIGNED_IN,
    Action.SIGN_IN_FAILED,
    Action.SIGNED_OUT,
    Action.SESSION_ENDED,
    Action.TOKEN_REPLAYED,
    Action.ACCOUNT_LOCKED,
    Action.ACCOUNT_UNLOCKED,
    Action.IDENTITY_BOUND,
    Action.IDENTITY_REFUSED,
    Action.IDENTITY_FORGOTTEN,
    Action.SECOND_FACTOR_ADDED,
    Action.SECOND_FACTOR_REMOVED,
    Action.SECOND_FACTOR_RESET,
    Action.PASSWORD_CHANGED,
    Action.PASSWORD_SET,
    Action.PASSWORD_LINK_MADE,
    Action.DEVICE_REGISTERED,
    Action.DEVICE_REFUSED,
    Action.DEVICE_REVOKED,
    Action.DEVICE_ALLOWED,
    Action.DEVICE_FORKED,
)
UNTRUSTED = frozenset(
    {
        "bad_token",
        "email_changed",
        "expired_token",
        "other_subject",
        "wrong_audience",
        "wrong_issuer",
        "wrong_metadata",
        "wrong_nonce",
        "wrong_subject",
    }
)
TOLD_NEXT_TIME = {
    Action.SIGN_IN_FAILED: "Since you were here last, a sign-in with your name failed.",
    Action.ACCOUNT_LOCKED: "Your account was locked for a while: somebody tried wrong passwords or codes.",
    Action.TOKEN_REPLAYED: "An old sign-in of one of your devices was used again; it was ended.",
    Action.SECOND_FACTOR_RESET: "An admin took your second factor away. If you did not ask for that, tell them.",
    Action.PASSWORD_CHANGED: "Since you were here last, your password was changed. If that was not you, tell an admin.",
    Action.PASSWORD_SET: "An admin set your password, and may know it. Choose one of your own: Change password.",
    Action.IDENTITY_REFUSED: "Since you were here last, your organization's provider vouched for you in vain.",
    Action.DEVICE_FORKED: "A second copy of one of your devices was found.",
}


class Happened(NamedTuple):
    """One row about signing in. ``at``: UTC ms; ``actor``: who did it, an id or empty."""

    seq: int
    at: int
    action: str
    reason: str
    actor: str


def latest(person: Person) -> list[Happened]:
    """What the audit says last about the sign-ins and devices of ``person``, newest first."""
    rows = AuditRow.objects.filter(stream_id=str(person.id), action__in=OF_SIGN_INS).order_by("-seq")[:SHOWN]
    read = ((row, wire.parse(bytes(row.body), "audit row")) for row in rows)
    return [Happened(row.seq, row.at, row.action, str(body["reason"]), str(body["actor"])) for row, body in read]


def listen() -> None:
    """Connect the signals of Django, allauth and of our own accounts."""
    user_logged_in.connect(_signed_in, dispatch_uid="audit")
    user_logged_out.connect(_signed_out, dispatch_uid="audit")
    app_authorized.connect(_device_signed_in, dispatch_uid="audit")
    authentication_failed.connect(_wrong_code, dispatch_uid="audit")
    authenticator_added.connect(_factor_added, dispatch_uid="audit")
    authenticator_removed.connect(_factor_removed, dispatch_uid="audit")
    signals.password_refused.connect(_failed, dispatch_uid="audit")
    signals.provider_refused.connect(_refused, dispatch_uid="audit")
    signals.account_locked.connect(_locked, dispatch_uid="audit")
    signals.identity_bound.connect(_bound, dispatch_uid="audit")
    signals.token_replayed.connect(_replayed, dispatch_uid="audit")
    signals.token_revoked.connect(_device_signed_out, dispatch_uid="audit")


def _signed_in(user: Person, request: HttpRequest | None = None, **kwargs: Any) -> None:
    if request is not None:
        for told in _since_last(user):
            messages.warning(request, told)
    _record(Action.SIGNED_IN, user, "provider" if "sociallogin" in kwargs else "page")


def _refused(person: Person | None, reason: str, **kwargs: Any) -> None:
    if reason in UNTRUSTED:
        record([Audited(Action.IDENTITY_REFUSED, SERVER if person is None else str(person.id), reason=reason)])
    else:
        _failed(person, reason, **kwargs)


def _failed(person: Person | None, reason: str, **_: Any) -> None:
    # What was typed is kept only as the person it names: it could be a password in the wrong field.
    if person is not None:
        record([Audited(Action.SIGN_IN_FAILED, str(person.id), reason=reason)])
    else:
        record(
            [Audited(Action.SIGN_IN_FAILED, SERVER, reason="unknown_person" if reason == "wrong_password" else reason)]
        )


def _wrong_code(user: Person, **_: Any) -> None:
    record([Audited(Action.SIGN_IN_FAILED, str(user.id), reason="wrong_code")])


def _locked(person: Person, reason: str, **_: Any) -> None:
    record([Audited(Action.ACCOUNT_LOCKED, str(person.id), subject=str(person.id), reason=reason)])


def _bound(person: Person, **_: Any) -> None:
    _record(Action.IDENTITY_BOUND, person, "")


def _factor_added(user: Person, authenticator: Any, **_: Any) -> None:
    _record(Action.SECOND_FACTOR_ADDED, user, str(authenticator.type))


def _factor_removed(user: Person, authenticator: Any, **_: Any) -> None:
    _record(Action.SECOND_FACTOR_REMOVED, user, str(authenticator.type))


def _signed_out(user: Person | None, **_: Any) -> None:
    if user is not None:
        _record(Action.SIGNED_OUT, user, "page")


def _device_signed_in(request: HttpRequest, token: Any, **_: Any) -> None:
    if request.POST.get("grant_type") != "refresh_token":  # a refresh goes on with the same sign-in
        _record(Action.SIGNED_IN, token.user, "device")


def _device_signed_out(person: Person, **_: Any) -> None:
    _record(Action.SIGNED_OUT, person, "device")


def _replayed(person: Person, **_: Any) -> None:
    _record(Action.TOKEN_REPLAYED, person, "the whole sign-in was ended")


def _since_last(person: Person) -> list[str]:
    """What a person has to know who signs in: each kind of thing once."""
    told = []
    for row in latest(person):
        if row.action == Action.SIGNED_IN and row.reason != "device":
            break
        sentence = TOLD_NEXT_TIME.get(Action(row.action))
        if sentence is not None and sentence not in told:
            told.append(sentence)
    return told


def _record(action: Action, person: Person, reason: str) -> None:
    record([Audited(action, str(person.id), actor=str(person.id), subject=str(person.id), reason=reason)])
