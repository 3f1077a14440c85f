"""How far a piece of long work is, in words and as a bar, and the way to stop it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from tracker_desktop.services import words
from tracker_desktop.services.language import tr
from tracker_desktop.services.progress import Progress
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.buttons import button, row
from tracker_desktop.ui.label import elided

LOOK_MS = 500  # how often a window looks at what moves untold
PATIENCE_MS = 500  # work that ends before that shows nothing: what only flickers tells nobody anything


class ProgressPanel(QWidget):
    """Takes no room before work has gone on for half a second. ``cancel`` is what its button does; ``tip`` says what
    becomes of the work then.
    """

    def __init__(self, cancel: Callable[[], object], tip: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.line = elided(self)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.cancel = button(tr("&Cancel"), tip, cancel, self)
        self._tip = tip
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self.show)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.line)
        layout.addLayout(row(self.bar, self.cancel))
        self.hide()

    def draw(self, progress: Progress | None, why_not: str = "") -> None:
        """Show ``progress``; None: there is nothing to wait for. ``why_not``: why it cannot be stopped now."""
        if progress is None:
            self._patience.stop()
            self.hide()
            return
        told = words.progress(progress)
        far = progress.per_mille
        self.line.setText(told)
        self.bar.setRange(0, 0 if far is None else 1000)  # without an end the bar only shows that something goes on
        self.bar.setValue(far or 0)
        self.bar.setAccessibleName(told)
        self.cancel.setEnabled(not why_not)
        self.cancel.setToolTip(why_not or self._tip)
        self.cancel.setAccessibleDescription(why_not or self._tip)
        if self.isHidden() and not self._patience.isActive():
            self._patience.start(PATIENCE_MS)


class SyncProgress(ProgressPanel):
    """Of a long sync. Looks at it while it is on the screen, and nobody is woken for it when it is not. ``moved`` is
    emitted with each look that found it under way.
    """

    moved = Signal()

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(
            actions.account.stop_sync, tr("What came so far is kept; the next sync goes on from there."), parent
        )
        self._actions = actions
        self._looks = QTimer(self)
        self._looks.timeout.connect(self._look)

    def follow(self, *, syncing: bool) -> None:
        """Look from now on, or no more."""
        if not syncing:
            self._looks.stop()
            self.draw(None)
        elif not self._looks.isActive():
            self._looks.start(LOOK_MS)

    def _look(self) -> None:
        if not self.window().isVisible():
            self._looks.stop()  # drawn anew when it opens
            return
        progress = self._actions.account.sync_progress()
        self.draw(progress)
        if progress is not None:
            self.show()  # it has gone on since the look before
            self.moved.emit()
