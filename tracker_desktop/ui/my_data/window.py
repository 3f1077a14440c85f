"""The window "My data": what is kept of the person here and there, and what they can ask for about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker_desktop.services.language import tr
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.kept import fit
from tracker_desktop.ui.my_data.audit_page import AuditPage
from tracker_desktop.ui.my_data.policy_page import PolicyPage
from tracker_desktop.ui.my_data.record import Record
from tracker_desktop.ui.my_data.requests_page import RequestsPage
from tracker_desktop.ui.my_data.sign_ins_page import SignInsPage
from tracker_desktop.ui.my_data.stored_page import StoredPage
from tracker_desktop.ui.spoken import spoken_as
from tracker_desktop.ui.tabs import tabs

WIDTH, HEIGHT = 46, 38  # in lines of text
STORED, POLICY, REQUESTS, SIGN_INS, AUDIT = range(5)


@spoken_as(QAccessible.Role.Window)
class MyDataWindow(QWidget):
    """Each page is made when it is first shown."""

    def __init__(self, actions: Actions, open_page: Callable[[str], bool]) -> None:
        super().__init__()
        self.setWindowTitle(tr("My data"))
        asking = actions.my_data
        self.record = record = Record(asking, self)
        self.pages = tabs(self)
        self._made: dict[int, QWidget] = {}
        self._places: list[tuple[QVBoxLayout, Callable[[], QWidget]]] = []
        for name, make in (
            (tr("&Stored"), lambda: StoredPage(record, actions, self)),
            (tr("&Policy"), lambda: PolicyPage(record, open_page, self)),
            (tr("&Requests"), lambda: RequestsPage(record, self)),
            (tr("S&ign-ins"), lambda: SignInsPage(record, self)),
            (tr("&Audit"), lambda: AuditPage(actions, self)),
        ):
            place = QWidget(self.pages)
            self.pages.addTab(place, name)
            self._places.append((QVBoxLayout(place), make))
        self.pages.currentChanged.connect(self._show)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.pages)
        line = self.fontMetrics().height()
        fit(self, WIDTH * line, HEIGHT * line)

    def draw(self) -> None:
        """Show how much is stored now; what the server says is asked when the window is opened."""
        stored = self._made.get(STORED)
        if isinstance(stored, StoredPage) and stored.isVisible():
            stored.draw()
        audit = self._made.get(AUDIT)
        if isinstance(audit, AuditPage):
            audit.alarms.draw()

    def open(self) -> None:
        """Ask the server how things stand now; the page is the one that was looked at last."""
        self.record.renew()
        self._show(self.pages.currentIndex())

    def open_policy(self) -> None:
        """Likewise, with the policy."""
        self.pages.setCurrentIndex(POLICY)
        self.open()

    def open_audit(self) -> None:
        """Likewise, with the audit and what is wrong with it."""
        self.pages.setCurrentIndex(AUDIT)
        self.open()

    def open_requests(self) -> None:
        """Likewise, with the requests."""
        self.pages.setCurrentIndex(REQUESTS)
        self.open()

    def page(self, number: int) -> QWidget | None:
        """A page, if it was shown already."""
        return self._made.get(number)

    def _show(self, number: int) -> None:
        if number not in self._made:
            place, make = self._places[number]
            self._made[number] = page = make()
            place.addWidget(page)
