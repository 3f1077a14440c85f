"""What a person says while the store is shut for now, and what came to nothing of it."""

from __future__ import annotations

from tracker_core.commands import StartTimer, StopTimer
from tracker_core.errors import TrackerError
from tracker_desktop.services import words
from tracker_desktop.services.words import Words
from tracker_desktop.ui.acting import Acting


class NotingActions(Acting):
    """Every method runs on the main thread and returns at once."""

    def start(self, key: str) -> Words | None:
        """Note a start while the store is shut for now; None when done."""
        return self._noted(StartTimer(key.strip(), None, None, ""))

    def stop(self) -> Words | None:
        """Note a stop while the store is shut for now; None when done."""
        return self._noted(StopTimer(None))

    def unrecorded(self) -> Words | None:
        """What was noted and came to nothing, all in one, which counts as seen then; None when there is nothing."""
        try:
            desk = self.program.desk
            told = [words.unrecorded(line, self.now()) for line in desk.views.unrecorded()]
            desk.journal.noted.forget_unrecorded()
        except TrackerError as error:
            return words.error(error, self.now())
        self.program.changes.tell()
        title = words.unrecorded_line(len(told))
        return Words(title, "\n".join(f"{line.title}: {line.text}" for line in told)) if told else None

    def _noted(self, command: StartTimer | StopTimer) -> Words | None:
        try:
            self.program.note(command)
        except TrackerError as error:
            return words.error(error, self.now())
        return None
