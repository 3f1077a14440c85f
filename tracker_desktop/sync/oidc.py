"""What OpenID Connect's endpoints say, decoded: metadata, tokens, the person. Pure.

Sources: OpenID Connect Discovery 1.0, RFC 8414 (metadata), RFC 6749 (tokens), OpenID Connect Core 5.3 (userinfo).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tracker_core.errors import Malformed
from tracker_core.messages import person_from
from tracker_core.model import Person
from tracker_core.wire import integer, parse, text
from tracker_desktop.sync.exchange import Request

SCOPE = "openid profile email"


@dataclass(frozen=True, slots=True)
class Endpoints:
    """The issuer's endpoints, absolute URLs."""

    issuer: str
    authorization: str
    token: str
    userinfo: str
    device_authorization: str
    revocation: str

    @classmethod
    def decode(cls, data: bytes, issuer: str) -> Endpoints:
        """Refuses metadata of another issuer than the one asked (RFC 8414, 3.3)."""
        body = parse(data, "OpenID configuration")
        if text(body.get("issuer"), "issuer", 2000).rstrip("/") != issuer.rstrip("/"):
            raise Malformed("malformed", "issuer is another than the one asked.", field="issuer")

        def url(name: str) -> str:
            return text(body.get(name), name, 2000)

        return cls(
            issuer=url("issuer"),
            authorization=url("authorization_endpoint"),
            token=url("token_endpoint"),
            userinfo=url("userinfo_endpoint"),
            device_authorization=url("device_authorization_endpoint"),
            revocation=url("revocation_endpoint"),
        )


@dataclass(frozen=True, slots=True)
class Grant:
    """Tokens of one sign-in. ``expires_ms``: when the access token ends, on this device's clock."""

    access_token: str = field(repr=False)
    refresh_token: str = field(repr=False)
    expires_ms: int


def endpoints_request(issuer: str) -> Request:
    """The request for the issuer's metadata."""
    return Request("GET", issuer.rstrip("/") + "/.well-known/openid-configuration")


def decode_grant(data: bytes, received_ms: int, refresh_token: str | None = None) -> Grant:
    """The tokens in a token endpoint's reply. One without a refresh token leaves the one that was used in force (RFC
    6749, 6), which is ``refresh_token``; without that it is ``Malformed``, since we could not go on.
    """
    body = parse(data, "token reply")
    lifetime = integer(body.get("expires_in"), "expires_in")
    return Grant(
        access_token=text(body.get("access_token"), "access_token", 8192),
        refresh_token=text(body.get("refresh_token", refresh_token), "refresh_token", 8192),
        expires_ms=received_ms + lifetime * 1000,
    )


def decode_person(data: bytes) -> Person:
    """The person in a userinfo reply; the organization's employee id and role come as claims of those names."""
    body = parse(data, "userinfo")
    return person_from({**body, "id": body.get("sub"), "employee_id": body.get("employee_id", "")})
