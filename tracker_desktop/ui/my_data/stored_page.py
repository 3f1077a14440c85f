"""What this device holds of the person, where, for how long, and what it tells of itself."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from tracker_core.errors import TrackerError
from tracker_core.model import Moment
from tracker_desktop.services import privacy_words, words
from tracker_desktop.services.language import counted, tr
from tracker_desktop.services.privacy import Held
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.label import TITLE_SCALE, label, paragraph
from tracker_desktop.ui.my_data.export_part import ExportPart
from tracker_desktop.ui.my_data.record import Record
from tracker_desktop.ui.notice import Notice
from tracker_desktop.ui.spoken import spoken_as

GAP = 14


@spoken_as(QAccessible.Role.Document)
class StoredPage(QScrollArea):
    """Read when it is shown; the counts are no running figures."""

    def __init__(self, record: Record, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._record = record
        self.setAccessibleName(tr("On this computer"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        inside = QWidget(self)
        self.notice = Notice(inside)
        self.facts = _Facts(inside)
        self.terms = paragraph(inside)
        self.told = _Facts(inside)
        self.export = ExportPart(actions, inside)
        layout = QVBoxLayout(inside)
        layout.addWidget(self.notice)
        layout.addWidget(_title(inside, tr("On this computer")))
        layout.addWidget(self.facts)
        layout.addSpacing(GAP)
        layout.addWidget(_title(inside, tr("At your organization")))
        layout.addWidget(self.terms)
        layout.addSpacing(GAP)
        layout.addWidget(_title(inside, tr("What the server is told of this computer")))
        layout.addWidget(paragraph(inside, tr("With each sync these four, and nothing else about this computer:")))
        layout.addWidget(self.told)
        layout.addSpacing(GAP)
        layout.addWidget(_title(inside, tr("Take it along")))
        layout.addWidget(self.export)
        layout.addStretch(1)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)  # the page of a tab has a ground of its own
        self.viewport().setAutoFillBackground(False)
        record.changed.connect(self.draw)
        self.draw()

    def draw(self) -> None:
        """Show how things stand now."""
        asking = self._record.asking
        try:
            held, told, folder = asking.here.held(), asking.here.told(), asking.here.folder()
        except TrackerError as error:
            self.notice.tell(words.error(error, asking.now()))
            return
        self.notice.tell(None)
        self.facts.put(
            [
                (tr("Time entries"), _entries(held, asking.now())),
                (tr("Actions recorded"), counted("%n in all", held.events)),
                (tr("Work items"), counted("%n in all", held.work_items)),
                (tr("Absences"), counted("%n in all; they stay on this computer", held.absences)),
                (tr("Kept and deleted"), privacy_words.deleted(held)),
                (tr("Where"), folder),
                (tr("How"), tr("Encrypted. The key is kept in your system's keyring, and nowhere else.")),
            ]
        )
        self.told.put([(privacy_words.diagnostic(name), value) for name, value in told])
        self.terms.setText(self._terms())

    def _terms(self) -> str:
        known = self._record.known
        if known is None:
            return tr("Your times and each action on them, too. For how long, its server says once it can be asked.")
        return counted(
            "Your times and each action on them, too. Your organization says that it keeps them for %n month(s) and "
            "deletes what is older.",
            known.keeps_months,
        )


def _entries(held: Held, now: Moment) -> str:
    if held.oldest_ms is None:
        return counted("%n in all", held.entries)
    oldest = words.clock_time(Moment(held.oldest_ms, now.offset), now)
    return counted("%n in all, the oldest from {time}", held.entries, time=oldest)


class _Facts(QWidget):
    """Names and values, in two columns; the values can be copied."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(GAP)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.values: dict[str, QLabel] = {}

    def put(self, facts: list[tuple[str, str]]) -> None:
        """Show ``facts``; the names are always the same."""
        for name, value in facts:
            if name not in self.values:
                self.values[name] = shown = paragraph(self)
                shown.setAccessibleName(name)
                self._form.addRow(label(self, name), shown)
            self.values[name].setText(value)


def _title(parent: QWidget, text: str) -> QLabel:
    return label(parent, text, scale=TITLE_SCALE, bold=True)
