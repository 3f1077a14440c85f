"""The pages of the audit: a person's or the server's, searched by action and day, each row with its hash."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import get_args
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tracker_core import wire
from tracker_core.events import Fact, Unknown
from tracker_core.wire import Json
from tracker_server.accounts.models import Person
from tracker_server.audit.models import AuditRow
from tracker_server.audit.record import SERVER, Action
from tracker_server.reports import audit_words
from tracker_server.reports.pages import A_PAGE, DayField, asked, page
from tracker_server.reports.reading import Search, search_audit

ACTIONS = {action.value for action in Action} | {fact.type for fact in get_args(Fact) if fact is not Unknown}
CHOICES = sorted(((name, audit_words.action(name)) for name in ACTIONS), key=lambda choice: choice[1])
LARGEST = 2**63 - 1


class SearchForm(forms.Form):
    """Only what stands here can be searched for: what somebody types never gets into the audit by a search."""

    action = forms.ChoiceField(label="What", required=False, choices=[("", "everything"), *CHOICES])
    day = DayField(required=False, label="Day (UTC)")
    before = forms.IntegerField(required=False, min_value=1, max_value=LARGEST, widget=forms.HiddenInput)


@page
def person_audit(request: HttpRequest, reader: Person, person: UUID) -> HttpResponse:
    """Of a person, oneself too."""
    return _page(request, reader, str(person))


@page
def server_audit(request: HttpRequest, reader: Person) -> HttpResponse:
    """Of what concerns nobody known."""
    return _page(request, reader, SERVER)


def _page(request: HttpRequest, reader: Person, whose: str) -> HttpResponse:
    form = SearchForm(request.GET)
    wanted = asked(form)
    search = Search(wanted["action"], wanted["day"], wanted["before"] or 0)
    rows, older = search_audit(reader, whose, search, A_PAGE)
    bodies = [wire.parse(bytes(row.body), "audit row") for row in rows]
    names = _names(str(body["actor"]) for body in bodies)
    told = {
        "form": form,
        "whose": None if whose == SERVER else Person.objects.get(id=whose),
        "own": whose == str(reader.id),
        "rows": [_shown(row, body, names) for row, body in zip(rows, bodies, strict=True)],
        "older": older,
    }
    return render(request, "audit.html", told)


def _names(actors: Iterable[str]) -> Mapping[str, str]:
    ids = {UUID(actor) for actor in actors if wire.UUID.fullmatch(actor)}
    return {str(person.id): person.name for person in Person.objects.filter(id__in=ids)}


def _shown(row: AuditRow, body: Json, names: Mapping[str, str]) -> Mapping[str, object]:
    actor = str(body["actor"])
    return {
        **body,
        "action": audit_words.action(row.action),
        "why": audit_words.why(body),
        "by": names.get(actor, "somebody who is gone" if actor else ""),
        "detail": wire.canonical(body["detail"]).decode() if body["detail"] else "",
        "hash": row.hash,
    }
