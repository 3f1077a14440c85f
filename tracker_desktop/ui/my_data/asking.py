"""What the pages of "My data" ask for. Answers come on the main thread: a value, or the words for what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import TypeVar

from tracker_core.errors import TrackerError
from tracker_core.rights import MyRecord, RequestKind
from tracker_core.wire import Json
from tracker_desktop.services import words
from tracker_desktop.services.evidence import Alarm, KeptNote
from tracker_desktop.services.privacy import Held, PolicyView, keep_finding
from tracker_desktop.services.program import Desk
from tracker_desktop.services.trail import Trail
from tracker_desktop.services.words import Words
from tracker_desktop.ui.acting import Acting

T = TypeVar("T")
TakeRecord = Callable[[MyRecord | Words], None]
TakeTrail = Callable[[Trail | Words], None]


class Asking(Acting):
    """Every method runs on the main thread and returns at once; what takes an answer may be called before that."""

    def held(self) -> Held:
        """How much this device holds. Raises ``TrackerError`` while the store is shut."""
        return self.program.desk.privacy.held()

    def told(self) -> Sequence[tuple[str, str]]:
        """Every field that the sync tells of this device. Raises likewise."""
        return self.program.desk.privacy.diagnostics()

    def folder(self) -> str:
        """Where this device holds it. Raises likewise."""
        return self.program.desk.privacy.folder

    def whose(self) -> tuple[str, str]:
        """The ids of the person (empty for nobody) and of this device. Raises likewise."""
        journal = self.program.desk.journal
        person = journal.person()
        return "" if person is None else person.id, journal.head().device

    def evidence(self) -> tuple[Sequence[Alarm], Sequence[KeptNote]]:
        """What is wrong with the organization's audit and was not seen yet, and the signed notes that are kept here.
        Raises likewise."""
        store = self.program.desk.journal.evidence
        return store.alarms.unseen(), store.notes.all()

    def see_alarms(self) -> Words | None:
        """The person has seen what is wrong; None when done."""
        problem = self.tried(lambda desk: desk.journal.evidence.see())
        self.program.changes.tell()
        return problem

    def policy(self, record: MyRecord) -> PolicyView:
        """The policy of ``record``, and what is new in it. Raises likewise."""
        return self.program.desk.privacy.policy(record)

    def record(self, take: TakeRecord) -> None:
        """What the organization's server says."""
        self._ask(lambda desk: desk.privacy.record(), take)

    def acknowledge(self, version: str, take: TakeRecord) -> None:
        """Say that this version of the policy was read."""
        self._ask(lambda desk: desk.privacy.acknowledge(version), take, read=True)

    def ask(self, kind: RequestKind, text: str, take: TakeRecord) -> None:
        """Ask the organization for something."""
        self._ask(lambda desk: desk.privacy.ask(kind, text), take)

    def say(self, request: str, text: str, take: TakeRecord) -> None:
        """Add a message to a concern."""
        self._ask(lambda desk: desk.privacy.say(request, text), take)

    def withdraw(self, request: str, take: TakeRecord) -> None:
        """Take a request back."""
        self._ask(lambda desk: desk.privacy.withdraw(request), take)

    def see_news(self) -> None:
        """The person looks at their requests. Raises ``TrackerError`` while the store is shut."""
        privacy = self.program.desk.privacy
        if privacy.news is not None:
            privacy.see_news()
            self.program.changes.tell()

    def trail(self, arrived: Callable[[Sequence[Json]], None], take: TakeTrail) -> Callable[[], None]:
        """The person's audit, checked; ``arrived`` with each page of rows. What is returned ends it, and all calls."""
        under_way = True

        def page(rows: Sequence[Json]) -> None:
            self.bridge.post(lambda: arrived(rows) if under_way else None)

        def settled(future: Future[Trail]) -> None:
            if under_way:
                answer: Trail | Words = self._result(future)
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

    def _ask(self, what: Callable[[Desk], Future[MyRecord]], take: TakeRecord, *, read: bool = False) -> None:
        def settled(future: Future[MyRecord]) -> None:
            answer = self._result(future)
            try:
                if isinstance(answer, MyRecord):
                    self.program.desk.privacy.take(answer, read=read)
            except TrackerError as error:
                answer = words.error(error, self.now())
            take(answer)
            self.program.changes.tell()

        try:
            future = what(self.program.desk)
        except TrackerError as error:
            take(words.error(error, self.now()))
        else:
            self.bridge.when(future, settled)

    def _result(self, future: Future[T]) -> T | Words:
        try:
            return future.result()
        except TrackerError as error:
            return words.error(error, self.now())
