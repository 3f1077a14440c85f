"""The pages of those who answer: requests, flagged time, and who acknowledged the policy."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection, Mapping, Sequence
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from tracker_core import wire
from tracker_core.errors import Refused
from tracker_core.model import Entry
from tracker_core.rights import RequestKind, RequestState
from tracker_server.accounts.models import Person
from tracker_server.audit.record import Action
from tracker_server.clock import now_ms
from tracker_server.ledger.timesheets import latest_entries
from tracker_server.privacy import corrections, erasing, requests
from tracker_server.privacy.models import PersonRequest, PolicyAcknowledgement, PolicyVersion
from tracker_server.privacy.pages import forms
from tracker_server.privacy.pages.shown import filled, page, taken
from tracker_server.privacy.policy import not_acknowledged
from tracker_server.work_items.models import WorkItem

CHOSEN_FROM = 200  # entries, the latest


@page
def listed(request: HttpRequest, by: Person) -> HttpResponse:
    """What one may answer, what is overdue or due next on top."""
    at = now_ms()
    rows = [(each, each.overdue(at)) for each in requests.for_decider(by)]
    return render(request, "privacy/requests.html", {"rows": rows})


@page
def one(request: HttpRequest, by: Person, request_id: UUID) -> HttpResponse:
    """A request, and what can be done about it. Looking leaves a row in the person's audit. What was refused stays
    typed.
    """
    found = PersonRequest.objects.select_related("person").filter(id=request_id).first()
    if found is None or not requests.may_decide(by, found):
        raise Refused("not_found", "There is no such request, or it is not yours to answer.")
    refused = None
    if request.method == "POST":
        act = ACTS.get(request.POST.get("act", ""))
        if act is None:
            raise Refused("malformed", "This page does not know that. Load it again.")
        refused = taken(lambda: act(request, by, found))
        if refused is None:
            messages.success(request, "Done. The person is told.")
            return redirect("requests")
        found.refresh_from_db()
    requests.audit(Action.REQUEST_READ, found.person, by, str(found.id), found.kind)
    told = {
        "asked": found,
        "refused": refused,
        "overdue": found.overdue(now_ms()),
        "wait_days": settings.ERASURE_WAIT_DAYS,
        "longest": requests.LONGEST_EXTENSION.days,
        **_forms(request),
        **_correction(request, found),
    }
    return render(request, "privacy/request.html", told, status=200 if refused is None else 409)


def _forms(request: HttpRequest) -> dict[str, Form]:
    """Each form, the one that was refused with what was typed in it."""
    did = request.POST.get("act", "")
    typed = {name: request.POST for name, acts in FORMS.items() if did in acts}
    return {
        "answer": forms.AnswerForm(typed.get("answer"), auto_id="answer_%s"),
        "extend": forms.ExtendForm(typed.get("extend"), auto_id="extend_%s"),
        "confirm": forms.ConfirmForm(typed.get("confirm"), auto_id="confirm_%s"),
        "message": forms.MessageForm(typed.get("message"), initial={"id": uuid.uuid4()}, auto_id="message_%s"),
    }


def _correction(request: HttpRequest, asked: PersonRequest) -> dict[str, object]:
    """The entry that is corrected, and the form for it. Where the person named none, one can be chosen here."""
    if asked.kind != RequestKind.CORRECTION or asked.person.restricted_at is not None:
        return {}
    entry = _entry(request, asked)
    told: dict[str, object] = {"entry": entry}
    if entry is not None:
        told["item"] = WorkItem.objects.filter(pk=entry.work_item).first()
    if asked.is_open:
        latest = latest_entries(asked.person, CHOSEN_FROM)
        typed = request.POST if request.POST.get("act") == "correct" else None
        told["correction"] = _correction_form(asked, entry, latest, typed)
        if asked.entry is None:
            told["choices"] = forms.entry_choices(latest)
    return told


def _correction_form(
    asked: PersonRequest, entry: Entry | None, latest: Sequence[Entry], typed: QueryDict | None
) -> forms.CorrectionForm:
    offset = latest[0].start.offset if latest else 0
    return forms.CorrectionForm(corrections.items_of(asked.person), entry, offset, typed, auto_id="correction_%s")


@page
def flags(request: HttpRequest, by: Person) -> HttpResponse:
    """Time that counts but was worked on an item that had been taken away meanwhile."""
    if request.method == "POST":
        given = filled(forms.FlagForm(request.POST)).cleaned_data
        accepted = request.POST.get("act") == "accept"
        corrections.settle_flag(given["event"], by, accepted=accepted, reason=given["reason"])
        messages.success(request, "Done. The person's devices are told.")
        return redirect("flags")
    shown = [
        (each, forms.FlagForm(initial={"event": each.event.event_id}, auto_id=f"{each.event.pk}_%s"))
        for each in corrections.flagged_for(by)
    ]
    return render(request, "privacy/flags.html", {"shown": shown})


@page
def acknowledgements(request: HttpRequest, by: Person) -> HttpResponse:  # noqa: ARG001  # every page's signature
    """Who has read the policy in force, who has not, and the texts there were."""
    missing, version = not_acknowledged(), settings.POLICY_VERSION
    done = PolicyAcknowledgement.objects.filter(version=version, person__is_active=True).select_related("person")
    told = {
        "version": version,
        "missing": missing,
        "done": list(done),
        "total": len(missing) + len(done),
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
    form = _correction_form(asked, _entry(request, asked), (), request.POST)
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


FORMS: Mapping[str, Collection[str]] = {  # which form each act fills in
    "answer": ("answer", "decline"),
    "extend": ("extend",),
    "confirm": ("confirm",),
    "message": ("reply",),
}


def _entry(request: HttpRequest, asked: PersonRequest) -> Entry | None:
    """What a correction is about: as the person said, else as was chosen on the page."""
    named = str(asked.entry or request.GET.get("entry", ""))
    if not named:
        return None
    entry = corrections.entry_for(asked.person, named) if wire.UUID.fullmatch(named) else None
    if entry is None and asked.entry is None:
        raise Refused("not_found", "There is no such entry of this person.")
    return entry
