"""Takes each request off the wire whole, within its limits of size and time, before a thread works on it.

A thread that itself waits for a body waits as long as the client likes: sixteen clients that send a byte now and then
would stop the server. Here they wait in one event loop, and cost no thread. Speaks RSGI to granian, WSGI to Django.
"""

from __future__ import annotations

import asyncio
import io
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http import HTTPStatus
from typing import Any, NamedTuple

from tracker_core.wire import canonical

Environ = dict[str, Any]
Headers = list[tuple[str, str]]
Wsgi = Callable[[Environ, Any], Any]  # the second: ``start_response``; what comes back is Django's response

SERVER_NAME = "TimeTracker"  # what is told of the software

MAX_BODY_BYTES = 2 * 1_048_576  # more than any form or push; a route may demand less
BODY_S = 60  # from the headers to the end of the body
THREADS = 16


class Limits(NamedTuple):
    """How much a request may bring, and how long it may take to."""

    body_bytes: int = MAX_BODY_BYTES
    body_s: float = BODY_S


class Gateway:
    """The RSGI application. ``application``: Django's, called in one of ``THREADS`` threads."""

    def __init__(self, application: Wsgi, limits: Limits = Limits()) -> None:  # noqa: B008  # a value, never changed
        self._application = application
        self._limits = limits
        self._threads = ThreadPoolExecutor(THREADS, "request")

    async def __rsgi__(self, scope: Any, protocol: Any) -> None:
        """Answer one request."""
        try:
            async with asyncio.timeout(self._limits.body_s):
                body = await self._body(scope, protocol)
        except TimeoutError:
            _refuse(protocol, HTTPStatus.REQUEST_TIMEOUT, "too_slow", "The request did not arrive in time.")
            return
        if body is None:
            detail = f"A request has at most {self._limits.body_bytes} bytes."
            _refuse(protocol, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too_large", detail)
            return
        answer = asyncio.get_running_loop().run_in_executor(self._threads, self._answer, environ(scope, body))
        protocol.response_bytes(*await answer)

    async def _body(self, scope: Any, protocol: Any) -> bytes | None:
        """What was sent, chunked or not; None when it is too large, of which nothing more is read."""
        limit = self._limits.body_bytes
        declared = scope.headers.get("content-length", "0")
        if declared == "0" and "transfer-encoding" not in scope.headers:
            return b""
        if int(declared) > limit:  # a number: HTTP's parser refuses another
            return None
        body = bytearray()
        async for piece in protocol:
            body += piece
            if len(body) > limit:
                return None
        return bytes(body)

    def _answer(self, request: Environ) -> tuple[int, Headers, bytes]:
        """Status, headers and all of the body: granian would hold what a client does not take in memory anyway."""
        started: list[tuple[int, Headers]] = []

        def start(status: str, headers: Headers, exc_info: object = None) -> None:  # noqa: ARG001  # WSGI's signature
            started.append((int(status.split(" ", 1)[0]), headers))

        with closing(self._application(request, start)) as response:
            body = b"".join(response)
        return *started[-1], body


def environ(scope: Any, body: bytes) -> Environ:
    """The request as WSGI has it (PEP 3333).

    A header with _ in its name is left out: WSGI cannot tell it from the one with -, which a proxy may have set.
    """
    host, _, port = scope.server.rpartition(":")
    made: Environ = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": scope.path.encode().decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "CONTENT_LENGTH": str(len(body)),
        "SERVER_NAME": host.strip("[]"),
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for name, value in scope.headers.items():
        if "_" in name or name in ("content-length", "transfer-encoding"):
            continue
        key = "CONTENT_TYPE" if name == "content-type" else f"HTTP_{name.upper().replace('-', '_')}"
        joined = "; " if name == "cookie" else ","
        made[key] = f"{made[key]}{joined}{value}" if key in made else value
    return made


def _refuse(protocol: Any, status: HTTPStatus, code: str, detail: str) -> None:
    """A problem document (RFC 9457), after which the connection is of no more use."""
    body = canonical({"type": "about:blank", "title": status.phrase, "status": status, "code": code, "detail": detail})
    headers = [("content-type", "application/problem+json"), ("connection", "close"), ("server", SERVER_NAME)]
    protocol.response_bytes(status.value, headers, body)
