"""The window with what a person can set, made from the declaration; each change holds at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from tracker_core.errors import TrackerError
from tracker_desktop.services import setting_words, words
from tracker_desktop.services.language import tr
from tracker_desktop.services.settings import FIELDS, Group
from tracker_desktop.services.words import Words
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.kept import fit
from tracker_desktop.ui.label import TITLE_SCALE, label
from tracker_desktop.ui.notice import Notice
from tracker_desktop.ui.setting_row import SettingRow
from tracker_desktop.ui.spoken import spoken_as

MARGIN = 14


@spoken_as(QAccessible.Role.Window)
class SettingsWindow(QWidget):
    """Draws what is in force, from wherever it was set; shut, it says why and offers nothing."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.setWindowTitle(tr("Settings"))
        self._actions = actions
        head = QWidget(self)
        self.notice = Notice(head)
        self.line = QLineEdit(head)
        self.line.setPlaceholderText(tr("Find a setting"))
        self.line.setAccessibleName(tr("Find a setting"))
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self._find)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._to_find)
        self.nothing = label(head, tr("No setting has these words."))
        self.nothing.setVisible(False)
        self.page = QScrollArea(self)
        self._sections = self._fill()
        self.rows = {row.name: row for section in self._sections for row in section.rows}
        widest = max(row.changes_width for row in self.rows.values())
        for row in self.rows.values():
            row.changes.setFixedWidth(widest)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, 0, 0)
        layout.setSpacing(10)
        top = QVBoxLayout(head)
        top.setContentsMargins(0, 0, MARGIN, 0)
        for part in (self.notice, self.line, self.nothing):
            top.addWidget(part)
        layout.addWidget(head)
        layout.addWidget(self.page, 1)
        layout.addStretch(0)
        fit(self, 720, 640)

    def draw(self) -> None:
        """Show how things stand now."""
        try:
            views = self._actions.settings.all()
        except TrackerError as error:
            self._offer(words.error(error))
            return
        self._offer(None)
        for view in views:
            self.rows[view.name].draw(view, self._actions.settings.told_of(view.name))

    @property
    def reached(self) -> str:
        """The setting that has the keyboard; empty for none."""
        return next((name for name, row in self.rows.items() if row.isAncestorOf(self.focusWidget())), "")

    def reach(self, name: str) -> None:
        """Give the keyboard to a setting, or to the search."""
        wanted = self.rows[name].control if name else self.line
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        self.page.ensureWidgetVisible(wanted)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self.draw()  # the system may have been told otherwise of what starts with the session
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _choose(self, name: str, text: str | None) -> Words | None:
        problem = self._actions.settings.put(name, text)
        for row in self.rows.values():
            row.tell(None)
        self.draw()
        return problem

    def _offer(self, problem: Words | None) -> None:
        self.notice.tell(problem)
        for part in (self.line, self.page):
            part.setVisible(problem is None)

    def _find(self) -> None:
        for row in self.rows.values():
            row.setVisible(row.has(self.line.text()))
        for section in self._sections:
            section.setVisible(any(not row.isHidden() for row in section.rows))
        self.nothing.setVisible(all(section.isHidden() for section in self._sections))

    def _to_find(self) -> None:
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def _fill(self) -> list[Section]:
        """Everything is made where it stays: Qt's binding (6.11) loses count of what is moved to another parent."""
        self.page.setWidgetResizable(True)
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget(self.page)
        self.page.setWidget(inside)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, MARGIN, 0)
        sections = [Section(group, self._choose, inside) for group in Group]
        for section in sections:
            layout.addWidget(section)
        layout.addStretch(1)
        return sections


class Section(QWidget):
    """The settings of a group below its name."""

    def __init__(self, group: Group, choose: Callable[[str, str | None], Words | None], parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = [SettingRow(name, choose, self) for name, field in FIELDS.items() if field.group is group]
        title = label(self, setting_words.group(group), scale=TITLE_SCALE, bold=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 14)
        layout.setSpacing(12)
        layout.addWidget(title)
        for row in self.rows:
            layout.addWidget(row)
