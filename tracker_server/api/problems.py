"""Errors of the API as problem documents (RFC 9457) with our ``code``; what is not ours is told as a fault, no more."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from http import HTTPStatus

from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse

from tracker_core.errors import Refused, TrackerError, Unavailable
from tracker_core.wire import canonical
from tracker_server.log_lines import request_name, why

log = logging.getLogger("tracker_server.api")

RETRY_AFTER_S = 10
PROBLEM = "application/problem+json"
KEPT_HEADERS = ("Allow", "Retry-After", "WWW-Authenticate")
STATUS: Mapping[str, int] = {
    "malformed": 400,
    "unknown_version": 400,
    "token_invalid": 401,
    "forbidden": 403,
    "restricted": 403,
    "device_not_yours": 403,
    "device_revoked": 403,
    "not_found": 404,
    "not_sealed": 409,
    "cursor_stale": 409,
    "policy_changed": 409,
    "too_many_requests": 409,
    "too_many_messages": 409,
    "export_under_way": 409,
    "purged": 410,
    "already_asked": 409,
    "already_answered": 409,
    "no_such_entry": 409,
    "too_large": 413,
    "not_json": 415,
    "too_old": 426,
}


def problem(status: int, code: str, detail: str, **headers: str) -> HttpResponse:
    """A problem document; ``headers`` with _ for -."""
    body = canonical(
        {"type": "about:blank", "title": code.replace("_", " "), "status": status, "code": code, "detail": detail}
    )
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return HttpResponse(body, status=status, content_type=PROBLEM, headers=named)


def of(error: Exception) -> HttpResponse:
    """The answer to ``error``; a fault of ours is logged."""
    if isinstance(error, Refused):
        status = STATUS.get(error.code, 400)
        headers = {"WWW_Authenticate": "Bearer"} if status == 401 else {}
        return problem(status, error.code, error.message, **headers)
    if isinstance(error, RequestDataTooBig):
        return problem(413, "too_large", "The request is larger than this server takes.")
    if isinstance(error, Unavailable | OperationalError):
        code = error.code if isinstance(error, TrackerError) else "server_busy"
        log.error("unavailable: %s", why(error))
        return problem(503, code, "The server cannot do that now.", Retry_After=str(RETRY_AFTER_S))
    log.error("fault", exc_info=error)
    return problem(500, "server_error", f"The server has a fault; it was logged as {request_name()}.")


def problems_alone(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """See to it that every error below the API is a problem document, also one that Django or ninja made."""

    def handle(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if (
            response.status_code < 400
            or not request.path.startswith("/api/")
            or response.get("Content-Type") == PROBLEM
        ):
            return response
        phrase = HTTPStatus(response.status_code).phrase
        made = problem(response.status_code, phrase.lower().replace(" ", "_"), f"{phrase}.")
        for name in KEPT_HEADERS:
            if name in response:
                made[name] = response[name]
        return made

    return handle
