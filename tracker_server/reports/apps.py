"""Tells Django of this room."""

from __future__ import annotations

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Pages and reports."""

    name = "tracker_server.reports"
