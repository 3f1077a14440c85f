"""What the server said of the person last, kept while the program runs; and the line that says how fresh that is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker_core.model import Moment
from tracker_core.rights import MyRecord
from tracker_desktop.services import words
from tracker_desktop.services.language import tr
from tracker_desktop.services.words import Words
from tracker_desktop.ui.buttons import button, row
from tracker_desktop.ui.label import label
from tracker_desktop.ui.my_data.asking import Asking
from tracker_desktop.ui.my_data.asking_rights import TakeRecord
from tracker_desktop.ui.notice import Notice


class Record(QObject):
    """``known`` is None until the server has answered once, at ``at``; ``problem``: why it did not the last time."""

    changed = Signal()

    def __init__(self, asking: Asking, parent: QObject) -> None:
        super().__init__(parent)
        self.asking = asking
        self.known: MyRecord | None = None
        self.at: Moment | None = None
        self.problem: Words | None = None
        self.busy = False

    def renew(self) -> None:
        """Ask the server, unless that is under way."""
        if not self.busy:
            self.busy = True
            self.changed.emit()
            self.asking.rights.record(self._take)

    def send(self, what: Callable[[TakeRecord], None], done: Callable[[Words | None], None]) -> None:
        """Do ``what``, whose answer is a record, then call ``done`` with what went wrong."""

        def take(answer: MyRecord | Words) -> None:
            if isinstance(answer, MyRecord):
                self._take(answer)
                done(None)
            else:
                done(answer)

        what(take)

    def _take(self, answer: MyRecord | Words) -> None:
        self.busy = False
        if isinstance(answer, MyRecord):
            self.known, self.at, self.problem = answer, self.asking.now(), None
        else:
            self.problem = answer
        self.changed.emit()


class RecordLine(QWidget):
    """On each page that shows something from the server."""

    def __init__(self, record: Record, parent: QWidget) -> None:
        super().__init__(parent)
        self._record = record
        self.fresh = label(self)
        self.notice = Notice(self)
        self.retry = button(tr("&Try again"), tr("Ask your organization's server again"), record.renew, self)
        self._trouble = QWidget(self)
        trouble = row(self.notice, self.retry)
        trouble.setStretch(0, 1)
        trouble.setContentsMargins(0, 0, 0, 0)
        self._trouble.setLayout(trouble)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.fresh)
        layout.addWidget(self._trouble)
        record.changed.connect(self.draw)
        self.draw()

    def draw(self) -> None:
        """Show how things stand now."""
        record, problem = self._record, self._record.problem
        time = "" if record.at is None else words.clock_time(record.at, record.asking.now())
        failed = problem is not None and not record.busy
        self._trouble.setVisible(failed)
        self.fresh.setVisible(not failed)
        if record.busy:
            self.fresh.setText(tr("Asking your organization's server…"))
        else:
            self.fresh.setText(tr("What your organization's server said at {time}.", time=time) if time else "")
        if problem is not None and failed:
            shown = tr("What you see is from {time}.", time=time) if time else ""
            self.notice.tell(Words(problem.title, f"{problem.text} {shown}".strip()))
