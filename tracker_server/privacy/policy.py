"""The privacy policy in force: what TimeTracker brings along, or the organization's own text."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.conf import settings

from tracker_core.messages import PolicyStanding
from tracker_server.accounts.models import Person
from tracker_server.privacy.models import PolicyAcknowledgement


@cache
def policy_text() -> str:
    """Markdown. The file was looked at when the server started."""
    return Path(settings.POLICY_FILE).read_text("utf-8")


def standing(person: Person) -> PolicyStanding:
    """The version in force, and the last one that ``person`` acknowledged."""
    known = PolicyAcknowledgement.objects.filter(person=person).order_by("-at", "-pk").first()
    return PolicyStanding(settings.POLICY_VERSION, known.version if known else "")
