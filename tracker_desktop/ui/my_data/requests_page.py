"""What the person asked the organization for, where that stands, and the way to ask for more."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from html import escape

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from tracker_core.errors import TrackerError
from tracker_core.model import Moment
from tracker_core.rights import PersonRequest, RequestKind, RequestState
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
        self.kind.currentIndexChanged.connect(self._choose)
        self.text = QPlainTextEdit(self)
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(tr("What should be corrected or deleted, or what concerns you"))
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * TEXT_LINES + 12)
        self.send = button(tr("Se&nd"), tr("Your organization has to answer within a month"), self._send, self)
        self.take_back = button(tr("Take &back"), tr("Take back the request that is chosen"), self._take_back, self)
        self.notice = Notice(self)
        of_kind, self.of_text = QLabel(tr("&Kind:"), self), QLabel(tr("In your &words:"), self)
        of_kind.setBuddy(self.kind)
        self.of_text.setBuddy(self.text)
        layout = QVBoxLayout(self)
        layout.addWidget(label(self, tr("Your requests"), scale=TITLE_SCALE, bold=True))
        layout.addWidget(self.line)
        layout.addWidget(self.list, 1)
        layout.addWidget(label(self, tr("Ask for something"), scale=TITLE_SCALE, bold=True))
        layout.addLayout(row(of_kind, self.kind, None))
        layout.addWidget(self.of_text)
        layout.addWidget(self.text)
        layout.addWidget(self.notice)
        layout.addLayout(row(self.take_back, None, self.send))
        record.changed.connect(self.draw)
        self.draw()

    def showEvent(self, event: QShowEvent) -> None:  # Qt's name
        """Whoever sees the page has seen what is new."""
        super().showEvent(event)
        self._see()

    def draw(self) -> None:
        """Show how things stand now."""
        known = self._record.known
        self.list.setVisible(known is not None)
        requests = () if known is None else known.requests
        if known is not None:
            self.list.setHtml(requests_html(requests, self._record.asking.now()))
        self._list_kinds(requests)
        self._see()

    def _list_kinds(self, requests: Sequence[PersonRequest]) -> None:
        """New ones first, then those to which something can be added or that can be taken back."""
        chosen = self.kind.currentData()
        self.kind.blockSignals(True)
        self.kind.clear()
        for kind in RequestKind:
            self.kind.addItem(tr(REQUEST_KINDS[kind]), kind)
        for each in sorted(requests, key=lambda request: -request.opened_at):
            if each.state is RequestState.OPEN or each.kind is RequestKind.CONCERN:
                time = words.clock_time(
                    Moment(each.opened_at, self._record.asking.now().offset), self._record.asking.now()
                )
                self.kind.addItem(tr("{kind}, asked {time}", kind=tr(REQUEST_KINDS[each.kind]), time=time), each)
        ids = [_id(self.kind.itemData(place)) for place in range(self.kind.count())]
        self.kind.setCurrentIndex(max(0, ids.index(_id(chosen)) if _id(chosen) in ids else 0))
        self.kind.blockSignals(False)
        self._choose()

    def _choose(self) -> None:
        chosen = self.kind.currentData()
        is_known = isinstance(chosen, PersonRequest)
        writes = not is_known or chosen.kind is RequestKind.CONCERN
        self.take_back.setVisible(is_known and chosen.state is RequestState.OPEN)
        for part in (self.of_text, self.text, self.send):
            part.setEnabled(writes)

    def _send(self) -> None:
        asking, chosen, text = self._record.asking, self.kind.currentData(), self.text.toPlainText()
        self._busy(busy=True)
        if isinstance(chosen, PersonRequest):
            self._record.send(lambda take: asking.rights.say(chosen.id, text, take), self._sent)
        else:
            self._record.send(lambda take: asking.rights.ask(RequestKind(chosen), text, take), self._sent)

    def _take_back(self) -> None:
        chosen = self.kind.currentData()
        self._busy(busy=True)
        self._record.send(lambda take: self._record.asking.rights.withdraw(chosen.id, take), self._taken_back)

    def _sent(self, problem: Words | None) -> None:
        self._taken_back(problem)
        if problem is None:
            self.text.clear()

    def _taken_back(self, problem: Words | None) -> None:
        self._busy(busy=False)
        self.notice.tell(problem)
        if self.isVisible():  # else the person is elsewhere, with the keyboard
            self.text.setFocus()

    def _busy(self, *, busy: bool) -> None:
        self.take_back.setEnabled(not busy)
        if busy:
            self.send.setEnabled(False)
        else:
            self._choose()

    def _see(self) -> None:
        if self.isVisible() and self._record.known is not None:
            with suppress(TrackerError):  # shut; what is new is told again
                self._record.asking.rights.see_news()


def _id(chosen: object) -> object:
    return chosen.id if isinstance(chosen, PersonRequest) else chosen


def requests_html(requests: Sequence[PersonRequest], now: Moment) -> str:
    """The requests, the newest on top."""
    if not requests:
        return f"<p>{escape(tr('You have not asked for anything yet.'))}</p>"
    return "".join(_block(each, now) for each in sorted(requests, key=lambda each: -each.opened_at))


def _block(request: PersonRequest, now: Moment) -> str:
    def time(ms: int) -> str:
        return words.clock_time(Moment(ms, now.offset), now)

    kind, state = privacy_words.request(request)
    if request.erase_at is not None:
        state = tr(
            "Confirmed. It is deleted after {time}; until then you can take it back.", time=time(request.erase_at)
        )
    elif request.answered_at is None and request.due_at < now.ms:
        state = tr(
            "An answer was due by {time} and is overdue; the privacy officers are told so. You can also complain to "
            "your data protection authority.",
            time=time(request.due_at),
        )
    elif request.answered_at is None:
        state = tr("Waits for an answer, which is due by {time}.", time=time(request.due_at))
    else:
        state = tr("{state}, answered at {time}.", state=state.capitalize(), time=time(request.answered_at))
    lines = [f"<b>{escape(kind)}</b> · {escape(time(request.opened_at))}", _lines(request.text)]
    lines.append(f"<i>{escape(state)}</i>")
    if request.extension and request.answered_at is None:
        lines.append(escape(tr("It takes longer: {reason}", reason=request.extension)))
    if request.receipt:
        told = tr(
            "Note down the number of the receipt: {number}. Your server shows it without an account.",
            number=request.receipt,
        )
        lines.append(escape(told))
    for said in request.messages:
        who = (
            tr("You, {time}:", time=time(said.at)) if said.mine else tr("Privacy officer, {time}:", time=time(said.at))
        )
        lines.append(f"<b>{escape(who)}</b> {_lines(said.text)}")
    if request.answer:
        lines.append(f"{escape(tr('Answer:'))} {_lines(request.answer)}")
    if request.state is RequestState.DECLINED:
        told = tr("You do not agree? Raise a concern with the privacy officer, or complain to your authority.")
        lines.append(escape(told))
    return f"<p>{'<br>'.join(lines)}</p>"


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
