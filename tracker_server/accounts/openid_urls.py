"""The addresses of the OpenID provider: of all that the toolkit offers, what one native client needs."""

from __future__ import annotations

from django.urls import path
from oauth2_provider import views as toolkit

from tracker_server.accounts.views import (
    AuthorizePage,
    DeviceCodePage,
    DeviceCodeRequestView,
    OnceTokenView,
    openid_configuration,
)

app_name = "oauth2_provider"  # the name under which the toolkit's own views look for each other

urlpatterns = [
    path(".well-known/openid-configuration", openid_configuration, name="oidc-connect-discovery-info"),
    path("openid/authorize", AuthorizePage.as_view(), name="authorize"),
    path("openid/token", OnceTokenView.as_view(), name="token"),
    path("openid/revoke", toolkit.RevokeTokenView.as_view(), name="revoke-token"),
    path("openid/userinfo", toolkit.UserInfoView.as_view(), name="user-info"),
    path("openid/keys", toolkit.JwksInfoView.as_view(), name="jwks-info"),
    path("openid/device-authorization", DeviceCodeRequestView.as_view(), name="device-authorization"),
    path("device", DeviceCodePage.as_view(), name="device"),
    path(
        "device/<slug:client_id>/<slug:user_code>",
        toolkit.DeviceConfirmView.as_view(),
        name="device-confirm",
    ),
    path(
        "device/<slug:client_id>/<slug:user_code>/done",
        toolkit.DeviceGrantStatusView.as_view(),
        name="device-grant-status",
    ),
]
