"""What the pages of "My data" ask about the audit: its rows, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future

from tracker_core.errors import TrackerError
from tracker_core.wire import Json
from tracker_desktop.services import words
from tracker_desktop.services.evidence import Alarm, KeptNote
from tracker_desktop.services.privacy import keep_finding
from tracker_desktop.services.trail import Trail
from tracker_desktop.services.words import Words
from tracker_desktop.ui.acting import Acting

TakeTrail = Callable[[Trail | Words], None]


class AskingAudit(Acting):
    """Every method runs on the main thread and returns at once; what takes an answer may be called before that."""

    def evidence(self) -> tuple[Sequence[Alarm], Sequence[KeptNote]]:
        """What is wrong with the organization's audit and was not seen yet, and the signed notes that are kept here.

        Raises ``TrackerError`` while the store is shut.
        """
        store = self.program.desk.journal.evidence
        return store.alarms.unseen(), store.notes.all()

    def see_alarms(self) -> Words | None:
        """The person has seen what is wrong; None when done."""
        problem = self.tried(lambda desk: desk.journal.evidence.see())
        self.program.changes.tell()
        return problem

    def trail(self, arrived: Callable[[Sequence[Json]], None], take: TakeTrail) -> Callable[[], None]:
        """The person's audit, checked; ``arrived`` with each page of rows. What is returned ends it, and all calls."""
        under_way = True

        def page(rows: Sequence[Json]) -> None:
            self.bridge.post(lambda: arrived(rows) if under_way else None)

        def settled(future: Future[Trail]) -> None:
            if under_way:
                answer: Trail | Words = self.result(future)
                take(answer)
                if not isinstance(answer, Words):
                    self.tried(lambda desk: keep_finding(answer, desk.journal.evidence))

        try:
            trail = self.program.desk.privacy.trail(page)
        except TrackerError as error:
            take(words.error(error, self.now()))
            return lambda: None

        def end() -> None:
            nonlocal under_way
            under_way = False
            trail.cancel()

        self.bridge.when(trail, settled)
        return end
