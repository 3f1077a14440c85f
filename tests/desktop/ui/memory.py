"""A program without disk and network: the ports in memory, for widgets to be tried on."""

import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from itertools import count

from tests.desktop.pressed import MemoryShortcuts
from tests.desktop.ui.absent import MemoryAbsences, MemoryPresence
from tests.desktop.ui.archived import MemoryArchive
from tests.desktop.ui.assigned import MemoryItems
from tests.desktop.ui.evident import MemoryEvidence
from tests.desktop.ui.recorded import MemoryEntries, MemoryStandings
from tests.desktop.ui.spooled import MemorySpool
from tests.desktop.ui.synced import MemorySynchronizer
from tracker_core import chain, wire
from tracker_core.events import Event
from tracker_core.messages import Outcome, PolicyStanding
from tracker_core.model import Kind, Moment, Person, Role, WorkItem
from tracker_core.rights import RequestNews
from tracker_desktop.services.absences import Answered
from tracker_desktop.services.autostart import NoAutostart
from tracker_desktop.services.changes import Changes
from tracker_desktop.services.noting import Noting
from tracker_desktop.services.ports import Head, Missing, Settled, SyncPhase
from tracker_desktop.services.privacy import Held, PolicyText
from tracker_desktop.services.program import Host, Program
from tracker_desktop.services.shortcuts import Shortcuts
from tracker_desktop.services.trail import Told

DEVICE = "01900000-0000-7000-8000-000000000001"
ADA = Person("p-1", "Ada Lovelace", "ada@example.org", "E-1", Role.EMPLOYEE)
NOON = 1_773_741_600_000  # 2026-03-17T10:00:00Z
EAST = 60  # minutes


class MemoryClock:
    """Stands still until it is told to go on."""

    def __init__(self, ms: int = NOON, offset: int = EAST) -> None:
        self.ms = ms
        self.offset = offset

    def now(self) -> Moment:
        return Moment(self.ms, self.offset)

    def reading(self) -> tuple[str, int]:
        return ("boot", self.ms - NOON + 10_000_000)

    def local(self, wall: datetime) -> Moment:
        return Moment(int(wall.replace(tzinfo=UTC).timestamp() * 1000) - self.offset * 60_000, self.offset)

    def go_on(self, *, hours: int = 0, minutes: int = 0, seconds: int = 0) -> None:
        self.ms += ((hours * 60 + minutes) * 60 + seconds) * 1000


class MemoryJournal:
    """Events in a list, folded by the core. ``broken`` is what every write raises while it is set, ``unreadable`` what
    an export meets; while ``reading`` is clear, that waits.
    """

    def __init__(self, person: Person | None, items: Sequence[WorkItem]) -> None:
        self.whose = person
        self.items = MemoryItems(self, items)
        self.events: list[Event] = []
        self.broken: Exception | None = None
        self.unreadable: Exception | None = None
        self.reading = threading.Event()
        self.reading.set()
        self.settled = 0
        self._preferences = ""
        self.writes = 0  # of preferences
        self.privacy = MemoryPrivacy()
        self.evidence = MemoryEvidence()
        self.entries = MemoryEntries(self)
        self.standings = MemoryStandings(self)
        self.noted = MemorySpool()
        self.absences = MemoryAbsences()
        self._hash = chain.genesis(DEVICE, 1)

    def person(self) -> Person | None:
        return self.whose

    def head(self) -> Head:
        return Head(DEVICE, 1, len(self.events) + 1, self._hash)

    def server_offset(self) -> tuple[int, int] | None:
        return None

    def append(
        self, make: Callable[[Head], Sequence[Event]], settled: Settled | Answered | None = None
    ) -> Sequence[Event]:
        if self.broken is not None:
            raise self.broken
        events = make(self.head())
        for event in events:
            self.events.append(event)
            self._hash = chain.link(self._hash, wire.encode_event(event))
            self.entries.take(event)
        if isinstance(settled, Answered):
            self.absences.answer(settled)
        elif settled is not None:
            self.noted.settle(settled)
        return events

    def preferences(self) -> str:
        return self._preferences

    def put_preferences(self, text: str) -> None:
        if self.broken is not None:
            raise self.broken
        self.writes += 1
        self._preferences = text

    def missing(self) -> Sequence[Missing]:
        return ()

    def beside(self) -> AbstractContextManager[MemoryArchive]:
        return nullcontext(MemoryArchive(self))

    def account(self) -> None:
        return None

    def settle(self) -> None:
        self.settled += 1


class MemoryPrivacy:
    """What a server said, set by a test."""

    def __init__(self) -> None:
        self.standing: PolicyStanding | None = None
        self.read: PolicyText | None = None
        self.told: list[Told] = []
        self.here = Held(2, 5, 9, 1, NOON)
        self.latest: RequestNews | None = None

    def held(self) -> Held:
        return self.here

    def policy(self) -> PolicyStanding | None:
        return self.standing

    def put_policy(self, policy: PolicyStanding) -> None:
        self.standing = policy

    def read_policy(self) -> PolicyText | None:
        return self.read

    def put_read_policy(self, policy: PolicyText) -> None:
        self.read = policy

    def news(self) -> RequestNews | None:
        return self.latest

    def see_news(self) -> None:
        self.latest = None

    def checkpoints(self) -> Sequence[Told]:
        return self.told

    def keeps_from(self) -> int | None:
        return self.here.keeps_from_ms


def work_items() -> list[WorkItem]:
    """What a small organization assigned to Ada, and one item that it took away again."""
    rows = [
        ("ATLAS-7", "Sign-in page answers 500 when the session has expired", Kind.BUG, "Atlas"),
        ("ATLAS-12", "Import customers from the old system", Kind.TASK, "Atlas"),
        ("ATLAS-19", "As a planner I see R&D budgets by cost_center", Kind.BACKLOG_ITEM, "Atlas"),
        ("ATLAS-31", "Write the release notes", Kind.TASK, "Atlas"),
        ("BEACON-3", "Move the build to the new runners", Kind.TASK, "Beacon"),
        ("BEACON-8", "Map tiles flicker while zooming", Kind.BUG, "Beacon"),
        ("BEACON-14", "As a visitor I find the nearest station", Kind.BACKLOG_ITEM, "Beacon"),
        ("ATLAS-40", 'Escape <b>names</b> & "titles" in file_names', Kind.BUG, "Atlas"),
        ("OPS-1", "Weekly meeting", Kind.TASK, "Operations and everything else that has a long name"),
    ]
    items = [WorkItem(f"i-{key.lower()}", key, title, kind, project, True, 1) for key, title, kind, project in rows]
    return [*items, WorkItem("i-gone", "GONE-1", "Taken away", Kind.TASK, "Atlas", False, 2)]


class MemoryDesk:
    """A whole program in memory, open unless ``shut``; ``ids`` count up so that runs are alike."""

    def __init__(self, person: Person | None = ADA, items: Sequence[WorkItem] | None = None, *, shut: bool = False):
        self.clock = MemoryClock()
        self.changes = Changes()
        self.journal = MemoryJournal(person, work_items() if items is None else items)
        self.sync = MemorySynchronizer(self.changes.tell, NOON - 60_000)
        self.presence = MemoryPresence()
        self.shortcuts: Shortcuts = MemoryShortcuts()
        self.locked: dict[str, str] = {}
        numbers = count(1)
        self.program = Program(
            self.clock,
            lambda _: f"01900000-0000-7000-8000-{next(numbers):012x}",
            self.changes,
            Noting(self.journal.noted, self.clock),
            Host(
                self.presence,
                NoAutostart(),
                self.locked,
                lambda: ("Debian GNU/Linux 12", "0.1.0"),
                lambda: "/srv/profile/ada",
                lambda: self.shortcuts,
            ),
        )
        if person is None:
            self.sync.become(SyncPhase.SIGNED_OUT)
        if not shut:
            self.open()

    def open(self) -> None:
        self.program.open(self.journal, self.sync)

    def work(self, key: str, minutes: int) -> None:
        """Track ``minutes`` on ``key``, up to now."""
        self.program.desk.tracking.start(key)
        self.clock.go_on(minutes=minutes)

    def verdict(self, outcome: Outcome, code: str = "") -> None:
        """The server's word on everything that waits."""
        for event in self.journal.events:
            self.journal.standings.outcomes.setdefault(event.id, (outcome, code))
        self.changes.tell()
