"""The way between devices and server: loses, doubles, delays and spoils messages, as the story says."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from enum import StrEnum

from tests.simulation.server import Server
from tracker_core.errors import Unavailable
from tracker_desktop.services.ports import Clock
from tracker_desktop.sync.exchange import Request, Response

MOST_EXCHANGES = 40  # in a round; a few events and a page of changes need far less


class Endless(AssertionError):
    """A round that does not come to its end."""


class Fate(StrEnum):
    """What happens to one exchange."""

    ARRIVES = "arrives"
    REQUEST_LOST = "the request is lost"
    REPLY_LOST = "the reply is lost"
    DOUBLED = "the request comes twice"
    DELAYED = "the request comes later"
    PORTAL = "a captive portal answers"
    PROXY = "a proxy answers 401"
    BUSY = "a proxy answers 503"
    CUT = "the reply is cut short"


STRANGERS = {
    Fate.PORTAL: Response(200, "text/html", b"<html>Welcome to our hotel</html>"),
    Fate.PROXY: Response(401, "text/html", b"<html>Who are you?</html>"),
    Fate.BUSY: Response(503, "text/html", b"", 5.0),
}
FIXED: dict[str, Response] = {}
FAULTS = tuple(fate for fate in Fate if fate is not Fate.ARRIVES)


class Network:
    """A transport (tracker_desktop.sync.exchange). ``fates`` are taken first, one an exchange; then all goes well."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self.clock: Clock | None = None  # of the device whose round it is
        self.fates: list[Fate] = []
        self.crash_at: tuple[int, int] | None = None  # the exchange of a round, and the server's statement in it
        self.exchanges = 0  # of the round that goes on
        self.under_way: list[Request] = []
        self.seen: Counter[str] = Counter()

    def exchange(self, request: Request) -> Response:
        self.exchanges += 1
        if self.exchanges > MOST_EXCHANGES:
            raise Endless
        fate = self.fates.pop(0) if self.fates else Fate.ARRIVES
        self.seen[fate.name] += 1
        self._perhaps_crash()
        if fate is Fate.DELAYED:
            self.under_way.append(request)
        if fate in (Fate.DELAYED, Fate.REQUEST_LOST):
            raise _timed_out()
        if fate in STRANGERS:
            return STRANGERS[fate]
        reply = self._answer(request)
        if fate is Fate.DOUBLED:
            reply = self._answer(request)
        if fate is Fate.REPLY_LOST:
            raise _timed_out()
        now = self.clock.now().ms
        body = reply.body[: len(reply.body) // 2] if fate is Fate.CUT else reply.body
        return replace(reply, body=body, sent_ms=now, received_ms=now)

    def _perhaps_crash(self) -> None:
        if self.crash_at is not None:
            exchanges, statement = self.crash_at
            self.crash_at = (exchanges - 1, statement) if exchanges else None
            if not exchanges:
                self._server.crash_at(statement)

    def _answer(self, request: Request) -> Response:
        """From the server; what never changes is asked for once, since it takes as long as a push."""
        if request.method != "GET" or "/audit/" in request.url:
            return self._server.answer(request)
        if request.url not in FIXED:
            reply = self._server.answer(request)
            if reply.status != 200:
                return reply
            FIXED[request.url] = reply
        return FIXED[request.url]

    def deliver(self, number: int) -> bool:
        """Let a request that was under way arrive, whose sender waits no more; False when there is none."""
        if not self.under_way:
            return False
        request = self.under_way.pop(number % len(self.under_way))
        try:
            self._server.answer(request)
        except Unavailable:
            return False
        return True

    def close(self) -> None:
        """Nothing is kept open."""


def _timed_out() -> Unavailable:
    return Unavailable("timed_out", "No reply came.")
