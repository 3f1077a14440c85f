"""The buttons below a day: what can be done about its entries, and the one thing to do about the chosen one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from tracker_desktop.services import plans
from tracker_desktop.services.language import texts, tr
from tracker_desktop.services.remedies import Remedy, remedy
from tracker_desktop.services.shown import EntryView
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.buttons import also_by, button, row

REMEDIES = {
    Remedy.SEND: texts("S&ync now", "Send what waits"),
    Remedy.CORRECT: texts("Put ri&ght…", "Correct what was found about the chosen entry"),
    Remedy.AGAIN: texts("Record a&gain…", "The same time on an item that is assigned to you"),
    Remedy.LOOK: texts("Wh&y…", "What the server did not accept of the chosen entry"),
}


class ActsBar(QWidget):
    """``planned`` with a ``Plan`` that wants a reason; ``opened`` with the entry to correct (None: add one) and the one
    whose times are offered for it. ``undo``, ``send`` and ``look`` are done at once.
    """

    planned = Signal(object)
    opened = Signal(object, object)

    def __init__(
        self,
        actions: Actions,
        undo: Callable[[], None],
        send: Callable[[], None],
        look: Callable[[], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._entries: Sequence[EntryView] = ()
        self._chosen: EntryView | None = None
        self._remedy: Remedy | None = None
        self._remedies: Mapping[Remedy, Callable[[], None]] = {
            Remedy.SEND: send,
            Remedy.CORRECT: self.correct,
            Remedy.AGAIN: lambda: self.opened.emit(None, self._chosen),
            Remedy.LOOK: look,
        }
        self.add = button(
            tr("&Add…"), tr("Record work done without a timer"), lambda: self.opened.emit(None, None), self
        )
        self.edit = button(tr("&Edit…"), tr("Correct the chosen entry"), self.correct, self)
        self.split = button(
            tr("S&plit"), tr("Cut the chosen entry in two in its middle; then drag the border"), self._split, self
        )
        self.join = button(
            tr("&Join"), tr("Up to the next entry: one entry on the same item, else no gap between"), self._join, self
        )
        self.remove = button(
            tr("&Remove"), tr("The entry stays in the record and counts no longer"), self._remove, self
        )
        self.undo = button(tr("&Undo"), tr("Take the last correction back"), undo, self)
        also_by(self.undo, QKeySequence.StandardKey.Undo)
        also_by(self.remove, QKeySequence.StandardKey.Delete)
        self.remedy = button("", "", self._do_remedy, self)
        layout = row(self.add, self.edit, self.split, self.join, self.remove, self.undo, None, self.remedy)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)

    def put(self, entries: Sequence[EntryView], chosen: EntryView | None, *, pending: bool) -> None:
        """Offer what can be done about ``chosen`` of ``entries``; ``pending``: some of them wait to be sent."""
        self._entries, self._chosen = entries, chosen
        correctable = chosen is not None and chosen.counts
        for part in (self.edit, self.split, self.remove):
            part.setEnabled(correctable)
        self.join.setEnabled(chosen is not None and correctable and plans.following(entries, chosen) is not None)
        self.undo.setEnabled(self._actions.times.can_undo)
        self._remedy = remedy(chosen) if chosen else Remedy.SEND if pending else None
        self.remedy.setVisible(self._remedy is not None)
        if self._remedy is not None:
            text, tip = REMEDIES[self._remedy]
            self.remedy.setText(tr(text))
            self.remedy.setToolTip(tr(tip))
            self.remedy.setAccessibleDescription(tr(tip))

    def correct(self) -> None:
        """Open the chosen entry to be corrected."""
        if self._chosen is not None and self._chosen.counts:
            self.opened.emit(self._chosen, None)

    def _do_remedy(self) -> None:
        if self._remedy is not None:
            self._remedies[self._remedy]()

    def _split(self) -> None:
        if self._chosen is not None:
            self.planned.emit(plans.splitting(self._chosen, self._actions.now()))

    def _join(self) -> None:
        plan = None if self._chosen is None else plans.joining(self._entries, self._chosen, self._actions.now())
        if plan is not None:
            self.planned.emit(plan)

    def _remove(self) -> None:
        if self._chosen is not None:
            self.planned.emit(plans.removing(self._chosen))
