"""The OpenID provider's endpoints that the toolkit lacks or does not do as the RFCs say: metadata, device tokens."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_GET
from oauth2_provider.models import Application, DeviceGrant
from oauth2_provider.views import AuthorizationView, DeviceAuthorizationView, DeviceUserCodeView, TokenView
from oauth2_provider.views.device import DeviceGrantForm

from tracker_server.accounts import throttle
from tracker_server.accounts.throttle import Limit
from tracker_server.accounts.tokens import checksum
from tracker_server.accounts.validator import DEVICE_CODE, GRANTS

LONGEST = {"code_challenge": 128, "nonce": 255}  # of what a request for authorization lets us keep
WRONG_TOKENS = "wrong tokens from"  # kinds of tries
WRONG_USER_CODES = "wrong user codes of"
PENDING = b"authorization_pending"
SOONEST_S = 3  # after which a device may ask again; it is told to wait five seconds


@require_GET
def openid_configuration(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  # Django's signature
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
            "scopes_supported": list(settings.SCOPES),
            "response_types_supported": ["code"],
            "grant_types_supported": sorted(GRANTS),
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["none"],
            "revocation_endpoint_auth_methods_supported": ["none"],
            "code_challenge_methods_supported": ["S256"],
            "authorization_response_iss_parameter_supported": True,
            "claims_supported": ["sub", "name", "email", "employee_id", "role"],
        }
    )


class AuthorizePage(AuthorizationView):  # type: ignore[misc]  # the toolkit has no types
    """Where a person who is signed in lets a program act for them."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuses what the toolkit would keep without looking how long it is."""
        given = {**request.GET.dict(), **request.POST.dict()}
        if any(len(given.get(name, "")) > longest for name, longest in LONGEST.items()):
            raise BadRequest("too long")
        reply: HttpResponse = super().dispatch(request, *args, **kwargs)
        return reply

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """The toolkit looks for the program without thinking that somebody may have made the form up."""
        try:
            reply: HttpResponse = super().form_valid(form)
        except Application.DoesNotExist as error:
            raise BadRequest("no such client") from error
        return reply


class DeviceCodeRequestView(DeviceAuthorizationView):  # type: ignore[misc]  # the toolkit has no types
    """Where a device asks for a code."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not throttle.count("device codes for", _address(request), throttle.DEVICE_CODES):
            return _too_many(throttle.DEVICE_CODES)
        reply: HttpResponse = super().post(request, *args, **kwargs)
        return reply

    def create_device_authorization_response(self, request: HttpRequest) -> tuple[Any, Any, int]:
        headers, answer, status = super().create_device_authorization_response(request)
        if status == 200:
            answer.pop("scope", None)  # oauthlib 4 repeats it; the toolkit would stumble over it
        return headers, answer, status


class OnceTokenView(TokenView):  # type: ignore[misc]  # the toolkit has no types
    """The token endpoint. oauthlib asks our validator about a device code; here it is used up."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # Django's signature
        address = _address(request)
        if throttle.spent(WRONG_TOKENS, address, throttle.WRONG_TOKENS):
            return _too_many(throttle.WRONG_TOKENS)
        reply = self._token(request)
        if reply.status_code >= 400 and PENDING not in reply.content:
            throttle.count(WRONG_TOKENS, address, throttle.WRONG_TOKENS)
        return reply

    def _token(self, request: HttpRequest) -> HttpResponse:
        if request.POST.get("grant_type") != DEVICE_CODE:
            return self._answer(request)
        code = request.POST.get("device_code", "")
        polled = f"device_code_polled:{checksum(code)}"
        if cache.get(polled):
            return JsonResponse({"error": "slow_down"}, status=400)  # RFC 8628, 3.5; counted as a wrong one
        with transaction.atomic():
            # The lock: of two polls at once only one may find the code.
            grants = DeviceGrant.objects.select_for_update().filter(device_code=code)
            found = list(grants)
            reply = self._answer(request)
            if reply.status_code == 200:
                grants.filter(pk__in=[grant.pk for grant in found]).delete()
        if PENDING in reply.content:
            cache.set(polled, 1, SOONEST_S)
        return reply

    def _answer(self, request: HttpRequest) -> HttpResponse:
        reply: HttpResponse = self.authorization_flow_token_response(request)
        reply.headers["Content-Type"] = "application/json"  # the toolkit leaves it out where our validator refuses
        return reply


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

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not throttle.spent(WRONG_USER_CODES, str(request.user.pk), throttle.WRONG_USER_CODES):
            reply: HttpResponse = super().post(request, *args, **kwargs)
            return reply
        form = self.get_form()
        form.add_error("user_code", "Too many wrong codes. Try again in ten minutes.")
        page: HttpResponse = self.render_to_response(self.get_context_data(form=form), status=429)
        page.headers["Retry-After"] = throttle.WRONG_USER_CODES.retry_after_s
        return page

    def form_invalid(self, form: TypedCodeForm) -> HttpResponse:
        throttle.count(WRONG_USER_CODES, str(self.request.user.pk), throttle.WRONG_USER_CODES)
        reply: HttpResponse = super().form_invalid(form)
        return reply


def _address(request: HttpRequest) -> str:
    return str(get_adapter().get_client_ip(request))


def _too_many(limit: Limit) -> HttpResponse:
    return JsonResponse({"error": "slow_down"}, status=429, headers={"Retry-After": limit.retry_after_s})
