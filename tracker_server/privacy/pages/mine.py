"""The page of one's own data: policy, requests, export; and the receipt of a deletion, which needs no account."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Mapping
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from tracker_core.errors import Refused
from tracker_core.rights import Acknowledgement, Ask, RequestKind, Saying
from tracker_server.accounts.models import Person
from tracker_server.privacy import erasing, requests, rights
from tracker_server.privacy.export.archive import export
from tracker_server.privacy.models import PersonRequest
from tracker_server.privacy.pages.forms import AskForm, MessageForm
from tracker_server.privacy.pages.shown import filled, page
from tracker_server.privacy.policy import policy_text, standing


@page
def mine(request: HttpRequest, person: Person) -> HttpResponse:
    """What one can ask for about one's own data, and what became of it."""
    if request.method == "POST":
        act = ACTS.get(request.POST.get("act", ""))
        if act is None:
            raise Refused("malformed", "This page does not know that. Load it again.")
        act(request, person)
        return redirect("my_data")
    told = {
        "policy": standing(person),
        "text": policy_text(),
        "minimum_age": rights.minimum_age(),
        "requests": PersonRequest.objects.filter(person=person).prefetch_related("messages"),
        "ask": AskForm(initial={"id": uuid.uuid4()}),
        "message": MessageForm(initial={"id": uuid.uuid4()}, auto_id=False),
    }
    return render(request, "privacy/mine.html", told)


@require_POST
@page
def exported(request: HttpRequest, person: Person) -> HttpResponseBase:  # noqa: ARG001  # Django's signature
    """All that is held of oneself, as a ZIP."""
    return export(person, person).reply()


@require_GET
def receipt(request: HttpRequest, receipt_id: UUID) -> HttpResponse:
    """What was deleted, for who has the number of the receipt; as JSON with ?format=json."""
    body = erasing.receipt_body(receipt_id)
    if body is None:
        text = "There is no receipt of that number, or not yet: it is made when the deletion is carried out."
        return render(request, "said.html", {"title": "No receipt", "text": text}, status=404)
    if request.GET.get("format") == "json":
        name = f"receipt-{receipt_id}.json"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(body, content_type="application/json", headers=headers)
    return render(request, "privacy/receipt.html", {"receipt": json.loads(body)})


def _ask(request: HttpRequest, person: Person) -> None:
    given = filled(AskForm(request.POST)).cleaned_data
    entry = given["entry"]
    asked = Ask(str(given["id"]), RequestKind(given["kind"]), given["text"], "" if entry is None else str(entry))
    requests.ask(person, asked)


def _say(request: HttpRequest, person: Person) -> None:
    given = filled(MessageForm(request.POST)).cleaned_data
    requests.say(person, _request(request), Saying(str(given["id"]), given["text"]))


def _withdraw(request: HttpRequest, person: Person) -> None:
    erasing.withdraw(person, _request(request))


def _acknowledge(request: HttpRequest, person: Person) -> None:
    rights.acknowledge(person, Acknowledgement(request.POST.get("version", "")))


ACTS: Mapping[str, Callable[[HttpRequest, Person], None]] = {
    "ask": _ask,
    "say": _say,
    "withdraw": _withdraw,
    "acknowledge": _acknowledge,
}


def _request(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("request", ""))
    except ValueError as error:
        raise Refused("not_found", "You have no such request.") from error
