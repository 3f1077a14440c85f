"""The person's own audit: every row, and whether all of them are as they were."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from tracker_core.errors import TrackerError
from tracker_core.model import Moment
from tracker_core.wire import Json
from tracker_desktop.services import privacy_words, words
from tracker_desktop.services.language import counted, texts, tr
from tracker_desktop.services.trail import Finding, Trail
from tracker_desktop.services.words import Words
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.buttons import button, row
from tracker_desktop.ui.label import TITLE_SCALE, label, paragraph
from tracker_desktop.ui.my_data.alarm_part import AlarmPart
from tracker_desktop.ui.my_data.table import Row, RowsTable
from tracker_desktop.ui.notice import Notice

HEADS = texts("No.", "When", "What", "By", "Device", "Reason")
ID_END = 6  # characters of an id that tell one device from the other
GAP = 8
PAUSE_MS = 150  # between keys; rows are many, and no key waits for all of them
SOUND = "\N{CHECK MARK}"


class AuditPage(QWidget):
    """Read when it is first shown, and again by the button; until then it keeps showing what it had."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._asking = actions.my_data
        self.alarms = AlarmPart(actions, self)
        self._arrived: list[Row] = []
        self._end: Callable[[], None] = lambda: None
        self.state = paragraph(self)
        keeps_room = self.state.sizePolicy()
        keeps_room.setRetainSizeWhenHidden(True)
        self.state.setSizePolicy(keeps_room)
        self.notice = Notice(self)
        self.verify = button(
            tr("&Verify"), tr("Read all rows from the server and check that none was changed"), self.begin, self
        )
        self.cancel = button(tr("&Cancel"), tr("Read no further"), self._cancel, self)
        self.filter = QLineEdit(self)
        self.filter.setClearButtonEnabled(True)
        of_filter = QLabel(tr("&Filter:"), self)
        of_filter.setBuddy(self.filter)
        self.table = RowsTable(tr("Audit"), HEADS, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._filter)
        self.filter.textChanged.connect(lambda _: self._pause.start())
        self.filter.returnPressed.connect(self._filter)
        self.count = label(self)
        layout = QVBoxLayout(self)
        layout.addWidget(self.alarms)
        layout.addSpacing(GAP)
        layout.addWidget(label(self, tr("All that was done with your data"), scale=TITLE_SCALE, bold=True))
        verdict = row(self.state, self.cancel, self.verify)
        verdict.setStretch(0, 1)
        layout.addLayout(verdict)
        layout.addWidget(self.notice)
        layout.addLayout(row(of_filter, self.filter, self.count))
        layout.addWidget(self.table, 1)
        self.begin()

    def begin(self) -> None:
        """Read it from the server, from the first row on."""
        self._end()
        self._arrived = []
        self.notice.tell(None)
        self._busy(tr("Asking your organization's server…"))
        self._end = self._asking.audit.trail(self._take_rows, self._take)

    def _cancel(self) -> None:
        self._end()
        self._idle(tr("Not read to its end, so nothing can be said of it."))
        if not self.table.rows.total:
            self._show()

    def _take_rows(self, rows: Sequence[Json]) -> None:
        try:
            self._arrived += audit_rows(rows, self._asking.now(), *self._asking.here.whose())
        except TrackerError as error:
            self._fail(words.error(error, self._asking.now()))
            return
        self.state.setText(counted("%n row(s) so far…", len(self._arrived)))

    def _take(self, answer: Trail | Words) -> None:
        if isinstance(answer, Words):
            self._fail(answer)
            return
        self._show()
        told = privacy_words.trail(answer)
        sound = answer.finding is Finding.SOUND
        self._idle(f"{SOUND} {told.title} {told.text}" if sound else "")
        self.notice.tell(None if sound else told)

    def _fail(self, problem: Words) -> None:
        self._end()
        self._idle("")
        self.notice.tell(problem)

    def _show(self) -> None:
        self.table.rows.put(self._arrived[::-1])
        self._tell_count()

    def _filter(self) -> None:
        self._pause.stop()
        self.table.rows.filter(self.filter.text())
        self._tell_count()

    def _tell_count(self) -> None:
        self.count.setText(counted("%n row(s)", len(self.table.rows.shown)))

    def _busy(self, told: str) -> None:
        self.state.setText(told)
        self.state.show()
        self.verify.setVisible(False)
        self.cancel.setVisible(True)

    def _idle(self, told: str) -> None:
        self.state.setText(told)
        self.state.setVisible(bool(told))
        self.cancel.setVisible(False)
        self.verify.setVisible(True)


def audit_rows(rows: Sequence[Json], now: Moment, person: str, device: str) -> list[Row]:
    """Audit rows in words, for ``person`` at ``device``."""

    def name(value: str) -> str:
        if not value:
            return ""
        return tr("this device") if value == device else tr("another ({end})", end=value[-ID_END:])

    made: list[Row] = []
    for each in rows:
        at, told = each.get("at"), {field: str(each.get(field, "")) for field in ("actor", "device", "version")}
        when = words.clock_time(Moment(at, now.offset), now) if isinstance(at, int) else ""
        by = {person: tr("you"), "": ""}.get(told["actor"], tr("somebody else"))
        from_where = " · ".join(part for part in (name(told["device"]), told["version"]) if part)
        action = str(each.get("action", ""))
        reason = privacy_words.audit_reason(action, str(each.get("reason", "")), str(each.get("outcome", "")))
        made.append((str(each.get("seq", "")), when, privacy_words.action(action), by, from_where, reason))
    return made
