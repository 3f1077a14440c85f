"""Signing in: by the system's browser (RFC 8252 with PKCE, RFC 7636) or with a code on any device (RFC 8628)."""

from __future__ import annotations

import base64
import hashlib
import secrets
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Self, TypeVar
from urllib.parse import parse_qs, urlencode, urlsplit

from tracker_core.errors import Refused, TrackerError, Unavailable
from tracker_core.messages import DISCOVERY_PATH, Discovery
from tracker_core.model import Person
from tracker_core.wire import integer, parse, text
from tracker_desktop.services.ports import SignInPrompt, SignInWay
from tracker_desktop.sync.discovery import discover, ours
from tracker_desktop.sync.exchange import Answered, Request, Transport, document, form
from tracker_desktop.sync.http import check_url
from tracker_desktop.sync.oidc import SCOPE, Endpoints, Grant, decode_grant, decode_person, endpoints_request

T = TypeVar("T")

BROWSER_PATIENCE_S = 600.0
POLL_S = 0.5  # how often a waiting sign-in looks whether it was cancelled

PAGE = (
    "<!doctype html><html lang=en><meta charset=utf-8><meta name=color-scheme content='light dark'>"
    "<title>TimeTracker</title><body style='font:18px/1.5 system-ui;margin:15vh auto;max-width:30em;padding:0 1em'>"
    "<h1 style='font-size:1.4em'>{title}</h1><p>{text}</p>"
)


class SignIn:
    """One attempt to sign in, on the sync thread. ``cancelled`` may be set from any other."""

    def __init__(
        self, transport: Transport, prompt: Callable[[SignInPrompt], None], cancelled: threading.Event
    ) -> None:
        self._transport = transport
        self._prompt = prompt
        self._cancelled = cancelled

    def run(self, url: str, way: SignInWay) -> tuple[str, Discovery, Person, Grant]:
        """Sign in at the server ``url``: its address made whole, what it told of itself, who signed in, the tokens.

        Raises ``Refused`` (bad_url, insecure_url, sign_in_refused, sign_in_cancelled, tls_untrusted …) or
        ``Unavailable`` (not_our_server, sign_in_timed_out, and what the transport raises).
        """
        server = server_url(url)
        discovery = discover(self._transport, server)
        metadata = document(self._transport.exchange(endpoints_request(discovery.issuer)))
        endpoints = ours(lambda: Endpoints.decode(metadata, discovery.issuer))
        for endpoint in (endpoints.authorization, endpoints.token, endpoints.userinfo, endpoints.device_authorization):
            check_url(endpoint)
        ask = self._by_browser if way is SignInWay.BROWSER else self._by_code
        grant = ask(endpoints, discovery.client_id)
        userinfo = Request("GET", endpoints.userinfo, bearer=grant.access_token)
        body = document(self._transport.exchange(userinfo))
        return server, discovery, ours(lambda: decode_person(body)), grant

    def _by_browser(self, endpoints: Endpoints, client_id: str) -> Grant:
        verifier = secrets.token_urlsafe(48)
        state = secrets.token_urlsafe(24)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        with _Loopback(state, endpoints.issuer) as loopback:
            query = {
                "response_type": "code",
                "client_id": client_id,
                "redirect_uri": loopback.redirect_uri,
                "scope": SCOPE,
                "state": state,
                "code_challenge": challenge,
                "code_challenge_method": "S256",
            }
            self._prompt(SignInPrompt(f"{endpoints.authorization}?{urlencode(query)}"))
            code = loopback.wait(self._cancelled)
            return self._grant(
                endpoints,
                {
                    "grant_type": "authorization_code",
                    "code": code,
                    "redirect_uri": loopback.redirect_uri,
                    "client_id": client_id,
                    "code_verifier": verifier,
                },
            )

    def _by_code(self, endpoints: Endpoints, client_id: str) -> Grant:
        request = form(endpoints.device_authorization, {"client_id": client_id, "scope": SCOPE})
        reply = document(self._transport.exchange(request))
        body = ours(lambda: parse(reply, "device authorization"))
        device_code = ours(lambda: text(body.get("device_code"), "device_code", 500))
        user_code = ours(lambda: text(body.get("user_code"), "user_code", 50))
        where = ours(lambda: text(body.get("verification_uri"), "verification_uri", 2000))
        interval = integer(body.get("interval", 5), "interval")
        deadline = time.monotonic() + integer(body.get("expires_in", 600), "expires_in")
        self._prompt(SignInPrompt(where, user_code))
        while time.monotonic() < deadline:
            if self._cancelled.wait(interval):
                raise _cancelled()
            try:
                return self._grant(
                    endpoints,
                    {
                        "grant_type": "urn:ietf:params:oauth:grant-type:device_code",
                        "device_code": device_code,
                        "client_id": client_id,
                    },
                )
            except Refused as error:
                oauth = error.details.get("error")
                if oauth == "slow_down":
                    interval += 5  # RFC 8628, 3.5
                elif oauth != "authorization_pending":
                    raise
            except Unavailable as error:
                if error.code == "not_our_server":
                    raise
                interval = min(interval * 2, 60)  # a connection time-out: back off (RFC 8628, 3.5)
        raise _timed_out()

    def _grant(self, endpoints: Endpoints, fields: dict[str, str]) -> Grant:
        try:
            response = self._transport.exchange(form(endpoints.token, fields))
            body = document(response)
        except Answered as error:
            if error.status >= 500:
                raise Unavailable("server_error", "The server made an error.") from error
            raise Refused(
                "sign_in_refused", f"The server refused the sign-in: {error.message}", error=error.code
            ) from error
        return ours(lambda: decode_grant(body, response.received_ms))


def server_url(typed: str) -> str:
    """What a person typed as ``https://host[:port][/path]`` without a slash at the end. Raises
    ``Refused("bad_url")``.
    """
    url = typed.strip()
    if "://" not in url:
        url = f"https://{url}"
    parts = urlsplit(url)
    try:
        usable = bool(parts.hostname) and parts.port != 0 and not parts.username and not any(c.isspace() for c in url)
    except ValueError:
        usable = False
    if parts.scheme not in ("http", "https") or not usable:
        raise Refused(
            "bad_url", f"{typed!r} is not a server's address; one looks like https://time.example.org", url=typed
        )
    check_url(url)
    return f"{parts.scheme}://{parts.netloc}{parts.path.removesuffix(DISCOVERY_PATH).rstrip('/')}"


class _Loopback:
    """Listens on 127.0.0.1, on a port the system gives, for the one redirect that ends a sign-in (RFC 8252, 7.3)."""

    def __init__(self, state: str, issuer: str) -> None:
        self._state = state
        self._issuer = issuer
        self._code = ""
        self._error: TrackerError | None = None
        outer = self

        class Handler(BaseHTTPRequestHandler):
            timeout = 5  # a browser's idle spare connection must not hold up the one that counts

            def do_GET(self) -> None:
                status, page = outer._take(self.path)
                self.send_response(status)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(page)))
                self.send_header("Cache-Control", "no-store")
                self.end_headers()
                self.wfile.write(page)

            def log_message(self, *args: object) -> None:
                """Silent: the path holds the code."""

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self._server.timeout = POLL_S
        self.redirect_uri = f"http://127.0.0.1:{self._server.server_port}/signed-in"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.server_close()

    def wait(self, cancelled: threading.Event) -> str:
        """The authorization code. Raises sign_in_refused, sign_in_cancelled, sign_in_timed_out."""
        deadline = time.monotonic() + BROWSER_PATIENCE_S
        while not self._code and self._error is None:
            if cancelled.is_set():
                raise _cancelled()
            if time.monotonic() > deadline:
                raise _timed_out()
            self._server.handle_request()
        if self._error is not None:
            raise self._error
        return self._code

    def _take(self, path: str) -> tuple[int, bytes]:
        parts = urlsplit(path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path != "/signed-in" or not secrets.compare_digest(query.get("state", ""), self._state):
            return 404, _page("Not for here", "This address only ends a sign-in that TimeTracker began.")
        if "iss" in query and query["iss"].rstrip("/") != self._issuer.rstrip("/"):  # RFC 9207
            self._error = Refused("sign_in_refused", "Another server answered the sign-in.")
        elif "code" not in query:
            reason = query.get("error_description") or query.get("error", "no reason given")
            self._error = Refused("sign_in_refused", f"The sign-in was refused: {reason[:200]}")
        else:
            self._code = query["code"]
            return 200, _page("You are signed in", "TimeTracker goes on by itself; this window can be closed.")
        return 200, _page("The sign-in did not work", "TimeTracker says why; this window can be closed.")


def _page(title: str, words: str) -> bytes:
    return PAGE.format(title=title, text=words).encode()


def _cancelled() -> Refused:
    return Refused("sign_in_cancelled", "The sign-in was cancelled.")


def _timed_out() -> Unavailable:
    return Unavailable("sign_in_timed_out", "Nobody finished the sign-in in time.")
