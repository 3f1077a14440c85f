"""Makes the tokens of the OpenID provider: random at a sign-in, derived at a refresh.

A refresh token's successors are HMAC-SHA-256 of it under this server's secret. So a reply that was lost can be given
once more, the same, while the database holds nothing but checksums of tokens.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from typing import Any

from django.conf import settings


def access_token(request: Any) -> str:
    """A token for ``request`` (of oauthlib) to call the API with."""
    return _token(request, "access")


def refresh_token(request: Any) -> str:
    """A token for ``request`` (of oauthlib) to get the next ones with."""
    return _token(request, "refresh")


def checksum(token: str) -> str:
    """What the database keeps of ``token``."""
    return hashlib.sha256(token.encode()).hexdigest()


def _token(request: Any, purpose: str) -> str:
    if request.grant_type != "refresh_token" or not request.refresh_token:
        return secrets.token_urlsafe(32)
    message = f"timetracker {purpose} token after\n{request.refresh_token}".encode()
    digest = hmac.digest(settings.SECRET_KEY.encode(), message, "sha256")
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
