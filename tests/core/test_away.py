"""Absence: from its true beginning, over whatever follows, to the return."""

from hypothesis import given
from hypothesis import strategies as st

from tests.core.made import HOUR, NOON
from tracker_core.away import HERE, Absence, Cause, Choice, Policy, Reading, back, left, together, unseen
from tracker_core.model import Moment

MINUTE = 60_000


def at(minutes: float) -> Moment:
    return Moment(NOON + round(minutes * MINUTE), 60)


def test_idle_begins_with_the_last_touch_and_not_when_it_is_noticed():
    away = left(HERE, Cause.IDLE, at(0))
    assert back(away, Cause.IDLE, at(30)) == (HERE, Absence(at(0), at(30), Cause.IDLE))


def test_a_lock_before_sleep_keeps_the_true_beginning():
    """TD#4328, #4864: lock, then sleep, lost it."""
    away = left(left(HERE, Cause.LOCK, at(0)), Cause.SLEEP, at(20))
    away, absence = back(away, Cause.SLEEP, at(50))
    assert absence is None
    assert back(away, Cause.LOCK, at(51)) == (HERE, Absence(at(0), at(51), Cause.LOCK))


def test_a_lock_by_itself_began_with_the_last_touch():
    away = left(left(HERE, Cause.LOCK, at(10)), Cause.IDLE, at(0))
    away, absence = back(away, Cause.IDLE, at(40))
    assert absence is None
    assert back(away, Cause.LOCK, at(41))[1] == Absence(at(0), at(41), Cause.IDLE)


def test_a_return_from_where_nobody_went_is_nothing():
    assert back(HERE, Cause.LOCK, at(1)) == (HERE, None)
    away = left(HERE, Cause.LOCK, at(0))
    assert back(away, Cause.SLEEP, at(1)) == (away, None)


@given(st.lists(st.tuples(st.booleans(), st.sampled_from(list(Cause)), st.integers(0, 600)), max_size=20))
def test_whatever_comes_an_absence_is_told_once_and_reaches_from_its_first_reason_to_its_last(signs):
    away, reasons, begins = HERE, set(), []
    for leaving, cause, minute in signs:
        if leaving:
            away, absence = left(away, cause, at(minute)), None
            begins.append(minute)
            reasons.add(cause)
        else:
            known = cause in reasons
            reasons.discard(cause)
            away, absence = back(away, cause, at(minute))
            assert (absence is not None) == (known and not reasons)
        assert away.reasons == reasons
        if absence is not None:
            assert (absence.began, absence.ended) == (at(min(begins)), at(minute))
        if not reasons:
            begins = []


def reading(minutes: float, awake_minutes: float, boot: str = "b") -> Reading:
    return Reading(at(minutes), boot, round(awake_minutes * MINUTE))


def test_a_sleep_that_nobody_told_of_is_seen_by_the_clock_that_runs_on():
    assert unseen(reading(0, 100), reading(90, 190), 5 * MINUTE) == Absence(at(0), at(90), Cause.SLEEP)
    assert unseen(reading(0, 100), reading(6, 106), 5 * MINUTE) is None


def test_a_clock_that_was_set_ahead_is_asked_about_and_one_set_back_is_not():
    assert unseen(reading(0, 100), reading(185, 105), 5 * MINUTE) == Absence(at(5), at(185), Cause.CLOCK)
    assert unseen(reading(0, 100), reading(-175, 105), 5 * MINUTE) is None


def test_another_run_of_the_system_tells_nothing_of_its_own():
    assert unseen(reading(0, 100), reading(90, 3, "c"), 5 * MINUTE) is None


def test_what_hardly_ends_goes_on():
    night, blink = Absence(at(0), at(500), Cause.LOCK), Absence(at(500.5), at(560), Cause.SLEEP)
    assert together(night, blink) == Absence(at(0), at(560), Cause.LOCK)
    assert together(night, Absence(at(510), at(560), Cause.SLEEP)) is None


def test_the_usual_policy():
    policy = Policy()
    assert policy.matters(Absence(at(0), at(5), Cause.IDLE))
    assert not policy.matters(Absence(at(0), at(4.9), Cause.LOCK))
    assert policy.unasked == {Cause.QUIT: Choice.KEEP}
    assert Absence(at(0), at(60), Cause.IDLE).length_ms == HOUR
