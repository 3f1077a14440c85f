"""Today's entries as rows of a list: the model, and how a row is drawn."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tracker_core.model import Moment
from tracker_core.timesheet import day_of
from tracker_desktop.services import words
from tracker_desktop.services.language import tr
from tracker_desktop.services.periods import DayView
from tracker_desktop.services.shown import EntryView
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
                return in_words(entry, self._now)
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
        metrics, palette = option.fontMetrics, option.palette
        across = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        bold = QFont(option.font)
        bold.setBold(True)
        ink = palette.color(QPalette.ColorRole.Text)

        def write(text: str, left: int, width: int) -> None:
            """``left`` as letters run from left to right; mirrored where they do not."""
            place = QRect(left, option.rect.top(), width, option.rect.height())
            painter.drawText(QStyle.visualRect(option.direction, option.rect, place), across, text)

        painter.save()
        left = option.rect.left() + PAD
        painter.setPen(muted(palette))
        width = max(metrics.horizontalAdvance(f"00:00 – {end}") for end in ("00:00", tr("now")))
        write(span(entry, now), left, width + 1)
        left += width + GAP
        right = option.rect.right() - PAD
        time = worked(entry, now)
        width = metrics.horizontalAdvance(time)
        painter.setPen(ink)
        write(time, right - width, width + 1)
        right -= width + GAP
        if entry.flags:
            painter.setFont(bold)
            write("!", right - 8, 10)
            right -= 8 + GAP
        key, title = name(entry)
        painter.setFont(bold)
        width = QFontMetrics(bold).horizontalAdvance(key)
        write(key, left, width + 1)
        left += width + GAP
        painter.setFont(option.font)
        room = max(0, right - left)
        write(metrics.elidedText(title, Qt.TextElideMode.ElideRight, room), left, room)
        painter.restore()


def in_words(entry: EntryView, now: Moment) -> str:
    """All that is shown of an entry, as a line to read or to hear."""
    return "  ".join((span(entry, now), *name(entry), worked(entry, now), *flags(entry)))


def span(entry: EntryView, now: Moment) -> str:
    """From when to when, on the wall clock; ``…`` stands for a day that is not the one of ``now``."""
    return f"{_time(entry.start, now)} – {tr('now') if entry.stop is None else _time(entry.stop, now)}"


def _time(at: Moment, now: Moment) -> str:
    return words.clock_time(at, now) if day_of(at) == day_of(now) else "…"


def name(entry: EntryView) -> tuple[str, str]:
    """Key and title."""
    return ("?", tr("An item this device does not know")) if entry.item is None else (entry.item.key, entry.item.title)


def worked(entry: EntryView, now: Moment) -> str:
    """For how long."""
    return words.duration(entry.worked_ms(now.ms))


def flags(entry: EntryView) -> list[str]:
    """Why it deserves a look."""
    return sorted(words.flag(flag) for flag in entry.flags)
