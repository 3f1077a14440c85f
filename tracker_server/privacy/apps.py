"""Tells Django of this room."""

from __future__ import annotations

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """People's rights."""

    name = "tracker_server.privacy"
