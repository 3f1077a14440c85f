"""Kinds and states in words, for the pages of people's rights."""

from __future__ import annotations

from django import template

from tracker_core.rights import RequestKind, RequestState
from tracker_server.privacy.models import PersonRequest

register = template.Library()

WORDS = {
    RequestKind.CORRECTION.value: "correction",
    RequestKind.DELETION.value: "deletion",
    RequestKind.CONCERN.value: "concern",
    RequestState.OPEN.value: "open",
    RequestState.DONE.value: "done",
    RequestState.DECLINED.value: "declined",
    RequestState.WITHDRAWN.value: "taken back",
}


@register.filter
def words(value: str) -> str:
    """A kind or a state."""
    return WORDS.get(value, value)


@register.filter
def standing(request: PersonRequest) -> str:
    """Where a request stands."""
    return "confirmed" if request.erase_at is not None else WORDS[request.state]


@register.filter
def overdue(request: PersonRequest, at: int) -> bool:
    """Whether the term for an answer has passed at ``at`` (UTC ms)."""
    return request.overdue(at)
