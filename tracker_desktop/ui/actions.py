"""What a person can ask for from any widget: hands it to the use cases, and answers the words for what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tracker_core.away import Absence, Choice
from tracker_core.commands import StartTimer, StopTimer
from tracker_core.errors import TrackerError
from tracker_core.events import EntryAdded, StartRefused, TimerStarted, entry_of
from tracker_core.model import Kind, Moment, Person
from tracker_core.timesheet import day_of
from tracker_desktop.services import words
from tracker_desktop.services.corrections import Corrections
from tracker_desktop.services.labels import SHORTCUT_STATES
from tracker_desktop.services.language import tr
from tracker_desktop.services.places import Place
from tracker_desktop.services.ports import Clock, SignInPrompt, SignInWay, SyncPhase, SyncStatus
from tracker_desktop.services.presence import AwayView
from tracker_desktop.services.program import Desk, Program
from tracker_desktop.services.settings import SHORTCUT, SYSTEM, SettingView
from tracker_desktop.services.standings import LogLine
from tracker_desktop.services.views import DayView, ItemView, PeriodView, TrayView, shut
from tracker_desktop.services.words import Words
from tracker_desktop.ui.bridge import Bridge

if TYPE_CHECKING:
    from tracker_desktop.services.exporting import Format
    from tracker_desktop.services.progress import Progress
    from tracker_desktop.ui.exports import Export
    from tracker_desktop.ui.my_data.asking import Asking

SEARCH_ROWS = 50


@dataclass(frozen=True, slots=True)
class Doors:
    """What can be opened from anywhere. ``window`` shows a sentence in it where one is given, ``mini`` opens or
    closes it."""

    window: Callable[[Words | None], None]
    search: Callable[[], None]
    times: Callable[[], None]
    settings: Callable[[], None]
    my_data: Callable[[], None]
    policy: Callable[[], None]
    mini: Callable[[bool], None]
    note_start: Callable[[], None]
    sign_in: Callable[[], None]
    sign_out: Callable[[], None]
    rejected: Callable[[], None]
    away: Callable[[], None]
    retry: Callable[[], None]
    recover: Callable[[], None]
    quit: Callable[[], None]


class Actions:
    """Every method runs on the main thread and returns at once."""

    def __init__(self, program: Program, clock: Clock, bridge: Bridge) -> None:
        self._program = program
        self._clock = clock
        self._bridge = bridge
        self._exports: set[Export] = set()

    def now(self) -> Moment:
        """This instant, with the local UTC offset."""
        return self._clock.now()

    def my_data(self) -> Asking:
        """What a person asks about their own data."""
        from tracker_desktop.ui.my_data.asking import Asking

        return Asking(self._program, self._clock, self._bridge)

    def tray(self) -> TrayView:
        """What tray and window show now; a store that cannot be read is shown like one that is shut."""
        try:
            return self._program.tray()
        except TrackerError as error:
            return shut(error.code, SyncStatus(SyncPhase.IDLE), day_of(self._clock.now()))

    def language(self) -> str:
        """The language that was chosen; the system's while the store is shut."""
        try:
            return self._program.desk.settings.now().language
        except TrackerError:
            return SYSTEM

    def settings(self) -> Sequence[SettingView]:
        """All that can be set, as it stands. Raises ``TrackerError`` while the store is shut."""
        return self._program.desk.settings.views()

    def put_setting(self, name: str, text: str | None) -> Words | None:
        """Set one; ``text`` None: back to its default. None when done."""
        if text is None:
            return self._tried(lambda desk: desk.settings.reset(name))
        return self._tried(lambda desk: desk.settings.put(name, text))

    def follow_shortcut(self, pressed: Callable[[], None]) -> None:
        """Listen to the keys that are set now; while the store is shut, to those that were. ``pressed`` comes on any
        thread."""
        with suppress(TrackerError):
            self._program.shortcut.follow(self._program.desk.settings.now().shortcut, pressed)

    def shortcut_told(self) -> str:
        """What became of the keys that are set, in words; empty where there is nothing to tell."""
        told = SHORTCUT_STATES.get(self._program.shortcut.state)
        return tr(told) if told else ""

    def told_of(self, name: str) -> Words | None:
        """What became of a setting, where the system has a say in it and did not just take it."""
        told = self.shortcut_told() if name == SHORTCUT else ""
        return Words("", told) if told else None

    def stop_listening(self) -> None:
        """Listen to no keys any more."""
        self._program.shortcut.close()

    def today(self) -> DayView:
        """Today's entries. Raises ``TrackerError`` while the store is shut."""
        return self._program.desk.views.day()

    def day(self, day: date) -> DayView:
        """One day's entries. Raises ``TrackerError`` while the store is shut."""
        return self._program.desk.views.day(day)

    def week(self, day: date) -> PeriodView:
        """The week of ``day``. Raises likewise."""
        return self._program.desk.views.week(day)

    def month(self, day: date) -> PeriodView:
        """The month of ``day``. Raises likewise."""
        return self._program.desk.views.month(day)

    def breaks(self, begin_ms: int, end_ms: int) -> Sequence[Absence]:
        """The absences of that time that the person called breaks. Raises likewise."""
        answered = self._program.desk.journal.absences.between(begin_ms, end_ms)
        return [absence for absence, choice in answered if choice is Choice.BREAK]

    @property
    def can_undo(self) -> bool:
        """Whether there is a correction to take back."""
        return self._program.problem is None and self._program.desk.corrections.can_undo

    def correct(self, act: Callable[[Corrections], object]) -> Words | None:
        """Correct something; None when done."""
        return self._tried(lambda desk: act(desk.corrections))

    def search(self, query: str, kind: Kind | None = None) -> Sequence[ItemView]:
        """Work items to choose from, of one kind or of all. Raises ``TrackerError`` while the store is shut."""
        return self._program.desk.views.search(query, SEARCH_ROWS, kind)

    def rejected(self) -> Sequence[tuple[LogLine, str]]:
        """Records that the server did not accept, newest first, with the key of the item each is about (or empty)."""
        desk = self._program.desk
        return [(line, _subject(desk, line)) for line in desk.journal.refusals.lines()]

    def see_rejected(self) -> Words | None:
        """The person has seen what was not accepted; None when that is kept."""

        def see(desk: Desk) -> None:
            desk.journal.refusals.see()
            self._program.changes.tell()

        return self._tried(see)

    def start(self, key: str) -> Words | None:
        """Start a timer; None when done."""
        return self._tried(lambda desk: desk.tracking.start(key))

    def stop(self) -> Words | None:
        """Stop what runs; None when done."""
        return self._tried(lambda desk: desk.tracking.stop())

    def resume(self) -> Words | None:
        """Start what was worked on last; None when done."""
        return self._tried(lambda desk: desk.tracking.start(desk.views.last_key()))

    def place(self, window: str) -> Place | None:
        """Where the window of that name stood last; None where that is not known, or not yet."""
        try:
            return self._program.desk.places.of(window)
        except TrackerError:
            return None

    def keep_place(self, window: str, place: Place) -> None:
        """Remember where it stood. Where that cannot be written nobody wants to hear of it."""
        self._tried(lambda desk: desk.places.put(window, place))

    def look(self) -> int | None:
        """See whether somebody is there; milliseconds until the next look, None where none is needed for now."""
        try:
            return self._program.desk.presence.look()
        except TrackerError:
            return None  # shut, or nothing can be written: there is nothing to ask about then

    def remind(self) -> tuple[Words | None, bool, int | None]:
        """What to remind of, whether that is about nothing running, and the milliseconds until the next look."""
        try:
            desk = self._program.desk
            told, wait = desk.reminders.look()
        except TrackerError:
            return None, False, None
        if told is None:
            return None, False, wait
        key = "" if told.entry is None else desk.views.item_key(told.entry.work_item)
        return words.reminder(told, key, self._clock.now()), told.entry is None, wait

    def snooze(self) -> None:
        """No reminders for an hour."""
        self._tried(lambda desk: desk.reminders.snooze())
        self._program.changes.tell()

    def away_words(self, view: AwayView) -> Words:
        """What is asked about an absence."""
        keys = [self._program.desk.views.item_key(entry.work_item) for entry in view.entries]
        return words.away(view.absence, keys, self._clock.now())

    def answer(self, question: int, choice: Choice, key: str = "") -> Words | None:
        """Do what the person wants of an absence; None when done."""
        return self._tried(lambda desk: desk.presence.answer(question, choice, key))

    def split_absence(self, question: int, at: Moment) -> Words | None:
        """Ask about the time before and after ``at`` by itself; None when done."""
        return self._tried(lambda desk: desk.presence.split(question, at))

    def note_start(self, key: str) -> Words | None:
        """Note a start while the store is shut for now; None when done."""
        return self._noted(StartTimer(key.strip(), None, None, ""))

    def note_stop(self) -> Words | None:
        """Note a stop while the store is shut for now; None when done."""
        return self._noted(StopTimer(None))

    def unrecorded(self) -> Words | None:
        """What was noted and came to nothing, all in one, which counts as seen then; None when there is nothing."""
        try:
            desk = self._program.desk
            told = [words.unrecorded(line, self._clock.now()) for line in desk.views.unrecorded()]
            desk.journal.noted.forget_unrecorded()
        except TrackerError as error:
            return words.error(error, self._clock.now())
        self._program.changes.tell()
        title = words.unrecorded_line(len(told))
        return Words(title, "\n".join(f"{line.title}: {line.text}" for line in told)) if told else None

    def pin(self, item_id: str, pinned: bool) -> Words | None:
        """Keep an item at the top, or let it go; None when done."""

        def set_pin(desk: Desk) -> None:
            desk.journal.pin(item_id, pinned)
            self._program.changes.tell()

        return self._tried(set_pin)

    def sync_now(self) -> Words | None:
        """Sync, whatever the pace; how it went shows in the state of the sync."""
        return self._tried(lambda desk: desk.sync.sync_now())

    def sync_progress(self) -> Progress | None:
        """How far a long sync is at this moment; None where there is none."""
        try:
            return self._program.desk.sync.status().progress
        except TrackerError:
            return None

    def stop_sync(self) -> None:
        """Let the sync under way end; it goes on with the next one."""
        self._tried(lambda desk: desk.sync.stop())

    def assigned(self) -> int:
        """How many work items are assigned to the person. Raises ``TrackerError`` while the store is shut."""
        return self._program.desk.journal.assigned()

    def sign_in(
        self,
        url: str,
        way: SignInWay,
        ca_file: str,
        prompt: Callable[[SignInPrompt], None],
        settled: Callable[[Future[Person]], None],
    ) -> None:
        """Sign in; ``prompt`` and ``settled`` are called on the main thread, once this has returned."""

        def prompted(shown: SignInPrompt) -> None:
            self._bridge.post(lambda: prompt(shown))

        try:
            future = self._program.desk.sync.sign_in(url, way, ca_file, prompted)
        except TrackerError as error:
            future = Future()
            future.set_exception(error)
        self._bridge.when(future, settled)

    def cancel_sign_in(self) -> None:
        """Let the sign-in under way end."""
        self._tried(lambda desk: desk.sync.cancel_sign_in())

    def sign_out(self, done: Callable[[Words | None], None]) -> None:
        """Sign out, then call ``done`` with what there is to tell about it."""

        def told(future: Future[bool]) -> None:
            problem = future.exception()
            if isinstance(problem, TrackerError):
                done(words.error(problem))
            else:
                done(None if future.result() else words.not_told())

        problem = self._tried(lambda desk: self._bridge.when(desk.sync.sign_out(), told))
        if problem is not None:
            done(problem)

    def export(
        self,
        wanted: Format,
        path: str,
        progress: Callable[[Progress], None],
        done: Callable[[Words | None], None],
    ) -> Callable[[], None]:
        """Write all that is held here to the file ``path``; what is returned stops that.

        ``progress`` is called now and then, then ``done`` once with what there is to tell where no file was written:
        both on the main thread, after this has returned.
        """
        from tracker_desktop.ui.exports import Export

        def settled(problem: TrackerError | None) -> None:
            self._exports.discard(export)
            done(None if problem is None else words.error(problem, self._clock.now()))

        try:
            beside = self._program.desk.journal.beside
        except TrackerError as error:
            told = words.error(error, self._clock.now())
            self._bridge.post(lambda: done(told))
            return lambda: None
        export = Export(self._bridge, beside, (wanted, self._clock.now(), path), progress, settled)
        self._exports.add(export)
        return export.cancel

    def close(self) -> None:
        """The program ends: leave nothing half done behind."""
        for export in tuple(self._exports):
            export.close()

    def _noted(self, command: StartTimer | StopTimer) -> Words | None:
        try:
            self._program.note(command)
        except TrackerError as error:
            return words.error(error, self._clock.now())
        return None

    def _tried(self, act: Callable[[Desk], object]) -> Words | None:
        try:
            act(self._program.desk)
        except TrackerError as error:
            return words.error(error, self._clock.now())
        return None


def _subject(desk: Desk, line: LogLine) -> str:
    fact = line.event.fact
    if isinstance(fact, TimerStarted | EntryAdded):
        return desk.views.item_key(fact.work_item)
    if isinstance(fact, StartRefused):
        return fact.key
    entry_id = entry_of(line.event)
    entry = None if entry_id is None else desk.journal.entry(entry_id)
    return "" if entry is None else desk.views.item_key(entry.work_item)
