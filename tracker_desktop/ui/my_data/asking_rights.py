"""What the pages of "My data" ask of the organization's server: one's record there, the policy, requests."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future

from tracker_core.errors import TrackerError
from tracker_core.rights import MyRecord, RequestKind
from tracker_desktop.services import words
from tracker_desktop.services.privacy import PolicyView
from tracker_desktop.services.program import Desk
from tracker_desktop.services.words import Words
from tracker_desktop.ui.acting import Acting

TakeRecord = Callable[[MyRecord | Words], None]


class AskingRights(Acting):
    """Every method runs on the main thread and returns at once; what takes an answer may be called before that."""

    def policy(self, record: MyRecord) -> PolicyView:
        """The policy of ``record``, and what is new in it. Raises ``TrackerError`` while the store is shut."""
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

    def _ask(self, what: Callable[[Desk], Future[MyRecord]], take: TakeRecord, *, read: bool = False) -> None:
        def settled(future: Future[MyRecord]) -> None:
            answer = self.result(future)
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
