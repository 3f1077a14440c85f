"""What the person asked the organization for, where that stands, and the way to ask for more."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from tracker_core.model import Moment
from tracker_core.rights import PersonRequest, RequestKind
from tracker_desktop.services import privacy_words, words
from tracker_desktop.services.language import tr
from tracker_desktop.services.privacy_labels import REQUEST_KINDS
from tracker_desktop.services.words import Words
from tracker_desktop.ui.buttons import button, row
from tracker_desktop.ui.label import TITLE_SCALE, label
from tracker_desktop.ui.my_data.reader import Reader
from tracker_desktop.ui.my_data.record import Record, RecordLine
from tracker_desktop.ui.notice import Notice

TEXT_LINES = 4


class RequestsPage(QWidget):
    """What was typed stays until the server has taken it."""

    def __init__(self, record: Record, parent: QWidget) -> None:
        super().__init__(parent)
        self._record = record
        self.line = RecordLine(record, self)
        self.list = Reader(tr("Your requests"), self)
        self.kind = QComboBox(self)
        for kind in RequestKind:
            self.kind.addItem(tr(REQUEST_KINDS[kind]), kind)
        self.text = QPlainTextEdit(self)
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(tr("What should be corrected or deleted, or what concerns you"))
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * TEXT_LINES + 12)
        self.send = button(tr("Se&nd"), tr("Your organization has to answer within a month"), self._send, self)
        self.notice = Notice(self)
        of_kind, of_text = QLabel(tr("&Kind:"), self), QLabel(tr("In your &words:"), self)
        of_kind.setBuddy(self.kind)
        of_text.setBuddy(self.text)
        layout = QVBoxLayout(self)
        layout.addWidget(label(self, tr("Your requests"), scale=TITLE_SCALE, bold=True))
        layout.addWidget(self.line)
        layout.addWidget(self.list, 1)
        layout.addWidget(label(self, tr("Ask for something"), scale=TITLE_SCALE, bold=True))
        layout.addLayout(row(of_kind, self.kind, None))
        layout.addWidget(of_text)
        layout.addWidget(self.text)
        layout.addWidget(self.notice)
        layout.addLayout(row(None, self.send))
        record.changed.connect(self.draw)
        self.draw()

    def draw(self) -> None:
        """Show how things stand now."""
        known = self._record.known
        self.list.setVisible(known is not None)
        if known is not None:
            self.list.setHtml(requests_html(known.requests, self._record.asking.now()))

    def _send(self) -> None:
        self.send.setEnabled(False)
        kind, text = self.kind.currentData(), self.text.toPlainText()
        self._record.send(lambda take: self._record.asking.ask(RequestKind(kind), text, take), self._sent)

    def _sent(self, problem: Words | None) -> None:
        self.send.setEnabled(True)
        self.notice.tell(problem)
        if problem is None:
            self.text.clear()
        self.text.setFocus()


def requests_html(requests: Sequence[PersonRequest], now: Moment) -> str:
    """The requests, the newest on top."""
    if not requests:
        return f"<p>{escape(tr('You have not asked for anything yet.'))}</p>"
    return "".join(_block(each, now) for each in sorted(requests, key=lambda each: -each.opened_at))


def _block(request: PersonRequest, now: Moment) -> str:
    def time(ms: int) -> str:
        return words.clock_time(Moment(ms, now.offset), now)

    kind, state = privacy_words.request(request)
    if request.answered_at is None:
        state = tr("Waits for an answer, which is due by {time}.", time=time(request.due_at))
    else:
        state = tr("{state}, answered at {time}.", state=state.capitalize(), time=time(request.answered_at))
    asked = escape(request.text).replace("\n", "<br>")
    answer = f"<br>{escape(tr('Answer:'))} {escape(request.answer)}" if request.answer else ""
    head = f"<b>{escape(kind)}</b> · {escape(time(request.opened_at))}"
    return f"<p>{head}<br>{asked}<br><i>{escape(state)}</i>{answer}</p>"
