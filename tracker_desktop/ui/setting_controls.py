"""What a setting is changed with: one control for each kind that the declaration knows."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QKeySequence, QValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from tracker_desktop.services import setting_words
from tracker_desktop.services.language import tr
from tracker_desktop.services.settings import FIELDS, Kind, clock, minutes_of
from tracker_desktop.services.shortcuts import OFF
from tracker_desktop.ui.spoken import spoken_as

DAYS_IN_A_LINE = 4
# Keys that Qt calls otherwise; on macOS its Ctrl is the command key, and its Meta the control key.
OF_QT = {"pageup": "pgup", "pagedown": "pgdown", "insert": "ins", "delete": "del"}
if sys.platform == "darwin":
    OF_QT |= {"meta": "ctrl", "ctrl": "meta"}
HOUR, STEP = 60, 5  # minutes that an arrow key goes on, by where the cursor stands


class Control(QWidget):
    """``chosen`` brings what the person wants, as it is written; ``put`` shows what is in force and is silent."""

    chosen = Signal(str)

    def __init__(self, parts: list[QWidget], parent: QWidget, columns: int = 1) -> None:
        super().__init__(parent)
        self.parts = parts
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, part in enumerate(parts):
            grid.addWidget(part, place // columns, place % columns)
            part.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            part.installEventFilter(self)
        self.setFocusProxy(parts[0])

    def put(self, text: str) -> None:
        raise NotImplementedError

    def call(self, title: str, description: str) -> None:
        """Say what this is to who cannot see where it stands."""
        for part in self.parts:
            own = part.text() if isinstance(part, QCheckBox) and len(self.parts) > 1 else ""
            part.setAccessibleName(f"{title}: {own}" if own else title)
            part.setAccessibleDescription(description)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            event.ignore()  # the wheel turns the page; it must not set what happens to pass below the mouse
            return True
        return super().eventFilter(watched, event)


class Number(Control):
    """A whole number with its unit."""

    def __init__(self, name: str, parent: QWidget) -> None:
        self.spin = QSpinBox()
        before, after = setting_words.unit(name)
        self.spin.setRange(FIELDS[name].least, FIELDS[name].most)
        self.spin.setPrefix(before)
        self.spin.setSuffix(after)
        self.spin.setSpecialValueText(setting_words.least(name))
        self.spin.setKeyboardTracking(False)  # 12 is not 1 first
        super().__init__([self.spin], parent)
        self.spin.valueChanged.connect(lambda value: self.chosen.emit(str(value)))

    def put(self, text: str) -> None:
        self.spin.blockSignals(True)
        self.spin.setValue(int(text))
        self.spin.blockSignals(False)


class TimeOfDay(Control):
    """An hour and a minute."""

    def __init__(self, name: str, parent: QWidget) -> None:
        self.spin = ClockSpin()
        self.spin.setRange(FIELDS[name].least, FIELDS[name].most)
        super().__init__([self.spin], parent)
        self.spin.valueChanged.connect(lambda value: self.chosen.emit(clock(value)))

    def put(self, text: str) -> None:
        self.spin.blockSignals(True)
        self.spin.setValue(minutes_of(text))
        self.spin.blockSignals(False)


class ClockSpin(QSpinBox):
    """Minutes of the day, written as a clock shows them; Qt's own field for times knows no 24:00."""

    def __init__(self) -> None:
        super().__init__()
        self.setKeyboardTracking(False)

    def textFromValue(self, value: int) -> str:
        return clock(value)

    def valueFromText(self, text: str) -> int:
        try:
            return minutes_of(text)
        except ValueError:
            return self.value()

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        try:
            minutes_of(text)
        except ValueError:
            fits = len(text) <= len("00:00") and set(text) <= set("0123456789:")
            return QValidator.State.Intermediate if fits else QValidator.State.Invalid, text, place
        return QValidator.State.Acceptable, text, place

    def stepBy(self, steps: int) -> None:
        place = self.lineEdit().cursorPosition()
        in_hours = place <= self.text().index(":")
        self.setValue(self.value() + steps * (HOUR if in_hours else STEP))
        self.lineEdit().setCursorPosition(place)


class Switch(Control):
    """On or off."""

    def __init__(self, parent: QWidget) -> None:
        self.box = QCheckBox()
        super().__init__([self.box], parent)
        self.box.clicked.connect(self._clicked)

    def put(self, text: str) -> None:
        self.box.setChecked(text == "on")
        self.box.setText(setting_words.choice(text))

    def _clicked(self, on: bool) -> None:
        self.chosen.emit("on" if on else "off")


class Choice(Control):
    """One of a few."""

    def __init__(self, name: str, parent: QWidget) -> None:
        self.list = QComboBox()
        for each in FIELDS[name].names:
            self.list.addItem(setting_words.choice(each), each)
        super().__init__([self.list], parent)
        self.list.activated.connect(lambda place: self.chosen.emit(self.list.itemData(place)))

    def put(self, text: str) -> None:
        self.list.setCurrentIndex(self.list.findData(text))


class Days(Control):
    """Some of the seven days."""

    def __init__(self, name: str, parent: QWidget) -> None:
        self.boxes = {day: QCheckBox(setting_words.day(day)) for day in FIELDS[name].names}
        super().__init__(list(self.boxes.values()), parent, DAYS_IN_A_LINE)
        for box in self.boxes.values():
            box.clicked.connect(self._clicked)

    def put(self, text: str) -> None:
        for day, box in self.boxes.items():
            box.setChecked(day in text.split())

    def _clicked(self) -> None:
        self.chosen.emit(" ".join(day for day, box in self.boxes.items() if box.isChecked()))


@spoken_as(QAccessible.Role.HotkeyField)
class PressedKeys(QKeySequenceEdit):
    """Qt's own is empty space to a screen reader, has a line in it that nothing leads to, and lets nobody go back."""

    def __init__(self) -> None:
        super().__init__()
        for line in self.findChildren(QLineEdit):
            line.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Backtab:
            return self.focusPreviousChild()
        return super().event(event)


class Keys(Control):
    """Keys that are pressed together, or none."""

    def __init__(self, parent: QWidget) -> None:
        self.edit = PressedKeys()
        self.edit.setMaximumSequenceLength(1)
        self.off = QPushButton(setting_words.choice(OFF))
        self.off.setAutoDefault(False)
        super().__init__([self.edit, self.off], parent, 2)
        self.edit.editingFinished.connect(self._pressed)
        self.off.clicked.connect(lambda: self.chosen.emit(OFF))

    def put(self, text: str) -> None:
        self.edit.blockSignals(True)
        self.edit.setKeySequence(QKeySequence("" if text == OFF else _as_qt(text)))
        self.edit.blockSignals(False)
        self._hint()
        self.off.setEnabled(text != OFF)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and not event.modifiers():
            if event.type() == QEvent.Type.KeyPress:
                self.window().close()  # as everywhere; Qt would take it for the wish
            return True
        return super().eventFilter(watched, event)

    def _hint(self) -> None:
        """In our words, which Qt's own replace each time: it has none in some of our languages."""
        for line in self.edit.findChildren(QLineEdit):
            line.setPlaceholderText(tr("Press the keys"))

    def _pressed(self) -> None:
        self._hint()
        keys = self.edit.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        if keys:
            self.chosen.emit(_from_qt(keys))


def _as_qt(text: str) -> str:
    return "+".join(OF_QT.get(key, key) for key in text.split("+"))


def _from_qt(text: str) -> str:
    ours = {theirs: own for own, theirs in OF_QT.items()}
    return "+".join(ours.get(key, key) for key in text.lower().split("+"))


def control(name: str, parent: QWidget) -> Control:
    """What the setting ``name`` is changed with."""
    match FIELDS[name].kind:
        case Kind.NUMBER:
            return Number(name, parent)
        case Kind.SWITCH:
            return Switch(parent)
        case Kind.CHOICE:
            return Choice(name, parent)
        case Kind.DAYS:
            return Days(name, parent)
        case Kind.TIME:
            return TimeOfDay(name, parent)
        case Kind.KEYS:
            return Keys(parent)
