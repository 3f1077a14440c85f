"""Decides what an alert says and when the next one may come. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from tracker_core import wire
from tracker_core.wire import Json
from tracker_server.clock import utc
from tracker_server.security.events import SecurityEvent, Severity

MINUTE_MS = 60_000
PAUSE_MS = 5 * MINUTE_MS
LONGEST_PAUSE_MS = 60 * MINUTE_MS
SHOWN = 100


class Alert(NamedTuple):
    """What gathered since the last one. ``server``: its address."""

    server: str
    events: Sequence[SecurityEvent]

    @property
    def shown(self) -> Sequence[SecurityEvent]:
        """The gravest and oldest ones; the rest is only counted."""
        return sorted(self.events, key=lambda event: (event.severity is not Severity.ALARM, event.at))[:SHOWN]

    @property
    def body(self) -> Json:
        """For a program."""
        return {
            "v": wire.VERSION,
            "server": self.server,
            "count": len(self.events),
            "by_action": dict(Counter(event.action.value for event in self.events)),
            "events": [event.as_json() for event in self.shown],
        }

    @property
    def subject(self) -> str:
        """For a mail."""
        alarms = sum(event.severity is Severity.ALARM for event in self.events)
        many = f"{len(self.events)} security event{'s' if len(self.events) != 1 else ''}"
        return f"TimeTracker: {many}{f', {alarms} of them alarms' if alarms else ''}"

    @property
    def text(self) -> str:
        """For a mail."""
        lines = [f"{self.subject[13:]} at {self.server}", ""]
        for event in self.shown:
            when = utc(event.at).strftime("%Y-%m-%d %H:%M:%S UTC")
            lines += [
                f"{when}  {event.severity.value.upper()}  {event.action.value} {event.reason}".rstrip(),
                f"    {event.meaning}",
                f"    audit {event.stream}, row {event.seq}{f', device {event.device}' if event.device else ''}",
            ]
        if len(self.events) > len(self.shown):
            lines.append(f"and {len(self.events) - len(self.shown)} more.")
        return "\n".join([*lines, "", f"All of them: {self.server}/security/", ""])


def pause_ms(failures: int) -> int:
    """How long to wait after ``failures`` in a row; after a success, until more may have gathered."""
    return PAUSE_MS if failures == 0 else min(MINUTE_MS << min(failures - 1, 10), LONGEST_PAUSE_MS)
