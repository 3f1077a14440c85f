"""Tells Django of this room, and listens for second factors that people add."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People and signing in."""

    name = "tracker_server.accounts"
    verbose_name = "People"

    def ready(self) -> None:
        from allauth.mfa.signals import authenticator_added

        from tracker_server.accounts.second_factor import added

        authenticator_added.connect(added, dispatch_uid="accounts")
