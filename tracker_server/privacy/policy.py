"""The privacy policy in force, what TimeTracker brings along or the organization's own; and every text before it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

from tracker_core.messages import PolicyStanding
from tracker_core.rewording import Change, changes
from tracker_server.accounts.models import Person
from tracker_server.clock import now_ms
from tracker_server.privacy.models import PolicyAcknowledgement, PolicyVersion

BELOW = {"h1": "h3", "h2": "h4", "h3": "h5", "h4": "h6"}


@cache
def policy_text() -> str:
    """Markdown. The file was looked at when the server started. ``{minimum_age}`` in it is that of the settings."""
    text = Path(settings.POLICY_FILE).read_text("utf-8")
    return text.replace("{minimum_age}", str(settings.MINIMUM_AGE))


def keep_version() -> None:
    """Keep the text in force, if it is not kept yet, so that it can be said later what somebody acknowledged."""
    text = policy_text()
    PolicyVersion.objects.get_or_create(
        version=settings.POLICY_VERSION,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        defaults={"text": text, "since": now_ms()},
    )


def standing(person: Person) -> PolicyStanding:
    """The version in force, and the last one that ``person`` acknowledged."""
    known = PolicyAcknowledgement.objects.filter(person=person).order_by("-at", "-pk").first()
    return PolicyStanding(settings.POLICY_VERSION, known.version if known else "")


def shown() -> SafeString:
    """The text as HTML. What in it looks like HTML stays text, and no link leads to a script."""
    markdown = MarkdownIt("js-default")  # its own word for Markdown in which HTML is off
    tokens = markdown.parse(policy_text())
    for token in tokens:
        if token.tag in BELOW:  # the page has headings of its own above
            token.tag = BELOW[token.tag]
    return SafeString(markdown.renderer.render(tokens, markdown.options, {}))


def news_for(person: Person) -> tuple[str, Sequence[Change]]:
    """The version that ``person`` acknowledged last, and what the text in force says otherwise; ("", ()) for none."""
    known = PolicyAcknowledgement.objects.filter(person=person).order_by("-at", "-pk").first()
    if known is None:
        return "", ()
    texts = PolicyVersion.objects.filter(version=known.version)
    read = texts.filter(since__lte=known.at).first() or texts.last()
    return known.version, () if read is None else changes(read.text, policy_text())


def not_acknowledged() -> Sequence[Person]:
    """Who may sign in and has not acknowledged the version in force."""
    done = PolicyAcknowledgement.objects.filter(person=OuterRef("pk"), version=settings.POLICY_VERSION)
    return list(Person.objects.filter(~Exists(done), is_active=True).order_by("name"))
