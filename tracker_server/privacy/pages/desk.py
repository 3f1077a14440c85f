"""The pages of those who answer: requests, flagged time, and who acknowledged the policy."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from tracker_core.errors import Refused
from tracker_core.model import Entry
from tracker_core.rights import RequestKind, RequestState
from tracker_server.accounts.models import Person
from tracker_server.audit.record import Action
from tracker_server.clock import now_ms
from tracker_server.privacy import corrections, erasing, requests
from tracker_server.privacy.models import PersonRequest, PolicyAcknowledgement, PolicyVersion
from tracker_server.privacy.pages import forms
from tracker_server.privacy.pages.shown import filled, page
from tracker_server.privacy.policy import not_acknowledged


@page
def listed(request: HttpRequest, by: Person) -> HttpResponse:
    """What one may answer, what is overdue or due next on top."""
    at = now_ms()
    rows = [(each, each.overdue(at)) for each in requests.for_decider(by)]
    return render(request, "privacy/requests.html", {"rows": rows})


@page
def one(request: HttpRequest, by: Person, request_id: UUID) -> HttpResponse:
    """A request, and what can be done about it. Looking leaves a row in the person's audit."""
    found = PersonRequest.objects.select_related("person").filter(id=request_id).first()
    if found is None or not requests.may_decide(by, found):
        raise Refused("not_found", "There is no such request, or it is not yours to answer.")
    if request.method == "POST":
        act = ACTS.get(request.POST.get("act", ""))
        if act is None:
            raise Refused("malformed", "This page does not know that. Load it again.")
        act(request, by, found)
        messages.success(request, "Done. The person is told.")
        return redirect("requests")
    requests.audit(Action.REQUEST_READ, found.person, by, str(found.id), found.kind)
    entry = _entry(found)
    told = {
        "asked": found,
        "overdue": found.overdue(now_ms()),
        "entry": entry,
        "item": None if entry is None else corrections.item_for(found.person, UUID(entry.work_item)),
        "answer": forms.AnswerForm(auto_id="answer_%s"),
        "extend": forms.ExtendForm(auto_id="extend_%s"),
        "confirm": forms.ConfirmForm(auto_id="confirm_%s"),
        "message": forms.MessageForm(initial={"id": uuid.uuid4()}, auto_id="message_%s"),
        "wait_days": settings.ERASURE_WAIT_DAYS,
    }
    if found.kind == RequestKind.CORRECTION and found.is_open:
        told["correction"] = forms.CorrectionForm(corrections.items_of(found.person), entry, auto_id="correction_%s")
    return render(request, "privacy/request.html", told)


@page
def flags(request: HttpRequest, by: Person) -> HttpResponse:
    """Time that counts but was worked on an item that had been taken away meanwhile."""
    if request.method == "POST":
        given = filled(forms.FlagForm(request.POST)).cleaned_data
        accepted = request.POST.get("act") == "accept"
        corrections.settle_flag(given["event"], by, accepted=accepted, reason=given["reason"])
        return redirect("flags")
    shown = [
        (each, forms.FlagForm(initial={"event": each.event.event_id}, auto_id=f"{each.event.pk}_%s"))
        for each in corrections.flagged_for(by)
    ]
    return render(request, "privacy/flags.html", {"shown": shown})


@page
def acknowledgements(request: HttpRequest, by: Person) -> HttpResponse:  # noqa: ARG001  # every page's signature
    """Who has read the policy in force, who has not, and the texts there were."""
    told = {
        "version": settings.POLICY_VERSION,
        "missing": not_acknowledged(),
        "done": PolicyAcknowledgement.objects.filter(version=settings.POLICY_VERSION).select_related("person"),
        "versions": PolicyVersion.objects.all(),
    }
    return render(request, "privacy/acknowledgements.html", told)


def _answer(request: HttpRequest, by: Person, asked: PersonRequest) -> None:
    _close(request, by, asked, RequestState.DONE)


def _decline(request: HttpRequest, by: Person, asked: PersonRequest) -> None:
    _close(request, by, asked, RequestState.DECLINED)


def _close(request: HttpRequest, by: Person, asked: PersonRequest, state: RequestState) -> None:
    if asked.kind == RequestKind.DELETION and state is RequestState.DONE:
        raise Refused("forbidden", "A deletion is done by confirming it.")
    requests.answer(asked.id, by, state, filled(forms.AnswerForm(request.POST)).cleaned_data["text"])


def _extend(request: HttpRequest, by: Person, asked: PersonRequest) -> None:
    given = filled(forms.ExtendForm(request.POST)).cleaned_data
    requests.extend(asked.id, by, given["days"], given["reason"])


def _reply(request: HttpRequest, by: Person, asked: PersonRequest) -> None:
    given = filled(forms.MessageForm(request.POST)).cleaned_data
    requests.reply(asked.id, by, given["id"], given["text"])


def _confirm(request: HttpRequest, by: Person, asked: PersonRequest) -> None:
    erasing.confirm(asked.id, by, filled(forms.ConfirmForm(request.POST)).cleaned_data["text"])


def _correct(request: HttpRequest, by: Person, asked: PersonRequest) -> None:
    form = forms.CorrectionForm(corrections.items_of(asked.person), _entry(asked), request.POST)
    given = filled(form).cleaned_data
    item_id = forms.chosen(given["item"])
    item = None if item_id is None else corrections.item_for(asked.person, item_id)
    corrections.correct(asked.id, by, form.decision(item), given["text"])


ACTS: Mapping[str, Callable[[HttpRequest, Person, PersonRequest], None]] = {
    "answer": _answer,
    "decline": _decline,
    "extend": _extend,
    "reply": _reply,
    "confirm": _confirm,
    "correct": _correct,
}


def _entry(asked: PersonRequest) -> Entry | None:
    return None if asked.entry is None else corrections.entry_for(asked.person, str(asked.entry))
