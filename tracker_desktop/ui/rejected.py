"""The records that the server did not accept: each with the reason and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout

from tracker_core.model import Moment
from tracker_desktop.services import words
from tracker_desktop.services.language import tr
from tracker_desktop.services.standings import LogLine
from tracker_desktop.services.words import Words
from tracker_desktop.ui.buttons import button, row
from tracker_desktop.ui.label import TITLE_SCALE, label
from tracker_desktop.ui.notice import Notice


class RejectedDialog(QDialog):
    """A list to read and to copy from; ``see`` is called once the person says that they have seen it."""

    def __init__(self, lines: Sequence[tuple[LogLine, str]], now: Moment, see: Callable[[], Words | None]) -> None:
        super().__init__()
        self._see = see
        self.setWindowTitle(tr("Not accepted"))
        title = label(self, words.rejected_line(len(lines)), scale=TITLE_SCALE, bold=True)
        text = label(
            self,
            tr("They stay on this computer but do not count. Each says what can be done; its day offers it."),
        )
        text.setWordWrap(True)
        self.list = QTextBrowser(self)
        self.list.setHtml("".join(_block(line, subject, now) for line, subject in lines))
        self.list.setAccessibleName(tr("Records that were not accepted"))
        self.notice = Notice(self)
        self.seen = button(tr("I have &seen this"), tr("The icon warns of these no longer"), self._seen, self)
        close = button(tr("&Close"), tr("The icon goes on warning"), self.reject, self)
        layout = QVBoxLayout(self)
        layout.addWidget(title)
        layout.addWidget(text)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.notice)
        layout.addLayout(row(None, self.seen, close))
        self.resize(520, 360)

    def _seen(self) -> None:
        problem = self._see()
        self.notice.tell(problem)
        if problem is None:
            self.accept()


def _block(line: LogLine, subject: str, now: Moment) -> str:
    when = words.clock_time(line.event.occurred, now)
    what = f"{words.fact(line.event.fact.type)} {subject}".strip()
    reason, advice = words.verdict(line.code)
    return f"<p><b>{escape(what)}</b> · {escape(when)}<br>{escape(reason)} {escape(advice)}</p>"
