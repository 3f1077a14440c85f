"""When somebody signed in as this person, or tried to."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker_core.model import Moment
from tracker_desktop.services import privacy_words, words
from tracker_desktop.services.language import texts, tr
from tracker_desktop.ui.label import TITLE_SCALE, label, paragraph
from tracker_desktop.ui.my_data.record import Record, RecordLine
from tracker_desktop.ui.my_data.table import RowsTable

HEADS = texts("When", "What", "How")


class SignInsPage(QWidget):
    """The latest fifty, as the server keeps them."""

    def __init__(self, record: Record, parent: QWidget) -> None:
        super().__init__(parent)
        self._record = record
        self.line = RecordLine(record, self)
        self.table = RowsTable(tr("Sign-ins"), HEADS, self)
        self.advice = paragraph(
            self,
            tr(
                "Something here that was not you? Change your password, and tell your IT: they can lock a device out. "
                "Under Audit stands all that happened since."
            ),
        )
        layout = QVBoxLayout(self)
        layout.addWidget(label(self, tr("The latest sign-ins"), scale=TITLE_SCALE, bold=True))
        layout.addWidget(self.line)
        layout.addWidget(self.advice)
        layout.addWidget(self.table, 1)
        record.changed.connect(self.draw)
        self.draw()

    def draw(self) -> None:
        """Show how things stand now."""
        known = self._record.known
        self.table.setVisible(known is not None)
        if known is not None:
            now = self._record.asking.now()
            self.table.rows.put(
                [
                    (
                        words.clock_time(Moment(each.at, now.offset), now),
                        privacy_words.action(each.action),
                        privacy_words.sign_in_way(each.how),
                    )
                    for each in known.sign_ins
                ]
            )
