"""The line that asks why, before a correction is done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from tracker_desktop.services.language import tr
from tracker_desktop.ui.buttons import also_by, button, row
from tracker_desktop.ui.label import label
from tracker_desktop.ui.spoken import say


class ReasonBar(QWidget):
    """Why: a correction is done once this is answered with Enter; Esc gives it up."""

    def __init__(self, done: Callable[[str], None], given_up: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
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
