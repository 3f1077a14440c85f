"""One sync round as a state machine without a socket: ``next_request()``, then ``on_response()`` or ``on_error()``.

A round is: endpoints (once) → access token (when none is left) → push until the outbox is empty → pull until nothing is
left → now and then, what the witness of the audit asks. What the server said is written to the store before the next
request is made, so a crash between any two steps is only a repetition.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from tracker_core.errors import Malformed, TrackerError, Unavailable
from tracker_core.messages import MAX_BATCH_EVENTS, Pace, PullReply, PullRequest, PushReply, PushRequest
from tracker_core.model import Device
from tracker_desktop.services.ports import DELETED, STOPPED, Account, Outgoing, SyncPhase, SyncStore
from tracker_desktop.services.progress import Doing, Progress
from tracker_desktop.sync.exchange import Answered, Request, Response, Take, document, form
from tracker_desktop.sync.oidc import Endpoints, Grant, decode_grant, endpoints_request
from tracker_desktop.sync.witness import Witness

MAX_BATCH_BYTES = 900_000  # unpacked; stays below the server's limit even when nothing compresses
NEXT_S = 300.0  # from a stopped round to the next, where no server has said
ANEW_LIMIT = 2  # how often a round may begin the device's sequence anew
RETRIED = frozenset({408, 425, 429})  # and all from 500 on
TOKEN_MARGIN_MS = 30_000  # a token this close to its end is replaced first


class Step(Enum):
    """What the round does next."""

    ENDPOINTS = auto()
    REFRESH = auto()
    PUSH = auto()
    PULL = auto()
    CALL = auto()
    WITNESS = auto()
    OVER = auto()


@dataclass(frozen=True, slots=True)
class Result:
    """How a round ended. ``wait_s``: the server's wish for the next one, or its ``Retry-After``; None: it said nothing.

    ``permanent``: the same request would be refused again.
    """

    phase: SyncPhase
    code: str = ""
    wait_s: float | None = None
    permanent: bool = False


class Engine:
    """The sync of one device. Lives as long as its thread; the access token is here in memory and nowhere else.

    ``spread_s``: how the server wants its devices to spread, as it last said. ``answer``: of the last call; None where
    it failed, and ``result`` tells why. ``progress``: how far a round is that takes more than one request of a kind;
    None for every other, which is over before anybody could read it.
    """

    def __init__(self, store: SyncStore, device: Device) -> None:
        self._store = store
        self._device = device
        self._endpoints: Endpoints | None = None
        self._grant: Grant | None = None
        self._step = Step.OVER
        self._call: tuple[str, bytes, Take | None] | None = None
        self._batch: Sequence[Outgoing] = ()
        self._batch_limit = MAX_BATCH_EVENTS
        self.answer: bytes | None = None
        self.spread_s = store.spread()
        self._stale_once = False
        self._refused_once = False
        self._offered = False
        self._pushed_again = False
        self._fresh = False
        self._anew = 0
        self._sent = self._to_send = self._fetched = 0
        self._next_s = NEXT_S
        self._witness = Witness(store.evidence)
        self._done: Result | None = None  # nothing is left to push and to pull
        self.progress: Progress | None = None
        self.result = Result(SyncPhase.IDLE)

    def begin(self) -> None:
        """Start a round."""
        self._call = None
        self._stale_once = self._refused_once = self._offered = self._pushed_again = False
        self._anew = 0
        self._fresh = False
        self._sent = self._to_send = self._fetched = 0
        self._done = None
        self.progress = None
        self._batch_limit = MAX_BATCH_EVENTS
        self.result = Result(SyncPhase.IDLE)
        self._step = Step.PUSH

    def begin_call(self, path: str, body: bytes, take: Take | None = None) -> None:
        """Instead of a round: one request to ``path`` below the API, GET where ``body`` is empty, else POST.

        ``take``: as that of a ``Request``.
        """
        self.begin()
        self._call, self.answer = (path, body, take), None

    @property
    def goes_on(self) -> bool:
        """Whether the round is not over yet."""
        return self._step is not Step.OVER

    def stop(self) -> None:
        """End the round between two requests: what came so far is in the store, and the next round goes on there."""
        self._end(self._done or Result(SyncPhase.IDLE, STOPPED, self._next_s))

    def use(self, grant: Grant) -> None:
        """Take fresh tokens from a sign-in, perhaps at another server; the refresh token is in the store by now."""
        self._grant = grant
        self._endpoints = None

    def forget(self) -> None:
        """Forget the access token: signed out."""
        self._grant = None
        self._endpoints = None

    def next_request(self, now_ms: int) -> Request | None:
        """The request to make now, None when the round is over and ``result`` tells how it went."""
        account = self._store.account.read()
        if self._step is Step.OVER:
            return None
        if account is None or not account.refresh_token:
            gone = account is not None and account.person.restricted
            self._end(Result(SyncPhase.SIGNED_OUT, DELETED if gone else self.result.code))
            return None
        if self._grant is None or (not self._fresh and self._grant.expires_ms - TOKEN_MARGIN_MS <= now_ms):
            if self._endpoints is None:
                self._step = Step.ENDPOINTS
                return endpoints_request(account.discovery.issuer)
            self._step = Step.REFRESH
            return self._refresh_request(self._endpoints, account)
        if self._call is not None:
            self._step = Step.CALL
            path, body, take = self._call
            method, url = "POST" if body else "GET", f"{account.discovery.api}/{path}"
            return Request(method, url, body, bearer=self._grant.access_token, take=take)
        if self._done is not None:
            return self._witness_request(account, self._grant, self._done, now_ms)
        if self._step is not Step.PULL:
            self._step = Step.PUSH
            self._batch = self._store.outbox(self._batch_limit, MAX_BATCH_BYTES)
            if self._batch:
                body = PushRequest.encode(self._device, [each.body for each in self._batch])
                return Request(
                    "POST", f"{account.discovery.api}/push", body, gzip=True, bearer=self._grant.access_token
                )
            self._step = Step.PULL
        pull = PullRequest(self._device, self._store.cursor())
        return Request("POST", f"{account.discovery.api}/pull", pull.encode(), bearer=self._grant.access_token)

    def on_response(self, response: Response) -> None:
        """Take the reply to the last request: write what it says, move on."""
        try:
            body = document(response)
            if self._step is Step.ENDPOINTS:
                self._endpoints = Endpoints.decode(body, self._account().discovery.issuer)
            elif self._step is Step.REFRESH:
                grant = decode_grant(body, response.received_ms, self._account().refresh_token)
                self._store.account.save_refresh_token(grant.refresh_token)
                self._grant = grant
                self._fresh = True  # use it even if it should end at once, or the clock was set: do not spin
            elif self._step is Step.CALL:
                self.answer = body
                self._end(Result(SyncPhase.IDLE))
            elif self._step is Step.WITNESS:
                self._step = Step.PULL  # what fails from here on is the store
                self._witness.take(body, response.received_ms)
            elif self._step is Step.PUSH:
                self._pushed(PushReply.decode(body), response)
            else:
                self._pulled(PullReply.decode(body), response)
        except Malformed as error:
            # A 200 that does not read: not our server's, or a version we do not speak. Nothing was written.
            self.on_error(Unavailable("not_our_server", error.message, field=error.details.get("field")))
        except TrackerError as error:
            self.on_error(error)

    def on_error(self, error: TrackerError) -> None:
        """The last request failed: mend what can be mended within the round, else end it."""
        if self._step is Step.WITNESS and not self._token_ended(error):
            self._unwitnessed(error)
        elif isinstance(error, Answered):
            self._answered(error)
        else:
            phase = SyncPhase.OFFLINE if isinstance(error, Unavailable) else SyncPhase.ATTENTION
            self._end(Result(phase, error.code))

    def _answered(self, error: Answered) -> None:
        if self._step is Step.REFRESH and error.code == "invalid_grant":
            self._store.account.save_refresh_token("")
            self.forget()
            code = DELETED if self._account().person.restricted else "signed_out_by_server"
            self._end(Result(SyncPhase.SIGNED_OUT, code))
        elif self._token_ended(error):
            self._refused_once = True  # the token ended early; one new one is worth a try
            self._grant = None
        elif error.code == "cursor_stale" and not self._stale_once and self._step is Step.PULL:
            self._stale_once = True
            self._offered |= self._store.reset_cursor()
        elif error.code == "device_not_yours" and self._anew < ANEW_LIMIT:
            self._store.become_another()
            self._look_at_device()
            self._step = Step.PUSH
        elif error.status == 413 and self._step is Step.PUSH and len(self._batch) > 1:
            self._batch_limit = max(1, len(self._batch) // 2)
        elif error.status in RETRIED or error.status >= 500:
            code = error.code if error.code in ("server_busy", "server_error") else "server_busy"
            self._end(Result(SyncPhase.OFFLINE, code, error.retry_after))
        else:
            self._end(Result(SyncPhase.ATTENTION, error.code, error.retry_after, permanent=True))

    def _token_ended(self, error: TrackerError) -> bool:
        """Whether another access token may be all that it takes; once a round."""
        with_token = self._step in (Step.PUSH, Step.PULL, Step.CALL, Step.WITNESS)
        return with_token and isinstance(error, Answered) and error.status == 401 and not self._refused_once

    def _unwitnessed(self, error: TrackerError) -> None:
        """What the witness asked was not answered. The round is over all the same; a store that fails is told of."""
        if isinstance(error, Answered) and error.status not in RETRIED | {401} and error.status < 500:
            self._witness.refused(error.code, self._now_ms)
        else:
            self._witness.failed(self._now_ms)
            self._end(self._done or Result(SyncPhase.IDLE))

    def _witness_request(self, account: Account, grant: Grant, done: Result, now_ms: int) -> Request | None:
        self._step, self._now_ms = Step.WITNESS, now_ms
        wanted = self._witness.wants(now_ms)
        if wanted is None:
            self._end(done)
            return None
        if wanted.public:
            return Request("GET", f"{account.server}{wanted.path}")
        if wanted.alarm is not None:
            from tracker_core.alarm import AuditAlarm  # most programs never need it

            body = AuditAlarm(self._device.id, wanted.alarm).encode()
            return Request("POST", f"{account.discovery.api}/{wanted.path}", body, bearer=grant.access_token)
        return Request("GET", f"{account.discovery.api}/{wanted.path}", bearer=grant.access_token)

    def _pushed(self, reply: PushReply, response: Response) -> None:
        if len(reply.verdicts) != len(self._batch):
            raise Unavailable("not_our_server", "The server answered another number of verdicts than events.")
        further = self._store.apply_push(self._batch, reply)
        self._look_at_device()
        self._measure(reply.pace, response)
        self._batch_limit = MAX_BATCH_EVENTS
        self._sent += len(self._batch)
        if self._sent >= self._to_send:  # at first, and where more was recorded meanwhile: counting reads them all
            self._to_send = self._sent + self._store.unsent()
        if self._sent < self._to_send:
            self.progress = Progress(Doing.SENDING, self._sent, self._to_send)
        if not further or self._anew > ANEW_LIMIT:
            # Everything was deferred, or no sequence of ours is good enough: asking again at once would only spin.
            self._step = Step.PULL

    def _pulled(self, reply: PullReply, response: Response) -> None:
        self._offered |= self._store.apply_pull(reply)
        self._measure(reply.pace, response)
        self._fetched += len(reply.changes)
        if reply.more:
            total = None if reply.remaining is None else self._fetched + reply.remaining
            self.progress = Progress(Doing.FETCHING, self._fetched, total)
            return
        if self._offered and not self._pushed_again:
            self._pushed_again = True
            self._step = Step.PUSH
        else:
            self.progress = None
            self._done = Result(SyncPhase.IDLE, wait_s=float(reply.pace.next_sync_after))
            key = self._account().discovery.audit_key
            self._witness.hear(reply.epoch, reply.checkpoints, key, response.received_ms)

    def _look_at_device(self) -> None:
        """Whether the device had to begin anew meanwhile; the next request tells the server."""
        now = self._store.device(self._device.os, self._device.version)
        if now != self._device:
            self._anew += 1
            self._device = now

    def _measure(self, pace: Pace, response: Response) -> None:
        """The server's clock against ours: the reply left it somewhere between our sending and receiving."""
        middle = (response.sent_ms + response.received_ms) // 2
        error = max(0, response.received_ms - response.sent_ms) // 2 + 1
        self._store.save_pace(pace.server_time - middle, error, pace.spread)
        self.spread_s = pace.spread
        self._next_s = float(pace.next_sync_after)

    def _refresh_request(self, endpoints: Endpoints, account: Account) -> Request:
        return form(
            endpoints.token,
            {
                "grant_type": "refresh_token",
                "refresh_token": account.refresh_token,
                "client_id": account.discovery.client_id,
            },
        )

    def _account(self) -> Account:
        account = self._store.account.read()
        if account is None:
            raise Unavailable("signed_out", "Signed out meanwhile.")
        return account

    def _end(self, result: Result) -> None:
        self.result = result
        self.progress = None
        self._step = Step.OVER
