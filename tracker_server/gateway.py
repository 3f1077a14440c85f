"""Takes each request off the wire whole, within its limits of size and time, before a thread works on it.

A thread that itself waits for a body waits as long as the client likes: sixteen clients that send a byte now and then
would stop the server. Here they wait in one event loop, and cost no thread. Speaks RSGI to granian, WSGI to Django.
"""

from __future__ import annotations

import asyncio
import io
import ipaddress
import logging
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http import HTTPStatus
from typing import Any, NamedTuple

from tracker_core.wire import canonical

Environ = dict[str, Any]
Headers = list[tuple[str, str]]
Wsgi = Callable[[Environ, Any], Any]  # the second: ``start_response``; what comes back is Django's response
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

access = logging.getLogger("tracker_server.access")

SERVER_NAME = "TimeTracker"  # what is told of the software

MAX_BODY_BYTES = 2 * 1_048_576  # more than any form or push; a route may demand less
BODY_S = 60  # from the headers to the end of the body
THREADS = 16


class Limits(NamedTuple):
    """How much a request may bring, and how long it may take to."""

    body_bytes: int = MAX_BODY_BYTES
    body_s: float = BODY_S


class _Unread(Exception):
    """A request that no thread is given; after its answer the connection is of no more use."""

    def __init__(self, status: HTTPStatus, code: str, detail: str) -> None:
        super().__init__(code)
        self.status, self.code, self.detail = status, code, detail


class Gateway:
    """The RSGI application. ``application``: Django's, called in one of ``THREADS`` threads.

    ``proxies``: whose ``X-Forwarded-`` headers are handed on.
    """

    def __init__(
        self,
        application: Wsgi,
        limits: Limits = Limits(),  # noqa: B008  # a value, never changed
        proxies: Sequence[Network] = (),
    ) -> None:
        self._application = application
        self._limits = limits
        self._proxies = proxies
        self._threads = ThreadPoolExecutor(THREADS, "request")

    async def __rsgi__(self, scope: Any, protocol: Any) -> None:
        """Answer one request."""
        try:
            async with asyncio.timeout(self._limits.body_s):
                body = await self._body(scope, protocol)
        except TimeoutError:
            detail = "The request did not arrive in time."
            _refuse(scope, protocol, _Unread(HTTPStatus.REQUEST_TIMEOUT, "too_slow", detail))
        except _Unread as error:
            _refuse(scope, protocol, error)
        else:
            request = environ(scope, body, self._proxies)
            answer = asyncio.get_running_loop().run_in_executor(self._threads, self._answer, request)
            protocol.response_bytes(*await answer)

    async def _body(self, scope: Any, protocol: Any) -> bytes:
        """What was sent, whole. Raises ``_Unread``; of what is too large nothing more is read.

        Granian does not tell the end of a body from a connection that broke. The length tells; without one (in chunks)
        JSON does, but half a form would read as a whole one.
        """
        limit = self._limits.body_bytes
        declared = scope.headers.get("content-length")
        if declared is None:
            if "transfer-encoding" not in scope.headers:
                return b""
            if not _is_json(scope.headers.get("content-type", "")):
                raise _Unread(HTTPStatus.LENGTH_REQUIRED, "length_required", "Send it with a Content-Length.")
        elif int(declared) > limit:  # a number: HTTP's parser refuses another
            raise self._too_large()
        body = bytearray()
        async for piece in protocol:
            body += piece
            if len(body) > limit:
                raise self._too_large()
        if declared is not None and len(body) != int(declared):
            raise _Unread(HTTPStatus.BAD_REQUEST, "cut_off", "The request was cut off on its way.")
        return bytes(body)

    def _too_large(self) -> _Unread:
        detail = f"A request has at most {self._limits.body_bytes} bytes."
        return _Unread(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too_large", detail)

    def _answer(self, request: Environ) -> tuple[int, Headers, bytes]:
        """Status, headers and all of the body: granian would hold what a client does not take in memory anyway."""
        started: list[tuple[int, Headers]] = []

        def start(status: str, headers: Headers, exc_info: object = None) -> None:  # noqa: ARG001  # WSGI's signature
            started.append((int(status.split(" ", 1)[0]), headers))

        with closing(self._application(request, start)) as response:
            body = b"".join(response)
        return *started[-1], body


def environ(scope: Any, body: bytes, proxies: Sequence[Network] = ()) -> Environ:
    """The request as WSGI has it (PEP 3333).

    Left out are headers that only a proxy may set, unless one of ``proxies`` did, and those with _ in their name, which
    WSGI cannot tell from the ones with -.
    """
    host, _, port = scope.server.rpartition(":")
    peer = _peer(scope.client)
    forwarded = any(peer in network for network in proxies)
    made: Environ = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": scope.path.encode().decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "CONTENT_LENGTH": str(len(body)),
        "SERVER_NAME": host.strip("[]"),
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": str(peer),
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
        if name.startswith("x-forwarded-") and not forwarded:
            continue
        key = "CONTENT_TYPE" if name == "content-type" else f"HTTP_{name.upper().replace('-', '_')}"
        joined = "; " if name == "cookie" else ","
        made[key] = f"{made[key]}{joined}{value}" if key in made else value
    return made


def _peer(client: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """The address in ``127.0.0.1:40000`` or ``[::1]:40000``; one of IPv4 that came by IPv6 is one of IPv4."""
    found = ipaddress.ip_address(client.rpartition(":")[0].strip("[]"))
    return (found.ipv4_mapped or found) if isinstance(found, ipaddress.IPv6Address) else found


def _is_json(content_type: str) -> bool:
    kind = content_type.partition(";")[0].strip().lower()
    return kind == "application/json" or kind.endswith("+json")


def _refuse(scope: Any, protocol: Any, why: _Unread) -> None:
    """A problem document (RFC 9457)."""
    access.info("%s (%s) %d", scope.method, why.code, why.status)
    told = {"type": "about:blank", "title": why.status.phrase, "status": why.status}
    body = canonical({**told, "code": why.code, "detail": why.detail})
    headers = [("content-type", "application/problem+json"), ("connection", "close"), ("server", SERVER_NAME)]
    protocol.response_bytes(why.status.value, headers, body)
