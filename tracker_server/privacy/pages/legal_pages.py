"""The pages of exports that the law demands."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from tracker_core.errors import Refused
from tracker_server.accounts.models import Person
from tracker_server.clock import now_ms
from tracker_server.privacy import legal
from tracker_server.privacy.pages.forms import LegalForm, ms_of
from tracker_server.privacy.pages.shown import filled, page


@page
def legal_requests(request: HttpRequest, by: Person) -> HttpResponse:
    """What was demanded, and what one can do about it; a form for another one."""
    if request.method == "POST":
        _post(request, by)
        return redirect("legal")
    at = now_ms()
    rows = []
    for each in legal.seen_by(by):
        waits = each.approved is None
        open_to = legal.DECIDED_WITHIN_MS if waits else legal.FETCHED_WITHIN_MS
        expired = at > (each.asked_at if waits else each.decided_at or 0) + open_to
        got = each.asked_got_at if by.id == each.asked_by_id else each.approved_got_at
        rows.append(
            {
                "asked": each,
                "expired": expired,
                "decidable": waits and not expired and by.id != each.asked_by_id,
                "fetchable": each.approved
                and not expired
                and got is None
                and by.id in (each.asked_by_id, each.decided_by_id),
            }
        )
    return render(request, "privacy/legal.html", {"rows": rows, "form": LegalForm()})


@require_POST
@page
def legal_file(request: HttpRequest, by: Person, request_id: UUID) -> HttpResponseBase:  # noqa: ARG001
    """The export."""
    return legal.fetch(by, request_id).reply()


def _post(request: HttpRequest, by: Person) -> None:
    act = request.POST.get("act")
    if act == "ask":
        given = filled(LegalForm(request.POST)).cleaned_data
        person = Person.objects.filter(email=given["email"].strip().lower()).first()
        if person is None:
            raise Refused("not_found", "Nobody has that e-mail.")
        legal.ask(
            by,
            person,
            legal.Demand(
                given["reference"],
                given["basis"],
                given["first"],
                given["last"],
                ms_of(given["sealed_until"]),
                ms_of(given["hold_until"]),
            ),
        )
    elif act in ("approve", "decline"):
        try:
            request_id = UUID(request.POST.get("request", ""))
        except ValueError as error:
            raise Refused("not_found", "There is no such request.") from error
        legal.decide(by, request_id, approve=act == "approve")
    else:
        raise Refused("malformed", "This page does not know that. Load it again.")
