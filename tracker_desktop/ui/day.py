"""Today's entries as rows of a list: the model, and how a row is drawn."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from tracker_core.model import Moment
from tracker_desktop.services import words
from tracker_desktop.services.language import tr
from tracker_desktop.services.views import DayView, EntryView
from tracker_desktop.ui.shapes import muted, plain_tooltip

Index = QModelIndex | QPersistentModelIndex
EntryRole = Qt.ItemDataRole.UserRole
PAD = 6
GAP = 10


class DayModel(QAbstractListModel):
    """The entries of a day, the latest first, and the time they are looked at."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._entries: Sequence[EntryView] = ()
        self._now = Moment(0, 0)

    def put(self, day: DayView) -> None:
        """Show ``day``; rows that are the same stay where they are."""
        entries = tuple(reversed(day.entries))
        self._now = day.as_of
        if entries != self._entries:
            self.beginResetModel()
            self._entries = entries
            self.endResetModel()
        elif entries:
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return "  ".join((span(entry, self._now), *name(entry), worked(entry, self._now), *flags(entry)))
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(" ".join(name(entry)), entry.note, *flags(entry))
            case int() if role == EntryRole:
                return (entry, self._now)
        return None


class EntryDelegate(QStyledItemDelegate):
    """Draws when, what, and for how long."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - all rows are alike
        return QSize(0, option.fontMetrics.height() + 2 * PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry, now = index.data(EntryRole)
        rect, metrics, palette = option.rect, option.fontMetrics, option.palette
        across = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        bold = QFont(option.font)
        bold.setBold(True)
        ink = palette.color(QPalette.ColorRole.Text)
        painter.save()
        left = rect.left() + PAD
        painter.setPen(muted(palette))
        width = metrics.horizontalAdvance("00:00 – 00:00")
        painter.drawText(QRect(left, rect.top(), width + 1, rect.height()), across, span(entry, now))
        left += width + GAP
        right = rect.right() - PAD
        time = worked(entry, now)
        width = metrics.horizontalAdvance(time)
        painter.setPen(ink)
        painter.drawText(QRect(right - width, rect.top(), width + 1, rect.height()), across, time)
        right -= width + GAP
        if entry.flags:
            painter.setFont(bold)
            painter.drawText(QRect(right - 8, rect.top(), 10, rect.height()), across, "!")
            right -= 8 + GAP
        key, title = name(entry)
        painter.setFont(bold)
        width = QFontMetrics(bold).horizontalAdvance(key)
        painter.drawText(QRect(left, rect.top(), width + 1, rect.height()), across, key)
        left += width + GAP
        painter.setFont(option.font)
        room = max(0, right - left)
        elided = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, rect.top(), room, rect.height()), across, elided)
        painter.restore()


def span(entry: EntryView, now: Moment) -> str:
    """From when to when, on the wall clock; ``…`` stands for a day that is not the one of ``now``."""
    begin = words.clock_time(entry.start, now)
    end = tr("now") if entry.stop is None else words.clock_time(entry.stop, now)
    return f"{begin if len(begin) == len('00:00') else '…'} – {end if len(end) <= len('00:00') else '…'}"


def name(entry: EntryView) -> tuple[str, str]:
    """Key and title."""
    return ("?", tr("An item this device does not know")) if entry.item is None else (entry.item.key, entry.item.title)


def worked(entry: EntryView, now: Moment) -> str:
    """For how long."""
    return words.duration(entry.worked_ms(now.ms))


def flags(entry: EntryView) -> list[str]:
    """Why it deserves a look."""
    return sorted(words.flag(flag) for flag in entry.flags)
