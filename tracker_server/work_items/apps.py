"""Tells Django of this room."""

from __future__ import annotations

from django.apps import AppConfig


class WorkItemsConfig(AppConfig):
    """Work items and assignments."""

    name = "tracker_server.work_items"
    verbose_name = "Work items"
