"""What can be asked of the trees of the audit: their signed heads, and the proofs that these stand for."""

from __future__ import annotations

from collections.abc import Sequence

from tracker_server.audit.models import AuditShard

NEWEST = 2  # at the turn of a month the one before may still grow


def newest_notes() -> Sequence[str]:
    """The signed notes of the newest shards, newest first."""
    return tuple(AuditShard.objects.order_by("-month").values_list("note", flat=True)[:NEWEST])
