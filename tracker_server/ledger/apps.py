"""Tells Django of this room."""

from __future__ import annotations

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Devices and their events."""

    name = "tracker_server.ledger"
