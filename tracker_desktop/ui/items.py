"""Work items as rows of a list: the model over what was found, and how a row is drawn."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tracker_desktop.services import words
from tracker_desktop.services.language import tr
from tracker_desktop.services.shown import ItemView
from tracker_desktop.ui.icons import kind_pixmap
from tracker_desktop.ui.shapes import muted, plain_tooltip, play_shape, star_shape

Index = QModelIndex | QPersistentModelIndex
ItemRole = Qt.ItemDataRole.UserRole
LongestKeyRole = ItemRole + 1

SIGN = 16
MARK = 14  # room for the running mark
GAP = 8
PAD = 7
HOVER_ALPHA = 36
PROJECT_SHARE = 4  # the project gets at most a quarter of a row


class ItemModel(QAbstractListModel):
    """The found items, in their order."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._items: Sequence[ItemView] = ()
        self._longest_key = ""

    def put(self, items: Sequence[ItemView]) -> None:
        """Show ``items`` and nothing else."""
        if items == self._items:
            return
        self.beginResetModel()
        self._items = items
        self._longest_key = max((item.key for item in items), key=len, default="")
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self._items[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{item.key} {item.title}"
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(f"{words.kind(item.kind)} {item.key}", item.title, item.project)
            case Qt.ItemDataRole.AccessibleTextRole:
                marks = tr(", running") * item.running + tr(", pinned") * item.pinned
                return f"{words.kind(item.kind)} {item.key}, {item.title}, {item.project}{marks}"
            case int() if role == LongestKeyRole:
                return self._longest_key
        return item if role == ItemRole else None

    def row_of(self, item_id: str) -> int:
        """The row of an item, −1 when it is not there."""
        return next((row for row, item in enumerate(self._items) if item.id == item_id), -1)


class ItemDelegate(QStyledItemDelegate):
    """Draws kind, key, title, project, the running mark and the pin. A click is on the pin or chooses the item."""

    chosen = Signal(object)
    pin_clicked = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._height = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - all rows are alike
        if not self._height:
            self._height = max(option.fontMetrics.height(), SIGN) + 2 * PAD
        return QSize(0, self._height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(ItemRole)
        assert isinstance(item, ItemView)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        palette = option.palette
        ink = palette.color(QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text)
        quiet = ink if selected else muted(palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected or hovered:
            ground = palette.color(QPalette.ColorRole.Highlight)
            ground.setAlpha(255 if selected else HOVER_ALPHA)
            painter.fillRect(option.rect, ground)
        row = option.rect.adjusted(PAD, 0, -PAD, 0)
        row = _draw_signs(painter, row, option, item, ink)
        row = _draw_pin(painter, row, option, item, quiet, offered=selected or hovered)
        _draw_texts(painter, row, option, (item, index.data(LongestKeyRole)), (ink, quiet))
        painter.restore()

    def editorEvent(self, event: QEvent, model: object, option: QStyleOptionViewItem, index: Index) -> bool:  # noqa: ARG002
        if not isinstance(event, QMouseEvent) or event.button() is not Qt.MouseButton.LeftButton:
            return False
        pin = _seen(option, pin_rect(option.rect).adjusted(-GAP, -PAD, PAD, PAD))
        on_pin = pin.contains(event.position().toPoint())
        if event.type() is QEvent.Type.MouseButtonRelease:
            (self.pin_clicked if on_pin else self.chosen).emit(index.data(ItemRole))
        return on_pin


def pin_rect(row: QRect) -> QRect:
    """Where the pin of a row is, where letters run from left to right."""
    return QRect(row.right() - PAD - SIGN + 2, _middle(row) - SIGN // 2 + 1, SIGN - 2, SIGN - 2)


def _seen(option: QStyleOptionViewItem, place: QRect) -> QRect:
    """``place`` in its row, mirrored where letters run from right to left."""
    return QStyle.visualRect(option.direction, option.rect, place)


def _draw_signs(painter: QPainter, row: QRect, option: QStyleOptionViewItem, item: ItemView, ink: QColor) -> QRect:
    """The kind, and a mark on what runs; returns what is left of ``row``."""
    top = _middle(row) - SIGN // 2
    sign = kind_pixmap(item.kind, SIGN, painter.device().devicePixelRatioF())
    painter.drawPixmap(_seen(option, QRect(row.left(), top, SIGN, SIGN)).topLeft(), sign)
    if item.running:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPolygon(play_shape(_seen(option, QRect(row.left() + SIGN + 5, _middle(row) - 5, 9, 11))))
    return row.adjusted(SIGN + MARK + GAP, 0, 0, 0)


def _draw_pin(
    painter: QPainter, row: QRect, option: QStyleOptionViewItem, item: ItemView, quiet: QColor, *, offered: bool
) -> QRect:
    """The pin where there is one, or its outline where one is offered; returns what is left of ``row``."""
    pin = pin_rect(row.adjusted(0, 0, PAD, 0))
    if item.pinned or offered:
        painter.setPen(quiet)
        painter.setBrush(quiet if item.pinned else Qt.BrushStyle.NoBrush)
        painter.drawPolygon(star_shape(_seen(option, pin)))
    return row.adjusted(0, 0, -pin.width() - GAP, 0)


def _draw_texts(
    painter: QPainter,
    row: QRect,
    option: QStyleOptionViewItem,
    content: tuple[ItemView, str],
    colours: tuple[QColor, QColor],
) -> None:
    """Key, title and project; the keys stand in a column as wide as the longest."""
    item, longest_key = content
    ink, quiet = colours
    across = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    metrics = option.fontMetrics
    project = metrics.elidedText(item.project, Qt.TextElideMode.ElideRight, row.width() // PROJECT_SHARE)
    painter.setPen(quiet)
    painter.drawText(_seen(option, row), across | Qt.AlignmentFlag.AlignTrailing, project)
    bold = QFont(option.font)
    bold.setBold(True)
    painter.setFont(bold)
    painter.setPen(ink)
    painter.drawText(_seen(option, row), across, item.key)
    column = min(QFontMetrics(bold).horizontalAdvance(longest_key), row.width() // 2) + GAP
    room = row.adjusted(column, 0, -metrics.horizontalAdvance(project) - GAP, 0)
    painter.setFont(option.font)
    title = metrics.elidedText(item.title, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(_seen(option, room), across, title)


def _middle(row: QRect) -> int:
    return row.top() + row.height() // 2
