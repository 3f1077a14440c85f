"""Settings: declared once, kept in the store, refused with what could be written instead."""

from pathlib import Path

import pytest

from tracker_core.away import Cause, Choice
from tracker_core.errors import Refused
from tracker_desktop.host.autostart import FileAutostart
from tracker_desktop.services import setting_words
from tracker_desktop.services.autostart import NoAutostart
from tracker_desktop.services.labels import SETTINGS
from tracker_desktop.services.settings import FIELDS, Group, Kind, Settings, SettingsKeeper, SettingView, names, spoken


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
        ("working_from", "18:30", "day_ends_first"),
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


def test_one_goes_back_to_its_default(keeper):
    keeper.put("away_after", "12")
    keeper.put("working_to", "24:00")
    assert keeper.reset("away_after") == Settings(working_to="24:00")
    with pytest.raises(Refused) as caught:
        keeper.reset("colour")
    assert caught.value.code == "no_such_setting"


def test_hours_laid_down_backwards_hold_up_no_other_setting(desk):
    keeper = SettingsKeeper(desk.journal, lambda: None, {"working_to": "08:00"})
    assert keeper.put("away_after", "12").away_after == 12
    with pytest.raises(Refused):
        keeper.put("working_from", "08:30")
    assert keeper.put("working_from", "07:30").working_minutes == (450, 480)


@pytest.mark.parametrize(("laid_down", "is_on"), [("on", True), ("off", False), ("perhaps", True)])
def test_what_starts_with_the_session_can_be_laid_down(desk, laid_down, is_on):
    system = NoAutostart()
    system.put(not is_on or laid_down == "perhaps")
    keeper = SettingsKeeper(desk.journal, lambda: None, {"autostart": laid_down}, system)
    keeper.carry_out()
    assert system.is_on() == keeper.now().autostart == is_on


def test_a_system_that_does_not_take_it_holds_up_nothing_and_is_shown_as_it_is(desk, tmp_path):
    (tmp_path / "file").touch()
    system = FileAutostart(tmp_path / "file" / "a.desktop", b"")
    keeper = SettingsKeeper(desk.journal, lambda: None, {"autostart": "on"}, system)
    keeper.carry_out()
    assert not keeper.now().autostart


def test_all_are_shown_with_their_defaults_and_whether_they_can_be_set(desk):
    keeper = SettingsKeeper(desk.journal, lambda: None, {"reminders": "off"})
    keeper.put("away_after", "12")
    shown = {view.name: view for view in keeper.views()}
    assert list(shown) == names()
    assert shown["away_after"] == SettingView("away_after", "12", "5", locked=False)
    assert shown["reminders"] == SettingView("reminders", "off", "on", locked=True)


@pytest.mark.parametrize("name", FIELDS)
def test_each_has_a_short_name_a_text_and_words_for_whatever_it_is_set_to(name):
    field = FIELDS[name]
    assert 0 < len(setting_words.title(name)) <= 30
    assert setting_words.purpose(name).endswith(".")
    assert set(SETTINGS) == set(FIELDS)
    for text in (spoken(Settings(), name), *(field.names if field.kind is not Kind.DAYS else (" ".join(field.names),))):
        assert setting_words.value(name, text)
    if field.kind in (Kind.NUMBER, Kind.TIME):
        assert field.least < field.most
    assert bool(field.unit) == (field.kind is Kind.NUMBER)


def test_each_group_has_a_name_and_some_settings():
    assert {field.group for field in FIELDS.values()} == set(Group)
    assert len({setting_words.group(each) for each in Group}) == len(Group)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("shortcut", "ctrl+alt+space", "Ctrl+Alt+Space"),
        ("shortcut", "off", "Off"),
        ("away_after", "5", "5 min"),
        ("remind_after", "0", "Never"),
        ("working_days", "mon sun", "Mon Sun"),
        ("working_days", "", "None"),
        ("working_to", "24:00", "24:00"),
        ("away_quit", "keep", "Keep it"),
        ("language", "de", "Deutsch"),
        ("autostart", "off", "Off"),
    ],
)
def test_values_in_words(name, text, told):
    assert setting_words.value(name, text) == told


def test_the_document_for_it_has_every_setting_as_it_is_declared():
    """Where this fails, put what it prints into the document."""
    rows = [
        f"| `{name}` | {' · '.join(f'`{each}`' for each in FIELDS[name].form.split(' | '))} "
        f"| `{spoken(Settings(), name)}` | {SETTINGS[name]} |"
        for name in names()
    ]
    text = (Path(__file__).parents[3] / "docs" / "it-settings.md").read_text("utf-8")
    assert [line for line in text.splitlines() if line.startswith("| `")][-len(rows) :] == rows, "\n".join(rows)
