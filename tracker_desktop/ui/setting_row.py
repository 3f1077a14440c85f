"""A setting in the window: what it is called, what it does, its control, its default, and who laid it down."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionFocusRect,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from tracker_desktop.services import setting_words
from tracker_desktop.services.language import tr
from tracker_desktop.services.settings import Settings, SettingView, spoken
from tracker_desktop.services.words import Words
from tracker_desktop.ui.label import label
from tracker_desktop.ui.notice import Notice
from tracker_desktop.ui.setting_controls import control

NARROW = 68  # letters: a row with less room has its control below


class SettingRow(QWidget):
    """``choose`` sets the setting of this name to a text, None for its default, and answers what went wrong."""

    def __init__(self, name: str, choose: Callable[[str, str | None], Words | None], parent: QWidget) -> None:
        super().__init__(parent)
        self.name = name
        self._choose = choose
        self._view: SettingView | None = None
        # Each is made where it stays: Qt's binding (6.11) loses count of what is moved to another parent.
        self._sides = QWidget(self)
        self._texts = QWidget(self._sides)
        self.changes = QWidget(self._sides)
        self.title = label(self._texts, setting_words.title(name), bold=True)
        self.purpose = label(self._texts, setting_words.purpose(name))
        self.control = control(name, self.changes)
        self.control.chosen.connect(self._chosen)
        default = setting_words.value(name, spoken(Settings(), name))
        self.default = label(self.changes, tr("Default: {value}", value=default))
        self.reset = QToolButton(self.changes)
        self.reset.setText(tr("Reset"))
        self.reset.setToolTip(self.default.text())
        self.reset.setAccessibleName(tr("Reset {setting}", setting=self.title.text()))
        self.reset.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.reset.clicked.connect(self._reset)
        self.outcome = Notice(self)
        self.lock = LockMark(self.changes)
        self.notice = Notice(self)
        self._shade()
        self._arrange()

    def draw(self, view: SettingView, told: Words | None) -> None:
        """Show how the setting stands now, and what came of it; what somebody is typing stays where nothing changed."""
        self.outcome.tell(told)
        if view == self._view:
            return
        self._view = view
        self.control.put(view.text)
        self.control.setEnabled(not view.locked)
        self.default.setVisible(not view.locked)
        self.reset.setVisible(view.text != view.default and not view.locked)
        self.lock.setVisible(view.locked)
        title, value = self.title.text(), setting_words.value(view.name, view.text)
        self.lock.setAccessibleName(tr("{setting}: {value}. Set by your organization", setting=title, value=value))
        self.control.call(title, " ".join((self.purpose.text(), (self.lock if view.locked else self.default).text())))

    @property
    def changes_width(self) -> int:
        """What the control and what stands below it need, at the most."""
        gap = self.style().pixelMetric(QStyle.PixelMetric.PM_LayoutHorizontalSpacing)
        below = self.default.sizeHint().width() + gap + self.reset.sizeHint().width()
        return max(self.control.sizeHint().width(), below, self.lock.sizeHint().width())

    def tell(self, told: Words | None) -> None:
        """What went wrong with this setting, or nothing."""
        self.notice.tell(told)

    def has(self, words: str) -> bool:
        """Whether each of ``words`` begins a word of what this is called and does."""
        said = f"{self.title.text()} {self.purpose.text()}".lower().split()
        return all(any(each.startswith(word) for each in said) for word in words.lower().split())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW * self.fontMetrics().averageCharWidth()
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        sides = self._sides.layout()
        assert isinstance(sides, QBoxLayout)
        if sides.direction() != wanted:
            sides.setDirection(wanted)
            sides.setSpacing(4 if narrow else self.fontMetrics().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._shade()

    def _chosen(self, text: str) -> None:
        self._went(self._choose(self.name, text))

    def _reset(self) -> None:
        self.control.setFocus(Qt.FocusReason.OtherFocusReason)  # the button may go
        self._went(self._choose(self.name, None))

    def _went(self, problem: Words | None) -> None:
        if problem is not None and self._view is not None:
            self.control.put(self._view.text)
            self.tell(problem)

    def _shade(self) -> None:
        """What cannot be changed here can still be read."""
        palette = self.palette()
        ink = palette.color(QPalette.ColorRole.PlaceholderText)
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, ink)
        self.control.setPalette(palette)

    def _arrange(self) -> None:
        sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._sides)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(self.fontMetrics().height())
        sides.addWidget(self._texts, 1)
        sides.addWidget(self.changes)
        texts = QVBoxLayout(self._texts)
        texts.setContentsMargins(0, 0, 0, 0)
        texts.setSpacing(2)
        first_line = self.control.parts[0].sizeHint().height() - self.title.sizeHint().height()
        texts.addSpacing(max(0, first_line // 2))  # on one line with what stands in the control
        for part in (self.title, self.purpose):
            part.setWordWrap(True)
            part.setMinimumWidth(1)
            texts.addWidget(part)
        texts.addStretch(1)
        for part in (self.default, self.lock):
            part.setMinimumHeight(self.reset.sizeHint().height())
        changes = QGridLayout(self.changes)
        changes.setContentsMargins(0, 0, 0, 0)
        changes.setVerticalSpacing(2)
        changes.addWidget(self.control, 0, 0, 1, 2)
        changes.addWidget(self.default, 1, 0)
        changes.addWidget(self.lock, 1, 0)  # only one of the two shows
        changes.addWidget(self.reset, 1, 1)
        changes.setColumnStretch(0, 1)
        changes.setRowStretch(2, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._sides)
        layout.addWidget(self.outcome)
        layout.addWidget(self.notice)


class LockMark(QLabel):
    """A padlock, and whose it is. It takes the keyboard: the control it stands for cannot, and would stay unheard."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Set by your organization"), parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._gap = self.fontMetrics().height() + 2
        self.setIndent(0)
        leading = Qt.LayoutDirection.LeftToRight is self.layoutDirection()
        self.setContentsMargins(self._gap if leading else 0, 0, 0 if leading else self._gap, 0)

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(4, 0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self.palette().color(self.foregroundRole())
        high = self.fontMetrics().ascent() * 0.95
        wide = high * 0.8
        leading = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        x = 2.0 if leading else self.width() - wide - 2
        y = (self.height() - high) / 2
        body = QRectF(x, y + high * 0.45, wide, high * 0.55)
        painter.setPen(QPen(ink, high * 0.12))
        arch = QRectF(x + wide * 0.2, y + high * 0.06, wide * 0.6, high * 0.7)
        painter.drawArc(arch, 0, 180 * 16)
        middle = arch.center().y()
        for side in (arch.left(), arch.right()):
            painter.drawLine(QPointF(side, middle), QPointF(side, body.top()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(body, high * 0.1, high * 0.1)
        if self.hasFocus():
            option = QStyleOptionFocusRect()
            option.initFrom(self)
            self.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, self)
