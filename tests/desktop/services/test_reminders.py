"""Reminders: when they are due, told once, quiet when asked, and never about a timer that runs elsewhere."""

import pytest

from tests.desktop.desk import HOUR, NOON, TestDesk
from tracker_core.model import Moment
from tracker_core.wire import encode_event, parse
from tracker_desktop.services import words
from tracker_desktop.services.reminders import Occasion, Reminders
from tracker_desktop.services.settings import SettingsKeeper

MINUTE = 60_000
EIGHT = NOON - 5 * HOUR  # 8:00 of Thursday, 2026-01-01, at UTC+1


class Minded:
    """Somebody at the device of ``desk`` from 8:00 on, looked after as the program does it."""

    def __init__(self, desk):
        self.desk = desk
        desk.clock.ms = EIGHT
        self.settings = SettingsKeeper(desk.journal, lambda: None)
        self.left = None
        self.reminders = Reminders(desk.journal, desk.clock, self.settings, lambda: self.left)
        self.told = []
        self.looks = 0

    def until(self, hour):
        """Time passes; (hour, occasion) of what was told meanwhile."""
        end = EIGHT + round((hour - 8) * HOUR)
        before = len(self.told)
        while self.desk.clock.ms <= end:
            reminder, wait = self.reminders.look()
            self.looks += 1
            if reminder is not None:
                self.told.append(((self.desk.clock.ms - EIGHT) / HOUR + 8, reminder.occasion))
            if wait is None or self.desk.clock.ms + wait > end:
                break
            assert wait > 0
            self.desk.clock.pass_ms(wait)
        self.desk.clock.pass_ms(end - self.desk.clock.ms)
        return self.told[before:]


@pytest.fixture
def minded(desk):
    return Minded(desk)


def test_nothing_runs_in_working_hours_is_told_once_after_a_quarter(minded):
    assert minded.until(12) == [(9.25, Occasion.NOTHING_RUNS)]
    minded.desk.tracking.start("APP-1")
    assert minded.until(13) == []
    minded.desk.tracking.stop()
    assert minded.until(16.9) == [(13.25, Occasion.NOTHING_RUNS)]


def test_the_end_of_the_day_and_the_weekend_are_left_alone(minded):
    minded.until(12)
    assert minded.until(17 + 14) == []
    minded.settings.put("working_days", "sat sun")
    assert minded.until(30 + 14) == []


def test_looks_are_few(minded):
    minded.until(8 + 20)
    assert minded.looks <= 5


def test_a_timer_that_runs_longer_than_usual(minded):
    minded.desk.tracking.start("APP-1")
    assert minded.until(16) == [(12, Occasion.LONG_RUN)]


def test_usual_is_what_the_item_did_before(minded):
    day = Moment(EIGHT - 24 * HOUR, 60)
    minded.desk.corrections.add("APP-1", day, Moment(day.ms + 5 * HOUR, 60), "r")
    minded.desk.tracking.start("APP-1")
    assert minded.until(16) == [(15.5, Occasion.LONG_RUN)]


def test_a_timer_after_hours_is_told_of_once(minded):
    minded.until(16)
    minded.told.clear()
    minded.desk.tracking.start("APP-1")
    assert minded.until(19) == [(17.25, Occasion.AFTER_HOURS)]


def test_old_news_is_not_told_after_a_sleep(minded):
    minded.desk.tracking.start("APP-1")
    minded.reminders.look()
    minded.desk.clock.pass_ms(12 * HOUR)
    assert minded.reminders.look()[0] is not None
    assert minded.reminders.look()[0] is None


def test_quiet_for_an_hour_then_again(minded):
    assert minded.until(9.5) == [(9.25, Occasion.NOTHING_RUNS)]
    assert minded.reminders.fresh
    minded.reminders.snooze()
    assert not minded.reminders.fresh
    assert minded.until(12) == [(10.5, Occasion.NOTHING_RUNS)]


def test_who_opens_the_program_late_is_not_told_at_once(minded):
    minded.desk.clock.ms = EIGHT + 4 * HOUR
    minded.reminders = Reminders(minded.desk.journal, minded.desk.clock, minded.settings)
    assert minded.reminders.look()[0] is None
    assert minded.until(14) == [(12.25, Occasion.NOTHING_RUNS)]


def test_one_switch_turns_all_off(minded):
    minded.settings.put("reminders", "off")
    assert minded.until(20) == []
    assert minded.reminders.look() == (None, None)


def test_a_timer_on_another_device_is_nobodys_business_here(tmp_path, minded):
    """ST#132, TD#2439."""
    (tmp_path / "other").mkdir()
    other = TestDesk(tmp_path / "other")
    other.clock.ms = EIGHT
    (start,) = other.tracking.start("APP-2")
    other.close()
    minded.desk.pull(("event", parse(encode_event(start), "event")))
    assert minded.until(20) == []


def test_nobody_is_reminded_before_signing_in(minded, monkeypatch):
    monkeypatch.setattr(minded.desk.journal, "person", lambda: None)
    assert minded.until(20) == []


def test_who_left_is_told_when_and_is_not_asked_what_they_are_working_on(minded):
    minded.left = Moment(EIGHT + 2 * MINUTE, 60)
    assert minded.until(10) == []
    minded.desk.tracking.start("APP-1")
    minded.left = Moment(EIGHT + 3 * HOUR, 60)
    seen = []
    while not seen:
        reminder, wait = minded.reminders.look()
        seen += [reminder] if reminder else []
        minded.desk.clock.pass_ms(wait)
    told = words.reminder(seen[0], "APP-1", minded.desk.clock.now())
    assert told.title == "APP-1 is still running"
    assert told.text.startswith("It looks as if you left at 11:00.")
    assert len(minded.until(24)) == 1
