"""Decides what an alert says and when the next one may come. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tracker_core import wire
from tracker_core.wire import Json
from tracker_server.audit.record import Action
from tracker_server.clock import utc
from tracker_server.security.events import SEVERITY, SecurityEvent, Severity

MINUTE_MS = 60_000
PAUSE_MS = 5 * MINUTE_MS
LONGEST_PAUSE_MS = 60 * MINUTE_MS
SHOWN = 100


class Alert(NamedTuple):
    """What gathered since the last one. ``server``: its address; ``counts``: how many of each action, those included
    that are not ``shown``.
    """

    server: str
    counts: Mapping[Action, int]
    shown: Sequence[SecurityEvent]

    @property
    def total(self) -> int:
        """How many there are in all."""
        return sum(self.counts.values())

    @property
    def body(self) -> Json:
        """For a program."""
        return {
            "v": wire.VERSION,
            "server": self.server,
            "count": self.total,
            "by_action": {action.value: count for action, count in self.counts.items()},
            "events": [event.as_json() for event in self.shown],
        }

    @property
    def subject(self) -> str:
        """For a mail."""
        alarms = sum(count for action, count in self.counts.items() if SEVERITY[action] is Severity.ALARM)
        many = f"{self.total} security event{'s' if self.total != 1 else ''}"
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
        if self.total > len(self.shown):
            lines.append(f"and {self.total - len(self.shown)} more.")
        return "\n".join([*lines, "", f"All of them: {self.server}/security/", ""])


def gravest(found: Iterable[tuple[int, int, Action]]) -> list[int]:
    """Of (id, at, action) the ids that an alert shows: the gravest and oldest; the rest is only counted."""
    in_order = sorted(found, key=lambda each: (SEVERITY[each[2]] is not Severity.ALARM, each[1]))
    return [row for row, _, _ in in_order[:SHOWN]]


def pause_ms(failures: int) -> int:
    """How long to wait after ``failures`` in a row; after a success, until more may have gathered."""
    return PAUSE_MS if failures == 0 else min(MINUTE_MS << min(failures - 1, 10), LONGEST_PAUSE_MS)
