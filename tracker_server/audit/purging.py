"""Takes old rows out of the audit so that what stays still verifies, and leaves a row that says so.

Rows go from the beginning of a stream, a piece at a time: ``purge_rows(stream, purgeable(stream, before))``. The chain
goes on from ``AuditStream.purged_head``; the leaf hashes stay in the tiles, so the trees verify as before. A month
that has no rows left (``droppable``) is dropped: its tiles, spans and, on PostgreSQL, its partition go, its size, root
and signed note stay.

The database checks each step once more, and holds the floor (``AuditFloor``): nothing younger goes, whoever asks. On
PostgreSQL the application's user can do this through functions of the owner alone.
"""

from __future__ import annotations

from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef

from tracker_core.errors import Refused
from tracker_core.retention import month_of
from tracker_server.audit.models import AuditFloor, AuditRow, AuditShard, AuditSpan, AuditStream, AuditTile
from tracker_server.audit.partitions import forget
from tracker_server.audit.record import SERVER, Action, Audited, record
from tracker_server.audit.sealing import lock_trees
from tracker_server.clock import now_ms

PIECE = 5000  # rows a transaction: their stream is locked for that long


def purgeable(stream: str, before: int, piece: int = PIECE) -> int:
    """The number of the last row of ``stream`` that can go now, if all rows of before ``before`` (UTC ms) shall.

    At most ``piece`` rows beyond those that are gone; the answer is ``AuditStream.purged`` when none can. Rows that are
    in no tree yet wait, so do those younger than the floor, and a purge's own record stays until more has to go.
    """
    known = AuditStream.objects.get(name=stream)
    before = min(before, oldest_kept())
    rows = AuditRow.objects.filter(stream_id=stream)
    kept = rows.filter(at__gte=before).order_by("seq").values_list("seq", flat=True).first()
    upto = min(known.sealed, known.purged + piece, known.sealed if kept is None else kept - 1)
    if not rows.filter(seq__lte=upto).exclude(action=Action.RETENTION_PURGED).exists():
        return known.purged
    return upto


def is_due(stream: str, before: int) -> bool:
    """Whether rows wait in ``stream`` that shall go, being of before ``before`` (UTC ms), and cannot yet."""
    rows = AuditRow.objects.filter(stream_id=stream)
    kept = rows.filter(at__gte=before).order_by("seq").values_list("seq", flat=True).first()
    old = rows if kept is None else rows.filter(seq__lt=kept)
    return old.exclude(action=Action.RETENTION_PURGED).exists()


def purge_rows(stream: str, upto: int) -> int:
    """Delete the rows of ``stream`` up to number ``upto``, bodies and salts and all; how many went.

    Leaves a ``retention_purged`` row in the same stream, with ``upto`` and the ``head`` that the chain goes on from.
    One transaction; the stream is locked. 0, and no row, when these rows are gone already. Raises ``Refused``:
    not_found, too_young, and not_sealed for rows that are in no tree yet.
    """
    with transaction.atomic():
        known = AuditStream.objects.select_for_update().filter(name=stream).first()
        if known is None:
            raise Refused("not_found", "There is no such stream.")
        if upto <= known.purged:
            return 0
        if upto > known.sealed:
            raise Refused("not_sealed", f"Only {known.sealed} rows of this stream are in the trees by now.")
        rows = AuditRow.objects.filter(stream_id=stream, seq__lte=upto)
        if rows.filter(at__gt=oldest_kept()).exists():
            raise Refused("too_young", "Some of these rows are younger than the floor allows to purge.")
        head = rows.get(seq=upto).hash
        gone = _delete_rows(stream, upto, head)
        told = {"upto": upto, "head": head, "rows": gone}
        record([Audited(Action.RETENTION_PURGED, stream, subject=stream, detail=told)])
    return gone


def droppable() -> list[str]:
    """The months that are over and have no row left, oldest first."""
    left = AuditSpan.objects.filter(shard=OuterRef("month"), stream__purged__lt=F("first_seq") + F("count") - 1)
    months = AuditShard.objects.filter(dropped=False, month__lt=month_of(now_ms())).exclude(Exists(left))
    return list(months.order_by("month").values_list("month", flat=True))


def drop_month(month: str) -> None:
    """Drop what is left of a month without rows; nothing when it was dropped already.

    Leaves a ``retention_purged`` row in the stream "server", with the tree's ``size`` and ``root``. Raises ``Refused``:
    not_found, not_empty. On PostgreSQL it gives up (``OperationalError``) when it would have to wait for seconds.
    """
    with transaction.atomic():
        lock_trees()
        shard = AuditShard.objects.filter(month=month).first()
        if shard is None:
            raise Refused("not_found", "There is no such month.")
        if shard.dropped:
            return
        if month not in droppable():
            raise Refused("not_empty", f"{month} is not over, or has rows left.")
        _drop(month)
        told = {"size": shard.size, "root": shard.root}
        record([Audited(Action.RETENTION_PURGED, SERVER, subject=month, detail=told)])


def oldest_kept() -> int:
    """No row that was recorded after this instant (UTC ms) can go."""
    return now_ms() - AuditFloor.objects.get(id=1).min_age_ms


def _delete_rows(stream: str, upto: int, head: str) -> int:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT audit_purge_rows(%s, %s)", [stream, upto])
            return int(cursor.fetchone()[0])
    AuditStream.objects.filter(name=stream).update(purged=upto, purged_head=head)
    gone, _ = AuditRow.objects.filter(stream_id=stream, seq__lte=upto).delete()
    return gone


def _drop(month: str) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with checks that wait cannot be dropped
            cursor.execute("SELECT audit_drop_month(%s)", [month])
        forget()
        return
    AuditShard.objects.filter(month=month).update(dropped=True)
    AuditSpan.objects.filter(shard_id=month).delete()
    AuditTile.objects.filter(shard_id=month).delete()
