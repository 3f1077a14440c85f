"""Tries the way to the server for the doctor; a few seconds at most for each try."""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Callable
from contextlib import closing
from urllib.parse import urlsplit

from tracker_core.errors import Unavailable
from tracker_core.messages import Discovery
from tracker_desktop.sync.discovery import discover, ours
from tracker_desktop.sync.exchange import document
from tracker_desktop.sync.http import RequestsTransport, proxies_for
from tracker_desktop.sync.oidc import Endpoints, endpoints_request

TOTAL_S = 15.0
NAME_S = 5.0


class RequestsProbes:
    """services.doctor.Probes. ``free_bytes`` as there; ``now_ms``: UTC."""

    def __init__(self, user_agent: str, now_ms: Callable[[], int], free_bytes: Callable[[], int]) -> None:
        self._user_agent = user_agent
        self._now_ms = now_ms
        self.free_bytes = free_bytes

    def proxy(self, url: str) -> str:
        """See services.doctor.Probes."""
        chosen = urlsplit(proxies_for(url).get(urlsplit(url).scheme, ""))
        return f"{chosen.hostname}:{chosen.port}" if chosen.port else chosen.hostname or ""

    def resolve(self, url: str) -> None:
        """See services.doctor.Probes."""
        host = urlsplit(url).hostname or ""
        try:
            ipaddress.ip_address(host)
        except ValueError:
            self._look_up(host)

    def greet(self, server: str, ca_file: str) -> Discovery:
        """See services.doctor.Probes."""
        with closing(self._transport(ca_file)) as transport:
            return discover(transport, server)

    def provider(self, issuer: str, ca_file: str) -> None:
        """See services.doctor.Probes."""
        with closing(self._transport(ca_file)) as transport:
            body = document(transport.exchange(endpoints_request(issuer)))
        ours(lambda: Endpoints.decode(body, issuer))

    def _look_up(self, host: str) -> None:
        """A resolver cannot be told how long to wait: it is left behind when it takes too long."""
        outcome: list[OSError | None] = []

        def ask() -> None:
            try:
                socket.getaddrinfo(host, None)
            except OSError as error:
                outcome.append(error)
            else:
                outcome.append(None)

        thread = threading.Thread(target=ask, name="look up", daemon=True)
        thread.start()
        thread.join(NAME_S)
        if not outcome:
            raise Unavailable("timed_out", "Nobody told the server's address in time.")
        if outcome[0] is not None:
            raise Unavailable("name_not_found", "The server's name cannot be found.") from outcome[0]

    def _transport(self, ca_file: str) -> RequestsTransport:
        return RequestsTransport(ca_file, self._user_agent, self._now_ms, TOTAL_S)
