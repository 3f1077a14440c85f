"""What the pages of "My data" ask of this device: what it holds, and whose it is."""

from __future__ import annotations

from collections.abc import Sequence

from tracker_desktop.services.privacy import Held
from tracker_desktop.ui.acting import Acting


class AskingHere(Acting):
    """Every method runs on the main thread and answers at once."""

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
