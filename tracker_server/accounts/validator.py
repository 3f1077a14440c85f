"""Where our OpenID provider differs from django-oauth-toolkit's: one native client, claims, rotation, device codes."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from oauth2_provider.models import DeviceGrant, Grant, get_access_token_model, get_refresh_token_model
from oauth2_provider.oauth2_validators import OAuth2Validator
from oauthlib.oauth2.rfc6749.errors import InvalidGrantError

from tracker_server.accounts.leaving import lock
from tracker_server.accounts.signals import token_replayed, token_revoked
from tracker_server.accounts.tokens import checksum

DEVICE_CODE = "urn:ietf:params:oauth:grant-type:device_code"
GRANTS = frozenset({"authorization_code", "refresh_token", DEVICE_CODE})


class NativeClientValidator(OAuth2Validator):  # type: ignore[misc]  # the toolkit has no types
    """Our desktop program is the only client; it may use the code grant, the device grant and refresh tokens."""

    oidc_claim_scope: Mapping[str, str] = {
        **OAuth2Validator.oidc_claim_scope,
        "employee_id": "profile",
        "role": "profile",
    }

    def get_additional_claims(self) -> dict[str, Callable[[Any], object]]:
        """The claims of a person."""
        return {
            "sub": lambda request: str(request.user.pk),
            "name": lambda request: request.user.name,
            "email": lambda request: request.user.email,
            "employee_id": lambda request: request.user.employee_id,
            "role": lambda request: request.user.role,
        }

    def validate_grant_type(self, client_id: str, grant_type: str, *_: Any, **__: Any) -> bool:
        return client_id == settings.NATIVE_CLIENT_ID and grant_type in GRANTS

    def validate_silent_login(self, request: Any) -> bool:  # noqa: ARG002  # oauthlib's signature
        """Nobody is signed in unseen (``prompt=none``): any program of the computer could ask for that."""
        return False

    def validate_refresh_token(self, refresh_token: str, client: Any, request: Any, *args: Any, **kwargs: Any) -> bool:
        valid = super().validate_refresh_token(refresh_token, client, request, *args, **kwargs)
        if valid:
            return bool(request.user.is_active)
        known = get_refresh_token_model().objects.filter(token_checksum=checksum(refresh_token)).first()
        if known is not None and known.revoked is not None:
            token_replayed.send(sender=type(self), person=known.user)
        return False

    def revoke_token(self, token: str, token_type_hint: str, request: Any, *args: Any, **kwargs: Any) -> None:
        living = get_refresh_token_model().objects.filter(token_checksum=checksum(token), revoked__isnull=True).first()
        super().revoke_token(token, token_type_hint, request, *args, **kwargs)
        if living is not None:
            token_revoked.send(sender=type(self), person=living.user)

    def validate_bearer_token(self, token: str, scopes: Any, request: Any) -> bool:
        return bool(super().validate_bearer_token(token, scopes, request) and request.user.is_active)

    def validate_code(self, client_id: str, code: str, client: Any, request: Any, *args: Any, **kwargs: Any) -> bool:
        valid = super().validate_code(client_id, code, client, request, *args, **kwargs)
        return bool(valid and request.user.is_active)

    def validate_device_code(self, client_id: str, device_code: str, request: Any, *_: Any, **__: Any) -> str | None:
        """Where the grant stands, in the words of RFC 8628, 3.5; None for no such code."""
        grant = DeviceGrant.objects.filter(device_code=device_code, client_id=client_id).first()
        if grant is None:
            return None
        if grant.is_expired():
            return "expired_token"
        if grant.status == grant.DENIED:
            return "access_denied"
        if grant.status != grant.AUTHORIZED or not grant.user.is_active:
            return "authorization_pending"
        request.user = grant.user
        request.scopes = grant.scope.split()
        return "authorized"

    def _save_bearer_token(self, token: dict[str, Any], request: Any, *args: Any, **kwargs: Any) -> None:
        made = dict(token)
        if not lock(request.user) or not _still_there(request):
            raise InvalidGrantError(request=request)
        super()._save_bearer_token(token, request, *args, **kwargs)
        # Within the grace the toolkit answers with what the database holds of the tokens, which here is nothing.
        # Ours are derived, so the ones just made are those given before.
        for name in ("access_token", "refresh_token"):
            if name in made:
                token[name] = made[name]
        if "access_token" in made:
            issued = get_access_token_model().objects.get(token_checksum=checksum(made["access_token"]))
            token["expires_in"] = max(1, int(issued.expires.timestamp() - time.time()))


def _still_there(request: Any) -> bool:
    """Whether what a token is asked for with was not ended since it was looked at; its view locks a device code."""
    before = getattr(request, "refresh_token_instance", None)
    if before is not None:
        return bool(get_refresh_token_model().objects.filter(pk=before.pk).exists())
    return request.grant_type != "authorization_code" or bool(Grant.objects.filter(code=request.code).exists())
