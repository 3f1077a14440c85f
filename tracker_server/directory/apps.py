"""Tells Django of this room."""

from __future__ import annotations

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """People coming and going."""

    name = "tracker_server.directory"
    verbose_name = "Directory"
