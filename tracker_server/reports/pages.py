"""What the pages that are for reading have in common, each of which answers to GET alone; the plainest of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tracker_core.errors import Refused
from tracker_server.accounts.models import Person
from tracker_server.accounts.rights import Right
from tracker_server.reports.purge_words import KINDS
from tracker_server.retention import report

A_PAGE = 50
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2199, 12, 31)
P = ParamSpec("P")
Shown = Callable[Concatenate[HttpRequest, Person, P], HttpResponse]


def page(view: Shown[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """A page for the person who is signed in: what is not theirs is refused, a ``Refused`` is told."""

    @require_GET
    @wraps(view)
    def shown(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        assert isinstance(request.user, Person)
        try:
            return view(request, request.user, *args, **kwargs)
        except Refused as error:
            if error.code == "forbidden":
                raise PermissionDenied(error.message) from error
            status = 403 if error.code == "restricted" else 400
            return render(request, "said.html", {"title": "Not shown", "text": error.message}, status=status)

    return shown


def asked(form: forms.Form) -> dict[str, Any]:
    """What ``form`` was filled with. Raises ``Refused("malformed")`` with what is wrong, before anything is read."""
    if not form.is_valid():
        wrong = [
            f"{form[name].label if name in form.fields else 'All'}: {' '.join(map(str, told))}"
            for name, told in form.errors.items()
        ]
        raise Refused("malformed", " ".join(wrong))
    return form.cleaned_data


class DayField(forms.DateField):
    """A day that a record can have."""

    widget = forms.DateInput(attrs={"type": "date"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(validators=[MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)], **kwargs)


class PageForm(forms.Form):
    """Which page of a long list."""

    page = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)


class NameForm(PageForm):
    """A search for people."""

    name = forms.CharField(required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"}))


@page
def people(request: HttpRequest, person: Person) -> HttpResponse:
    """Names alone, each a way to what is theirs; so that the list itself is no look at anybody's data."""
    form = NameForm(request.GET)
    wanted = asked(form)
    found = Person.objects.filter(name__icontains=wanted["name"]).order_by("name", "id")
    told = {
        "form": form,
        "found": Paginator(found, A_PAGE).get_page(wanted["page"] or 1),
        "times": person.may(Right.READ_TIMES),
        "audit": person.may(Right.READ_AUDIT),
        "manages": person.may(Right.MANAGE_PEOPLE),
    }
    return render(request, "people.html", told)


@page
def purged(request: HttpRequest, person: Person) -> HttpResponse:
    """How much was purged, by month, country and kind of record."""
    rows = [(each, KINDS.get(each.table, each.table)) for each in report.rows(person)]
    return render(request, "retention.html", {"reports": rows})
