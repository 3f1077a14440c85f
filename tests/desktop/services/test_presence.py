"""Absences over a real store: what is asked, what an answer makes of the time, what survives a restart."""

import pytest

from tests.desktop.desk import HOUR, NOON, TestDesk
from tracker_core.away import Absence, Cause, Choice
from tracker_core.errors import Refused
from tracker_core.model import Moment
from tracker_core.wire import encode_event, parse
from tracker_desktop.services.absences import BLIND_MS
from tracker_desktop.services.away_questions import AwayQuestions
from tracker_desktop.services.presence import LOOK_MS, RETURN_MS, Presence

MINUTE = 60_000


class HandSource:
    """What a system tells of somebody who sits where a test puts them."""

    def __init__(self):
        self.idle = 0
        self.blind_ms = 0
        self.used = False

    def idle_ms(self):
        return self.idle if self.idle >= self.blind_ms else 0

    def in_use(self):
        return self.used

    def watch(self, left, back):
        raise AssertionError("wired by the program")

    def close(self):
        pass


class Sitter:
    """Somebody before the device of ``desk``."""

    def __init__(self, desk):
        self.desk = desk
        self.source = HandSource()
        self.told = 0
        self.restart()

    def restart(self):
        """The program ends without a word and starts again."""
        questions = AwayQuestions(self.desk.journal, self.desk.tracking, self._tell)
        self.presence = Presence(self.desk.journal, questions, self.desk.clock, self.source)
        self.presence.begin()

    def _tell(self):
        self.told += 1

    def goes(self, minutes, *, touching=False):
        """Time passes, and the program looks when it wants to."""
        end = self.desk.clock.ms + round(minutes * MINUTE)
        while (wait := self.presence.look()) is not None and self.desk.clock.ms + wait <= end:
            self.passes(wait / MINUTE, touching=touching)
        self.passes((end - self.desk.clock.ms) / MINUTE, touching=touching)

    def passes(self, minutes, *, touching=False):
        """Time passes, and nobody looks."""
        ms = round(minutes * MINUTE)
        self.desk.clock.pass_ms(ms)
        self.source.idle = 0 if touching else self.source.idle + ms

    def touches(self):
        self.source.idle = 0
        self.presence.look()

    def asked(self):
        return [spoken(view.absence) for view in self.presence.questions.all()]

    def answers(self, choice, key=""):
        (question,) = self.presence.questions.all()
        return self.presence.questions.answer(question.id, choice, key)


def spoken(absence):
    return (minutes(absence.began), minutes(absence.ended), absence.cause.value)


def minutes(moment):
    return None if moment is None else (moment.ms - NOON) / MINUTE


def entries(desk):
    return [
        (entry.work_item, minutes(entry.start), minutes(entry.stop))
        for entry in desk.journal.entries.between(0, NOON * 2)
    ]


@pytest.fixture
def sitter(desk):
    desk.tracking.start("APP-1")
    return Sitter(desk)


def test_who_works_is_not_asked_and_hardly_looked_at(sitter):
    for _ in range(96):
        assert sitter.presence.look() >= LOOK_MS - BLIND_MS
        sitter.goes(5, touching=True)
    assert sitter.asked() == []
    assert sitter.told == 0


def test_nothing_is_written_while_somebody_is_away(sitter):
    def written():
        return sitter.desk.journal._connection.one("SELECT total_changes()")[0]

    sitter.goes(10)
    before = written()
    sitter.goes(120)
    assert written() == before
    sitter.touches()
    assert written() > before


def test_idle_is_asked_about_from_the_last_touch_to_the_first(sitter):
    sitter.goes(10, touching=True)
    sitter.goes(30)
    assert sitter.asked() == []
    sitter.touches()
    ((began, ended, cause),) = sitter.asked()
    assert cause == "idle"
    assert began == 10
    assert 40 - RETURN_MS / MINUTE <= ended <= 40
    assert sitter.told == 1


def test_a_lock_that_comes_by_itself_begins_with_the_last_touch_though_nobody_looks_any_more(sitter):
    sitter.goes(10, touching=True)
    sitter.goes(3)
    sitter.presence.left(Cause.LOCK)
    sitter.desk.clock.pass_ms(20 * MINUTE)
    sitter.presence.back(Cause.LOCK)
    assert sitter.asked() == [(10, 33, "lock")]


def test_it_is_known_when_somebody_left_while_they_are_away(sitter):
    assert sitter.presence.left_at is None
    began = sitter.desk.clock.ms
    sitter.goes(20)
    assert sitter.presence.left_at.ms == began
    sitter.touches()
    assert sitter.presence.left_at is None


def test_a_short_pause_is_nobodys_business(sitter):
    sitter.goes(4.5)
    sitter.touches()
    sitter.goes(4.5)
    sitter.touches()
    assert sitter.asked() == []


@pytest.mark.parametrize("blind_ms", [0, BLIND_MS])
def test_every_pause_that_is_long_enough_is_seen_however_it_lies_to_the_looks(sitter, blind_ms):
    sitter.source.blind_ms = blind_ms
    for offset in range(1, 20):
        sitter.goes(offset * 0.7, touching=True)
        before = sitter.desk.clock.ms
        looked = offset * BLIND_MS / 20 / MINUTE  # after the last touch
        sitter.passes(looked)
        sitter.goes(5.2 - looked)
        sitter.touches()
        (question,) = sitter.presence.questions.all()
        assert question.absence.began.ms == before
        sitter.presence.questions.answer(question.id, Choice.KEEP)


def test_a_meeting_or_a_film_is_being_there(sitter):
    """ActivityWatch/aw-watcher-afk#41."""
    sitter.source.used = True
    sitter.goes(50)
    sitter.source.used = False
    sitter.touches()
    assert sitter.asked() == []


def test_who_leaves_after_a_film_was_there_until_its_end(sitter):
    sitter.source.used = True
    sitter.goes(50)
    sitter.source.used = False
    sitter.goes(30)
    sitter.touches()
    ((began, _, cause),) = sitter.asked()
    assert cause == "idle"
    assert 50 - LOOK_MS / MINUTE <= began <= 50


def test_without_a_timer_there_is_nothing_to_ask(desk):
    sitter = Sitter(desk)
    assert sitter.presence.look() is None
    sitter.presence.left(Cause.LOCK)
    sitter.goes(60)
    sitter.presence.back(Cause.LOCK)
    assert sitter.asked() == []


def test_a_timer_that_runs_elsewhere_says_nothing_of_this_device(tmp_path, desk):
    """ST#132, TD#2439: a timer started on another device made idle misfire."""
    (tmp_path / "other").mkdir()
    other = TestDesk(tmp_path / "other")
    other.clock.ms = desk.clock.ms
    (start,) = other.tracking.start("APP-2")
    other.close()
    desk.pull(("event", parse(encode_event(start), "event")))
    assert [entry.work_item for entry in desk.journal.entries.running()] == ["id-2"]
    sitter = Sitter(desk)
    assert sitter.presence.look() is None
    sitter.presence.left(Cause.SLEEP)
    sitter.goes(60)
    sitter.presence.back(Cause.SLEEP)
    assert sitter.asked() == []


def test_a_lock_by_itself_began_with_the_last_touch(sitter):
    sitter.goes(3)
    sitter.presence.left(Cause.LOCK)
    sitter.goes(20)
    sitter.touches()
    sitter.presence.back(Cause.LOCK)
    assert sitter.asked()[0][0] == 0


def test_lock_then_sleep_is_one_absence_with_its_true_beginning(sitter):
    """TD#4328, #4864."""
    sitter.goes(10, touching=True)
    sitter.presence.left(Cause.LOCK)
    sitter.desk.clock.pass_ms(20 * MINUTE)
    sitter.presence.left(Cause.SLEEP)
    sitter.desk.clock.pass_ms(8 * HOUR)
    sitter.presence.back(Cause.SLEEP)
    assert sitter.asked() == []
    sitter.desk.clock.pass_ms(MINUTE)
    sitter.presence.back(Cause.LOCK)
    sitter.presence.look()
    assert sitter.asked() == [(10, 10 + 20 + 480 + 1, "lock")]


def test_a_sleep_that_the_system_did_not_tell_of_is_seen(sitter):
    sitter.goes(5, touching=True)
    sitter.presence.look()
    sitter.desk.clock.pass_ms(3 * HOUR)
    sitter.source.idle = 0
    sitter.presence.look()
    assert sitter.asked() == [(5, 185, "sleep")]


def test_a_blink_in_the_night_does_not_make_two_questions(sitter):
    for hours in (4, 3):
        sitter.presence.left(Cause.SLEEP)
        sitter.desk.clock.pass_ms(hours * HOUR)
        sitter.presence.back(Cause.SLEEP)
        sitter.desk.clock.pass_ms(20_000)
    assert [(began, cause) for began, _, cause in sitter.asked()] == [(0, "sleep")]
    assert round(sitter.asked()[0][1]) == 420


def test_a_crash_while_away_keeps_the_beginning(sitter):
    sitter.goes(10, touching=True)
    sitter.presence.left(Cause.LOCK)
    sitter.desk.clock.pass_ms(HOUR)
    sitter.restart()
    assert sitter.asked() == [(10, 70, "lock")]
    sitter.restart()
    assert sitter.asked() == [(10, 70, "lock")], "a question survives a restart"


@pytest.mark.parametrize(("ended", "cause"), [(None, "crash"), (Cause.SHUTDOWN, "shutdown")])
def test_what_lies_between_end_and_start_of_the_program_is_asked_about(sitter, ended, cause):
    sitter.goes(15, touching=True)
    sitter.presence.look()
    if ended:
        sitter.presence.left(ended)
        sitter.presence.end()
    sitter.desk.clock.pass_ms(HOUR)
    sitter.desk.clock.boot, sitter.desk.clock.awake_ms = "another", 5000
    sitter.restart()
    assert sitter.asked() == [(15, 75, cause)]


def test_who_quits_and_lets_the_timer_run_has_said_so(sitter):
    sitter.goes(15, touching=True)
    sitter.presence.end()
    sitter.desk.clock.pass_ms(HOUR)
    sitter.restart()
    assert sitter.asked() == []
    assert entries(sitter.desk) == [("id-1", 0, None)]


def test_what_the_command_line_did_while_the_program_was_away_was_done_by_somebody(sitter):
    sitter.goes(15, touching=True)
    sitter.presence.look()
    sitter.desk.clock.pass_ms(HOUR)
    sitter.desk.tracking.start("APP-2")
    sitter.desk.clock.pass_ms(HOUR)
    sitter.desk.tracking.stop()
    sitter.desk.clock.pass_ms(HOUR)
    sitter.restart()
    assert sitter.asked() == [(15, 75, "crash")]


@pytest.fixture
def asked(sitter):
    """Away from minute 60 to 100, and back at work since 20 minutes."""
    sitter.desk.clock.pass_ms(HOUR)
    sitter.presence.left(Cause.LOCK)
    sitter.desk.clock.pass_ms(40 * MINUTE)
    sitter.presence.back(Cause.LOCK)
    sitter.goes(20, touching=True)
    sitter.presence.look()
    assert sitter.asked() == [(60, 100, "lock")]
    return sitter


@pytest.mark.parametrize(
    ("choice", "after"),
    [
        (Choice.KEEP, [("id-1", 0, None)]),
        (Choice.DISCARD, [("id-1", 0, 60), ("id-1", 100, None)]),
        (Choice.BREAK, [("id-1", 0, 60), ("id-1", 100, None)]),
        (Choice.STOP, [("id-1", 0, 60)]),
        (Choice.GIVE, [("id-1", 0, 60), ("id-2", 60, 100), ("id-1", 100, None)]),
    ],
)
def test_an_answer_does_what_it_says_and_is_asked_for_once(asked, choice, after):
    asked.answers(choice, "app-2" if choice is Choice.GIVE else "")
    assert entries(asked.desk) == after
    assert asked.asked() == []
    absence = Absence(Moment(NOON + HOUR, 60), Moment(NOON + 100 * MINUTE, 60), Cause.LOCK)
    assert asked.desk.journal.absences.between(NOON, NOON + 2 * HOUR) == [(absence, choice)]
    asked.restart()
    assert asked.asked() == []


def test_a_timer_that_was_changed_meanwhile_is_cut_and_the_one_that_runs_now_is_left_alone(asked):
    """TD#1671, #1020, #2246, #1722."""
    asked.desk.tracking.start("APP-3")
    asked.desk.clock.pass_ms(MINUTE)
    asked.answers(Choice.DISCARD)
    assert entries(asked.desk) == [("id-1", 0, 60), ("id-1", 100, 120), ("id-3", 120, None)]
    assert len(asked.desk.journal.entries.running()) == 1


def test_an_answer_cuts_every_entry_that_lies_in_the_absence_by_then(asked):
    (entry,) = asked.desk.journal.entries.between(0, NOON * 2)
    asked.desk.corrections.split(entry.id, Moment(NOON + 80 * MINUTE, 60), "two things", "APP-3")
    asked.answers(Choice.DISCARD)
    assert entries(asked.desk) == [("id-1", 0, 60), ("id-3", 100, None)]


def test_a_timer_that_was_stopped_at_the_time_of_leaving_leaves_nothing_to_ask(asked):
    asked.desk.tracking.stop(Moment(NOON + HOUR, 60))
    assert asked.asked() == []


def test_a_split_asks_about_each_part(asked):
    (question,) = asked.presence.questions.all()
    asked.presence.questions.split(question.id, Moment(NOON + 75 * MINUTE, 60))
    assert asked.asked() == [(60, 75, "lock"), (75, 100, "lock")]
    meeting, lunch = asked.presence.questions.all()
    asked.presence.questions.answer(meeting.id, Choice.GIVE, "APP-2")
    asked.presence.questions.answer(lunch.id, Choice.BREAK)
    assert entries(asked.desk) == [("id-1", 0, 60), ("id-2", 60, 75), ("id-1", 100, None)]


def test_answers_that_cannot_be_carried_out_change_nothing_and_stay_open(asked):
    (question,) = asked.presence.questions.all()
    for act, code in (
        (lambda: asked.presence.questions.answer(question.id, Choice.GIVE, "NO-1"), "not_assigned"),
        (lambda: asked.presence.questions.answer(99, Choice.KEEP), "no_such_question"),
        (lambda: asked.presence.questions.split(question.id, Moment(NOON + HOUR, 60)), "outside_absence"),
    ):
        with pytest.raises(Refused) as caught:
            act()
        assert caught.value.code == code
    assert asked.asked() == [(60, 100, "lock")]
    assert entries(asked.desk) == [("id-1", 0, None)]
