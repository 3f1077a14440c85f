"""One day: its line, its entries, and everything that can be done about them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from tracker_core.errors import TrackerError
from tracker_core.timesheet import DAY_MS, day_of, day_start_ms
from tracker_desktop.services import words
from tracker_desktop.services.language import tr
from tracker_desktop.services.plans import Plan, moving
from tracker_desktop.services.shown import EntryView
from tracker_desktop.services.standings import Truth
from tracker_desktop.services.timeline import Move
from tracker_desktop.services.words import Words
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.acts_bar import ActsBar
from tracker_desktop.ui.buttons import button, row, turner
from tracker_desktop.ui.entry_dialog import EntryDialog
from tracker_desktop.ui.entry_table import EntryTable, troubles
from tracker_desktop.ui.label import TITLE_SCALE, label
from tracker_desktop.ui.notice import Notice
from tracker_desktop.ui.reason_bar import ReasonBar
from tracker_desktop.ui.timeline import Timeline


class DayPage(QWidget):
    """``asked`` with a dialog to show; ``rejected`` shows what the server did not accept."""

    asked = Signal(object)

    def __init__(self, actions: Actions, rejected: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = actions
        self._day: date | None = None  # None: today, also after midnight
        self._plan: Plan | None = None
        self._pending = False
        self.title = label(self, scale=TITLE_SCALE, bold=True)
        self.total = label(self, scale=TITLE_SCALE, bold=True)
        self.before = turner(tr("The day before"), lambda: self._turn(-1), self, back=True)
        self.after = turner(tr("The day after"), lambda: self._turn(1), self, back=False)
        self.today = button(tr("&Today"), tr("Back to today"), lambda: self.show_day(None), self)
        self.line = Timeline(self)
        self.line.chosen.connect(self._chose_block)
        self.line.proposed.connect(self._propose)
        self.line.nudged.connect(lambda moves: self._propose(moves, stay=True))
        self.why = ReasonBar(self._correct, self._give_up, self)
        self.notice = Notice(self)
        self.table = EntryTable(self)
        self.table.selectionModel().currentRowChanged.connect(self._chose_row)
        self.nothing = label(self)
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.acts = ActsBar(actions, self._undo, self._sync, rejected, self)
        self.acts.planned.connect(self._ask_why)
        self.acts.opened.connect(self._open)
        self.table.activated.connect(lambda _: self.acts.correct())
        head = row(self.before, self.after, self.today, self.title, None, self.total)
        layout = QVBoxLayout(self)
        layout.addLayout(head)
        layout.addWidget(self.line)
        layout.addWidget(self.why)
        layout.addWidget(self.notice)
        layout.addWidget(self.nothing, 1)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.acts)

    def show_day(self, day: date | None) -> None:
        """Show ``day``; None: today."""
        self._day = None if day == day_of(self._actions.now()) else day
        self._give_up()
        self.notice.tell(None)
        self.draw()

    def draw(self) -> None:
        """Show how the day stands now; what somebody drags or is asked about stays."""
        if self.why.isVisible() or self.line.held:
            return
        now = self._actions.now()
        day = self._day or day_of(now)
        try:
            view = self._actions.times.day(day)
            begin = day_start_ms(day, now.offset)
            breaks = self._actions.times.breaks(begin, begin + DAY_MS)
        except TrackerError as error:
            self.notice.tell(words.error(error, now))
            return
        chosen = self.table.chosen()
        self.title.setText(words.day_line(day))
        self.total.setText(words.duration(view.total_ms))
        self.after.setEnabled(self._day is not None)
        self.today.setEnabled(self._day is not None)
        self.line.put(view, breaks)
        self.table.put(view)
        self.table.choose(chosen.id if chosen else "")
        self.table.setVisible(bool(self.table.rows.entries))
        self.nothing.setVisible(not self.table.rows.entries)
        self.nothing.setText(_nothing(today=self._day is None))
        self._pending = any(each.standing and each.standing.truth is Truth.PENDING for each in view.entries)
        self._offer(self.table.chosen())

    def _turn(self, days: int) -> None:
        day = self._day or day_of(self._actions.now())
        self.show_day(day + timedelta(days=days))

    def _chose_block(self, entry_id: str) -> None:
        self.table.choose(entry_id)

    def _chose_row(self, current: QModelIndex, _previous: QModelIndex) -> None:
        entry = self.table.rows.entries[current.row()] if current.isValid() else None
        self.line.select(entry.id if entry else "")
        told = troubles(entry) if entry else []
        self.notice.tell(Words("", " · ".join(told)) if told else None)
        self._offer(entry)

    def _offer(self, chosen: EntryView | None) -> None:
        self.acts.put(self.table.rows.entries, chosen, pending=self._pending)

    def _propose(self, moves: Sequence[Move], *, stay: bool = False) -> None:
        if moves:
            self._ask_why(moving(moves, self._actions.now()), stay=stay)
        else:
            self._give_up()

    def _undo(self) -> None:
        self._finish(self._actions.times.correct(lambda corrections: corrections.undo()))

    def _sync(self) -> None:
        self.notice.tell(self._actions.sync_now())

    def _open(self, entry: EntryView | None, again: EntryView | None) -> None:
        dialog: QDialog = EntryDialog(self._actions, self._day or day_of(self._actions.now()), entry, again)
        self.asked.emit(dialog)

    def _ask_why(self, plan: Plan, *, stay: bool = False) -> None:
        self._plan = plan
        self.why.ask(plan.what, stay=stay)

    def _correct(self, reason: str) -> None:
        plan = self._plan
        if plan is not None:
            self._finish(self._actions.times.correct(lambda corrections: plan.act(corrections, reason)))

    def _give_up(self) -> None:
        self._plan = None
        self.why.hide()
        self.line.forget()

    def _finish(self, problem: Words | None) -> None:
        if problem is None:
            self._give_up()
            self.draw()
        self.notice.tell(problem)


def _nothing(*, today: bool) -> str:
    if today:
        return tr(
            "Nothing recorded yet today. Start a timer from the clock in the bar, or add what you did without one."
        )
    return tr("Nothing was recorded on this day. If you worked, add it.")
