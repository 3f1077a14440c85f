"""A day's entries as a table: when, what, how long, and where each stands with the server."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from tracker_core.model import Moment
from tracker_desktop.services import words
from tracker_desktop.services.language import texts, tr
from tracker_desktop.services.periods import DayView
from tracker_desktop.services.shown import EntryView
from tracker_desktop.ui.listing import as_list
from tracker_desktop.ui.shapes import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
HEADS = texts("From", "To", "Item", "Note", "Worked", "State")
ITEM, NOTE, STATE = 2, 3, 5


class EntryTableModel(QAbstractTableModel):
    """The entries of a day by their start; what was not accepted is struck out."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: Sequence[EntryView] = ()
        self._now = Moment(0, 0)

    def put(self, day: DayView) -> None:
        """Show ``day``; the same rows stay where they are."""
        self._now = day.as_of
        entries = sorted((*day.entries, *day.refused), key=lambda entry: (entry.start.ms, entry.id))
        if [entry.id for entry in entries] != [entry.id for entry in self.entries]:
            self.beginResetModel()
            self.entries = entries
            self.endResetModel()
            return
        self.entries = entries
        if self.entries:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.entries) - 1, len(HEADS) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return tr(HEADS[section]) if orientation is Qt.Orientation.Horizontal else section + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts(entry)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(entry)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(name_of(entry), entry.note, *troubles(entry))
        if role == Qt.ItemDataRole.FontRole and not entry.counts and index.column() != STATE:
            struck = QFont()
            struck.setStrikeOut(True)
            return struck
        return None

    def _texts(self, entry: EntryView) -> tuple[str, ...]:
        until = tr("now") if entry.stop is None else words.clock_time(entry.stop, entry.start)
        state = words.standing(entry.standing) if entry.standing else ""
        marks = " ! " * bool(entry.flags)
        worked = words.duration(entry.worked_ms(self._now.ms))
        return (
            words.clock_time(entry.start, entry.start),
            until,
            name_of(entry),
            entry.note,
            worked,
            f"{marks}{state}",
        )

    def _spoken(self, entry: EntryView) -> tuple[str, ...]:
        """The same for the ear: the last column says why an entry deserves a look instead of marking it."""
        state = words.standing(entry.standing) if entry.standing else ""
        return (*self._texts(entry)[:-1], ", ".join(text for text in (state, *troubles(entry)) if text))


class EntryTable(QTableView):
    """One row is chosen at a time."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = EntryTableModel(self)
        head = as_list(self, self.rows, tr("Entries of the day"))
        for column in range(len(HEADS)):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for column in (ITEM, NOTE):  # they share what room the others leave
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def put(self, day: DayView) -> None:
        """Show ``day``."""
        self.rows.put(day)
        self.setColumnHidden(NOTE, not any(entry.note for entry in self.rows.entries))

    def chosen(self) -> EntryView | None:
        """The entry of the chosen row."""
        row = self.currentIndex().row()
        return self.rows.entries[row] if 0 <= row < len(self.rows.entries) else None

    def choose(self, entry_id: str) -> None:
        """Choose an entry's row; none where it is not there."""
        ids = [entry.id for entry in self.rows.entries]
        if entry_id in ids:
            self.selectRow(ids.index(entry_id))
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())


def name_of(entry: EntryView) -> str:
    """Key and title."""
    return f"{entry.item.key}  {entry.item.title}" if entry.item else tr("An item this device does not know")


def troubles(entry: EntryView) -> list[str]:
    """Why an entry deserves a look, in words."""
    told = [words.flag(flag) for flag in sorted(entry.flags)]
    if entry.standing and entry.standing.code:
        told.append(" ".join(words.verdict(entry.standing.code)))
    if entry.standing and entry.standing.decided:
        told.append(tr("Corrected by your organization: {reason}", reason=entry.standing.decided))
    return told
