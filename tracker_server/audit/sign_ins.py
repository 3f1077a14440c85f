"""Writes sign-ins, refused ones too, and replayed tokens into the audit."""

from __future__ import annotations

from typing import Any

from allauth.account.signals import user_logged_in
from django.contrib.auth.signals import user_logged_out, user_login_failed
from django.http import HttpRequest
from oauth2_provider.signals import app_authorized

from tracker_server.accounts.models import Person
from tracker_server.accounts.validator import token_replayed, token_revoked
from tracker_server.audit.record import SERVER, Action, Audited, record


def listen() -> None:
    """Connect the signals of Django, allauth and the OpenID provider."""
    user_logged_in.connect(_signed_in, dispatch_uid="audit")
    user_login_failed.connect(_failed, dispatch_uid="audit")
    user_logged_out.connect(_signed_out, dispatch_uid="audit")
    app_authorized.connect(_device_signed_in, dispatch_uid="audit")
    token_replayed.connect(_replayed, dispatch_uid="audit")
    token_revoked.connect(_device_signed_out, dispatch_uid="audit")


def _signed_in(user: Person, **_: Any) -> None:
    _record(Action.SIGNED_IN, user, "page")


def _failed(credentials: dict[str, Any], **_: Any) -> None:
    # What was typed is kept only as the person it names: it could be a password in the wrong field.
    typed = credentials.get("email") or credentials.get("username") or ""
    person = Person.objects.filter(email=str(typed).strip().lower()).first()
    if person is None:
        record([Audited(Action.SIGN_IN_FAILED, SERVER, reason="unknown_person")])
    else:
        record([Audited(Action.SIGN_IN_FAILED, str(person.id), reason="wrong_password")])


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


def _record(action: Action, person: Person, reason: str) -> None:
    record([Audited(action, str(person.id), actor=str(person.id), subject=str(person.id), reason=reason)])
