"""Tells Django of this room, and listens for passwords that people change."""

from __future__ import annotations

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """People coming and going."""

    name = "tracker_server.directory"
    verbose_name = "Directory"

    def ready(self) -> None:
        from allauth.account.signals import password_changed

        from tracker_server.directory.passwords import changed_own

        password_changed.connect(changed_own, dispatch_uid="directory")
