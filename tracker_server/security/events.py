"""Which rows of the audit are security events, how grave each is, and how they are found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from django.db.models import Count, F, Q, QuerySet

from tracker_core import wire
from tracker_core.wire import Json
from tracker_server.audit.models import AuditRow
from tracker_server.audit.record import Action

DAY_MS = 86_400_000


class Severity(StrEnum):
    """``NOTICE``: to be known; ``WARNING``: to be looked at; ``ALARM``: at once. The last two are told by alerts."""

    NOTICE = "notice"
    WARNING = "warning"
    ALARM = "alarm"


# The index of the audit that makes the feed quick names the same actions: an addition needs a migration of this room.
SEVERITY: Mapping[Action, Severity] = {
    Action.AUDIT_ALARM: Severity.ALARM,
    Action.TOKEN_REPLAYED: Severity.ALARM,
    Action.DEVICE_FORKED: Severity.ALARM,
    Action.IDENTITY_REFUSED: Severity.WARNING,
    Action.ACCOUNT_LOCKED: Severity.WARNING,
    Action.SECOND_FACTOR_RESET: Severity.WARNING,
    Action.DEVICE_REFUSED: Severity.WARNING,
    Action.EVENT_REFUSED: Severity.WARNING,
    Action.ACCESS_REFUSED: Severity.WARNING,
    Action.ROLE_GIVEN: Severity.WARNING,
    Action.DIRECTORY_REFUSED: Severity.WARNING,
    Action.SERVER_RESTORED: Severity.WARNING,
    Action.PURGE_HELD: Severity.WARNING,
    Action.ALERT_FAILED: Severity.WARNING,
    Action.ALERT_WORKS: Severity.NOTICE,
    Action.PASSWORD_SET: Severity.NOTICE,
    Action.PASSWORD_LINK_MADE: Severity.NOTICE,
    Action.ACCOUNT_UNLOCKED: Severity.NOTICE,
    Action.SECOND_FACTOR_REMOVED: Severity.NOTICE,
    Action.IDENTITY_FORGOTTEN: Severity.NOTICE,
    Action.SESSION_ENDED: Severity.NOTICE,
    Action.DEVICE_REVOKED: Severity.NOTICE,
    Action.DEVICE_ALLOWED: Severity.NOTICE,
    Action.AUDIT_KEY_CHANGED: Severity.WARNING,
    Action.REQUEST_OVERDUE: Severity.WARNING,
}
# As the index says it, to the letter: SQLite takes it for nothing else.
INDEXED = f"action IN ({', '.join(repr(action.value) for action in SEVERITY)})"
ALERTED = frozenset(action for action, severity in SEVERITY.items() if severity is not Severity.NOTICE)
MEANING: Mapping[Action, str] = {
    Action.AUDIT_ALARM: "The audit was changed behind the server's back. Keep the database as it is, and look into it.",
    Action.TOKEN_REPLAYED: "A device's used token came again: a copy of it, or a thief. The sign-in was ended.",
    Action.DEVICE_FORKED: "Two copies of one device send records. The second is refused.",
    Action.IDENTITY_REFUSED: "What the provider said of somebody could not be trusted, or fits nobody here.",
    Action.ACCOUNT_LOCKED: "Too many wrong passwords or codes: the account is locked for a while.",
    Action.SECOND_FACTOR_RESET: "An admin took somebody's second factor away.",
    Action.DEVICE_REFUSED: "A device was refused: another person's, or its access was withdrawn.",
    Action.EVENT_REFUSED: "A record was refused: a start that was not assigned, other bytes under a known id.",
    Action.ACCESS_REFUSED: "Somebody asked for what their role does not allow, or what is not theirs.",
    Action.ROLE_GIVEN: "Somebody was made an admin, auditor or privacy officer.",
    Action.DIRECTORY_REFUSED: "A directory called with a wrong or ended token. If it is yours, make another.",
    Action.AUDIT_KEY_CHANGED: "The audit has another key. If the old one was lost, nothing shows that this is right.",
    Action.SERVER_RESTORED: "The database was restored from a backup.",
    Action.PURGE_HELD: "Months of records would be deleted at once: a wrong clock, or a shorter term. Nothing was. "
    "See Retention in the server guide.",
    Action.ALERT_FAILED: "Alerts cannot be delivered. It is tried again.",
    Action.REQUEST_OVERDUE: "A person's request was not answered in time. Answer it: the law sets the term.",
    Action.ALERT_WORKS: "Alerts are delivered again.",
    Action.PASSWORD_SET: "An admin, or a command on the server, set somebody's password.",
    Action.PASSWORD_LINK_MADE: "An admin, or a command on the server, made a link to choose somebody's password.",
    Action.ACCOUNT_UNLOCKED: "An admin lifted a lock.",
    Action.SECOND_FACTOR_REMOVED: "Somebody removed their second factor.",
    Action.IDENTITY_FORGOTTEN: "An admin lets somebody be bound to another identity at the provider.",
    Action.SESSION_ENDED: "Sign-ins were ended.",
    Action.DEVICE_REVOKED: "A device's access was withdrawn.",
    Action.DEVICE_ALLOWED: "A device was let in again.",
}


class SecurityEvent(NamedTuple):
    """One event: ids and codes alone. ``stream`` and ``seq`` say where it stands in the audit; ``at``: UTC ms."""

    id: int
    at: int
    action: Action
    stream: str
    seq: int
    actor: str
    device: str
    subject: str
    reason: str

    @property
    def severity(self) -> Severity:
        return SEVERITY[self.action]

    @property
    def meaning(self) -> str:
        """What it means, for a person."""
        return MEANING[self.action]

    @property
    def place(self) -> str:
        """Where it stands in the feed; what comes next is before it."""
        return f"{self.at}-{self.id}"

    def as_json(self) -> Json:
        """For programs."""
        return {
            "at": self.at,
            "severity": self.severity.value,
            "action": self.action.value,
            "stream": self.stream,
            "seq": self.seq,
            "actor": self.actor,
            "device": self.device,
            "subject": self.subject,
            "reason": self.reason,
        }


def newest(
    limit: int, before: tuple[int, int] | None = None, severities: Collection[Severity] = frozenset(Severity)
) -> Sequence[SecurityEvent]:
    """The newest events, newest first. ``before``: the (at, id) of the last one had."""
    rows = _rows(action for action, severity in SEVERITY.items() if severity in severities)
    if before is not None:
        at, row = before
        rows = rows.filter(Q(at__lt=at) | Q(at=at, id__lt=row))
    return [_read(row) for row in rows.order_by("-at", "-id")[:limit]]


def alerted_since(since: int) -> QuerySet[AuditRow]:
    """The rows that alerts tell of, from ``since`` (UTC ms) on."""
    return _rows(ALERTED).filter(at__gte=since)


def read(ids: Sequence[int]) -> list[SecurityEvent]:
    """The events of the rows ``ids``, in that order."""
    found = AuditRow.objects.in_bulk(ids)
    return [_read(found[row]) for row in ids]


def by_day(since: int) -> Mapping[int, Mapping[Severity, int]]:
    """How many of each severity, by day (UTC, in days since 1970), from ``since`` (UTC ms) on; the newest day first."""
    days: dict[int, dict[Severity, int]] = {}
    found = (
        _rows(SEVERITY)
        .filter(at__gte=since)
        .annotate(day=F("at") / DAY_MS)
        .values("day", "action")
        .annotate(many=Count("id"))
        .order_by("-day")
        .values_list("day", "action", "many")
    )
    for day, action, many in found:
        counts = days.setdefault(int(day), dict.fromkeys(Severity, 0))
        counts[SEVERITY[Action(action)]] += many
    return days


def _rows(actions: Iterable[Action]) -> QuerySet[AuditRow]:
    rows = AuditRow.objects.extra(where=[INDEXED])  # noqa: S610  # names of ours
    return rows.filter(action__in=[action.value for action in actions])


def _read(row: AuditRow) -> SecurityEvent:
    body = wire.parse(bytes(row.body), "audit row")
    return SecurityEvent(
        row.pk,
        row.at,
        Action(row.action),
        row.stream_id,
        row.seq,
        *(str(body[name]) for name in ("actor", "device", "subject", "reason")),
    )
