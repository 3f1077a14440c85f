"""The privacy policy of the organization: what is new in it, what it says, and the way to say that one has read it."""

from __future__ import annotations

import math
from collections.abc import Callable
from html import escape

from PySide6.QtCore import QSizeF
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker_core.errors import TrackerError
from tracker_core.rewording import Change, Mark
from tracker_desktop.services import words
from tracker_desktop.services.language import counted, tr
from tracker_desktop.services.privacy import PolicyView
from tracker_desktop.services.words import Words
from tracker_desktop.ui.buttons import button, row
from tracker_desktop.ui.label import TITLE_SCALE, label, paragraph
from tracker_desktop.ui.my_data.reader import Reader
from tracker_desktop.ui.my_data.record import Record, RecordLine
from tracker_desktop.ui.notice import Notice

SHOWN_AS = {Mark.SAME: "{}", Mark.ADDED: "<b><u>{}</u></b>", Mark.REMOVED: "<s>{}</s>"}


class PolicyPage(QWidget):
    """Whoever has not read it is asked to, and nothing else depends on that."""

    def __init__(self, record: Record, open_page: Callable[[str], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._record = record
        self._open_page = open_page
        self._shown = ""
        self.title = label(self, scale=TITLE_SCALE, bold=True)
        self.line = RecordLine(record, self)
        self.notice = Notice(self)
        self.what_is_new = label(self, bold=True)
        self.changes = Reader(tr("What is new in the privacy policy"), self)
        self.changes.document().documentLayout().documentSizeChanged.connect(self._fit_changes)
        self.text = Reader(tr("The privacy policy"), self, self._follow)
        self.means = paragraph(self, tr("This says that you have read it, no more. You can track time either way."))
        self.read = button(
            tr("I &have read it"), tr("Tell your organization that you have read this version"), self._read, self
        )
        self._foot = QWidget(self)
        foot = row(self.means, self.read)
        foot.setStretch(0, 1)
        foot.setContentsMargins(0, 0, 0, 0)
        self._foot.setLayout(foot)
        layout = QVBoxLayout(self)
        layout.addWidget(self.title)
        layout.addWidget(self.line)
        layout.addWidget(self.notice)
        layout.addWidget(self.what_is_new)
        layout.addWidget(self.changes, 2)
        layout.addWidget(self.text, 3)
        layout.addWidget(self._foot)
        record.changed.connect(self.draw)
        self.draw()

    def draw(self) -> None:
        """Show how things stand now."""
        known = self._record.known
        for part in (self.title, self.text):
            part.setVisible(known is not None)
        if known is None:
            self._show_changes(None)
            return
        try:
            view = self._record.asking.rights.policy(known)
        except TrackerError as error:
            self.notice.tell(words.error(error, self._record.asking.now()))
            return
        self.title.setText(_title(view))
        if self._shown != view.now.text:  # put anew it would begin at its top again
            self._shown = view.now.text
            self.text.put_markdown(view.now.text)
        self._show_changes(view)

    def _show_changes(self, view: PolicyView | None) -> None:
        changes = () if view is None else view.changes
        self.what_is_new.setVisible(bool(changes))
        self.changes.setVisible(bool(changes))
        self._foot.setVisible(view is not None and view.waits)
        known = self._record.known
        if known is not None and known.minimum_age:
            self.means.setText(
                tr("This says that you have read it, and that you are at least {age} years old.", age=known.minimum_age)
            )
        if view is not None and changes:
            told = counted("%n change(s) since version {version}, which you read", len(changes), version=view.since)
            self.what_is_new.setText(told)
            self.changes.setHtml("".join(map(change_html, changes)))

    def _fit_changes(self, size: QSizeF) -> None:
        """Few changes leave their room to the policy."""
        self.changes.setMaximumHeight(math.ceil(size.height()) + 2 * self.changes.frameWidth())

    def _read(self) -> None:
        known = self._record.known
        if known is None:
            return
        self.read.setEnabled(False)
        self.notice.tell(None)
        self._record.send(
            lambda take: self._record.asking.rights.acknowledge(known.policy_version, take),
            self._sent,
        )

    def _sent(self, problem: Words | None) -> None:
        self.read.setEnabled(True)
        self.notice.tell(problem)
        if problem is None and self.isVisible():  # else the person is elsewhere, with the keyboard
            self.text.setFocus()

    def _follow(self, address: str) -> None:
        if not self._open_page(address):
            told = tr("The policy names this address; copy it from here: {address}", address=address)
            self.notice.tell(Words(tr("It could not be opened in a browser"), told))


def change_html(change: Change) -> str:
    """A paragraph with what is new underlined and what is gone struck through; a word says which of them, too."""
    marks = {piece.mark for piece in change.pieces}
    fate = {frozenset({Mark.ADDED}): tr("new"), frozenset({Mark.REMOVED}): tr("gone")}.get(
        frozenset(marks), tr("changed")
    )
    text = " ".join(SHOWN_AS[piece.mark].format(escape(piece.text)) for piece in change.pieces)
    heading = f"{escape(change.heading)} · " if change.heading else ""
    return f"<p>{heading}<i>{escape(fate)}</i><br>{text}</p>"


def _title(view: PolicyView) -> str:
    version = view.now.version
    if not view.waits:
        return tr("Privacy policy, version {version}: you have read it", version=version)
    if view.acknowledged:
        return tr("Privacy policy, version {version}: it has changed", version=version)
    return tr("Privacy policy, version {version}", version=version)
