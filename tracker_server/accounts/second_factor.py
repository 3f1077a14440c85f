"""The second factor: who must have one, its codes within their tries, and how it is taken away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.forms import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from tracker_server.accounts import throttle
from tracker_server.accounts.leaving import end_sign_ins
from tracker_server.accounts.models import Person
from tracker_server.accounts.rights import GRANTS, Right
from tracker_server.accounts.signals import account_locked
from tracker_server.accounts.throttle import Limit, Turn

CODE = "code"
ONCE = Limit(1, 180_000)  # longer than a code of RFC 6238 is taken
GO_ON = "go_on"  # in the session: where somebody wanted to go who had to set one up first
OPEN = ("/accounts/2fa/", "/accounts/reauthenticate/", "/accounts/logout/", "/accounts/provider/")

View = Callable[[HttpRequest], HttpResponse]


def lacks_one(person: Person) -> bool:
    """Whether ``person`` must have a second factor and has none."""
    privileged = GRANTS[person.as_person.role] != {Right.OWN}
    needed = settings.SECOND_FACTOR == "all" or (settings.SECOND_FACTOR == "privileged" and privileged)
    return needed and not Authenticator.objects.filter(user=person).exists()


def required(get_response: View) -> View:
    """Lead whoever must have a second factor, and has none, to set it up before anything else opens."""

    def handle(request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(OPEN) and isinstance(request.user, Person):
            if lacks_one(request.user):
                if request.method == "GET":
                    request.session[GO_ON] = request.get_full_path()
                return redirect("mfa_activate_totp")
            if GO_ON in request.session:
                del request.session[GO_ON]
        return get_response(request)

    return handle


def added(request: HttpRequest, user: Person, authenticator: Authenticator, **_: Any) -> None:
    """``user`` has a second factor now: what was signed in without it, elsewhere and on devices, ends."""
    if authenticator.type == Authenticator.Type.TOTP:
        with transaction.atomic():
            end_sign_ins(user, spare=request.session.session_key)


def remove(person: Person) -> bool:
    """Take the second factor of ``person`` away, recovery codes too; whether there was one."""
    throttle.forget(CODE, str(person.pk))
    return bool(Authenticator.objects.filter(user=person).delete()[0])


class _Tried:
    """A code counts before it is checked, and serves once, whichever server checks it."""

    user: Person

    def clean_code(self) -> str:
        whose = str(self.user.pk)
        turn = throttle.take_turn(CODE, whose)
        if turn is Turn.REFUSED:
            raise _incorrect()
        try:
            code: str = super().clean_code()  # type: ignore[misc]  # of allauth's form
            # allauth takes a code with spaces and hyphens for the same one, so it has to be the same here
            if not throttle.count(CODE, f"{whose} {normalize_user_code(code)}", ONCE):
                raise _incorrect()
        except ValidationError:
            if turn is Turn.LAST:
                account_locked.send(type(self), person=self.user, reason="wrong_code")
            raise
        throttle.forget(CODE, whose)
        return code


class CodeForm(_Tried, AuthenticateForm):  # type: ignore[misc]  # allauth has no types
    """The code at a sign-in."""


class CodeAgainForm(_Tried, ReauthenticateForm):  # type: ignore[misc]  # allauth has no types
    """The code before something that matters."""


def _incorrect() -> Any:
    from allauth.mfa.adapter import get_adapter

    return get_adapter().validation_error("incorrect_code")
