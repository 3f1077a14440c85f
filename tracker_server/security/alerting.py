"""Sends alerts, as a job: at most one every few minutes by each way, tried again until it is delivered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from django.conf import settings
from django.db import transaction

from tracker_core.errors import Unavailable
from tracker_server.audit.record import SERVER, Action, Audited, record
from tracker_server.clock import now_ms
from tracker_server.security import delivery
from tracker_server.security.alerts import PAUSE_MS, Alert, gravest, pause_ms
from tracker_server.security.events import alerted_since, read
from tracker_server.security.models import AlertWay

LATE_MS = 10 * 60_000  # a row is seen when its transaction commits, which is never longer after its time


def send_alerts() -> None:
    """By every way that the settings name, what it has not told yet. A failure of one is none of the other."""
    at = now_ms()
    for name, deliver in _ways():
        AlertWay.objects.bulk_create([AlertWay(name=name, since=at)], ignore_conflicts=True)
        # Whoever moves it on has the turn. No transaction is open while a slow server is waited for.
        if AlertWay.objects.filter(name=name, next_at__lte=at).update(next_at=at + PAUSE_MS):
            _send(name, deliver, at)


def _ways() -> Sequence[tuple[str, Callable[[Alert], None]]]:
    ways: list[tuple[str, Callable[[Alert], None]]] = []
    if settings.WEBHOOK is not None:
        ways.append(("webhook", partial(delivery.post, settings.WEBHOOK)))
    if settings.MAIL is not None:
        ways.append(("mail", partial(delivery.mail, settings.MAIL)))
    return ways


def _send(name: str, deliver: Callable[[Alert], None], at: int) -> None:
    way = AlertWay.objects.get(name=name)
    told = set(way.told)
    # Numbers alone: somebody can make a million of them.
    found = [
        (row, when, Action(action))
        for row, when, action in alerted_since(way.since).values_list("id", "at", "action").iterator()
    ]
    new = [each for each in found if each[0] not in told]
    counts = Counter(action for _, _, action in new)
    shown = read(gravest(new))
    # That alerts cannot go this way is told by this way only along with something else.
    if set(counts) <= {Action.ALERT_FAILED} and all(event.reason.startswith(name) for event in shown):
        AlertWay.objects.filter(name=name).update(next_at=at)
        return
    try:
        delivery.in_time(name, deliver, Alert(settings.PUBLIC_URL, counts, shown))
    except Unavailable as error:
        _failed(way, error.code, at)
    else:
        _delivered(way, {row: when for row, when, _ in found}, at)


def _failed(way: AlertWay, code: str, at: int) -> None:
    first = way.failures == 0
    way.failures += 1
    way.failed_at, way.reason = way.failed_at or at, code
    way.next_at = at + pause_ms(way.failures)
    _keep(way, Action.ALERT_FAILED if first else None, code)


def _delivered(way: AlertWay, told: Mapping[int, int], at: int) -> None:
    """``told``: all events since ``way.since``, by the ids of their rows, with their times."""
    again = way.failures > 0
    since = max(way.since, at - LATE_MS)
    way.since, way.told = since, [row for row, when in told.items() if when >= since]
    way.sent_at, way.next_at = at, at + pause_ms(0)
    way.failures, way.failed_at, way.reason = 0, None, ""
    _keep(way, Action.ALERT_WORKS if again else None, way.name)


def _keep(way: AlertWay, action: Action | None, reason: str) -> None:
    with transaction.atomic():
        way.save()
        if action is not None:
            record([Audited(action, SERVER, reason=reason)])
