"""One day: its line, its entries, and everything that can be done about them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from tracker_core.errors import TrackerError
from tracker_core.model import Moment
from tracker_core.timesheet import DAY_MS, day_of, day_start_ms
from tracker_desktop.services import words
from tracker_desktop.services.corrections import Corrections
from tracker_desktop.services.language import texts, tr
from tracker_desktop.services.remedies import Remedy, remedy
from tracker_desktop.services.standings import Truth
from tracker_desktop.services.timeline import Move
from tracker_desktop.services.views import DayView, EntryView
from tracker_desktop.services.words import Words
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.buttons import also_by, button, row, turner
from tracker_desktop.ui.entry_dialog import EntryDialog
from tracker_desktop.ui.entry_table import EntryTable, troubles
from tracker_desktop.ui.label import TITLE_SCALE, label
from tracker_desktop.ui.notice import Notice
from tracker_desktop.ui.spoken import say
from tracker_desktop.ui.timeline import Timeline

REMEDIES = {
    Remedy.SEND: texts("S&ync now", "Send what waits"),
    Remedy.CORRECT: texts("Put ri&ght…", "Correct what was found about the chosen entry"),
    Remedy.AGAIN: texts("Record a&gain…", "The same time on an item that is assigned to you"),
    Remedy.LOOK: texts("Wh&y…", "What the server did not accept of the chosen entry"),
}


class DayPage(QWidget):
    """``asked`` with a dialog to show; ``rejected`` shows what the server did not accept."""

    asked = Signal(object)

    def __init__(self, actions: Actions, rejected: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = actions
        self._remedies: Mapping[Remedy, Callable[[], None]] = {
            Remedy.SEND: self._sync,
            Remedy.CORRECT: self._edit,
            Remedy.AGAIN: self._again,
            Remedy.LOOK: rejected,
        }
        self._remedy: Remedy | None = None
        self._day: date | None = None  # None: today, also after midnight
        self._act: Callable[[Corrections, str], object] | None = None
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
        self.table.activated.connect(lambda _: self._edit())
        self.nothing = label(self)
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.add = button(tr("&Add…"), tr("Record work done without a timer"), self._add, self)
        self.edit = button(tr("&Edit…"), tr("Correct the chosen entry"), self._edit, self)
        self.split = button(
            tr("S&plit"), tr("Cut the chosen entry in two in its middle; then drag the border"), self._split, self
        )
        self.join = button(
            tr("&Join"), tr("Up to the next entry: one entry on the same item, else no gap between"), self._join, self
        )
        self.remove = button(
            tr("&Remove"), tr("The entry stays in the record and counts no longer"), self._remove, self
        )
        self.undo = button(tr("&Undo"), tr("Take the last correction back"), self._undo, self)
        also_by(self.undo, QKeySequence.StandardKey.Undo)
        also_by(self.remove, QKeySequence.StandardKey.Delete)
        self.remedy = button("", "", self._do_remedy, self)
        head = row(self.before, self.after, self.today, self.title, None, self.total)
        acts = row(self.add, self.edit, self.split, self.join, self.remove, self.undo, None, self.remedy)
        layout = QVBoxLayout(self)
        layout.addLayout(head)
        layout.addWidget(self.line)
        layout.addWidget(self.why)
        layout.addWidget(self.notice)
        layout.addWidget(self.nothing, 1)
        layout.addWidget(self.table, 1)
        layout.addLayout(acts)

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
            view = self._actions.day(day)
            begin = day_start_ms(day, now.offset)
            breaks = self._actions.breaks(begin, begin + DAY_MS)
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
        self._enable(view)

    def _enable(self, view: DayView) -> None:
        self._pending = any(each.standing and each.standing.truth is Truth.PENDING for each in view.entries)
        self._enable_for(self.table.chosen())
        self.undo.setEnabled(self._actions.can_undo)

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
        self._enable_for(entry)

    def _enable_for(self, entry: EntryView | None) -> None:
        correctable = entry is not None and entry.counts
        for part in (self.edit, self.split, self.remove):
            part.setEnabled(correctable)
        self.join.setEnabled(entry is not None and correctable and _next(self.table.rows.entries, entry) is not None)
        self._remedy = remedy(entry) if entry else Remedy.SEND if self._pending else None
        self.remedy.setVisible(self._remedy is not None)
        if self._remedy is not None:
            text, tip = REMEDIES[self._remedy]
            self.remedy.setText(tr(text))
            self.remedy.setToolTip(tr(tip))
            self.remedy.setAccessibleDescription(tr(tip))

    def _do_remedy(self) -> None:
        if self._remedy is not None:
            self._remedies[self._remedy]()

    def _propose(self, moves: Sequence[Move], *, stay: bool = False) -> None:
        if not moves:
            self._give_up()
            return
        at = moves[0].start or moves[0].stop
        assert at is not None
        self._ask_why(
            tr("Move the border to {time}", time=words.clock_time(at, self._actions.now())),
            lambda corrections, reason: corrections.move(moves, reason),
            stay=stay,
        )

    def _split(self) -> None:
        entry = self.table.chosen()
        if entry is None:
            return
        end_ms = self._actions.now().ms if entry.stop is None else entry.stop.ms
        middle = (entry.start.ms + end_ms) // 2 // 60_000 * 60_000
        at = Moment(max(middle, entry.start.ms + 1), entry.start.offset)
        self._ask_why(
            tr("Split the entry at {time}", time=words.clock_time(at, self._actions.now())),
            lambda corrections, reason: corrections.split(entry.id, at, reason),
        )

    def _join(self) -> None:
        entry = self.table.chosen()
        later = None if entry is None else _next(self.table.rows.entries, entry)
        if entry is None or later is None:
            return
        if entry.item == later.item and later.stop is not None:
            self._ask_why(
                tr("Make one entry of this one and the next"),
                lambda corrections, reason: corrections.join(entry.id, later.id, reason),
            )
        else:
            move = Move(entry.id, None, later.start)
            self._ask_why(
                tr("Close the gap up to {time}", time=words.clock_time(later.start, self._actions.now())),
                lambda corrections, reason: corrections.move([move], reason),
            )

    def _remove(self) -> None:
        entry = self.table.chosen()
        if entry is not None:
            self._ask_why(tr("Remove the entry"), lambda corrections, reason: corrections.void(entry.id, reason))

    def _undo(self) -> None:
        self._finish(self._actions.correct(lambda corrections: corrections.undo()))

    def _sync(self) -> None:
        self.notice.tell(self._actions.sync_now())

    def _add(self) -> None:
        self._open(None)

    def _edit(self) -> None:
        entry = self.table.chosen()
        if entry is not None and entry.counts:
            self._open(entry)

    def _again(self) -> None:
        self._open(None, again=self.table.chosen())

    def _open(self, entry: EntryView | None, again: EntryView | None = None) -> None:
        dialog: QDialog = EntryDialog(self._actions, self._day or day_of(self._actions.now()), entry, again)
        self.asked.emit(dialog)

    def _ask_why(self, what: str, act: Callable[[Corrections, str], object], *, stay: bool = False) -> None:
        self._act = act
        self.why.ask(what, stay=stay)

    def _correct(self, reason: str) -> None:
        act = self._act
        if act is not None:
            self._finish(self._actions.correct(lambda corrections: act(corrections, reason)))

    def _give_up(self) -> None:
        self._act = None
        self.why.hide()
        self.line.forget()

    def _finish(self, problem: Words | None) -> None:
        if problem is None:
            self._give_up()
            self.draw()
        self.notice.tell(problem)


class ReasonBar(QWidget):
    """Why: a correction is done once this is answered with Enter; Esc gives it up."""

    def __init__(self, done: Callable[[str], None], given_up: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._given_up = given_up
        self.what = label(self, bold=True)
        self.line = QLineEdit(self)
        self.line.setAccessibleName(tr("Reason of the correction"))
        self.line.returnPressed.connect(lambda: done(self.line.text()))
        self.save = button(tr("&Save"), tr("Do it"), lambda: done(self.line.text()), self)
        self.cancel = button(tr("&Cancel"), tr("Leave everything as it was"), given_up, self)
        also_by(self.cancel, Qt.Key.Key_Escape)
        layout = row(self.what, self.line, self.save, self.cancel)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)
        self.hide()

    def ask(self, what: str, *, stay: bool) -> None:
        """Ask why ``what`` should be done; the usual reason stands there, ready to be typed over.

        ``stay`` leaves the keyboard where it is, for a step that is one of several.
        """
        self.what.setText(what)
        self.line.setAccessibleDescription(what)
        if not self.isVisible():
            self.line.setText(tr("Corrected by hand"))
        self.show()
        self.line.selectAll()
        if stay:
            say(self.what, what)
        else:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)


def _next(entries: Sequence[EntryView], entry: EntryView) -> EntryView | None:
    """The first entry that begins when or after ``entry`` has ended."""
    if entry.stop is None:
        return None
    end_ms = entry.stop.ms
    later = [each for each in entries if each.counts and each.start.ms >= end_ms and each.id != entry.id]
    return min(later, key=lambda each: each.start.ms, default=None)


def _nothing(*, today: bool) -> str:
    if today:
        return tr(
            "Nothing recorded yet today. Start a timer from the clock in the bar, or add what you did without one."
        )
    return tr("Nothing was recorded on this day. If you worked, add it.")
