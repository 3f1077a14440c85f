"""Writing all that is held here to a file, beside the main thread."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from typing import TYPE_CHECKING

from tracker_core.errors import TrackerError
from tracker_desktop.services import words
from tracker_desktop.services.ports import Clock
from tracker_desktop.services.program import Program
from tracker_desktop.services.words import Words
from tracker_desktop.ui.acting import Acting
from tracker_desktop.ui.bridge import Bridge
from tracker_desktop.ui.exports import Export

if TYPE_CHECKING:
    from tracker_desktop.services.archive import Archive
    from tracker_desktop.services.exporting import Format, Part
    from tracker_desktop.services.fetching import Fetching
    from tracker_desktop.services.progress import Progress


class FileActions(Acting):
    """Every method runs on the main thread and returns at once."""

    def __init__(self, program: Program, clock: Clock, bridge: Bridge) -> None:
        super().__init__(program, clock, bridge)
        self._exports: set[Export] = set()
        self._fetching: set[Fetching] = set()

    def export(
        self,
        wanted: Format,
        path: str,
        progress: Callable[[Progress], None],
        done: Callable[[Words | None], None],
    ) -> Callable[[], None]:
        """Write all that is held here to the file ``path``; what is returned stops that.

        ``progress`` is called now and then, then ``done`` once with what there is to tell where no file was written:
        both on the main thread, after this has returned.
        """
        from tracker_desktop.services.exporting import export

        now = self.now()
        return self._write(lambda archive: export(archive, wanted, now), path, progress, done)

    def evidence(self, path: str, done: Callable[[Words | None], None]) -> None:
        """Write the evidence against a rewriting of the audit to the file ``path``; ``done`` as in ``export``."""
        from tracker_desktop.services.evidence_file import parts

        now = self.now()
        self._write(lambda archive: parts(archive.journal, now), path, lambda _: None, done)

    def _write(
        self,
        make: Callable[[Archive], Iterable[Part]],
        path: str,
        progress: Callable[[Progress], None],
        done: Callable[[Words | None], None],
    ) -> Callable[[], None]:
        def settled(problem: TrackerError | None) -> None:
            self._exports.discard(export)
            done(None if problem is None else words.error(problem, self.now()))

        try:
            beside = self.program.desk.journal.beside
        except TrackerError as error:
            told = words.error(error, self.now())
            self.bridge.post(lambda: done(told))
            return lambda: None
        export = Export(self.bridge, beside, make, path, progress, settled)
        self._exports.add(export)
        return export.cancel

    def fetch(
        self, path: str, progress: Callable[[Progress], None], done: Callable[[Words | None], None]
    ) -> Callable[[], None]:
        """Fetch all that the organization holds into the file ``path``; otherwise as ``export``."""
        from tracker_desktop.services.fetching import Fetching

        def settled(future: Future[None]) -> None:
            self._fetching.discard(fetching)
            problem = future.exception()
            done(words.error(problem, self.now()) if isinstance(problem, TrackerError) else None)

        def report(step: Progress) -> None:
            self.bridge.post(lambda: progress(step))

        try:
            fetching = Fetching(self.program.desk.sync, "me/export", path, report)
        except TrackerError as error:
            told = words.error(error, self.now())
            self.bridge.post(lambda: done(told))
            return lambda: None
        self._fetching.add(fetching)
        self.bridge.when(fetching.done, settled)
        return fetching.cancel

    def close(self) -> None:
        """The program ends: leave nothing half done behind."""
        for export in tuple(self._exports):
            export.close()
        for fetching in self._fetching:
            fetching.cancel()
