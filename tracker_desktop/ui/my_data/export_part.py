"""The way to take along all that this device holds: a file for programs, or one for a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from tracker_core.timesheet import day_of
from tracker_desktop.services.exporting import Format
from tracker_desktop.services.language import tr
from tracker_desktop.services.progress import Doing, Progress
from tracker_desktop.services.words import Words
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.buttons import button, row
from tracker_desktop.ui.label import paragraph
from tracker_desktop.ui.notice import Notice
from tracker_desktop.ui.progress import ProgressPanel


class ExportPart(QWidget):
    """Asks for a file, shows how far it is, and tells where it lies."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = actions
        self._cancel: Callable[[], None] = lambda: None
        self.everything = button(
            tr("&Everything (JSON)…"),
            tr("All that this computer holds of you, as JSON, for programs"),
            lambda: self._ask(Format.JSON, tr("Everything")),
            self,
        )
        self.entries = button(
            tr("&Time entries (CSV)…"),
            tr("Your time entries as a table (CSV), for a spreadsheet"),
            lambda: self._ask(Format.CSV, tr("Time entries")),
            self,
        )
        self.there = button(
            tr("What the organization &holds (ZIP)…"),
            tr("All that your organization's server holds of you, with what is needed to check it"),
            self._ask_there,
            self,
        )
        self.progress = ProgressPanel(lambda: self._cancel(), tr("No file is left behind."), self)  # noqa: PLW0108 - another one each time
        self.notice = Notice(self)
        self.done = paragraph(self)
        self.done.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row(self.everything, self.entries, None))
        layout.addLayout(row(self.there, None))
        layout.addWidget(self.progress)
        layout.addWidget(self.notice)
        layout.addWidget(self.done)

    def write(self, wanted: Format, path: str) -> None:
        """Write it to the file ``path``."""
        self._begin(lambda settled: self._actions.files.export(wanted, path, self.progress.draw, settled), path)

    def fetch(self, path: str) -> None:
        """Fetch what the organization holds into the file ``path``."""
        self._begin(lambda settled: self._actions.files.fetch(path, self.progress.draw, settled), path)
        self.progress.draw(Progress(Doing.DOWNLOADING))

    def _ask(self, wanted: Format, title: str) -> None:
        self._choose(title, wanted.value, lambda path: self.write(wanted, path))

    def _ask_there(self) -> None:
        self._choose(tr("What the organization holds"), "zip", self.fetch)

    def _begin(self, work: Callable[[Callable[[Words | None], None]], Callable[[], None]], path: str) -> None:
        self._tell(None, "")
        self._enable(on=False)

        def settled(problem: Words | None) -> None:
            self.progress.draw(None)
            self._enable(on=True)
            self._tell(problem, "" if problem else tr("Written: {file}", file=path))

        self._cancel = work(settled)

    def _choose(self, title: str, ending: str, chosen: Callable[[str], None]) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = f"timetracker-{day_of(self._actions.now()).isoformat()}.{ending}"
        dialog = QFileDialog(self, title, str(PurePath(folder) / name))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"{ending.upper()} (*.{ending})")
        dialog.setDefaultSuffix(ending)
        dialog.selectFile(name)
        dialog.fileSelected.connect(chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _enable(self, *, on: bool) -> None:
        self.everything.setEnabled(on)
        self.entries.setEnabled(on)
        self.there.setEnabled(on)

    def _tell(self, problem: Words | None, done: str) -> None:
        self.notice.tell(problem)
        self.done.setText(done)
        self.done.setVisible(bool(done))
