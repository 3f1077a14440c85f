"""The parts of the small window: what runs, today, the state of the sync."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QPushButton, QVBoxLayout, QWidget

from tracker_core.model import Moment
from tracker_desktop.services import words
from tracker_desktop.services.language import tr
from tracker_desktop.services.ports import SyncPhase
from tracker_desktop.services.views import TrayView
from tracker_desktop.services.words import Words
from tracker_desktop.ui.actions import Actions, Doors
from tracker_desktop.ui.buttons import button, row
from tracker_desktop.ui.day import DayModel, EntryDelegate
from tracker_desktop.ui.label import TITLE_SCALE, elided, label
from tracker_desktop.ui.menu import alarm_line, news_line, policy_line, state_words
from tracker_desktop.ui.notice import Notice
from tracker_desktop.ui.progress import SyncProgress
from tracker_desktop.ui.spoken import say


class RunningCard(QFrame):
    """What runs, since when and for how long, and the way to stop it."""

    def __init__(self, stop: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.title = elided(self, scale=TITLE_SCALE, bold=True)
        self.detail = elided(self)
        self.stop = QPushButton(tr("&Stop"), self)
        self.stop.clicked.connect(stop)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.title)
        texts.addWidget(self.detail)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.addLayout(texts, 1)
        layout.addWidget(self.stop)

    def draw(self, view: TrayView, now: Moment) -> None:
        """Show ``view`` as it stands at ``now``."""
        before = self.title.text()
        self._show(view, now)
        if before not in ("", self.title.text()):
            say(self.title, self.title.text())

    def _show(self, view: TrayView, now: Moment) -> None:
        self.stop.setVisible(bool(view.running))
        if not view.running:
            self.title.setText(tr("No timer is running"))
            self.detail.setText(tr("Choose below what you work on."))
            return
        first = view.running[0]
        item = first.item
        self.title.setText(f"{item.key}  {item.title}" if item else tr("An item this device does not know"))
        self.stop.setAccessibleDescription(self.title.text())
        more = f" · {words.more_timers(len(view.running) - 1)}" if len(view.running) > 1 else ""
        since = words.clock_time(first.start, now)
        self.detail.setText(
            tr("{worked} · since {time}", worked=words.duration(first.worked_ms(now.ms)), time=since) + more
        )


class TodayList(QWidget):
    """Today's entries, and their sum."""

    def __init__(self, doors: Doors, parent: QWidget) -> None:
        super().__init__(parent)
        self.total = label(self, bold=True)
        self.times = button(
            tr("&My times…"), tr("The day to put right, the week and the month to look at"), doors.times, self
        )
        self.mini = button(
            tr("Mi&ni window"),
            tr("One line that stays on the screen: what runs, and for how long"),
            lambda: doors.mini(True),
            self,
        )
        heading = label(self, bold=True)
        heading.setText(tr("Today"))
        self.model = DayModel(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(EntryDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Today's entries"))
        self.nothing = label(self)
        self.nothing.setText(tr("Nothing recorded yet today."))
        head = row(heading, None, self.total, self.times, self.mini)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self.nothing)
        layout.addWidget(self.list, 1)

    def draw(self, view: TrayView, now: Moment, actions: Actions) -> None:
        """Show today as it stands at ``now``. Raises ``TrackerError`` when it cannot be read."""
        day = actions.times.today()
        worked = words.duration(view.today_ms(now))
        self.total.setText(worked)
        self.total.setAccessibleName(tr("Today: {worked}", worked=worked))
        self.model.put(day)
        self.nothing.setVisible(not day.entries)
        self.list.setVisible(bool(day.entries))


class StateBar(QWidget):
    """How the sync stands, why it does not go on, who is signed in, and what can be done about each."""

    def __init__(self, actions: Actions, doors: Doors, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = actions
        self.line = elided(self)
        self.sync_now = QPushButton(tr("S&ync now"), self)
        self.sync_now.clicked.connect(self._sync)
        self.reason = Notice(self)
        self.rejected = QPushButton(self)
        self.rejected.clicked.connect(doors.rejected)
        self.alarm = button("", tr("What is wrong, and what you can do about it"), doors.audit, self)
        self.policy = button("", tr("What your organization keeps about you, and why"), doors.policy, self)
        self.news = button("", tr("What you asked your organization for"), doors.requests, self)
        self.progress = SyncProgress(actions, self)
        self.person = elided(self)
        self.my_data = button(
            tr("My d&ata…"), tr("What is kept about you, and what you can ask for"), doors.my_data, self
        )
        self.settings = button(tr("S&ettings…"), tr("What you can set"), doors.settings, self)
        self.sign_out = QPushButton(tr("Sign &out"), self)
        self.sign_out.clicked.connect(doors.sign_out)
        self.sign_in = QPushButton(tr("Sign &in…"), self)
        self.sign_in.clicked.connect(doors.sign_in)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(6)
        sync = row(self.line, self.sync_now)
        whose = row(self.person, self.my_data, self.settings, self.sign_out, self.sign_in)
        for each, told in ((sync, self.line), (whose, self.person)):
            each.setStretchFactor(told, 1)  # buttons take what they need
        layout.addLayout(sync)
        layout.addWidget(self.progress)
        layout.addWidget(self.reason)
        layout.addWidget(self.rejected)
        layout.addWidget(self.alarm)
        layout.addWidget(self.policy)
        layout.addWidget(self.news)
        layout.addLayout(whose)

    def draw(self, view: TrayView, now: Moment) -> None:
        """Show ``view`` as it stands at ``now``."""
        shut = bool(view.problem)
        known = view.person is not None
        signed_in = known and view.sync.status.phase is not SyncPhase.SIGNED_OUT
        title, reason = state_words(view.calm, now)
        self.progress.follow(syncing=view.sync.status.phase is SyncPhase.SYNCING)
        self.line.setText("" if shut or not known else title)
        self.reason.tell(Words("", reason) if reason and not shut else None)
        rejected = view.sync.counts.rejected
        self.rejected.setText(f"{words.rejected_line(rejected)}…")
        self.rejected.setVisible(bool(rejected))
        self.alarm.setText(f"{alarm_line(view)}…")
        self.alarm.setVisible(bool(view.alarms))
        self.policy.setText(policy_line(view))
        self.policy.setVisible(view.new_policy and signed_in)
        self.news.setText(news_line(view))
        self.news.setVisible(bool(view.news) and known and not shut)
        self.my_data.setVisible(known and not shut)
        self.sync_now.setVisible(signed_in)
        self.sync_now.setEnabled(view.sync.status.phase is not SyncPhase.SYNCING)
        self.person.setText(tr("Signed in as {name}", name=view.person.name) if view.person and signed_in else "")
        self.settings.setVisible(not shut)
        self.sign_out.setVisible(signed_in)
        self.sign_in.setVisible(known and not signed_in)

    def _sync(self) -> None:
        self.reason.tell(self._actions.sync_now())
