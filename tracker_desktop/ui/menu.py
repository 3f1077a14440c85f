"""The tray's menu: every line has its place for good and is updated there, so that an open menu does not flicker."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from tracker_core.model import Moment
from tracker_desktop.services import words
from tracker_desktop.services.language import tr
from tracker_desktop.services.ports import RECOVERABLE, SyncPhase
from tracker_desktop.services.shown import EntryView, ItemView
from tracker_desktop.services.views import QUICK_ITEMS, TrayView
from tracker_desktop.services.words import Words
from tracker_desktop.ui.actions import Actions, Doors

TITLE_WIDTH = 48  # characters of a title; bars and screens are narrow
LINE_WIDTH = 56
REASON_LINES = 7
LOOKS_LIKE_UNDERSCORE = "\u02cd"  # MODIFIER LETTER LOW MACRON


class TrayMenu(QMenu):
    """Renders a ``TrayView``; ``over_dbus`` tells whether the panel draws it, which reads labels in another way."""

    def __init__(self, actions: Actions, doors: Doors, over_dbus: Callable[[], bool]) -> None:
        super().__init__()
        self._actions = actions
        self._doors = doors
        self._over_dbus = over_dbus
        self._keys: list[str] = []
        open_window = self._open_window
        self._running = self._line(open_window)
        self._resume = self._line(self._do_resume)
        self._stop = self._line(self._do_stop)
        self._away = self._line(doors.away)
        self.addSeparator()
        self._quick = [self._line(partial(self._do_start, place)) for place in range(QUICK_ITEMS)]
        self._start = self._line(doors.search)
        self._note_start = self._line(doors.note_start)
        self._note_stop = self._line(self._do_note_stop)
        self._noted = self._line(None)
        self.addSeparator()
        self._today = self._line(doors.times)
        self._sync = self._line(open_window)
        self._reason = [self._line(None) for _ in range(REASON_LINES)]
        self._rejected = self._line(doors.rejected)
        self._unrecorded = self._line(self._show_unrecorded)
        self._alarm = self._line(doors.audit)
        self._policy = self._line(doors.policy)
        self._news = self._line(doors.requests)
        self._quiet = self._line(actions.absences.snooze)
        self._sync_now = self._line(self._do_sync)
        self._retry = self._line(doors.retry)
        self._recover = self._line(doors.recover)
        self.addSeparator()
        self._person = self._line(None)
        self._sign_in = self._line(doors.sign_in)
        self._sign_out = self._line(doors.sign_out)
        self._settings = self._line(doors.settings)
        self._my_data = self._line(doors.my_data)
        self._mini = self._line(self._do_mini)
        self._mini.setCheckable(True)
        self._window = self._line(open_window)
        self._quit = self._line(doors.quit)

    def draw(self, view: TrayView, now: Moment) -> None:
        """Show ``view`` as it stands at ``now``."""
        shut = bool(view.problem)
        signed_out = view.person is None or view.sync.status.phase is SyncPhase.SIGNED_OUT
        usable = not shut and view.person is not None
        self._put(self._running, running_line(view, now) if usable else "")
        last = view.last
        self._put(self._resume, tr("&Resume {item}", item=item_line(last)) if last else "", marked=True)
        self._put(self._stop, tr("&Stop") if view.running else "", marked=True)
        self._put(
            self._away,
            tr("&Away {span}…", span=words.span(view.away[0].absence, now)) if view.away else "",
            marked=True,
        )
        offered = [item for item in view.quick if not item.running]
        self._keys = [item.key for item in offered]
        for place, action in enumerate(self._quick):
            self._put(action, item_line(offered[place]) if place < len(offered) else "")
        self._put(self._start, tr("S&tart…") if usable else "", marked=True)
        self._put(self._note_start, tr("No&te a start…") if view.can_note else "", marked=True)
        self._put(self._note_stop, tr("Note a sto&p") if view.can_note else "", marked=True)
        self._put(self._noted, words.noted_line(view.noted) if view.noted and shut else "")
        self._put(
            self._today,
            tr("To&day: {worked}…", worked=words.duration(view.today_ms(now))) if usable else "",
            marked=True,
        )
        title, reason = state_words(view, now)
        self._put(self._sync, title)
        lines = wrapped(reason)
        for place, action in enumerate(self._reason):
            self._put(action, lines[place] if place < len(lines) else "")
        rejected = view.sync.counts.rejected
        self._put(self._rejected, f"{words.rejected_line(rejected)}…" if rejected else "")
        self._put(self._unrecorded, f"{words.unrecorded_line(view.unrecorded)}…" if view.unrecorded else "")
        self._put(self._alarm, f"{alarm_line(view)}…" if view.alarms else "")
        self._put(self._policy, policy_line(view) if usable else "", marked=True)
        self._put(self._news, news_line(view) if usable else "")
        self._put(self._quiet, tr("&No reminders for an hour") if view.reminded else "", marked=True)
        self._put(self._sync_now, tr("Syn&c now") if usable and not signed_out else "", marked=True)
        self._put(self._retry, tr("Try &again") if shut and view.problem != "opening" else "", marked=True)
        self._put(self._recover, tr("Set aside and &begin anew…") if view.problem in RECOVERABLE else "", marked=True)
        self._put(
            self._person, tr("Signed in as {name}", name=view.person.name) if view.person and not signed_out else ""
        )
        self._put(self._sign_in, tr("Sign &in…") if signed_out and not shut else "", marked=True)
        self._put(self._sign_out, tr("Sign &out") if usable and not signed_out else "", marked=True)
        self._put(self._settings, "" if shut else tr("S&ettings…"), marked=True)
        self._put(self._my_data, tr("M&y data…") if usable else "", marked=True)
        self._put(self._mini, tr("&Mini window") if usable else "", marked=True)
        if self._mini.isChecked() != view.mini:
            self._mini.setChecked(view.mini)
        self._put(self._window, tr("Open &window"), marked=True)
        self._put(self._quit, tr("&Quit"), marked=True)

    def _line(self, act: Callable[[], object] | None) -> QAction:
        action = self.addAction("")
        action.setVisible(False)
        if act is None:
            action.setEnabled(False)
        else:
            action.triggered.connect(lambda: act())  # noqa: PLW0108 - the signal brings a bool along
        return action

    def _put(self, action: QAction, text: str, *, marked: bool = False) -> None:
        # Qt tells the panel of each call, changed or not, so say only what is new.
        if text:
            spoken = label(text, marked=marked, over_dbus=self._over_dbus())
            if action.text() != spoken:
                action.setText(spoken)
        if action.isVisible() != bool(text):
            action.setVisible(bool(text))

    def _open_window(self) -> None:
        self._doors.window(None)

    def _do_start(self, place: int) -> None:
        if place < len(self._keys):
            self._tell(self._actions.start(self._keys[place]))

    def _do_stop(self) -> None:
        self._tell(self._actions.stop())

    def _do_resume(self) -> None:
        self._tell(self._actions.resume())

    def _do_mini(self) -> None:
        self._doors.mini(self._mini.isChecked())

    def _do_note_stop(self) -> None:
        self._tell(self._actions.noting.stop())

    def _show_unrecorded(self) -> None:
        self._tell(self._actions.noting.unrecorded())

    def _do_sync(self) -> None:
        self._tell(self._actions.sync_now())

    def _tell(self, problem: Words | None) -> None:
        if problem is not None:
            self._doors.window(problem)


def running_line(view: TrayView, now: Moment) -> str:
    """What runs, for how long."""
    if not view.running:
        return tr("No timer is running")
    first = view.running[0]
    more = f" ({words.more_timers(len(view.running) - 1)})" if len(view.running) > 1 else ""
    return f"{entry_name(first)} · {words.duration(first.worked_ms(now.ms))}{more}"


def entry_name(entry: EntryView) -> str:
    """Key and title of what an entry is about."""
    return item_line(entry.item) if entry.item else tr("An item this device does not know")


def item_line(item: ItemView) -> str:
    """Key and title, cut to a length that fits a menu."""
    title = item.title if len(item.title) <= TITLE_WIDTH else f"{item.title[: TITLE_WIDTH - 1].rstrip()}…"
    return f"{item.key}  {title}"


def policy_line(view: TrayView) -> str:
    """That there is a policy to read; empty where it was read."""
    if not view.new_policy:
        return ""
    return tr("The p&rivacy policy changed…") if view.policy_changed else tr("&Read the privacy policy…")


def alarm_line(view: TrayView) -> str:
    """What is wrong with the organization's audit; empty where nothing is."""
    if not view.alarms:
        return ""
    from tracker_desktop.services import privacy_words  # on most days nobody needs these words

    return privacy_words.alarm_line(view.alarms[0])


def news_line(view: TrayView) -> str:
    """That something happened to a request; empty where nothing did."""
    return f"{words.news(view.news).title}…" if view.news else ""


def state_words(view: TrayView, now: Moment) -> Words:
    """How things stand in one line, and why and what to do where something is wrong."""
    if view.problem:
        return words.code(view.problem)
    return Words(words.sync_line(view.sync, now), words.sync_reason(view.sync, now))


def wrapped(reason: str) -> list[str]:
    """A reason as lines of the menu."""
    return textwrap.wrap(reason, LINE_WIDTH)


def label(text: str, *, marked: bool = False, over_dbus: bool) -> str:
    """``text`` as a menu label; where it is ``marked``, its first ``&`` stands before the accelerator.

    Qt reads ``&`` as the mark of an accelerator. A panel that gets the menu over D-Bus reads ``_`` as that, and Qt
    translates just the first ``&`` for it. Panels disagree on how a plain underscore is written, so they get another
    character that looks like one.
    """
    place = text.find("&") + 1 if marked else 0
    before, after = text[:place], text[place:]
    if not over_dbus:
        return f"{before}{after.replace('&', '&&')}"
    after = after.replace("_", LOOKS_LIKE_UNDERSCORE)
    return f"{before}{after}" if before else after.replace("&", "&&", 1)
