"""The records that the server did not accept: each with the reason and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout

from tracker_core.model import Moment
from tracker_desktop.services import words
from tracker_desktop.services.language import tr
from tracker_desktop.services.ports import LogLine
from tracker_desktop.ui.label import TITLE_SCALE, label


class RejectedDialog(QDialog):
    """A list to read and to copy from."""

    def __init__(self, lines: Sequence[tuple[LogLine, str]], now: Moment) -> None:
        super().__init__()
        self.setWindowTitle(tr("Not accepted"))
        title = label(self, words.rejected_line(len(lines)), scale=TITLE_SCALE, bold=True)
        text = label(self, tr("They stay on this computer but do not count. Each says what can be done."))
        text.setWordWrap(True)
        self.list = QTextBrowser(self)
        self.list.setHtml("".join(_block(line, subject, now) for line, subject in lines))
        close = QPushButton(tr("&Close"), self)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.addWidget(title)
        layout.addWidget(text)
        layout.addWidget(self.list, 1)
        layout.addLayout(row)
        self.resize(520, 360)


def _block(line: LogLine, subject: str, now: Moment) -> str:
    when = words.clock_time(line.event.occurred, now)
    what = f"{words.fact(line.event.fact.type)} {subject}".strip()
    reason, advice = words.verdict(line.code)
    return f"<p><b>{escape(what)}</b> · {escape(when)}<br>{escape(reason)} {escape(advice)}</p>"
