"""Adds rows to the audit, in the transaction of what they tell of."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.db import transaction

from tracker_core import chain
from tracker_core.messages import Checkpoint
from tracker_core.wire import canonical
from tracker_server.audit.models import AuditRow, AuditStream
from tracker_server.audit.partitions import make_partition
from tracker_server.clock import now_ms
from tracker_server.database.insert import insert

SERVER = "server"
RESTORED = "restored"  # why rows went that a backup could not bring back
SALT_BYTES = 16


class Action(StrEnum):
    """What can stand in the audit. A device's events stand under the name of their type."""

    SIGNED_IN = "signed_in"
    SIGN_IN_FAILED = "sign_in_failed"
    SIGNED_OUT = "signed_out"
    ACCOUNT_LOCKED = "account_locked"
    ACCOUNT_UNLOCKED = "account_unlocked"
    IDENTITY_BOUND = "identity_bound"  # the provider's subject, to a person
    IDENTITY_REFUSED = "identity_refused"  # what the provider said could not be trusted
    IDENTITY_FORGOTTEN = "identity_forgotten"
    SECOND_FACTOR_ADDED = "second_factor_added"
    SECOND_FACTOR_REMOVED = "second_factor_removed"
    SECOND_FACTOR_RESET = "second_factor_reset"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105  # by its person
    PASSWORD_SET = "password_set"  # noqa: S105  # by an admin or a command
    PASSWORD_LINK_MADE = "password_link_made"  # noqa: S105  # a name, no password
    SESSION_ENDED = "session_ended"
    TOKEN_REPLAYED = "token_replayed"  # noqa: S105  # a name, no token
    DEVICE_REGISTERED = "device_registered"
    DEVICE_REFUSED = "device_refused"
    DEVICE_REVOKED = "device_revoked"
    DEVICE_ALLOWED = "device_allowed"
    DEVICE_FORKED = "device_forked"
    EVENT_REFUSED = "event_refused"
    EVENT_UNKNOWN = "event_unknown"  # of a type this version does not know; the detail names it
    AUDIT_KEY_CHANGED = "audit_key_changed"
    AUDIT_ALARM = "audit_alarm"  # a check found that the audit does not hold
    ALERT_FAILED = "alert_failed"
    ALERT_WORKS = "alert_works"
    SECURITY_READ = "security_read"
    SERVER_RESTORED = "server_restored"
    BACKUP_MADE = "backup_made"
    BACKUP_RESTORED = "backup_restored"
    PERSON_ADDED = "person_added"
    PERSON_CHANGED = "person_changed"
    ROLE_GIVEN = "role_given"  # one that reaches beyond one's own team
    PERSON_READ = "person_read"
    TEAM_CHANGED = "team_changed"
    DIRECTORY_TOKEN_MADE = "directory_token_made"  # noqa: S105  # a name, no token
    DIRECTORY_TOKEN_REVOKED = "directory_token_revoked"  # noqa: S105  # a name, no token
    DIRECTORY_REFUSED = "directory_refused"
    ITEM_ASSIGNED = "item_assigned"
    ITEM_UNASSIGNED = "item_unassigned"
    ITEM_CHANGED = "item_changed"
    AUDIT_READ = "audit_read"
    SIGN_INS_READ = "sign_ins_read"
    TIMESHEET_READ = "timesheet_read"
    ACCESS_REFUSED = "access_refused"
    REQUEST_READ = "request_read"
    REQUEST_OPENED = "request_opened"
    REQUEST_ANSWERED = "request_answered"
    REQUEST_EXTENDED = "request_extended"
    REQUEST_OVERDUE = "request_overdue"
    REQUEST_MESSAGE = "request_message"
    REQUEST_WITHDRAWN = "request_withdrawn"
    FLAG_DECIDED = "flag_decided"
    DELETION_CONFIRMED = "deletion_confirmed"
    PERSON_ERASED = "person_erased"  # in the server's own stream: the person's is gone
    LEGAL_ASKED = "legal_asked"
    LEGAL_DECIDED = "legal_decided"
    LEGAL_FETCHED = "legal_fetched"
    POLICY_ACKNOWLEDGED = "policy_acknowledged"
    PURGE_HELD = "purge_held"  # so much would go at once that somebody has to agree first
    RECORDS_PURGED = "records_purged"  # in "server": how many rows of which tables went
    RETENTION_PURGED = "retention_purged"  # in the stream that rows went from; in "server" where a whole month went
    DATA_EXPORTED = "data_exported"


@dataclass(frozen=True, slots=True)
class Audited:
    """One thing to keep. ``stream``: the id of the person it concerns, or ``SERVER``; ``actor``: who did it, or ""
    for nobody known.

    ``subject``: the id of what it was done to; ``outcome`` and ``reason``: what came of it, and the code or words why.
    """

    action: str
    stream: str
    actor: str = ""
    device: str = ""
    version: str = ""
    subject: str = ""
    outcome: str = ""
    reason: str = ""
    detail: Mapping[str, object] = field(default_factory=dict)

    def body(self, seq: int, at: int, salt: str) -> bytes:
        """The canonical JSON of this row in its place.

        ``salt`` is random, so that nobody can guess from a hash that stays after a purge what the row said.
        """
        return canonical(
            {
                "v": 1,
                "stream": self.stream,
                "seq": seq,
                "at": at,
                "salt": salt,
                "action": str(self.action),
                "actor": self.actor,
                "device": self.device,
                "version": self.version,
                "subject": self.subject,
                "outcome": self.outcome,
                "reason": self.reason,
                "detail": dict(self.detail),
            }
        )


def record(entries: Iterable[Audited], at: int | None = None) -> None:
    """Append ``entries`` to their streams, in order. ``at``: UTC ms, now when None.

    Call it last in a transaction: it holds a lock on each stream's head until the commit.
    """
    when = now_ms() if at is None else at
    streams: dict[str, list[Audited]] = defaultdict(list)
    for entry in entries:
        streams[entry.stream].append(entry)
    with transaction.atomic():
        make_partition(when)
        for name in sorted(streams):  # one order for all, so that two transactions never wait for each other
            _append(name, streams[name], when)


def checkpoint(stream: str) -> Checkpoint:
    """The head of ``stream`` as committed."""
    known = AuditStream.objects.filter(name=stream).first()
    return Checkpoint(known.size, known.head) if known else Checkpoint(0, chain.genesis("audit", stream))


def first_break(stream: str) -> int | None:
    """The number of the first row of ``stream`` that does not follow from the rows before it; None if all do."""
    known = AuditStream.objects.get(name=stream)
    rows = AuditRow.objects.filter(stream_id=stream).order_by("seq").values_list("body", "hash")
    found = chain.first_break(beginning(known), ((bytes(body), hashed) for body, hashed in rows.iterator()))
    return None if found is None else known.purged + found + 1


def beginning(stream: AuditStream) -> str:
    """The hash that the first row that is still there follows from."""
    return stream.purged_head or chain.genesis("audit", stream.name)


def _append(name: str, entries: list[Audited], at: int) -> None:
    AuditStream.objects.bulk_create([AuditStream(name=name, head=chain.genesis("audit", name))], ignore_conflicts=True)
    stream = AuditStream.objects.select_for_update().get(name=name)
    rows = []
    for entry in entries:
        stream.size += 1
        body = entry.body(stream.size, at, secrets.token_hex(SALT_BYTES))
        stream.head = chain.link(stream.head, body)
        rows.append(
            AuditRow(stream=stream, seq=stream.size, at=at, action=str(entry.action), body=body, hash=stream.head)
        )
    insert(rows)
    stream.save(update_fields=["size", "head"])
