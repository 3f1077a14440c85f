"""The pages of exports that the law demands."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from tracker_core.errors import Refused
from tracker_server.accounts.models import Person
from tracker_server.clock import now_ms
from tracker_server.privacy import legal
from tracker_server.privacy.pages.forms import LegalForm, ms_of
from tracker_server.privacy.pages.shown import filled, page, taken


@page
def legal_requests(request: HttpRequest, by: Person) -> HttpResponse:
    """What was demanded, and what one can do about it; a form for another one, in which what was refused stays."""
    form, refused = LegalForm(), None
    if request.method == "POST":
        refused = taken(lambda: _post(request, by))
        if refused is None:
            messages.success(request, DONE[request.POST["act"]])
            return redirect("legal")
        if request.POST.get("act") == "ask":
            form = LegalForm(request.POST)
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
                "decide_to": each.asked_at + legal.DECIDED_WITHIN_MS,
                "open_to": each.decided_at + open_to if each.approved and each.decided_at else None,
                "asker_left": waits and legal.asker_left(each),
                "decidable": waits and not expired and by.id != each.asked_by_id,
                "fetchable": each.approved
                and not expired
                and got is None
                and by.id in (each.asked_by_id, each.decided_by_id),
            }
        )
    told = {"rows": rows, "form": form, "refused": refused}
    return render(request, "privacy/legal.html", told, status=200 if refused is None else 409)


@require_POST
@page
def legal_file(request: HttpRequest, by: Person, request_id: UUID) -> HttpResponseBase:  # noqa: ARG001
    """The export."""
    return legal.fetch(by, request_id).reply()


DONE = {
    "ask": "Asked. Another officer has to approve it within seven days.",
    "approve": "Approved. Both officers can fetch the export for a day.",
    "decline": "Declined.",
}


def _post(request: HttpRequest, by: Person) -> None:
    act = request.POST.get("act")
    if act == "ask":
        given = filled(LegalForm(request.POST)).cleaned_data
        person = Person.objects.filter(email=given["email"].strip().lower()).first()
        if person is None:
            raise Refused("no_such_person", "Nobody here has that e-mail address.")
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
