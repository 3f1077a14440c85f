"""Adds an entry or corrects one: the item, from when to when, a note, and why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDateTime, QStringListModel, Qt, QTimeZone
from PySide6.QtWidgets import (
    QCompleter,
    QDateTimeEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
)

from tracker_core.decide import MAX_NOTE, MAX_REASON
from tracker_core.errors import TrackerError
from tracker_core.model import Moment
from tracker_core.timesheet import day_start_ms
from tracker_desktop.services.corrections import Corrections
from tracker_desktop.services.language import tr
from tracker_desktop.services.shown import EntryView
from tracker_desktop.services.timeline import HOUR_MS
from tracker_desktop.services.words import Words
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.notice import Notice

NINE = 9 * HOUR_MS
MINUTE_MS = 60_000


class EntryDialog(QDialog):
    """``entry`` None: add one on ``day``, with the times of ``again`` where that is given. Stays open, with what is
    wrong in it, until it is done or given up.
    """

    def __init__(self, actions: Actions, day: date, entry: EntryView | None, again: EntryView | None = None) -> None:
        super().__init__()
        self._actions = actions
        self._entry = entry
        shown = entry or again
        self.setWindowTitle(tr("Correct an entry") if entry else tr("Add an entry"))
        now = actions.now()
        begin = day_start_ms(day, now.offset) + NINE
        start = shown.start if shown else Moment(min(begin, now.ms - HOUR_MS), now.offset)
        stop = shown.stop if shown else Moment(min(begin + HOUR_MS, now.ms), now.offset)
        self.notice = Notice(self)
        self.key = QLineEdit(entry.item.key if entry and entry.item else "", self)
        self.key.setPlaceholderText(tr("Key, or words of the title"))
        self._found = QStringListModel(self)
        completer = QCompleter(self._found, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.key.setCompleter(completer)
        self.key.textEdited.connect(self._search)
        self._was = {"start": start, "stop": stop}
        self.start, self.stop = (_time_edit(at or now, self) for at in (start, stop))
        self.stop.setEnabled(stop is not None)
        self.note = QLineEdit(shown.note if shown else "", self)
        self.note.setMaxLength(MAX_NOTE)
        self.reason = QLineEdit(self)
        self.reason.setMaxLength(MAX_REASON)
        self.reason.setPlaceholderText(tr("Stays with the record, as does what was there before"))
        form = QFormLayout()
        for text, field in (
            (tr("&Item"), self.key),
            (tr("&From"), self.start),
            (tr("&To"), self.stop),
            (tr("&Note"), self.note),
            (tr("&Reason"), self.reason),
        ):
            form.addRow(text, field)
        buttons = QDialogButtonBox(self)
        self.save = buttons.addButton(tr("&Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(tr("&Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.notice)
        layout.addLayout(form)
        layout.addWidget(buttons)
        self.resize(460, self.sizeHint().height())

    def _search(self, text: str) -> None:
        try:
            found = self._actions.search(text)
        except TrackerError:
            found = ()
        self._found.setStringList([f"{item.key}  {item.title}" for item in found])

    def _save(self) -> None:
        key = self.key.text().split("  ")[0].strip()
        reason, note = self.reason.text(), self.note.text()
        if not key:
            self.notice.tell(Words(tr("Which work item?"), tr("Type its key, or words of its title, and choose.")))
            self.key.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        problem = self._actions.times.correct(self._act(key, reason, note))
        self.notice.tell(problem)
        if problem is None:
            self.accept()

    def _act(self, key: str, reason: str, note: str) -> Callable[[Corrections], object]:
        entry, start, stop = self._entry, self._moment("start"), self._moment("stop")
        if entry is None:
            assert start is not None
            assert stop is not None
            return lambda corrections: corrections.add(key, start, stop, reason, note)
        other = "" if entry.item and key.upper() == entry.item.key.upper() else key
        return lambda corrections: corrections.amend(
            entry.id,
            reason,
            key=other,
            start=None if start == entry.start else start,
            stop=None if stop == entry.stop else stop,
            note=None if note == entry.note else note,
        )

    def _moment(self, which: str) -> Moment | None:
        """What a field says; the very moment that was there where its minute was not touched."""
        was, edit = self._was[which], self.start if which == "start" else self.stop
        if was is None:
            return None
        ms = edit.dateTime().toMSecsSinceEpoch()
        return was if ms == _minute(was) else Moment(ms, was.offset)


def _minute(at: Moment) -> int:
    return at.ms // MINUTE_MS * MINUTE_MS


def _time_edit(at: Moment, parent: QDialog) -> QDateTimeEdit:
    """The wall clock that ``at`` was read on, to the minute."""
    edit = QDateTimeEdit(QDateTime.fromMSecsSinceEpoch(_minute(at), QTimeZone(at.offset * 60)), parent)
    edit.setTimeZone(QTimeZone(at.offset * 60))
    edit.setDisplayFormat(tr("yyyy-MM-dd HH:mm"))
    edit.setCalendarPopup(True)
    edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # Qt would turn 09:10 round where letters run the other way
    return edit
