"""Tells Django of this room, and listens for sign-ins."""

from __future__ import annotations

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The audit table."""

    name = "tracker_server.audit"

    def ready(self) -> None:
        from tracker_server.audit import sign_ins

        sign_ins.listen()
