"""Asks a server what it is: the first thing at a sign-in, and of the doctor."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from tracker_core.errors import Malformed, Unavailable
from tracker_core.messages import DISCOVERY_PATH, Discovery
from tracker_desktop.sync.exchange import Answered, Request, Transport, document
from tracker_desktop.sync.http import check_url

T = TypeVar("T")


def discover(transport: Transport, base: str) -> Discovery:
    """What the server at ``base`` tells of itself.

    Raises ``Unavailable("not_our_server")``, and what the transport and ``check_url`` raise.
    """
    try:
        body = document(transport.exchange(Request("GET", base + DISCOVERY_PATH)))
    except Answered as error:
        if error.status >= 500 or error.status == 429:
            raise
        raise Unavailable("not_our_server", f"No TimeTracker server answers at {base}.", url=base) from error
    discovery = ours(lambda: Discovery.decode(body))
    check_url(discovery.api)
    check_url(discovery.issuer)
    return discovery


def ours(decode: Callable[[], T]) -> T:
    """What ``decode`` reads. Raises ``Unavailable("not_our_server")`` where it cannot."""
    try:
        return decode()
    except Malformed as error:
        raise Unavailable("not_our_server", f"That is not a TimeTracker server: {error.message}") from error
