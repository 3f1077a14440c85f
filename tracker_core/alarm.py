"""What a device tells of an audit that does not hold: ``POST {api}/audit/alarm`` takes an ``AuditAlarm``.

A server that was tampered with may not pass it on; the device tells its person first, and keeps the evidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tracker_core.wire import VERSION, canonical, one_of, parse, uuid


class AlarmKind(StrEnum):
    """What a device found."""

    BROKEN = "broken"  # rows do not follow from each other
    REWRITTEN = "rewritten"  # rows are not what this device was told before
    CUT = "cut"  # rows that were there before are missing
    INCONSISTENT = "inconsistent"  # two signed heads contradict each other
    ROLLED_BACK = "rolled_back"  # fewer rows than were signed before
    KEY_CHANGED = "key_changed"  # the server signs with another key than before
    NOT_SIGNED = "not_signed"  # a head that the server's key did not sign
    PROOF_REFUSED = "proof_refused"  # the server does not prove that a head goes on from the one before


@dataclass(frozen=True, slots=True)
class AuditAlarm:
    """``device``: the id of the one that found it."""

    device: str
    kind: AlarmKind

    def encode(self) -> bytes:
        return canonical({"v": VERSION, "device_id": self.device, "kind": self.kind.value})

    @classmethod
    def decode(cls, data: bytes) -> AuditAlarm:
        """Raises ``Malformed``."""
        body = parse(data, "alarm")
        return cls(uuid(body.get("device_id"), "device_id"), one_of(AlarmKind, body.get("kind"), "kind"))
