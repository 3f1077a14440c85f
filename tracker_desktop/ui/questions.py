"""The questions asked before doing as told: quit while a timer runs, sign out with records unsent, note a start."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QMessageBox

from tracker_core.model import Moment
from tracker_desktop.services.language import counted, tr
from tracker_desktop.services.views import TrayView
from tracker_desktop.ui.menu import running_line


class QuitQuestion(QMessageBox):
    """A timer runs on while the program is closed, which not everybody means."""

    def __init__(self, view: TrayView, now: Moment, stop: Callable[[], None], leave: Callable[[], None]) -> None:
        super().__init__()
        _plain(self, tr("Quit TimeTracker?"), tr("A timer is running."))
        self.setInformativeText(f"{running_line(view, now)}\n\n{tr('It can run on while TimeTracker is closed.')}")
        self.stop_it = self.addButton(tr("&Stop it and quit"), QMessageBox.ButtonRole.AcceptRole)
        self.leave = self.addButton(tr("&Quit, let it run"), QMessageBox.ButtonRole.DestructiveRole)
        self.stay = self.addButton(tr("&Cancel"), QMessageBox.ButtonRole.RejectRole)
        self.setEscapeButton(self.stay)
        self.setDefaultButton(self.stay)
        self.stop_it.clicked.connect(stop)
        self.leave.clicked.connect(leave)


class SignOutQuestion(QMessageBox):
    """What was not sent waits for the same person."""

    def __init__(self, pending: int, sign_out: Callable[[], None]) -> None:
        super().__init__()
        _plain(self, tr("Sign out?"), counted("Not sent yet: %n record(s).", pending))
        self.setInformativeText(tr("It stays on this computer and is sent once you have signed in again."))
        self.go = self.addButton(tr("Sign &out"), QMessageBox.ButtonRole.AcceptRole)
        self.stay = self.addButton(tr("&Cancel"), QMessageBox.ButtonRole.RejectRole)
        self.setEscapeButton(self.stay)
        self.setDefaultButton(self.stay)
        self.go.clicked.connect(sign_out)


class RecoverQuestion(QMessageBox):
    """Records that do not open are set aside, which nobody should do without knowing what becomes of them."""

    def __init__(self, recover: Callable[[], None]) -> None:
        super().__init__()
        _plain(self, tr("Begin anew?"), tr("Set the time records aside and begin anew?"))
        self.setInformativeText(
            tr(
                "The old files move into a folder beside; nothing is deleted. What can be read of them goes on in new "
                "records, and is sent to the server again, which takes nothing twice.\n\nWhat cannot be read is named. "
                "What the server has of it comes back with the next sync. You may have to sign in again."
            )
        )
        self.go = self.addButton(tr("&Set aside and begin anew"), QMessageBox.ButtonRole.AcceptRole)
        self.stay = self.addButton(tr("&Cancel"), QMessageBox.ButtonRole.RejectRole)
        self.setEscapeButton(self.stay)
        self.setDefaultButton(self.stay)
        self.go.clicked.connect(recover)


class NoteQuestion(QInputDialog):
    """Which work item was begun; it is looked up once the records open."""

    def __init__(self, note: Callable[[str], None]) -> None:
        super().__init__()
        self.setWindowTitle(tr("Note a start"))
        self.setLabelText(
            tr("The key of the work item, such as APP-7.\nIt is recorded as begun now, once the records open.")
        )
        self.setOkButtonText(tr("&Note it"))
        self.setCancelButtonText(tr("&Cancel"))
        self.textValueSelected.connect(lambda key: note(key) if key.strip() else None)


def _plain(box: QMessageBox, title: str, text: str) -> None:
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    box.setText(text)
    box.setIcon(QMessageBox.Icon.Question)
