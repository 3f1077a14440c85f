"""What happens on the sync thread: rounds, signing in and out, and when the next round is due."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from tracker_core.errors import Refused, TrackerError, Unavailable
from tracker_core.model import Device, Person
from tracker_core.pace import share_of, until_own_second
from tracker_desktop.services.ports import Account, SignInPrompt, SignInWay, SyncPhase, SyncStatus, SyncStore
from tracker_desktop.services.progress import Progress
from tracker_desktop.sync.backoff import PERMANENT_S, delay
from tracker_desktop.sync.engine import Engine, Result
from tracker_desktop.sync.exchange import Request, Take, Transport, document, form
from tracker_desktop.sync.oidc import Endpoints, endpoints_request

NUDGE_S = 1.0  # people switch and correct themselves: wait a moment, send it together


class Connection(Transport, Protocol):
    """A transport that keeps connections open."""

    def close(self) -> None:
        """Close them."""


class Rounds:
    """The work of the sync thread, over a store whose connection belongs to it.

    ``connect`` makes the transport for an extra CA file (empty: none) the first time the network is needed, since it
    brings heavy imports. ``uptime`` is a monotonic clock in seconds, ``now_ms`` the wall clock. ``due``: the uptime at
    which the next round should run, None for never by itself.
    """

    def __init__(
        self,
        store: SyncStore,
        device: Device,
        connect: Callable[[str], Connection],
        now_ms: Callable[[], int],
        uptime: Callable[[], float],
        report: Callable[[SyncStatus], None],
    ) -> None:
        self._store = store
        self._engine = Engine(store, device)
        self._share = share_of(device.id)
        self._connect = connect
        self._now_ms = now_ms
        self._uptime = uptime
        self._report = report
        self._transport: Connection | None = None
        self._not_before = 0.0  # the server's Retry-After
        self._failures = 0
        self._stopped = threading.Event()
        self.status = SyncStatus(SyncPhase.IDLE)
        self.due: float | None = None

    def close(self) -> None:
        """Close the connections to the server."""
        if self._transport is not None:
            self._transport.close()
            self._transport = None

    def plan_first(self) -> None:
        """The program has started: a round in this device's own second, which in a small organization is now."""
        self.due = self._uptime() + self._paced(0.0)

    def plan_soon(self) -> None:
        """There is something to send: a round in a moment, but not before the server wants one."""
        if self.status.phase is not SyncPhase.SIGNED_OUT:
            uptime = self._uptime()
            at = uptime + self._paced(max(NUDGE_S, self._not_before - uptime))
            self.due = at if self.due is None else min(self.due, at)

    @property
    def progress(self) -> Progress | None:
        """How far a long round is; from any thread."""
        return self._engine.progress

    def stop(self) -> None:
        """End the round under way after its present request; from any thread. Nothing where there is none."""
        self._stopped.set()

    def round(self) -> SyncStatus:
        """One round, now; the status after it. A store that fails ends the round, and a later one tries again."""
        try:
            self._round()
            self._purge()
        except TrackerError as error:
            phase = SyncPhase.OFFLINE if isinstance(error, Unavailable) else SyncPhase.ATTENTION
            self._after(Result(phase, error.code))
        return self.status

    def call(self, path: str, body: bytes, take: Take | None = None) -> bytes:
        """One request to ``path`` below the organization's API as the person signed in, with ``body`` or as GET.

        ``take`` gets a file that is answered, see ``exchange.Request``.

        Raises ``Refused`` where the server, and ``Unavailable`` where the network says no.
        """
        account = self._store.account.read()
        if account is None or not account.refresh_token:
            raise Refused("signed_out", "Nobody is signed in.")
        transport = self._connected(account.ca_file)
        self._engine.begin_call(path, body, take)
        while (request := self._engine.next_request(self._now_ms())) is not None:
            self._step(transport, request)
        result = self._engine.result
        if result.phase is SyncPhase.SIGNED_OUT:
            self.due = None
            self._set(SyncStatus(result.phase, result.code, self.status.last_success_ms))
        if self._engine.answer is None:
            failed = Unavailable if result.phase is SyncPhase.OFFLINE else Refused
            raise failed(result.code or "signed_out", "The organization's server was asked in vain.")
        return self._engine.answer

    def sign_in(
        self,
        url: str,
        way: SignInWay,
        ca_file: str,
        prompt: Callable[[SignInPrompt], None],
        cancelled: threading.Event,
    ) -> Person:
        """Sign in, keep the account, then one round. Raises what ``SignIn.run`` and the store raise."""
        from tracker_desktop.sync.sign_in import SignIn  # brings http.server, which nothing else needs

        self.close()
        server, discovery, person, grant = SignIn(self._connected(ca_file), prompt, cancelled).run(url, way)
        self._store.account.save(Account(server, ca_file, discovery, person, grant.refresh_token))
        self._engine.use(grant)
        self.round()
        return person

    def sign_out(self) -> bool:
        """Forget the tokens, here and on the server; whether the server could be told."""
        account = self._store.account.read()
        if account is None or not account.refresh_token:
            return True
        self._store.account.save_refresh_token("")
        self._engine.forget()
        self.due = None
        self._set(SyncStatus(SyncPhase.SIGNED_OUT))
        try:
            self._revoke(self._connected(account.ca_file), account)
        except TrackerError:
            return False  # the tokens are forgotten here and end by themselves there
        return True

    def _round(self) -> SyncStatus:
        account = self._store.account.read()
        if account is None or not account.refresh_token:
            self.due = None
            self._set(SyncStatus(SyncPhase.SIGNED_OUT, self.status.code, self.status.last_success_ms))
            return self.status
        self._stopped.clear()
        self._set(replace(self.status, phase=SyncPhase.SYNCING))
        self._engine.begin()
        transport = self._connected(account.ca_file)
        while (request := self._engine.next_request(self._now_ms())) is not None:
            self._step(transport, request)
            if self._stopped.is_set() and self._engine.goes_on:
                self._engine.stop()
        return self._after(self._engine.result)

    def _purge(self) -> None:
        """Delete what is older than is kept, now that nobody waits for this thread."""
        gone = False
        while not self._stopped.is_set() and self._store.purge():
            gone = True
        if gone:
            self._report(self.status)

    def _step(self, transport: Transport, request: Request) -> None:
        try:
            response = transport.exchange(request)
        except TrackerError as error:
            self._engine.on_error(error)
        else:
            self._engine.on_response(response)

    def _after(self, result: Result) -> SyncStatus:
        done = result.phase is SyncPhase.IDLE
        self._failures = 0 if done else self._failures + 1
        wait: float | None
        if done:
            wait = result.wait_s
        elif result.phase is SyncPhase.SIGNED_OUT:
            wait = None
        elif result.permanent:
            wait = self._paced(max(PERMANENT_S, result.wait_s or 0.0))
        else:
            chance = random.random()  # noqa: S311 - spreads load, guards nothing
            wait = self._paced(delay(self._failures, chance, result.wait_s))
        self.due = None if wait is None else self._uptime() + wait
        self._not_before = 0.0 if done else self._uptime() + (result.wait_s or 0.0)
        now = self._now_ms()
        self._set(
            SyncStatus(
                phase=result.phase,
                code=result.code,
                last_success_ms=now if done and not result.code else self.status.last_success_ms,
                next_try_ms=None if wait is None else now + int(wait * 1000),
            )
        )
        return self.status

    def _paced(self, wait_s: float) -> float:
        """Seconds to the first second of this device's own that lies ``wait_s`` or more ahead."""
        return wait_s + until_own_second(self._share, self._engine.spread_s, self._now_ms() + 1000 * wait_s)

    def _revoke(self, transport: Transport, account: Account) -> None:
        """RFC 7009; the reply to a revocation has no body."""
        metadata = document(transport.exchange(endpoints_request(account.discovery.issuer)))
        endpoints = Endpoints.decode(metadata, account.discovery.issuer)
        fields = {"token": account.refresh_token, "token_type_hint": "refresh_token"}
        answer = transport.exchange(form(endpoints.revocation, {**fields, "client_id": account.discovery.client_id}))
        if answer.status != 200:
            document(answer)

    def _connected(self, ca_file: str) -> Connection:
        if self._transport is None:
            self._transport = self._connect(ca_file)
        return self._transport

    def _set(self, status: SyncStatus) -> None:
        self.status = status
        self._report(status)
