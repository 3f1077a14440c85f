"""The question what becomes of the time that somebody was away: comes by itself, takes no focus, can wait."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLayout, QPushButton, QSlider, QVBoxLayout, QWidget

from tracker_core.away import MINUTE_MS, Choice
from tracker_core.model import Moment
from tracker_desktop.services import words
from tracker_desktop.services.away_questions import AwayView
from tracker_desktop.services.language import texts, tr
from tracker_desktop.services.words import Words
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.label import TITLE_SCALE, label
from tracker_desktop.ui.notice import Notice
from tracker_desktop.ui.search import SearchPanel

ANSWERS = {
    Choice.DISCARD: texts("&Discard it, go on", "The time does not count; the timer goes on from your return"),
    Choice.KEEP: texts("&Keep it", "It was work: everything stays as it is"),
    Choice.BREAK: texts("It was a &break", "The time does not count and is shown as a break; the timer goes on"),
    Choice.STOP: texts("&Stop the timer then", "The timer ended when you left"),
}


class AwayDialog(QDialog):
    """Asks about the oldest absence, then the next; closing it leaves the question for later."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.setWindowTitle(tr("You were away"))
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        self._actions = actions
        self._view: AwayView
        self.title = label(self, scale=TITLE_SCALE, bold=True)
        self.text = label(self)
        self.text.setWordWrap(True)
        self.notice = Notice(self)
        self.answers = {
            choice: self._button(tr(text), tr(tip), partial(self._answer, choice))
            for choice, (text, tip) in ANSWERS.items()
        }
        self.give = self._button(
            tr("I worked on something &else…"), tr("It was work on another item"), self._show_items
        )
        self.split = self._button(tr("S&plit…"), tr("Answer for the beginning and the end by itself"), self._show_cut)
        buttons = QGridLayout()
        for place, button in enumerate((*self.answers.values(), self.give, self.split)):
            buttons.addWidget(button, place // 2, place % 2)
        self.items = SearchPanel(actions, self, self._give)
        self.items.dismissed.connect(self.items.hide)
        self.items.setMinimumHeight(220)
        self.cut = Cut(self._split, self)
        self.later = self._button(tr("&Later"), tr("The question waits in the menu"), self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.later)
        layout = QVBoxLayout(self)
        for part in (self.title, self.text, self.notice):
            layout.addWidget(part)
        layout.addLayout(buttons)
        layout.addWidget(self.items)
        layout.addWidget(self.cut)
        layout.addLayout(foot)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)  # as large as what it shows needs

    def ask(self, view: AwayView) -> None:
        """Ask about ``view``."""
        self._view = view
        told = self._actions.absences.words(view)
        self.title.setText(told.title)
        self.text.setText(tr("{what} What should become of it?", what=told.text))
        self.notice.tell(None)
        self.items.hide()
        self.cut.hide()

    def rise(self, *, unasked: bool) -> None:
        """Come to the screen; ``unasked``: without taking the keyboard from whatever somebody types into."""
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, unasked)
        self.show()
        self.raise_()
        if not unasked:
            self.activateWindow()

    def _button(self, text: str, tip: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(tip)
        button.setAccessibleDescription(tip)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())  # noqa: PLW0108 - the signal brings a bool along
        return button

    def _answer(self, choice: Choice, key: str = "") -> Words | None:
        problem = self._actions.absences.answer(self._view.id, choice, key)
        self._go_on(problem)
        return problem

    def _give(self, key: str) -> Words | None:
        return self._answer(Choice.GIVE, key)

    def _split(self, at: Moment) -> None:
        self._go_on(self._actions.absences.split(self._view.id, at))

    def _go_on(self, problem: Words | None) -> None:
        if problem is not None:
            self.notice.tell(problem)
            return
        asked = self._actions.tray().away
        if asked:
            self.ask(asked[0])
        else:
            self.accept()

    def _show_items(self) -> None:
        self.cut.hide()
        self.items.show()
        self.items.begin()

    def _show_cut(self) -> None:
        self.items.hide()
        self.cut.offer(self._view, self._actions.now())


class Cut(QWidget):
    """Where to cut an absence in two, in whole minutes from its beginning."""

    def __init__(self, cut: Callable[[Moment], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._view: AwayView
        self._now = Moment(0, 0)
        self.told = label(self)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setAccessibleName(tr("Where to split the absence"))
        self.slider.valueChanged.connect(self._tell)
        self.go = QPushButton(tr("Split &here"), self)
        self.go.setAutoDefault(False)
        self.go.clicked.connect(lambda: cut(self._at()))
        row = QHBoxLayout()
        row.addWidget(self.slider, 1)
        row.addWidget(self.go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.told)
        layout.addLayout(row)

    def offer(self, view: AwayView, now: Moment) -> None:
        """Offer to cut ``view`` in the middle."""
        self._view, self._now = view, now
        minutes = view.absence.length_ms // MINUTE_MS
        self.slider.setRange(1, max(1, minutes - 1))
        self.slider.setValue(minutes // 2)
        self._tell()
        self.show()
        self.slider.setFocus(Qt.FocusReason.OtherFocusReason)

    def _at(self) -> Moment:
        began = self._view.absence.began
        return Moment(began.ms + self.slider.value() * MINUTE_MS, began.offset)

    def _tell(self) -> None:
        at, absence = self._at(), self._view.absence
        before, after = words.duration(at.ms - absence.began.ms), words.duration(absence.ended.ms - at.ms)
        text = tr(
            "{before} until {time}, then {after}", before=before, time=words.clock_time(at, self._now), after=after
        )
        self.told.setText(text)
        self.slider.setAccessibleDescription(text)
