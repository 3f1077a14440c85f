"""A server in memory behind the transport's seam: answers as scripted, and remembers what it was asked."""

import json
from dataclasses import replace

from tests.desktop.desk import DISCOVERY
from tracker_core.errors import TrackerError
from tracker_core.messages import (
    DISCOVERY_PATH,
    Change,
    Checkpoint,
    Outcome,
    Pace,
    PullReply,
    PushReply,
    PushRequest,
    Verdict,
)
from tracker_desktop.sync.exchange import Response

ISSUER = "https://time.example.org"
NOW = 1_767_268_800_000


def ok(body: bytes, *, sent=NOW, received=NOW) -> Response:
    return Response(200, "application/json", body, None, sent, received)


def problem(status: int, code: str, retry_after=None) -> Response:
    body = json.dumps({"code": code, "title": code}).encode()
    return Response(status, "application/problem+json", body, retry_after)


class MemoryServer:
    """Takes every event with ``outcome`` and has ``changes`` to give.

    ``faults`` are taken first, one an exchange: a ``Response`` to give instead, or an error to raise. A fault that is a
    callable gets the true reply and returns what arrives (to lose a reply after the server acted on it).
    """

    def __init__(self):
        self.asked = []
        self.held = {}
        self.faults = []
        self.outcome = lambda event: (Outcome.ACCEPTED, "")
        self.changes = []
        self.page = 500
        self.says_remaining = True
        self.epoch = "epoch-1"
        self.tokens = 0
        self.lasts = 600
        self.refresh_token = "refresh-0"
        self.chains = {}
        self.server_time = NOW
        self.spread = 0
        self.takes_alarms = True
        self.signing = None  # a ``signing.SigningServer``

    def exchange(self, request):
        self.asked.append(request)
        fault = self.faults.pop(0) if self.faults else None
        if fault is None or callable(fault):
            reply = self._answer(request)
            fault = fault(reply) if fault is not None else reply
        if isinstance(fault, TrackerError):
            raise fault
        return fault

    def close(self):
        pass

    def paths(self):
        return [request.url.removeprefix(ISSUER) for request in self.asked]

    def _answer(self, request):
        path = request.url.removeprefix(ISSUER)
        if path == "/.well-known/openid-configuration":
            names = ("authorization", "token", "userinfo", "device_authorization", "revocation")
            return ok(
                json.dumps({"issuer": ISSUER} | {f"{name}_endpoint": f"{ISSUER}/{name}" for name in names}).encode()
            )
        if path == "/token":
            if f"refresh_token={self.refresh_token}" not in request.body.decode():
                return problem(400, "invalid_grant")
            self.tokens += 1
            self.refresh_token = f"refresh-{self.tokens}"
            grant = {"refresh_token": self.refresh_token, "expires_in": self.lasts}
            grant["access_token"] = f"access-{self.tokens}"
            return ok(json.dumps(grant).encode())
        if path == DISCOVERY_PATH:
            return ok(replace(DISCOVERY, audit_key=self.signing.key.encode()).encode())
        if request.bearer != f"access-{self.tokens}":
            return problem(401, "unauthenticated")
        if path == "/api/push":
            return ok(self._push(PushRequest.decode(request.body)), sent=NOW, received=NOW + 100)
        if path == "/api/pull":
            return ok(self._pull(json.loads(request.body)["cursor"]), sent=NOW, received=NOW + 100)
        if path.startswith("/api/audit/consistency?"):
            asked = dict(part.split("=") for part in path.partition("?")[2].split("&"))
            return ok(self.signing.proof(asked["shard"], int(asked["from"]), int(asked["to"])))
        takes = path == "/api/audit/alarm" and self.takes_alarms
        return Response(204, "text/html; charset=utf-8", b"", None) if takes else problem(404, "not_found")

    def _push(self, request):
        verdicts = []
        for event in request.events:
            outcome, code = self.held.get(event["id"]) or self.outcome(event)
            if outcome is not Outcome.DEFERRED and code != "chain_broken":
                self.held[event["id"]] = (outcome, code)
                epoch = event["device_epoch"]
                self.chains[epoch] = max(self.chains.get(epoch, 1), event["dseq"] + 1)
            verdicts.append(Verdict(event["id"], outcome, code))
        return PushReply(self.epoch, self.chains, tuple(verdicts), self._pace()).encode()

    def _pull(self, cursor):
        after = int(cursor or 0)
        page = [Change(seq, kind, data) for seq, kind, data in self.changes if seq > after][: self.page]
        last = page[-1].seq if page else after
        more = any(seq > last for seq, _, _ in self.changes)
        return PullReply(
            self.epoch,
            self.chains,
            page,
            str(last),
            more=more,
            checkpoint=Checkpoint(0, ""),
            pace=self._pace(),
            remaining=sum(seq > last for seq, _, _ in self.changes) if self.says_remaining else None,
            checkpoints=self.signing.notes() if self.signing else (),
        ).encode()

    def _pace(self):
        return Pace(self.server_time, 300, self.spread)
