"""The page and the reply of security events, for who may read them; a look stands in the server's audit."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tracker_core import wire
from tracker_core.errors import Refused
from tracker_core.wire import Json
from tracker_server.accounts.models import Person
from tracker_server.accounts.rights import Right
from tracker_server.audit.record import SERVER, Action, Audited, record
from tracker_server.clock import now_ms, utc
from tracker_server.reports import audit_words
from tracker_server.security.events import DAY_MS, SecurityEvent, Severity, by_day, newest
from tracker_server.security.models import AlertWay

A_PAGE = 50
DAYS = 14
PLACE = re.compile(r"([0-9]{1,18})-([0-9]{1,18})")


def security_events(reader: Person, before: str, limit: int) -> Json:
    """``limit`` events before the place ``before`` ("" for the newest). Raises ``Refused("malformed")``."""
    events, older = _look(reader, before, limit, frozenset(Severity))
    return {"v": wire.VERSION, "events": [event.as_json() for event in events], "next": older, "days": _days()}


class FeedForm(forms.Form):
    """Which events."""

    severity = forms.ChoiceField(
        required=False, choices=[("", "all"), *((each.value, f"only {each.value}") for each in Severity)]
    )
    before = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)


@require_GET
def security(request: HttpRequest) -> HttpResponse:
    """The feed, counts by day, and whether alerts get through."""
    reader = request.user
    assert isinstance(reader, Person)
    form = FeedForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    severities = frozenset({Severity(wanted["severity"])} if wanted.get("severity") else Severity)
    try:
        events, older = _look(reader, wanted.get("before", ""), A_PAGE, severities)
    except Refused:
        events, older = _look(reader, "", A_PAGE, severities)
    told: dict[str, Any] = {
        "form": form,
        "events": [(event, audit_words.reason(event.action.value, event.reason)) for event in events],
        "older": older,
        "days": [(utc(day * DAY_MS), counts) for day, counts in by_day(_first_day()).items()],
        "ways": [_way(way) for way in AlertWay.objects.order_by("name") if _configured(way.name)],
        "alerts": settings.WEBHOOK is not None or settings.MAIL is not None,
        "manages": reader.may(Right.MANAGE_PEOPLE),
    }
    return render(request, "security.html", told)


def _look(
    reader: Person, before: str, limit: int, severities: frozenset[Severity]
) -> tuple[list[SecurityEvent], str | None]:
    """The events, and the place to go on before; None at the end."""
    place = PLACE.fullmatch(before)
    if before and place is None:
        raise Refused("malformed", "before is not a place that a reply named.")
    found = newest(limit + 1, None if place is None else (int(place[1]), int(place[2])), severities)
    record([Audited(Action.SECURITY_READ, SERVER, actor=str(reader.id))])
    shown = list(found[:limit])
    return shown, shown[-1].place if len(found) > limit else None


def _days() -> Json:
    return {
        utc(day * DAY_MS).date().isoformat(): {severity.value: many for severity, many in counts.items()}
        for day, counts in by_day(_first_day()).items()
    }


def _first_day() -> int:
    return (now_ms() // DAY_MS - DAYS + 1) * DAY_MS


def _configured(name: str) -> bool:
    return {"webhook": settings.WEBHOOK, "mail": settings.MAIL}.get(name) is not None


def _way(way: AlertWay) -> dict[str, Any]:
    return {
        "name": way.name,
        "sent": None if way.sent_at is None else utc(way.sent_at),
        "failed": None if way.failed_at is None else utc(way.failed_at),
        "reason": audit_words.reason("", way.reason),
    }
