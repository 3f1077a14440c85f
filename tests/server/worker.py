"""A person at work in any year: records, syncs, and what a purge leaves of it."""

import secrets
import uuid
from datetime import UTC, date, datetime

import time_machine

from tests.server.device import MadeDevice, verdicts
from tracker_core.events import TimerStarted, TimerStopped
from tracker_core.messages import PushRequest
from tracker_core.model import Moment
from tracker_core.retention import first_kept
from tracker_server.accounts.models import Person
from tracker_server.audit.models import AuditRow
from tracker_server.clock import now_ms
from tracker_server.ledger import sync, timesheets
from tracker_server.ledger.models import Event
from tracker_server.retention.borders import keeps_from, terms
from tracker_server.retention.models import RetentionMark
from tracker_server.retention.purging import Purge
from tracker_server.work_items.assigning import assign, save_item
from tracker_server.work_items.models import WorkItem

HOUR = 3_600_000
DAY = 24 * HOUR
NOW = now_ms()
BORDER = first_kept(NOW, 24)


def day(ms: int) -> date:
    return datetime.fromtimestamp(ms / 1000, UTC).date()


def at(ms: int):
    return time_machine.travel(datetime.fromtimestamp(ms / 1000, UTC), tick=False)


def id_at(ms: int) -> str:
    """A UUIDv7 of that time."""
    return str(uuid.UUID(int=(ms << 80) | (0x7 << 76) | (0x2 << 62) | secrets.randbits(62)))


def used_to_purges(person: Person) -> None:
    """As every person of a server that purges each day."""
    term = terms().keeps_from(person.country, NOW)
    RetentionMark.objects.get_or_create(person=person, defaults={"keeps_from": 0, "term": term})


def purge() -> dict[tuple[str, str], int]:
    return {key: rows for key, rows in Purge(now_ms(), rest=lambda _: None).run().items() if rows}


class Worker:
    """A person with a device and an item of their own, who records and syncs at any time of the past."""

    def __init__(self, person: Person, since: int = BORDER - 300 * DAY) -> None:
        self.person = person
        used_to_purges(person)
        self.device = MadeDevice(str(person.id))
        with at(since):
            self.item = WorkItem(key=f"PIER-{uuid.uuid4().hex[:6]}", title="Some work", kind="task", project="Pier")
            save_item(self.item, None)
            assign(self.item, person, None)

    def record(self, ms: int, fact, **changes) -> str:
        event_id, body = self.made(ms, fact, **changes)
        with at(ms):
            self.push(body)
        return event_id

    def made(self, ms: int, fact, **changes) -> tuple[str, bytes]:
        return self.device.record(fact, **{"id": id_at(ms), "occurred": Moment(ms, 0), **changes})

    def push(self, *bodies: bytes) -> list[tuple[str, str]]:
        request = PushRequest.decode(self.device.push(*bodies))
        return verdicts(sync.push(self.person, request, keeps_from=keeps_from(self.person)))

    def work(self, start: int, stop: int) -> str:
        """An entry from ``start`` to ``stop``."""
        entry = self.record(start, TimerStarted(str(self.item.id), Moment(start, 0), 10_000, "a note"))
        self.record(stop, TimerStopped(entry, Moment(stop, 0)))
        return entry

    def kept(self) -> set[str]:
        return {str(row) for row in Event.objects.filter(person=self.person).values_list("event_id", flat=True)}

    def entries(self) -> set[str]:
        return {str(row) for row in Event.objects.filter(person=self.person).values_list("entry", flat=True)}

    def total(self) -> dict[date, int]:
        return timesheets.of_person(self.person, day(BORDER), day(NOW), NOW).totals.by_day()


def server_audit() -> list[dict]:
    from tracker_core import wire

    return [wire.parse(bytes(row.body)) for row in AuditRow.objects.filter(stream_id="server").order_by("seq")]
