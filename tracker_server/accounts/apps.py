"""Tells Django of this room."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People and signing in."""

    name = "tracker_server.accounts"
    verbose_name = "People"
