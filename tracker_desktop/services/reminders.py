"""What to remind of, and when to look again: nothing runs, one item runs longer than usual, the day is over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple

from tracker_core.model import Entry, Moment
from tracker_core.timesheet import DAY_MS, day_of, day_start_ms
from tracker_desktop.services.ports import Clock, Journal
from tracker_desktop.services.settings import Settings, SettingsKeeper

MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
AFTER_HOURS_MS = 15 * MINUTE_MS  # this long after the end of the working day a timer is worth a word
USUAL_TIMES = 1.5  # an item runs long when it runs so much longer than ever in the last weeks
LEAST_USUAL_MS, MOST_USUAL_MS = 4 * HOUR_MS, 12 * HOUR_MS
WEEKS_MS = 28 * DAY_MS
SNOOZE_MS = HOUR_MS
AWAY_LOOK_MS = 5 * MINUTE_MS


class Occasion(StrEnum):
    """What to remind of."""

    NOTHING_RUNS = "nothing_runs"
    LONG_RUN = "long_run"
    AFTER_HOURS = "after_hours"
    NEWS = "news"


class Reminder(NamedTuple):
    """``entry`` is what runs, None where nothing does; ``since``: from when nothing or it has been running; ``left``:
    when the person seems to have left, None where they seem to be there; ``news``: what happened to a request of theirs
    (``tracker_core.rights.News``)."""

    occasion: Occasion
    since: Moment
    entry: Entry | None = None
    left: Moment | None = None
    news: str = ""


class Due(NamedTuple):
    """A reminder, when it is due, and what it must not be told twice for."""

    ms: int
    token: str
    reminder: Reminder


def due(settings: Settings, now: Moment, running: Sequence[Entry], idle_since: Moment, usual_ms: int) -> Sequence[Due]:
    """What is to be told today, and when. ``running``: timers of this device; ``idle_since``: from when none ran."""
    today = day_of(now)
    midnight = day_start_ms(today, now.offset)
    begin, end = (midnight + minutes * MINUTE_MS for minutes in settings.working_minutes)
    works = settings.works_on(today.weekday())
    found: list[Due] = []
    for entry in running:
        found.append(
            Due(entry.start.ms + usual_ms, f"long {entry.id}", Reminder(Occasion.LONG_RUN, entry.start, entry))
        )
        if works and entry.start.ms < end:
            reminder = Reminder(Occasion.AFTER_HOURS, Moment(end, now.offset), entry)
            found.append(Due(end + AFTER_HOURS_MS, f"after {today} {entry.id}", reminder))
    if not running and works and settings.remind_after:
        since = max(begin, idle_since.ms)
        at = since + settings.remind_after * MINUTE_MS
        if at < end:
            found.append(Due(at, f"nothing {since}", Reminder(Occasion.NOTHING_RUNS, Moment(since, now.offset))))
    return sorted(found, key=lambda each: each.ms)


class Reminders:
    """On the journal's thread. Remembers what it told until the program ends. ``left`` answers when the person left,
    None while they are there."""

    def __init__(
        self,
        journal: Journal,
        clock: Clock,
        settings: SettingsKeeper,
        left: Callable[[], Moment | None] = lambda: None,
    ) -> None:
        self._left = left
        self._journal = journal
        self._clock = clock
        self._settings = settings
        self._told: set[str] = set()
        self._quiet_until_ms = 0
        self._latest_ms = 0
        self._here_since = clock.now()  # who has just opened the program needs no word yet

    @property
    def fresh(self) -> bool:
        """Whether something was told within the last hour, so that somebody may want quiet."""
        now = self._clock.now().ms
        return now >= self._quiet_until_ms and now - self._latest_ms < HOUR_MS

    def look(self) -> tuple[Reminder | None, int | None]:
        """What to tell now, and after how many milliseconds to look again; None: not before something changes."""
        settings, now = self._settings.now(), self._clock.now()
        news = self._journal.privacy.news()
        if news is not None and f"news {news.at}" not in self._told:
            self._told.add(f"news {news.at}")
            return Reminder(Occasion.NEWS, Moment(news.at, now.offset), news=news.what.value), 0
        if not settings.reminders or self._journal.person() is None:
            return None, None
        if now.ms < self._quiet_until_ms:
            return None, self._quiet_until_ms - now.ms
        everywhere = self._journal.entries.running()
        here = self._journal.entries.begun_here([entry.id for entry in everywhere])
        running = [entry for entry in everywhere if entry.id in here]
        if everywhere and not running:
            return None, None  # a timer runs on another device: that one reminds
        left = self._left()
        if left is not None and not running:
            return None, AWAY_LOOK_MS  # nobody is there to be asked what they are working on
        planned = due(settings, now, running, self._idle_since(now), self._usual_ms(now, running))
        untold = [each for each in planned if each.token not in self._told]
        told = next((each for each in untold if each.ms <= now.ms), None)
        if told is not None:
            self._latest_ms = now.ms
            # What was due before the latest is old news.
            self._told.update(each.token for each in untold if each.ms <= now.ms)
        waits = [each.ms - now.ms for each in untold if each.ms > now.ms]
        morning = day_start_ms(day_of(now), now.offset) + DAY_MS - now.ms
        return None if told is None else told.reminder._replace(left=left), min([*waits, morning])

    def snooze(self) -> None:
        """Say nothing for an hour, then look again."""
        self._quiet_until_ms = self._clock.now().ms + SNOOZE_MS
        self._told = {token for token in self._told if not token.startswith("nothing")}

    def _idle_since(self, now: Moment) -> Moment:
        """When the last timer of the day ended, or the program was started."""
        begin = day_start_ms(day_of(now), now.offset)
        stops = [entry.stop for entry in self._journal.entries.between(begin, now.ms + 1) if entry.stop]
        return max([self._here_since, *(stop for stop in stops if stop.ms <= now.ms)])

    def _usual_ms(self, now: Moment, running: Sequence[Entry]) -> int:
        """How long a timer on what runs is nothing to speak of."""
        items = {entry.work_item for entry in running}
        if not items:
            return MOST_USUAL_MS
        lengths = [
            entry.duration(now.ms)
            for entry in self._journal.entries.between(now.ms - WEEKS_MS, now.ms)
            if entry.stop and entry.work_item in items
        ]
        return round(min(MOST_USUAL_MS, max(LEAST_USUAL_MS, USUAL_TIMES * max(lengths, default=0))))
