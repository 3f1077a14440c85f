"""What allauth's pages may do here: sign people in, never sign them up, and not as often as one likes."""

from __future__ import annotations

import ipaddress
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse

from tracker_server.accounts import known_browsers, throttle
from tracker_server.accounts.backend import has_password
from tracker_server.accounts.models import Person

ADDRESS = "passwords from"


class ClosedAccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts are made by an admin."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  # allauth's signature
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Of IPv6 the /64, all of which one connection has: else it had 2**64 times as many tries."""
        address = ipaddress.ip_address(super().get_client_ip(request))
        return str(address) if address.version == 4 else str(ipaddress.ip_network((address, 64), strict=False))

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuse an address from which too many wrong passwords came, before any is checked; not where the person
        signed in before, for the address can be a whole office's.
        """
        known = known_browsers.is_known(request, str(credentials.get("email") or "").strip().lower())
        if not known and throttle.spent(ADDRESS, self.get_client_ip(request), throttle.WRONG_PASSWORDS):
            raise self.validation_error("too_many_login_attempts")

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        throttle.count(ADDRESS, self.get_client_ip(request), throttle.WRONG_PASSWORDS)

    def post_login(self, request: HttpRequest, user: Person, **kwargs: Any) -> HttpResponse:
        reply: HttpResponse = super().post_login(request, user, **kwargs)
        if has_password(user):
            known_browsers.remember(reply, user.email)
        return reply

    def reauthenticate(self, user: Person, password: str) -> bool:
        """Allauth looks for e-mail addresses in a table of its own, which is empty here."""
        return bool(self.authenticate(self.request, email=user.email, password=password) == user)
