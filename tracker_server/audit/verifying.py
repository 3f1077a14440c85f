"""Checks the whole audit: chains, trees, signatures, purges, and signed heads that others kept.

Each part is held against the others, so that whoever changes one has to change all. Rows stream by, and tiles are kept
up to a limit, so the memory it takes does not grow with the audit. Everything is read in one view of the database.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from tracker_core import note, succession
from tracker_server.audit.models import AuditRow, AuditShard, AuditSpan, AuditStream
from tracker_server.audit.record import SERVER
from tracker_server.audit.tiles import Kept
from tracker_server.audit.verify_shards import Told, check_kept, check_shard
from tracker_server.audit.verify_streams import Dropped, Wrong, check_stream
from tracker_server.database.view import one_view


@dataclass(slots=True)
class Found:
    """How much was checked, and how many sentences were told of what is wrong.

    ``waiting``: rows that are in no tree yet. ``unchecked``: kept heads of which nothing is left to check them with.
    """

    streams: int = 0
    rows: int = 0
    purged: int = 0
    waiting: int = 0
    trees: int = 0
    leaves: int = 0
    dropped: int = 0
    kept: int = 0
    unchecked: int = 0
    problems: int = 0

    @property
    def checked(self) -> str:
        """The counts as lines."""
        return (
            f"{self.rows} rows in {self.streams} streams; {self.purged} before them were purged, {self.waiting} are "
            "in no tree yet\n"
            f"{self.leaves} leaves in {self.trees} monthly trees; {self.dropped} more were purged whole\n"
            f"{self.kept} signed heads kept by others; {self.unchecked} of what was purged since"
        )


def verify(kept: str, tell: Callable[[str], object]) -> Found:
    """Check everything; ``tell`` gets a sentence for each thing that is wrong. ``kept``: signed notes, one after
    another, or none.
    """
    found = Found()

    def wrong(sentence: str) -> None:
        found.problems += 1
        tell(sentence)

    with one_view():
        tiles: Kept = OrderedDict()
        dropped = _streams(found, tiles, wrong)
        for shard in AuditShard.objects.order_by("month").iterator():
            check_shard(shard, tiles, dropped, wrong)
            if shard.dropped:
                found.dropped += 1
            else:
                found.trees += 1
                found.leaves += shard.size
        told: Told = {}
        heads = [each for each in note.split(kept) if not succession.is_statement(each)]
        for number, signed in enumerate(heads, 1):
            found.kept += 1
            found.unchecked += not check_kept(number, signed, told, tiles, wrong)
    return found


def _streams(found: Found, tiles: Kept, wrong: Wrong) -> Dropped:
    """Check every stream; what the server's own says of months that were dropped."""
    dropped: Dropped = {}
    spans = 0
    for stream in AuditStream.objects.order_by("name").iterator():
        checked = check_stream(stream, tiles, wrong)
        spans += checked.spans
        found.streams += 1
        found.rows += checked.rows
        found.purged += stream.purged
        found.waiting += stream.size - stream.sealed
        if stream.name == SERVER:
            dropped = checked.dropped
    for name, number in (("rows", AuditRow.objects.count() - found.rows), ("spans", AuditSpan.objects.count() - spans)):
        if number:
            wrong(f"{number} {name} belong to no stream.")
    return dropped
