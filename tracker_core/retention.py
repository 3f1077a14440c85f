"""For how long records are kept: by whole months, UTC. Devices and server count the same from the same events. Pure.

What is kept or goes is an entry with all that was recorded of it: its term is counted from the latest instant that any
of it speaks of. So an entry that began before a month and ended in it stays whole as long as that month does, and what
goes lies wholly before the months that stay, on the wall clock of whoever recorded it as well: their totals are the
same before and after.
"""

from __future__ import annotations

from datetime import UTC, datetime

from tracker_core.events import EntryAdded, EntryAmended, Event, TimerStarted, TimerStopped
from tracker_core.model import Moment

EXPIRED = "expired"  # the code of a verdict: older than what is kept
EAST_MS = 14 * 3_600_000  # no wall clock is further ahead of UTC


def first_kept(now_ms: int, months: int) -> int:
    """The UTC ms at which the first month begins that is kept at ``now_ms``, when records are kept for ``months``.

    A record goes with the month in which its term ends, at the beginning of the next: with 24 months, one of any day in
    October 2024 is kept through October 2026 and goes from November 1 on. Before 1970 nothing was recorded: 0 then.
    """
    now = datetime.fromtimestamp(now_ms / 1000, UTC)
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    if year < 1970:
        return 0
    return int(datetime(year, month + 1, 1, tzinfo=UTC).timestamp()) * 1000


def month_of(ms: int) -> str:
    """The UTC month (``YYYY-MM``) of an instant."""
    return datetime.fromtimestamp(ms / 1000, UTC).strftime("%Y-%m")


def month_begins(month: str) -> int:
    """The UTC ms at which ``month`` (``YYYY-MM``) begins. Raises ``ValueError``."""
    return int(datetime.fromisoformat(f"{month}-01").replace(tzinfo=UTC).timestamp()) * 1000


def aged_from(event: Event) -> int:
    """The instant that the term of ``event`` is counted from, in ms: the latest it speaks of, on the later of UTC and
    its wall clock; by the server's clock as well, as far as the device knew how far its own was from that.

    So no clock that is behind, and whose device knows it, makes a record older than it is.
    """
    occurred, fact = event.occurred, event.fact
    known = [occurred, occurred._replace(ms=occurred.ms + (event.clock.server_offset_ms or 0))]
    match fact:
        case TimerStarted() | TimerStopped():
            known.append(fact.at)
        case EntryAdded():
            known += [fact.start, fact.stop]
        case EntryAmended():
            known += [moment for moment in (fact.start, fact.stop) if moment is not None]
    return max(map(_later, known))


def recorded_ms(event_id: str) -> int:
    """When the device made the id of an event: the first 48 bits of a UUIDv7 (RFC 9562, 5.7)."""
    return int(event_id.replace("-", "")[:12], 16)


def _later(moment: Moment) -> int:
    return moment.ms + max(0, moment.offset) * 60_000
