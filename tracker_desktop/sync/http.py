"""The transport: ``requests`` with the system's certificate store and proxies, time limits and a cap on every reply."""

from __future__ import annotations

import gzip
import socket
import ssl
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlsplit

import requests
import truststore
import urllib3
from requests.adapters import HTTPAdapter

from tracker_core.errors import Refused, TrackerError, Unavailable
from tracker_desktop.sync.deadline import Deadline
from tracker_desktop.sync.exchange import FILE, Request, Response, Take

CONNECT_S = 10.0
READ_S = 40.0  # a busy server may take half a minute to its first byte
TOTAL_S = 120.0
MAX_REPLY_BYTES = 16 * 1_048_576
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class RequestsTransport:
    """One session to one organization: connections are kept, cookies and ``.netrc`` are not.

    ``ca_file``: a PEM file with further certificate authorities, empty for none. ``now_ms``: UTC milliseconds.
    ``total_s``: how long one exchange may take, whatever the other side does.
    Raises ``Refused("ca_file_unreadable")``.
    """

    def __init__(self, ca_file: str, user_agent: str, now_ms: Callable[[], int], total_s: float = TOTAL_S) -> None:
        self._now_ms = now_ms
        self._deadline = Deadline(total_s)
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers["User-Agent"] = user_agent
        self._session.headers["Accept"] = "application/json"
        self._session.headers["Accept-Encoding"] = "gzip"
        self._session.mount("https://", _SystemTrust(ca_file, self._deadline))
        self._session.mount("http://", _Timed(self._deadline))

    def close(self) -> None:
        """Close kept connections."""
        self._session.close()

    def exchange(self, request: Request) -> Response:
        """Do ``request``; redirects are not followed, since each would carry a token to another place."""
        check_url(request.url)
        headers = {}
        body = request.body or None
        if body is not None:
            headers["Content-Type"] = request.content_type
            if request.gzip:
                body = gzip.compress(body, 6, mtime=0)
                headers["Content-Encoding"] = "gzip"
        if request.bearer:
            headers["Authorization"] = f"Bearer {request.bearer}"
        sent_ms = self._now_ms()
        try:
            with (
                self._deadline.kept(),
                self._session.request(
                    request.method,
                    request.url,
                    data=body,
                    headers=headers,
                    proxies=proxies_for(request.url),
                    timeout=(CONNECT_S, READ_S),
                    allow_redirects=False,
                    stream=True,
                ) as reply,
            ):
                received_ms = self._now_ms()
                return Response(
                    status=reply.status_code,
                    content_type=reply.headers.get("Content-Type", "").lower(),
                    body=_read(reply, request.take),
                    retry_after=_seconds(reply.headers.get("Retry-After", "")),
                    sent_ms=sent_ms,
                    received_ms=received_ms,
                )
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            raise translated(error) from error
        finally:
            self._session.cookies.clear()


# From the most telling to the least: a proxy that cannot be reached is also a refused connection, for instance.
KINDS: Sequence[tuple[type[Exception], type[TrackerError], str, str]] = (
    (ssl.SSLCertVerificationError, Refused, "tls_untrusted", "The server's certificate is not trusted."),
    (ssl.SSLEOFError, Unavailable, "server_unreachable", "The connection was cut."),
    (ssl.SSLError, Unavailable, "tls_failed", "The encrypted connection could not be made."),
    (requests.exceptions.ProxyError, Unavailable, "proxy_failed", "The proxy does not answer."),
    (socket.gaierror, Unavailable, "name_not_found", "The server's name cannot be found."),
    (ConnectionRefusedError, Unavailable, "connection_refused", "Nothing answers at the server's address."),
    (requests.exceptions.InvalidURL, Refused, "bad_url", "That is not a web address."),
    (requests.exceptions.Timeout, Unavailable, "timed_out", "The server did not answer in time."),
    (TimeoutError, Unavailable, "timed_out", "The server did not answer in time."),
)


class _Timed(HTTPAdapter):
    """Connections that end when their exchange's time is up."""

    def __init__(self, deadline: Deadline) -> None:
        self._pools = deadline.pools()
        super().__init__(pool_maxsize=1)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        manager = super().proxy_manager_for(proxy, **kwargs)
        manager.pool_classes_by_scheme = self._pools
        return manager


class _SystemTrust(_Timed):
    """Trusts what the operating system trusts (and ``ca_file``), nothing that is shipped with a library."""

    def __init__(self, ca_file: str, deadline: Deadline) -> None:
        self._context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._context.minimum_version = ssl.TLSVersion.TLSv1_2
        if ca_file:
            try:
                self._context.load_verify_locations(ca_file)
            except (OSError, ssl.SSLError) as error:
                raise Refused(
                    "ca_file_unreadable", f"{ca_file} cannot be read as PEM certificates.", file=ca_file
                ) from error
        super().__init__(deadline)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, ssl_context=self._context, **kwargs)

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        return super().proxy_manager_for(proxy, ssl_context=self._context, **kwargs)

    def build_connection_pool_key_attributes(self, request: Any, verify: Any, cert: Any = None) -> Any:
        # requests would add certifi's bundle to our context here.
        host, _ = super().build_connection_pool_key_attributes(request, verify, cert)
        return host, {"ssl_context": self._context}

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """Nothing: the context verifies."""


def proxies_for(url: str) -> dict[str, str]:
    """Scheme -> proxy for ``url``, by the system's and the environment's settings; never for this computer itself."""
    return {} if urlsplit(url).hostname in LOOPBACK else requests.utils.get_environ_proxies(url)


def check_url(url: str) -> None:
    """Refuse what is not https; plain http is allowed to this machine itself only."""
    parts = urlsplit(url)
    if parts.scheme == "https" and parts.hostname:
        return
    if parts.scheme == "http" and parts.hostname in LOOPBACK:
        return
    raise Refused("insecure_url", f"{url} is not an https address.", url=url)


def translated(error: Exception) -> TrackerError:
    """The error of ours for one of ``requests``, found by walking to what caused it."""
    causes = _causes(error)
    if any(" 407 " in f" {cause} " for cause in causes):
        return Refused("proxy_authentication", "The proxy wants a user name and a password.")
    for kind, make, code, sentence in KINDS:
        for cause in causes:
            if isinstance(cause, kind):
                return make(code, sentence)
    return Unavailable("server_unreachable", "The server cannot be reached.")


def _causes(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    queue: list[BaseException] = [error]
    while queue:
        cause = queue.pop()
        if cause in found:
            continue
        found.append(cause)
        linked = (cause.__cause__, cause.__context__, getattr(cause, "reason", None), *cause.args)
        queue.extend(each for each in linked if isinstance(each, BaseException))
    return found


def _read(reply: requests.Response, take: Take | None) -> bytes:
    if take is not None and reply.status_code == 200 and reply.headers.get("Content-Type", "").startswith(FILE):
        size = reply.headers.get("Content-Length", "")
        for chunk in reply.iter_content(65_536):
            take(chunk, int(size) if size.isdecimal() else None)
        return b""
    body = bytearray()
    for chunk in reply.iter_content(65_536):
        body += chunk
        if len(body) > MAX_REPLY_BYTES:
            raise Unavailable("not_our_server", "The reply is larger than any of ours.")
    return bytes(body)


def _seconds(header: str) -> float | None:
    """``Retry-After`` in seconds (RFC 9110, 10.2.3); a date is read as the common minute, since clocks differ."""
    if not header:
        return None
    return float(header) if header.isdecimal() else 60.0
