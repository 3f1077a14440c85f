"""Deletes sign-ins that ended long ago: sessions of browsers, tokens, codes, counted tries."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from oauth2_provider.models import DeviceGrant, clear_expired

from tracker_server.accounts import throttle
from tracker_server.accounts.sessions import SessionStore

KEPT = timedelta(days=1)


def forget_expired() -> None:
    """Delete what can no longer be used. A used refresh token stays until it would have ended, to notice its replay."""
    SessionStore.clear_expired()
    clear_expired()
    throttle.forget_old()
    DeviceGrant.objects.filter(expires__lt=timezone.now() - KEPT).delete()
