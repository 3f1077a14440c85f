"""Tells Django of this room."""

from __future__ import annotations

from django.apps import AppConfig


class RetentionConfig(AppConfig):
    """Retention."""

    name = "tracker_server.retention"
