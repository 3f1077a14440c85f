"""The page of somebody's sign-ins and devices: what is signed in, what was tried; to end one or all.

For oneself, and for whoever manages people.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from tracker_server.accounts.backend import has_password
from tracker_server.accounts.models import Person
from tracker_server.accounts.sessions import session_id, sessions_of
from tracker_server.audit.record import Action, Audited, record
from tracker_server.audit.sign_ins import latest
from tracker_server.clock import utc
from tracker_server.ledger import withdrawing
from tracker_server.ledger.leaving import allow, revoke
from tracker_server.ledger.models import Device
from tracker_server.reports import audit_words

Deed = Callable[[HttpRequest, Person, Person, str], bool]  # request, of whom, by whom, what was chosen

METHODS: Mapping[str, str] = {
    "password": "password",
    "socialaccount": "your organization's provider",
    "totp": "code of an authenticator",
    "recovery_codes": "recovery code",
    "mfa": "second factor",
}


@require_http_methods(["GET", "POST"])
def own_sign_ins(request: HttpRequest) -> HttpResponse:
    """One's own."""
    assert isinstance(request.user, Person)
    return _page(request, request.user, request.user)


@require_http_methods(["GET", "POST"])
def sign_ins(request: HttpRequest, person: UUID) -> HttpResponse:
    """Somebody's, for whoever manages people. A look leaves a row in that person's audit."""
    by = request.user
    assert isinstance(by, Person)
    of = get_object_or_404(Person, id=person)
    if request.method == "GET" and of != by:
        record([Audited(Action.SIGN_INS_READ, str(of.id), actor=str(by.id), subject=str(of.id))])
    return _page(request, of, by)


def _page(request: HttpRequest, of: Person, by: Person) -> HttpResponse:
    if request.method == "POST":
        deed = (OWN | MANAGED).get(wanted := request.POST.get("do", ""))
        if deed is None:
            raise BadRequest
        if of == by and wanted in MANAGED:
            raise PermissionDenied
        done = deed(request, of, by, request.POST.get("which", "")[:64])
        messages.info(request, "Done." if done else "There was nothing to be done: it had happened already.")
        return redirect(request.path)
    told = {
        "whose": None if of == by else of,
        "sessions": [
            {
                "id": each.id,
                "since": utc(each.since) if each.since else None,
                "methods": ", ".join(METHODS.get(method, method) for method in each.methods),
                "here": each.id == session_id(request.session.session_key),
            }
            for each in sessions_of(of)
        ],
        "devices": [
            {
                "device": device,
                "added": utc(device.registered_at),
                "seen": utc(device.last_seen),
                "revoked": None if device.revoked_at is None else utc(device.revoked_at),
            }
            for device in Device.objects.filter(person=of).order_by("-last_seen")
        ],
        "latest": [
            {
                "at": utc(row.at),
                "what": audit_words.action(row.action),
                "how": audit_words.reason(row.action, row.reason),
                "by": "" if row.actor in ("", str(of.id)) else "an admin",
            }
            for row in latest(of)
        ],
        "locked": withdrawing.locked(of),
        "second_factor": Authenticator.objects.filter(user=of).exists(),
        "has_password": of.is_active and has_password(of),
        "bound": SocialAccount.objects.filter(user=of).exists(),
    }
    return render(request, "sign_ins.html", told)


def _device(of: Person, which: str) -> Device:
    try:
        return get_object_or_404(Device, person=of, id=UUID(which))
    except ValueError as error:
        raise BadRequest from error


OWN: dict[str, Deed] = {
    "end": lambda _request, of, by, which: withdrawing.end_session(of, by, which),
    "revoke": lambda _request, of, by, which: revoke(_device(of, which), by),
    "end_others": lambda request, of, by, _which: of == by and withdrawing.end_others(of, request.session.session_key),
}
MANAGED: dict[str, Deed] = {  # not for oneself: whoever finds an admin's browser open must not get further by it
    "allow": lambda _request, of, by, which: allow(_device(of, which), by),
    "end_all": lambda _request, of, by, _which: withdrawing.end_all(of, by),
    "unlock": lambda _request, of, by, _which: withdrawing.unlock(of, by),
    "reset": lambda _request, of, by, _which: withdrawing.reset_second_factor(of, by),
    "forget_identity": lambda _request, of, by, _which: withdrawing.forget_identity(of, by),
}
