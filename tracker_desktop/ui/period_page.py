"""A week or a month: the chart, and totals by item, kind and project."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from tracker_core.errors import TrackerError
from tracker_core.timesheet import day_of
from tracker_desktop.services import words
from tracker_desktop.services.language import texts, tr
from tracker_desktop.services.periods import PeriodView
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.buttons import button, row, turner
from tracker_desktop.ui.chart import Chart
from tracker_desktop.ui.colours import of_project
from tracker_desktop.ui.label import TITLE_SCALE, label
from tracker_desktop.ui.notice import Notice


class Spoken(NamedTuple):
    """What the buttons of a page say, in English."""

    before: str
    after: str
    this: str
    back: str


WEEK = Spoken(*texts("The week before", "The week after", "&This week", "Back to this week"))
MONTH = Spoken(*texts("The month before", "The month after", "&This month", "Back to this month"))


class PeriodPage(QWidget):
    """``read`` answers the period that has a day; ``day_chosen`` with the day whose bar was clicked."""

    day_chosen = Signal(object)

    def __init__(self, actions: Actions, read: Callable[[date], PeriodView], say: Spoken, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = actions
        self._read = read
        self._day: date | None = None
        self._view: PeriodView | None = None
        self.title = label(self, scale=TITLE_SCALE, bold=True)
        self.total = label(self, scale=TITLE_SCALE, bold=True)
        self.before = turner(tr(say.before), lambda: self._turn(-1), self, back=True)
        self.after = turner(tr(say.after), lambda: self._turn(1), self, back=False)
        self.now = button(tr(say.this), tr(say.back), lambda: self.show_day(None), self)
        self.chart = Chart(self)
        self.chart.chosen.connect(self.day_chosen)
        self.totals = QTreeWidget(self)
        self.totals.setColumnCount(3)
        self.totals.setHeaderLabels(["", tr("Worked"), tr("Share")])
        self.totals.setAccessibleName(tr("Totals by item, kind and project"))
        head = self.totals.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.notice = Notice(self)
        layout = QVBoxLayout(self)
        layout.addLayout(row(self.before, self.after, self.now, self.title, None, self.total))
        layout.addWidget(self.notice)
        layout.addWidget(self.chart, 3)
        layout.addWidget(self.totals, 2)

    def show_day(self, day: date | None) -> None:
        """Show the period that has ``day``; None: the present one."""
        self._day = day
        self.draw()

    def draw(self) -> None:
        """Show how it stands now."""
        today = day_of(self._actions.now())
        try:
            view = self._read(self._day or today)
        except TrackerError as error:
            self.notice.tell(words.error(error))
            return
        self.notice.tell(None)
        self.title.setText(f"{words.day_line(view.first)} – {words.day_line(view.last)}")
        self.total.setText(words.duration(view.total_ms))
        present = view.first <= today <= view.last
        self.after.setEnabled(not present)
        self.now.setEnabled(not present)
        self.chart.put(view)
        self._fill(view)
        self._view = view

    def _fill(self, view: PeriodView) -> None:
        shown = self._view
        if shown is not None and (shown.by_item, shown.first) == (view.by_item, view.first):
            return
        self.totals.clear()
        unknown = tr("An item this device does not know")
        groups = (
            (tr("By project"), [(name or unknown, worked) for name, worked in view.by_project]),
            (tr("By item"), [(f"{i.key}  {i.title}" if i else unknown, worked) for i, worked in view.by_item]),
            (tr("By kind"), [(words.kind(kind) if kind else unknown, worked) for kind, worked in view.by_kind]),
        )
        for heading, rows in groups if view.total_ms else ():
            group = QTreeWidgetItem(self.totals, [heading])
            group.setFirstColumnSpanned(True)
            group.setExpanded(True)
            for place, (name, worked) in enumerate(rows):
                share = tr("{number} %", number=round(100 * worked / view.total_ms)) if view.total_ms else ""
                row = QTreeWidgetItem(group, [name, words.duration(worked), share])
                row.setTextAlignment(1, Qt.AlignmentFlag.AlignTrailing)
                row.setTextAlignment(2, Qt.AlignmentFlag.AlignTrailing)
                if heading == groups[0][0]:
                    colour = of_project(view.by_project[place][0], view.projects)
                    row.setData(0, Qt.ItemDataRole.DecorationRole, colour)
        if not view.total_ms:
            QTreeWidgetItem(self.totals, [tr("Nothing was recorded in this time.")])

    def _turn(self, direction: int) -> None:
        if self._view is not None:
            edge = self._view.last if direction > 0 else self._view.first
            self.show_day(edge + timedelta(days=direction))
