"""Every address of the server; who may ask for which stands in ``accounts.access``."""

from __future__ import annotations

from allauth.account import views as account
from django.urls import include, path

from tracker_core.exported import VERIFIER
from tracker_core.messages import DISCOVERY_PATH
from tracker_server.accounts import provider_views
from tracker_server.api.v1 import API_PATH, api, discovery
from tracker_server.directory.scim.view import PATH as SCIM_PATH
from tracker_server.directory.scim.view import scim
from tracker_server.reports import audit_pages, home, pages, password_pages, times_pages, verifier
from tracker_server.reports.admin import site
from tracker_server.reports.security_pages import security
from tracker_server.reports.sign_in_pages import own_sign_ins, sign_ins

handler400 = "tracker_server.gate.unreadable"
handler403 = "tracker_server.gate.forbidden"
handler404 = "tracker_server.gate.not_found"
handler500 = "tracker_server.gate.fault"

# Of allauth's pages those that fit accounts which an admin makes: no sign-up, no e-mail to manage or to reset by.
sign_in = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("signup/", account.signup, name="account_signup"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", password_pages.change_password, name="account_change_password"),
    path("password/choose/<uidb64>/<token>/", password_pages.ChoosePassword.as_view(), name="choose_password"),
    path("provider/login/", provider_views.begin, name="provider_login"),
    path("provider/callback/", provider_views.callback, name="provider_callback"),
    path("2fa/", include("allauth.mfa.urls")),
]

urlpatterns = [
    path("", home.home, name="home"),
    path("people/", pages.people, name="people"),
    path("people/<uuid:person>/times/", times_pages.times, name="times"),
    path("people/<uuid:person>/audit/", audit_pages.person_audit, name="audit"),
    path("audit/", audit_pages.server_audit, name="server_audit"),
    path("teams/", times_pages.teams, name="teams"),
    path("teams/<int:team>/", times_pages.team, name="team"),
    path("security/", security, name="security"),
    path("sign-ins/", own_sign_ins, name="own_sign_ins"),
    path("people/<uuid:person>/sign-ins/", sign_ins, name="sign_ins"),
    path("people/<uuid:person>/password-link/", password_pages.make_link, name="password_link"),
    path(DISCOVERY_PATH.lstrip("/"), discovery),
    path(f"{API_PATH.strip('/')}/", api.urls),
    path("", include("tracker_server.accounts.openid_urls")),
    path("", include("tracker_server.privacy.pages.urls")),
    path("accounts/", include(sign_in)),
    path("retention/", pages.purged, name="retention"),
    path("verify/", verifier.page),
    path(f"verify/{VERIFIER}", verifier.download, name="verifier"),
    path("admin/", site.urls),
    path(f"{SCIM_PATH.strip('/')}/", scim),
    path(f"{SCIM_PATH.strip('/')}/<path:rest>", scim),
]
