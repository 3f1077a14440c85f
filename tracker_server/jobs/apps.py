"""Tells Django of this room."""

from __future__ import annotations

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """What runs by itself."""

    name = "tracker_server.jobs"
