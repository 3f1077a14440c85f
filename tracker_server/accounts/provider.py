"""Signing in at the organization's own OpenID provider: allauth's client, held to what OpenID Connect asks of one.

Of these allauth leaves out the nonce and, in the code flow, the signature; and it takes any metadata as they come.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections.abc import Mapping
from functools import cache
from typing import Any

import jwt
from allauth.account.utils import get_next_redirect_url
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.base import AuthError
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render
from django.urls import reverse

from tracker_server.accounts.identities import NotVouched, Vouched, person_of
from tracker_server.accounts.signals import provider_refused
from tracker_server.outside import Provider

# What a provider's own key signs; a secret that both know (HS256) or nothing at all (none) proves too little.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
CLOCKS_APART_S = 60
METADATA_S = 600
TIMEOUT_S = 10


class ProviderError(OAuth2Error):  # type: ignore[misc]  # allauth has no types
    """What the provider said cannot be used. ``code`` stands in the audit."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


class OrganizationProvider(OpenIDConnectProvider):  # type: ignore[misc]  # allauth has no types
    """The one provider, from the settings alone: allauth would also look for some in the database."""

    def __init__(self, request: HttpRequest) -> None:
        known = chosen()
        app = SocialApp(
            provider=self.id,
            provider_id=known.issuer,
            name=known.name,
            client_id=known.client_id,
            secret=known.client_secret,
            settings={"server_url": known.issuer, "oauth_pkce_enabled": True, "scope": ["openid", "email"]},
        )
        super().__init__(request, app=app)

    def get_oauth2_adapter(self, request: HttpRequest) -> ProviderClient:
        return ProviderClient(request)

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        """Nothing of the request but where to go on: no scope, no parameters, no connecting of accounts."""
        return {"process": "login", "next_url": get_next_redirect_url(request)}

    def redirect(self, request: HttpRequest, process: str, **kwargs: Any) -> Any:
        state = secrets.token_urlsafe(32)
        return super().redirect(request, process, state_id=state, auth_params={"nonce": nonce_of(state)}, **kwargs)

    def extract_extra_data(self, data: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ARG002  # allauth's signature
        """Nothing of what the provider tells is kept but the subject."""
        return {}


class ProviderClient(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # allauth has no types
    """Asks the provider, and checks what it answers."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request, chosen().issuer)

    def get_provider(self) -> OrganizationProvider:
        return OrganizationProvider(self.request)

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:  # noqa: ARG002  # allauth's signature
        return f"{settings.PUBLIC_URL}{reverse('provider_callback')}"

    @property
    def openid_config(self) -> Mapping[str, Any]:
        """The provider's metadata. Raises ``ProviderError``."""
        return _metadata(chosen().issuer, int(time.time() // METADATA_S))

    def complete_login(self, request: HttpRequest, app: SocialApp, token: Any, **kwargs: Any) -> SocialLogin:
        """Raises ``ProviderError`` for an id token that is not ours, not now, or not the provider's."""
        claims = self._checked(str(kwargs["response"].get("id_token") or ""), app.client_id)
        # The state was taken out of this session and serves once: so does the nonce that is made of it.
        if not hmac.compare_digest(str(claims.get("nonce", "")), nonce_of(request.GET["state"])):
            raise ProviderError("wrong_nonce")
        if "email" not in claims:
            claims = self._with_userinfo(claims, token.token)
        return self.get_provider().sociallogin_from_response(request, {"id_token": claims})

    def _checked(self, id_token: str, client_id: str) -> dict[str, Any]:
        """The claims of ``id_token``: OpenID Connect Core 1.0, 3.1.3.7."""
        keys = _keys(self.openid_config["jwks_uri"])
        try:
            key = keys.get_signing_key_from_jwt(id_token)
            claims: dict[str, Any] = jwt.decode(
                id_token,
                key,
                algorithms=ALGORITHMS,
                audience=client_id,
                issuer=chosen().issuer,
                leeway=CLOCKS_APART_S,
                options={"require": ["exp", "iat", "iss", "aud", "sub"]},
            )
        except jwt.ExpiredSignatureError as error:
            raise ProviderError("expired_token") from error
        except jwt.InvalidAudienceError as error:
            raise ProviderError("wrong_audience") from error
        except jwt.InvalidIssuerError as error:
            raise ProviderError("wrong_issuer") from error
        except jwt.PyJWKClientConnectionError as error:
            raise ProviderError("provider_unreachable") from error
        except jwt.PyJWTError as error:
            raise ProviderError("bad_token") from error
        if claims.get("azp", client_id) != client_id:
            raise ProviderError("wrong_audience")
        return claims

    def _with_userinfo(self, claims: dict[str, Any], access_token: str) -> dict[str, Any]:
        try:
            told = self._fetch_user_info(access_token)
        except (OSError, ValueError, KeyError) as error:  # those of requests are OSErrors
            raise ProviderError("provider_unreachable") from error
        if not isinstance(told, dict) or told.get("sub") != claims["sub"]:  # Core, 5.3.2
            raise ProviderError("wrong_subject")
        return {**claims, "email": told.get("email"), "email_verified": told.get("email_verified")}


class OrganizationAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Turns who the provider vouches for into one of our people, or says that it cannot."""

    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> list[SocialApp]:  # noqa: ARG002
        return []

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:  # noqa: ARG002
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        address = next(iter(sociallogin.email_addresses), None)
        email = None if address is None else address.email
        verified = address is not None and address.verified is True
        issuer, subject = sociallogin.account.provider, sociallogin.account.uid
        try:
            sociallogin.account = person_of(Vouched(issuer, subject, email, verified))
        except NotVouched as refused:
            provider_refused.send(type(self), person=refused.person, reason=refused.code)
            raise ImmediateHttpResponse(_refusal(request, refused.code)) from refused
        sociallogin.user = sociallogin.account.user

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,  # noqa: ARG002  # allauth's signature
        error: Any = None,
        exception: Exception | None = None,
        extra_context: Any = None,  # noqa: ARG002
    ) -> None:
        """Every way in which a sign-in there comes to nothing ends here."""
        if error == AuthError.CANCELLED:
            code = "cancelled"
        elif isinstance(exception, ProviderError):
            code = exception.code
        elif isinstance(exception, OSError):
            code = "provider_unreachable"
        else:
            code = "provider_answer" if exception is not None else "unknown_state"
        if code != "cancelled":
            provider_refused.send(type(self), person=None, reason=code)
        raise ImmediateHttpResponse(_refusal(request, code))


def chosen() -> Provider:
    """The provider that the settings name; only asked where there is one."""
    found = settings.PROVIDER
    assert isinstance(found, Provider)
    return found


def nonce_of(state: str) -> str:
    """The nonce that goes with ``state``, which is random and of one session."""
    return hashlib.sha256(f"nonce {state}".encode()).hexdigest()


def _refusal(request: HttpRequest, code: str) -> Any:
    return render(request, "account/provider_refused.html", {"code": code, "provider": settings.PROVIDER}, status=403)


@cache
def _keys(uri: str) -> jwt.PyJWKClient:
    """The provider's keys: kept for five minutes, asked for anew when it signs with one not seen yet."""
    return jwt.PyJWKClient(uri, timeout=TIMEOUT_S)


@cache
def _metadata(issuer: str, period: int) -> Mapping[str, Any]:  # noqa: ARG001  # the period makes it be asked for anew
    """OpenID Connect Discovery 1.0, 4: ``issuer`` has to be what was asked for."""
    try:
        with get_adapter().get_requests_session() as session:
            reply = session.get(f"{issuer.rstrip('/')}/.well-known/openid-configuration", timeout=TIMEOUT_S)
            reply.raise_for_status()
            told = reply.json()
    except (OSError, ValueError) as error:  # those of requests are both
        raise ProviderError("provider_unreachable") from error
    needed = ("authorization_endpoint", "token_endpoint", "jwks_uri")
    if not isinstance(told, dict) or told.get("issuer") != issuer or not all(told.get(name) for name in needed):
        raise ProviderError("wrong_metadata")
    return told
