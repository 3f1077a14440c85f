"""Tells Django of this room."""

from __future__ import annotations

from django.apps import AppConfig


class SecurityConfig(AppConfig):
    """Security events."""

    name = "tracker_server.security"
