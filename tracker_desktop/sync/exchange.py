"""One HTTP exchange as values: what the engine asks for and what came back. No socket, no library."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlencode

from tracker_core.errors import Refused, TrackerError, Unavailable

FILE = "application/zip"
Take = Callable[[bytes, int | None], object]


@dataclass(frozen=True, slots=True)
class Request:
    """``body`` goes out as it is; ``bearer`` is the access token, empty for none.

    ``take``: gets a file that is answered (``FILE``), in pieces, with its whole size (None: not told), instead of the
    body of the response. What it raises ends the exchange.
    """

    method: str
    url: str
    body: bytes = b""
    content_type: str = "application/json"
    gzip: bool = False
    bearer: str = field(default="", repr=False)
    take: Take | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """``sent_ms`` and ``received_ms``: this device's clock, UTC ms, before the request and after the reply's head."""

    status: int
    content_type: str
    body: bytes
    retry_after: float | None = None
    sent_ms: int = 0
    received_ms: int = 0


class Transport(Protocol):
    """Does one exchange. Raises ``Unavailable`` with the code of what failed, ``Refused`` where a person must act."""

    def exchange(self, request: Request) -> Response: ...


class Answered(TrackerError):
    """The server answered with an error of its own: ``code`` from its problem document, ``status`` from HTTP."""

    exit_code = 4

    def __init__(self, status: int, code: str, message: str, retry_after: float | None) -> None:
        super().__init__(code, message, status=status)
        self.status = status
        self.retry_after = retry_after


def form(url: str, fields: Mapping[str, str]) -> Request:
    """A POST of an OAuth form (RFC 6749, appendix B)."""
    return Request("POST", url, urlencode(fields).encode(), "application/x-www-form-urlencoded")


def document(response: Response) -> bytes:
    """The body of a successful JSON reply, empty for one that says that there is none (204).

    Raises ``Answered`` when our server says no (RFC 9457 problem or OAuth error), and ``Unavailable`` when something
    that is not our server answered: a captive portal, a proxy's page. Only ``Answered`` may ever lead to forgetting a
    token.
    """
    kind = response.content_type.split(";")[0].strip()
    is_json = kind.endswith("json")
    if response.status == 204:
        return b""
    if response.status == 200:
        if is_json or kind == FILE:
            return response.body
        raise Unavailable("captive_portal", "Something between here and the server answered with a page of its own.")
    if response.status == 407:
        raise Refused("proxy_authentication", "The proxy wants a user name and a password.")
    problem = _problem(response.body) if is_json else None
    if problem is not None:
        raise Answered(response.status, *problem, response.retry_after)
    if response.status in (408, 425, 429, 502, 503, 504):
        raise Answered(response.status, "server_busy", "The server is busy.", response.retry_after)
    if response.status >= 500:
        raise Answered(response.status, "server_error", "The server made an error.", response.retry_after)
    if 300 <= response.status < 400:
        raise Unavailable("captive_portal", "Something between here and the server sent us elsewhere.")
    raise Unavailable("not_our_server", f"Something that is not a TimeTracker server answered {response.status}.")


def _problem(body: bytes) -> tuple[str, str] | None:
    """(code, sentence) of an RFC 9457 problem with our ``code``, or of an OAuth error (RFC 6749, 5.2)."""
    try:
        found = json.loads(body)
    except ValueError:
        return None
    if not isinstance(found, dict):
        return None
    code = found.get("code") or found.get("error")
    sentence = found.get("detail") or found.get("error_description") or found.get("title") or ""
    return (code[:60], str(sentence)[:300]) if isinstance(code, str) and code else None
