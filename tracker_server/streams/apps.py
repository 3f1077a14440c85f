"""Tells Django of this room."""

from __future__ import annotations

from django.apps import AppConfig


class StreamsConfig(AppConfig):
    """Streams to devices."""

    name = "tracker_server.streams"
