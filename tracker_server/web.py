"""What stands around every request: response headers, the access log, a name for the pages."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from tracker_server.gateway import SERVER_NAME
from tracker_server.log_lines import HEADER, name_request

View = Callable[[HttpRequest], HttpResponse]

access = logging.getLogger("tracker_server.access")

# A sign-in ends in a redirect to the program that began it, on a loopback port; browsers hold form-action against that.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; "
    "form-action 'self' http://127.0.0.1:*; frame-ancestors 'none'; base-uri 'none'"
)
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()" for feature in ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
)


def access_log(get_response: View) -> View:
    """Name each request, and log it by the pattern of its address: never the address itself, which can hold names,
    codes, tokens.
    """

    def handle(request: HttpRequest) -> HttpResponse:
        name = name_request()
        begin = time.perf_counter()
        response = get_response(request)
        response.headers[HEADER] = name
        match = request.resolver_match
        route = f"/{match.route}" if match is not None else "(no such address)"
        spent_ms = (time.perf_counter() - begin) * 1000
        access.info("%s %s %d %.0f ms", request.method, route, response.status_code, spent_ms)
        return response

    return handle


def security_headers(get_response: View) -> View:
    """Add the headers that keep a page to itself."""

    def handle(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers["Server"] = SERVER_NAME
        return response

    return handle


def organization(request: HttpRequest) -> dict[str, str]:  # noqa: ARG001  # Django's signature
    """The organization's name, for every page."""
    return {"organization": settings.ORGANIZATION}
