"""The OpenID provider's endpoints that the toolkit lacks or does not do as the RFCs say: metadata, device tokens."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_GET
from oauth2_provider.models import DeviceGrant
from oauth2_provider.views import DeviceUserCodeView, TokenView
from oauth2_provider.views.device import DeviceGrantForm


@require_GET
def openid_configuration(request: HttpRequest) -> HttpResponse:
    """OpenID Connect Discovery 1.0 and RFC 8414, with the endpoints of RFC 7009 (revocation) and RFC 8628 (device)."""

    def url(name: str) -> str:
        return f"{settings.PUBLIC_URL}{reverse(f'oauth2_provider:{name}')}"

    return JsonResponse(
        {
            "issuer": settings.PUBLIC_URL,
            "authorization_endpoint": url("authorize"),
            "token_endpoint": url("token"),
            "userinfo_endpoint": url("user-info"),
            "device_authorization_endpoint": url("device-authorization"),
            "revocation_endpoint": url("revoke-token"),
            "jwks_uri": url("jwks-info"),
            "scopes_supported": list(settings.OAUTH2_PROVIDER["SCOPES"]),
            "response_types_supported": ["code"],
            "grant_types_supported": [
                "authorization_code",
                "refresh_token",
                "urn:ietf:params:oauth:grant-type:device_code",
            ],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["none"],
            "revocation_endpoint_auth_methods_supported": ["none"],
            "code_challenge_methods_supported": ["S256"],
            "authorization_response_iss_parameter_supported": True,
            "claims_supported": ["sub", "name", "email", "employee_id", "role"],
        }
    )


class DeviceAwareTokenView(TokenView):  # type: ignore[misc]  # the toolkit has no types
    """The token endpoint. A device code works once, ends in time, and every error is one of RFC 8628, 3.5."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.POST.get("grant_type") == "urn:ietf:params:oauth:grant-type:device_code":
            return self._device_token(request, request.POST.get("device_code", ""))
        return self.authorization_flow_token_response(request)  # type: ignore[no-any-return]

    def _device_token(self, request: HttpRequest, device_code: str) -> HttpResponse:
        with transaction.atomic():
            grant = DeviceGrant.objects.select_for_update().filter(device_code=device_code).first()
            if grant is None:
                return _oauth_error("invalid_grant")
            if grant.is_expired():
                return _oauth_error("expired_token")
            if grant.status == grant.DENIED:
                return _oauth_error("access_denied")
            if grant.status != grant.AUTHORIZED or not grant.user.is_active:
                return _oauth_error("authorization_pending")
            _, headers, body, status = self.create_token_response(request)
            if status == 200:
                grant.delete()
            return JsonResponse(json.loads(body), status=status, headers=headers)


class TypedCodeForm(DeviceGrantForm):  # type: ignore[misc]  # the toolkit has no types
    """The code as people type it: in any case, with spaces or hyphens."""

    user_code = forms.CharField(label="Code", max_length=20)

    def clean_user_code(self) -> str:
        typed = self.cleaned_data["user_code"]
        self.cleaned_data["user_code"] = "".join(typed.split()).replace("-", "").upper()
        return str(super().clean_user_code())


class DeviceCodePage(DeviceUserCodeView):  # type: ignore[misc]  # the toolkit has no types
    """Where a signed-in person enters the code that a device shows."""

    form_class = TypedCodeForm


def _oauth_error(error: str) -> HttpResponse:
    return JsonResponse({"error": error}, status=400, headers={"Cache-Control": "no-store"})
