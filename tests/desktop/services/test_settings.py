"""Settings: declared once, kept in the store, refused with what could be written instead."""

import pytest

from tracker_core.away import Cause, Choice
from tracker_core.errors import Refused
from tracker_desktop.services.settings import FIELDS, Settings, SettingsKeeper, names, spoken


@pytest.fixture
def keeper(desk):
    return SettingsKeeper(desk.journal, lambda: None)


def test_every_setting_is_declared_and_its_default_can_be_written(keeper):
    assert names() == list(FIELDS)
    for name in names():
        assert keeper.put(name, spoken(Settings(), name)) == Settings()


def test_what_is_set_stays_and_tells(desk):
    told = []
    keeper = SettingsKeeper(desk.journal, lambda: told.append(1))
    keeper.put("away_after", "12")
    keeper.put("away_sleep", "Discard")
    keeper.put("reminders", "off")
    keeper.put("working_days", "sat, fri")
    again = SettingsKeeper(desk.journal, lambda: None).now()
    assert (again.away_after, again.away_sleep, again.reminders, again.working_days) == (
        12,
        "discard",
        False,
        "fri sat",
    )
    assert len(told) == 4
    policy = again.policy()
    assert policy.after[Cause.IDLE] == 12 * 60_000
    assert policy.unasked == {Cause.SLEEP: Choice.DISCARD, Cause.QUIT: Choice.KEEP}
    assert again.works_on(5)
    assert not again.works_on(0)


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("colour", "red", "no_such_setting"),
        ("away_after", "0", "bad_setting"),
        ("away_after", "soon", "bad_setting"),
        ("away_lock", "give", "bad_setting"),
        ("reminders", "perhaps", "bad_setting"),
        ("working_days", "mon funday", "bad_setting"),
        ("working_from", "25:00", "bad_setting"),
        ("working_from", "18:30", "bad_setting"),
        ("working_to", "9", "bad_setting"),
    ],
)
def test_what_cannot_be_set_is_refused_and_nothing_changes(keeper, name, text, code):
    with pytest.raises(Refused) as caught:
        keeper.put(name, text)
    assert caught.value.code == code
    assert keeper.now() == Settings()


def test_what_another_version_wrote_keeps_its_default(desk, keeper):
    desk.journal.put_preferences('{"away_after": "9999", "invented": "x", "remind_after": "30"}')
    assert keeper.now() == Settings(remind_after=30)
    keeper.put("reminders", "off")
    assert "invented" in desk.journal.preferences()
