"""A device as the tests need one: makes events with their chain, and signs a person in over HTTP."""

import base64
import gzip
import hashlib
import itertools
import json
import re
import secrets
import uuid
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlencode, urlsplit

from tracker_core import chain, wire
from tracker_core.events import Clock, Event, TimerStarted, TimerStopped
from tracker_core.messages import PullReply, PullRequest, PushReply, PushRequest
from tracker_core.model import Device, Moment

CLIENT = "timetracker-desktop"
REDIRECT = "http://127.0.0.1:51234/signed-in"
NINE = 1_790_000_000_000  # some moment in 2026
counter = itertools.count(1)


def new_id() -> str:
    """A UUIDv7 with a counter for the time, which is order enough."""
    value = (next(counter) << 80) | (0x7 << 76) | (0x2 << 62) | secrets.randbits(62)
    return str(uuid.UUID(int=value))


@dataclass
class MadeDevice:
    """Records events of ``person`` in one unbroken chain."""

    person: str
    device: Device = field(default_factory=lambda: Device(str(uuid.uuid4()), 1, "Debian 12", "0.1.0"))
    dseq: int = 0
    head: str = ""

    def __post_init__(self):
        self.head = chain.genesis(self.device.id, self.device.epoch)

    def record(self, fact, **changes) -> tuple[str, bytes]:
        """(id, bytes) of the next event."""
        self.dseq += 1
        values = {
            "id": new_id(),
            "device": self.device.id,
            "epoch": self.device.epoch,
            "dseq": self.dseq,
            "prev_hash": self.head,
            "person": self.person,
            "actor": self.person,
            "occurred": Moment(NINE + self.dseq * 1000, 60),
            "clock": Clock("boot-1", 1000 * self.dseq),
            "fact": fact,
        }
        event = Event(**{**values, **changes})
        body = wire.encode_event(event)
        self.head = chain.link(self.head, body)
        return event.id, body

    def raw(self, **changes) -> bytes:
        """The bytes of a start that ``changes`` made malformed, in its place in the chain."""
        _, body = self.record(start("00000000-0000-4000-8000-000000000000"))
        value = {**json.loads(body), **changes}
        body = wire.canonical(value)
        self.head = chain.link(value["prev_hash"], body)
        return body

    def push(self, *bodies: bytes) -> bytes:
        return PushRequest.encode(self.device, bodies)

    def pull(self, cursor: str = "") -> bytes:
        return PullRequest(self.device, cursor).encode()


def start(item, rev: int = 10_000, at: int = NINE) -> TimerStarted:
    return TimerStarted(str(item), Moment(at, 60), rev, "")


def stop(entry: str, at: int = NINE + 3_600_000) -> TimerStopped:
    return TimerStopped(entry, Moment(at, 60))


class Api:
    """Calls the API with one access token, through Django's test client."""

    def __init__(self, client, token: str) -> None:
        self.client = client
        self.headers = {"Authorization": f"Bearer {token}"}

    def post(self, path: str, body: bytes, *, packed: bool = False, **headers):
        if packed:
            body, headers = gzip.compress(body), {**headers, "Content-Encoding": "gzip"}
        return self.client.post(
            f"/api/v1/{path}", body, content_type="application/json", headers={**self.headers, **headers}
        )

    def push(self, device: MadeDevice, *bodies: bytes) -> PushReply:
        reply = self.post("push", device.push(*bodies))
        assert reply.status_code == 200, reply.content
        return PushReply.decode(reply.content)

    def pull(self, device: MadeDevice, cursor: str = "") -> PullReply:
        reply = self.post("pull", device.pull(cursor))
        assert reply.status_code == 200, reply.content
        return PullReply.decode(reply.content)

    def get(self, path: str, **query):
        return self.client.get(f"/api/v1/{path}", query, headers=self.headers)


def verdicts(reply: PushReply) -> list[tuple[str, str]]:
    return [(verdict.outcome.value, verdict.code) for verdict in reply.verdicts]


def pkce() -> tuple[str, str]:
    """(verifier, challenge) of RFC 7636."""
    verifier = secrets.token_urlsafe(48)
    digest = hashlib.sha256(verifier.encode()).digest()
    return verifier, base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def authorize_url(challenge: str, **changes: str) -> str:
    query = {
        "response_type": "code",
        "client_id": CLIENT,
        "redirect_uri": REDIRECT,
        "scope": "openid profile email",
        "state": "some-state",
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    return f"/openid/authorize?{urlencode({**query, **changes})}"


def code_of(reply) -> str:
    """The authorization code in the redirect that ends the page's part of a sign-in."""
    assert reply.status_code == 302, reply.content
    assert reply["Location"].startswith(REDIRECT), reply["Location"]
    return parse_qs(urlsplit(reply["Location"]).query)["code"][0]


def post_form(client, path: str, **fields: str):
    return client.post(path, urlencode(fields), content_type="application/x-www-form-urlencoded")


def exchange(client, code: str, verifier: str, redirect: str = REDIRECT):
    return post_form(
        client,
        "/openid/token",
        grant_type="authorization_code",
        code=code,
        redirect_uri=redirect,
        client_id=CLIENT,
        code_verifier=verifier,
    )


def refresh(client, token: str):
    return post_form(client, "/openid/token", grant_type="refresh_token", refresh_token=token, client_id=CLIENT)


def csrf_of(page: bytes) -> str:
    found = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found is not None
    return found[1].decode()
