"""What is wrong with the organization's audit, as far as this device can tell, and what a person can do about it."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from tracker_core.errors import TrackerError
from tracker_core.timesheet import day_of
from tracker_desktop.services import privacy_words, words
from tracker_desktop.services.language import tr
from tracker_desktop.services.words import Words
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.buttons import button, row
from tracker_desktop.ui.label import label, paragraph
from tracker_desktop.ui.notice import Notice


class AlarmPart(QWidget):
    """Says what is kept here; where there is an alarm, what it means, and the ways to keep the evidence and to say that
    one has seen it.
    """

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = actions
        self.alarm = Notice(self)
        self.kept = label(self)
        self.kept.setWordWrap(True)
        self.keep = button(
            tr("&Keep the evidence…"),
            tr("Write what this computer holds against a rewriting of the audit to a file, for an auditor"),
            self._ask,
            self,
        )
        self.seen = button(tr("I have see&n this"), tr("The icon warns of it no longer"), self._see, self)
        self.done = paragraph(self)
        self.notice = Notice(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.alarm)
        kept = row(self.kept, self.keep, self.seen)
        kept.setStretch(0, 1)
        layout.addLayout(kept)
        layout.addWidget(self.notice)
        layout.addWidget(self.done)
        self._tell(None, "")
        self.draw()

    def draw(self) -> None:
        """Show how things stand."""
        try:
            alarms, notes = self._actions.my_data.audit.evidence()
        except TrackerError as error:
            self.notice.tell(words.error(error, self._actions.now()))
            return
        self.alarm.tell(privacy_words.alarm(alarms[0]) if alarms else None)
        self.seen.setVisible(bool(alarms))
        self.kept.setText(privacy_words.kept(notes, self._actions.now()))
        self.keep.setVisible(bool(notes or alarms))

    def write(self, path: str) -> None:
        """Write the evidence to the file ``path``."""
        self._tell(None, "")
        self.keep.setEnabled(False)

        def settled(problem: Words | None) -> None:
            self.keep.setEnabled(True)
            self._tell(problem, "" if problem else tr("Written: {file}", file=path))

        self._actions.files.evidence(path, settled)

    def _see(self) -> None:
        self._tell(self._actions.my_data.audit.see_alarms(), "")
        self.draw()

    def _ask(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = f"timetracker-evidence-{day_of(self._actions.now()).isoformat()}.json"
        dialog = QFileDialog(self, tr("Evidence"), str(PurePath(folder) / name))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("JSON (*.json)")
        dialog.setDefaultSuffix("json")
        dialog.selectFile(name)
        dialog.fileSelected.connect(self.write)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _tell(self, problem: Words | None, done: str) -> None:
        self.notice.tell(problem)
        self.done.setText(done)
        self.done.setVisible(bool(done))
