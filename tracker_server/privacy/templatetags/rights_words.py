"""Instants, kinds and states in words, for the pages of people's rights."""

from __future__ import annotations

from django import template

from tracker_core.model import Moment
from tracker_core.rights import RequestKind, RequestState
from tracker_server.clock import utc
from tracker_server.privacy.pages.forms import shown, shown_offset

register = template.Library()

WORDS = {
    RequestKind.CORRECTION.value: "correction",
    RequestKind.DELETION.value: "deletion",
    RequestKind.CONCERN.value: "concern",
    RequestState.OPEN.value: "open",
    RequestState.DONE.value: "done",
    RequestState.DECLINED.value: "declined",
    RequestState.WITHDRAWN.value: "withdrawn",
}


@register.filter
def at(ms: int | None) -> str:
    """2026-11-25 21:30 UTC for an instant in ms."""
    return "" if ms is None else f"{utc(ms):%Y-%m-%d %H:%M} UTC"


@register.filter
def day(ms: int | None) -> str:
    """2026-11-25 for an instant in ms."""
    return "" if ms is None else f"{utc(ms):%Y-%m-%d}"


@register.filter
def clock(moment: Moment | None) -> str:
    """2026-11-25 22:30 (UTC+01:00) for a moment on its own clock."""
    return "" if moment is None else f"{shown(moment):%Y-%m-%d %H:%M} (UTC{shown_offset(moment.offset)})"


@register.filter
def words(value: str) -> str:
    """A kind or a state."""
    return WORDS.get(value, value)
