"""The two addresses of a sign-in at the organization's provider: where it begins, and where it comes back."""

from __future__ import annotations

from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from tracker_server.accounts.provider import OrganizationProvider, ProviderClient, ProviderError, chosen


@require_GET
def begin(request: HttpRequest) -> HttpResponse:
    """Off to the provider.

    By a link, not a form: browsers hold a form to the hosts it may end at, and a provider may lead through more.
    """
    _known()
    provider = OrganizationProvider(request)
    try:
        reply: HttpResponse = provider.redirect_from_request(request)
    except OAuth2Error as error:
        reply = render_authentication_error(request, provider, exception=error)
    return reply


@require_GET
def callback(request: HttpRequest) -> HttpResponse:
    """Back from the provider, with a code or an error."""
    _known()
    issuer = request.GET.get("iss", chosen().issuer)
    if issuer != chosen().issuer:  # RFC 9207
        wrong = ProviderError("wrong_issuer")
        return render_authentication_error(request, OrganizationProvider(request), exception=wrong)  # type: ignore[no-any-return]
    reply: HttpResponse = OAuth2CallbackView.adapter_view(ProviderClient(request))(request)
    return reply


def _known() -> None:
    if settings.PROVIDER is None:
        raise Http404
