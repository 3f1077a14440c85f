"""Lets through to an address only who may: ``accounts.access`` says who, and what it does not name is closed."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest, DisallowedHost, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import URLPattern, URLResolver, get_resolver

from tracker_core.errors import Refused
from tracker_server.accounts.access import ACCESS, CLOSED, pattern
from tracker_server.accounts.models import Person
from tracker_server.api.bearer import AccessTokenAuth
from tracker_server.api.problems import of, problem
from tracker_server.audit.refusals import NOT_THEIRS, ROLE, refused
from tracker_server.directory.scim.view import PATH as SCIM_PATH
from tracker_server.log_lines import request_name

log = logging.getLogger("tracker_server.gate")

API = "api/"
JSON = (API, SCIM_PATH.strip("/"))
LOOKING = frozenset({"GET", "HEAD"})
METHODS = frozenset({*LOOKING, "POST"})  # of all that is for people; Django's own pages answer to others as to a GET
by_token = AccessTokenAuth()


class Gate:
    """Middleware; stands behind those that know the session and check the CSRF token."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        """None to go on to the view, else what is answered instead."""
        assert request.resolver_match is not None
        route = pattern(request.resolver_match.route)
        access = ACCESS.get(route)
        if access is None:
            log.error("closed, since accounts.access does not name it: /%s", route)
            access = CLOSED
        if _has_nul(request, route):
            return unreadable(request, BadRequest())
        if access.public:
            return None
        looking = request.method in LOOKING
        needed = access.look if looking else access.change
        if not needed and (access.look or access.change):
            return HttpResponseNotAllowed(["POST"] if looking else ["GET"])
        person = _person(request, route)
        if person is None:
            return _sign_in(request, route)
        if not any(person.may(right) for right in needed):
            refused(request, person, ROLE, needed)
            return _refusal(request, route, "Your role does not allow that.")
        if request.method not in METHODS or (access.traced and request.method == "HEAD"):
            return HttpResponseNotAllowed(["GET", "POST"])
        if access.traced and "prefetch" in request.headers.get("Sec-Purpose", "").lower():
            return HttpResponse(status=403)  # asks again once the person looks
        return None


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Where a view refuses what is not the person's: a page, and a row in their audit."""
    person = request.user
    if isinstance(person, Person):
        refused(request, person, NOT_THEIRS)
    return _refusal(request, "", str(exception) or "Your role does not allow that.")


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Where a request is too large, makes no sense, or asks for a server of another name."""
    said = {"title": "That could not be read", "text": "It was too large, or garbled on the way. Nothing was changed."}
    if isinstance(exception, DisallowedHost):
        text = f"This server is known as {settings.PUBLIC_URL} alone. A proxy in front has to pass the Host header on."
        said = {"title": "Not this server's name", "text": text}
    return render(request, "said.html", said, status=400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  # Django's signature
    """For addresses that are not there."""
    if _is_for_a_person(request):
        said = {"title": "There is nothing here", "text": "The address is wrong, or what was there is gone."}
        return render(request, "said.html", said, status=404)
    return problem(404, "not_found", "There is nothing at this address.")


def fault(request: HttpRequest) -> HttpResponse:
    """Where an exception reached nobody: a fault of ours, or the database is away. Logs it."""
    error = sys.exc_info()[1]
    assert isinstance(error, Exception)
    if isinstance(error, ValidationError):  # Django's lists to choose from raise it for an id that is none
        return unreadable(request, error)
    answer = of(error)
    if not _is_for_a_person(request):
        return answer
    ours = answer.status_code == 500
    text = f"It was logged as {request_name()}." if ours else "The server cannot do that now. Try again in a minute."
    said = {"title": "Something is broken here" if ours else "Not now", "text": f"Nothing was changed. {text}"}
    # Without the request: who is signed in stands in the database, which may be what is away.
    page = HttpResponse(render_to_string("said.html", said), status=answer.status_code)
    if "Retry-After" in answer:
        page["Retry-After"] = answer["Retry-After"]
    return page


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  # Django's signature
    """Where a form comes without the token that it was given."""
    said = {
        "title": "This form is no longer valid",
        "text": "You signed in anew since it was opened, or it does not come from here. Nothing was changed: go back,"
        " load the page again and send it once more.",
    }
    return render(request, "said.html", said, status=403)


def addresses() -> Iterator[str]:
    """The pattern of every address that the server answers at."""
    yield from _below(get_resolver().url_patterns, "")


def _below(patterns: list[Any], above: str) -> Iterator[str]:
    for each in patterns:
        route = above + str(each.pattern).removeprefix("^")
        if isinstance(each, URLResolver):
            yield from _below(each.url_patterns, route)
        elif isinstance(each, URLPattern):
            yield pattern(route)


def _has_nul(request: HttpRequest, route: str) -> bool:
    """Whether there is U+0000 in what was typed: nobody means it, and PostgreSQL's text cannot hold it.

    The API and a directory send JSON, whose readers refuse it themselves.
    """
    typed = [request.GET] if route.startswith(JSON) else [request.GET, request.POST]
    return any("\0" in each for fields in typed for _, values in fields.lists() for each in values)


def _is_for_a_person(request: HttpRequest) -> bool:
    return "text/html" in request.headers.get("Accept", "")


def _person(request: HttpRequest, route: str) -> Person | None:
    found = by_token(request) if route.startswith(API) else request.user
    return found if isinstance(found, Person) and found.is_active else None


def _sign_in(request: HttpRequest, route: str) -> HttpResponse:
    if route.startswith(API):
        return of(Refused("token_invalid", "The access token is missing, ended or was revoked."))
    return redirect_to_login(request.get_full_path())


def _refusal(request: HttpRequest, route: str, text: str) -> HttpResponse:
    if route.startswith(API):
        return problem(403, "forbidden", text)
    return render(request, "said.html", {"title": "Not for you", "text": text}, status=403)
