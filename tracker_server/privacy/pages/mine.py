"""The page of one's own data: policy, requests, export; and the receipt of a deletion, which needs no account."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Mapping
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from tracker_core.errors import Refused
from tracker_core.rewording import Change, Mark
from tracker_core.rights import Acknowledgement, Ask, RequestKind, Saying
from tracker_server.accounts.models import Person
from tracker_server.clock import now_ms
from tracker_server.ledger.timesheets import latest_entries
from tracker_server.privacy import erasing, requests, rights
from tracker_server.privacy.export.archive import export
from tracker_server.privacy.models import PersonRequest
from tracker_server.privacy.pages.forms import AskForm, MessageForm
from tracker_server.privacy.pages.shown import filled, page, taken
from tracker_server.privacy.policy import news_for, standing
from tracker_server.privacy.policy import shown as policy_html

ENTRIES = 100  # to choose from, the latest


@page
def mine(request: HttpRequest, person: Person) -> HttpResponse:
    """What one can ask for about one's own data, and what became of it. What was refused stays typed."""
    asks, refused = AskForm(latest_entries(person, ENTRIES), initial={"id": uuid.uuid4()}), None
    said = MessageForm(initial={"id": uuid.uuid4()}, auto_id=False)
    if request.method == "POST":
        name = request.POST.get("act", "")
        act = ACTS.get(name)
        if act is None:
            raise Refused("malformed", "This page does not know that. Load it again.")
        refused = taken(lambda: act(request, person))
        if refused is None:
            messages.success(request, DONE[name])
            return redirect("my_data")
        if name == "ask":
            asks = _ask_form(request, person)
    version, changes = news_for(person)
    policy = standing(person)
    told = {
        "refused": refused,
        "policy": policy,
        "policy_waits": policy.acknowledged != policy.version,
        "text": policy_html(),
        "since": version,
        "changes": [(change, _fate(change)) for change in changes],
        "minimum_age": rights.minimum_age(),
        "requests": [(each, _said_form(request, each, refused) or said) for each in _asked(person)],
        "now": now_ms(),
        "ask": asks,
    }
    return render(request, "privacy/mine.html", told, status=200 if refused is None else 409)


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


def _asked(person: Person) -> QuerySet[PersonRequest]:
    return PersonRequest.objects.filter(person=person).prefetch_related("messages")


def _fate(change: Change) -> str:
    marks = {piece.mark for piece in change.pieces}
    return "new" if marks == {Mark.ADDED} else "gone" if marks == {Mark.REMOVED} else "changed"


def _ask_form(request: HttpRequest, person: Person) -> AskForm:
    return AskForm(latest_entries(person, ENTRIES), request.POST)


def _said_form(request: HttpRequest, asked: PersonRequest, refused: Refused | None) -> MessageForm | None:
    """What was typed about ``asked`` and refused; None for nothing."""
    said = refused is not None and request.POST.get("act") == "say"
    return MessageForm(request.POST, auto_id=False) if said and request.POST.get("request") == str(asked.id) else None


def _ask(request: HttpRequest, person: Person) -> None:
    given = filled(_ask_form(request, person)).cleaned_data
    requests.ask(person, Ask(str(given["id"]), RequestKind(given["kind"]), given["text"], given["entry"]))


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


DONE: Mapping[str, str] = {
    "ask": "Sent. Below stands by when it has to be answered.",
    "say": "Sent.",
    "withdraw": "Taken back.",
    "acknowledge": "Thank you. That you have read it is kept.",
}


def _request(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("request", ""))
    except ValueError as error:
        raise Refused("not_found", "You have no such request.") from error
