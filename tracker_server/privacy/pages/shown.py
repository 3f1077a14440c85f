"""What every page of this room does: it is for whoever is signed in, and a refusal is told on a page."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tracker_core.errors import Refused
from tracker_server.accounts.models import Person

P = ParamSpec("P")
F = TypeVar("F", bound=forms.BaseForm)
Shown = Callable[Concatenate[HttpRequest, Person, P], HttpResponseBase]


OF_NO_FORM = frozenset({"forbidden", "not_found"})  # refusals that no other words in a form would change


def page(view: Shown[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """``view`` for the person who is signed in: what is not theirs is refused, any other ``Refused`` is told."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def shown(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        assert isinstance(request.user, Person)
        try:
            return view(request, request.user, *args, **kwargs)
        except Refused as error:
            if error.code == "forbidden":
                raise PermissionDenied(error.message) from error
            return refusal(request, error)

    return shown


def refusal(request: HttpRequest, error: Refused) -> HttpResponse:
    """A page that says why nothing was changed."""
    said = {"title": "Nothing was changed", "text": error.message}
    return render(request, "said.html", said, status=404 if error.code == "not_found" else 409)


def taken(act: Callable[[], object]) -> Refused | None:
    """Do ``act``; the refusal that the page shows beside what was typed, None when it was done.

    Raises ``Refused`` where nothing that is typed would help.
    """
    try:
        act()
    except Refused as error:
        if error.code in OF_NO_FORM:
            raise
        return error
    return None


def filled(form: F) -> F:
    """``form``, if it is filled in rightly. Raises ``Refused("malformed")`` with what is wrong."""
    if not form.is_valid():
        told = form.errors.get_json_data()
        wrong = [f"{_label(form, name)}{each['message']}" for name, found in told.items() for each in found]
        raise Refused("malformed", " ".join(wrong))
    return form


def _label(form: forms.BaseForm, name: str) -> str:
    return f"{form.fields[name].label or name}: " if name in form.fields else ""
