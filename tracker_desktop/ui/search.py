"""Search as you type: a line, the list of what matches, and Enter to start."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QIcon, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from tracker_core.errors import TrackerError
from tracker_core.model import Kind
from tracker_desktop.services import words
from tracker_desktop.services.language import tr
from tracker_desktop.services.shown import ItemView
from tracker_desktop.services.words import Words
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.buttons import row
from tracker_desktop.ui.icons import kind_pixmap
from tracker_desktop.ui.items import SIGN, ItemDelegate, ItemModel, ItemRole
from tracker_desktop.ui.notice import Notice
from tracker_desktop.ui.spoken import say, spoken_as

LIST_KEYS = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}


class SearchPanel(QWidget):
    """``started`` once a timer was started, ``dismissed`` on Esc. What was typed stays until then.

    ``choose`` is what Enter does with the key, instead of starting a timer; it answers what went wrong.
    """

    started = Signal()
    dismissed = Signal()

    def __init__(
        self, actions: Actions, parent: QWidget | None = None, choose: Callable[[str], Words | None] | None = None
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._choose = choose or actions.start
        self._refused = False  # the notice answers what the person asked for, which must outlast a refresh
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(
            tr("Choose: type a key, a word or a project") if choose else tr("Start: type a key, a word or a project")
        )
        self.line.setAccessibleName(tr("Search the work items assigned to you"))
        self.line.setAccessibleDescription(
            tr("The arrow keys choose, Enter takes.")
            if choose
            else tr("The arrow keys choose, Enter starts, Control and P pins.")
        )
        self.line.setClearButtonEnabled(True)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._typed)
        self.kind = self._make_kinds()
        self.notice = Notice(self)
        self.model = ItemModel(self)
        self.list = self._make_list()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        line = row(self.line, self.kind)
        line.setStretchFactor(self.line, 1)
        layout.addLayout(line)
        layout.addWidget(self.notice)
        layout.addWidget(self.list, 1)

    def draw(self) -> None:
        """Look again: something changed."""
        self._find(keep_row=True)

    def begin(self) -> None:
        """Ready for a new search."""
        self.line.clear()
        self.kind.setCurrentIndex(0)
        self._refused = False
        self._find(keep_row=False)
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def _make_kinds(self) -> QComboBox:
        kinds = QComboBox(self)
        kinds.setAccessibleName(tr("Kind of work item"))
        kinds.setToolTip(tr("Show just one kind"))
        kinds.addItem(tr("All kinds"), None)
        for kind in Kind:
            kinds.addItem(QIcon(kind_pixmap(kind, SIGN, self.devicePixelRatioF())), words.kind(kind), kind.value)
        kinds.currentIndexChanged.connect(self._typed)
        kinds.activated.connect(lambda _: self.line.setFocus(Qt.FocusReason.OtherFocusReason))
        return kinds

    def _make_list(self) -> QListView:
        found = QListView(self)
        found.setModel(self.model)
        delegate = ItemDelegate(found)
        delegate.chosen.connect(self._start)
        delegate.pin_clicked.connect(self._pin)
        found.setItemDelegate(delegate)
        found.setUniformItemSizes(True)
        found.setMouseTracking(True)
        found.setFrameShape(QFrame.Shape.NoFrame)
        found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        found.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        found.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard stays in the line, which moves the list
        found.setAccessibleName(tr("Work items assigned to you"))
        return found

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in LIST_KEYS:
            self.list.event(event)
            self._say_chosen()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._start(self.list.currentIndex().data(ItemRole))
            return True
        if key == Qt.Key.Key_Escape:
            self.dismissed.emit()
            return True
        if key == Qt.Key.Key_P and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._pin(self.list.currentIndex().data(ItemRole))
            return True
        return False

    def _typed(self) -> None:
        self._refused = False
        self._find(keep_row=False)
        if self.line.text():
            self._say_chosen()

    def _say_chosen(self) -> None:
        """The keyboard is in the line, so that nobody hears by itself what Enter would take."""
        say(self.list, str(self.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) or ""))

    def _find(self, *, keep_row: bool) -> None:
        query, kind = self.line.text(), self.kind.currentData()
        current = self.list.currentIndex().data(ItemRole)
        try:
            found = self._actions.search(query, None if kind is None else Kind(kind))
            told = None if found else _nothing(query, narrowed=kind is not None)
        except TrackerError as error:
            found, told = (), words.error(error, self._actions.now())
        self.model.put(found)
        place = self.model.row_of(current.id) if keep_row and isinstance(current, ItemView) else 0
        self.list.setCurrentIndex(self.model.index(max(place, 0)))
        if not self._refused:
            self.notice.tell(told)

    def _start(self, item: object) -> None:
        if not isinstance(item, ItemView):
            return
        problem = self._choose(item.key)
        self._answer(problem)
        if problem is None:
            self.started.emit()

    def _pin(self, item: object) -> None:
        if isinstance(item, ItemView):
            self._answer(self._actions.pin(item.id, not item.pinned))

    def _answer(self, problem: Words | None) -> None:
        self._refused = problem is not None
        self.notice.tell(problem)


@spoken_as(QAccessible.Role.Dialog)
class SearchWindow(QWidget):
    """The search as a window of its own, for the menu's "Start…"; closes once a timer was started."""

    def __init__(self, actions: Actions) -> None:
        super().__init__(None, Qt.WindowType.Dialog)
        self.setWindowTitle(tr("Start a timer"))
        self.panel = SearchPanel(actions, self)
        self.panel.started.connect(self.close)
        self.panel.dismissed.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.addWidget(self.panel)
        self.resize(560, 420)

    def draw(self) -> None:
        """Show how things stand now."""
        self.panel.draw()


def _nothing(query: str, *, narrowed: bool) -> Words:
    if narrowed:
        return Words(tr("Nothing found"), tr("Other kinds of work items may match: choose “All kinds”."))
    if query.strip():
        return Words(tr("Nothing found"), tr("No work item assigned to you matches “{query}”.", query=query.strip()))
    return Words(tr("No work yet"), tr("Nothing is assigned to you so far; new work appears here after the next sync."))
