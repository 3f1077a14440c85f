"""The floor of the search: a line, and below it a list of fifty plain rows that a key draws anew."""

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget

ROWS = 50


class BareList(QWidget):
    """Shows what was typed in every row."""

    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit(self)
        self._rows = QStringListModel(self)
        found = QListView(self)
        found.setModel(self._rows)
        found.setUniformItemSizes(True)
        self.line.textChanged.connect(lambda text: self._rows.setStringList([f"{text} {row}" for row in range(ROWS)]))
        layout = QVBoxLayout(self)
        layout.addWidget(self.line)
        layout.addWidget(found)
        self.resize(560, 420)
