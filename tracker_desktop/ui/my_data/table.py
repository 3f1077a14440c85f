"""Many rows of text, the newest on top, which can be filtered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from tracker_desktop.services.language import tr
from tracker_desktop.ui.listing import as_list
from tracker_desktop.ui.shapes import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
Row = Sequence[str]
GAP = 12  # pixels between a column and the next
MEASURED = 100  # rows whose width the columns follow: all of them would take seconds


class Rows(QAbstractTableModel):
    """``heads`` in English."""

    def __init__(self, heads: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._heads = heads
        self._all: Sequence[Row] = ()
        self._searched: Sequence[str] = ()
        self._words: Sequence[str] = ()
        self.shown: Sequence[Row] = ()

    @property
    def total(self) -> int:
        """How many there are without the filter."""
        return len(self._all)

    def put(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        self._all = rows
        self._searched = [" ".join(row).casefold() for row in rows]
        self._choose()

    def filter(self, text: str) -> None:
        """Show the rows in which every word of ``text`` stands, whatever the case."""
        self._words = text.casefold().split()
        self._choose()

    def _choose(self) -> None:
        kept: Sequence[int] = range(len(self._all))
        for word in self._words:  # one after the other: at 25,000 rows a keystroke takes half of the time
            kept = [number for number in kept if word in self._searched[number]]
        self.beginResetModel()
        self.shown = [self._all[number] for number in kept]
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return tr(self._heads[section])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown[index.row()][index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(*self.shown[index.row()])
        return None


class RowsTable(QTableView):
    """The last column takes what room is left."""

    def __init__(self, name: str, heads: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = Rows(heads, self)
        head = as_list(self, self.rows, name)
        side = self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setResizeContentsPrecision(MEASURED)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setStretchLastSection(True)

    def sizeHintForColumn(self, column: int) -> int:
        return super().sizeHintForColumn(column) + GAP
