"""What the organization laid down for a computer, what starts with a session, and the system's language."""

import plistlib
import sys

import pytest

from tests.desktop.desk import TestDesk
from tracker_core.errors import Refused, Unavailable
from tracker_desktop.host.autostart import FileAutostart, autostart, desktop_entry, launch_agent
from tracker_desktop.host.language import system_languages
from tracker_desktop.host.managed import Managed, managed, managed_file
from tracker_desktop.services.settings import SettingsKeeper


def test_no_file_lays_nothing_down(tmp_path):
    assert managed(tmp_path / "none.json") == Managed()


def test_a_file_names_server_and_settings(tmp_path):
    file = tmp_path / "managed.json"
    file.write_text('{"server": "https://time.example.org", "settings": {"away_after": 10, "reminders": "off"}}')
    assert managed(file) == Managed("https://time.example.org", {"away_after": "10", "reminders": "off"})
    assert managed_file({"TIMETRACKER_MANAGED": str(file)}) == file


@pytest.mark.parametrize("text", ["", "{", "[]", '{"server": 1}', '{"settings": []}', "\ud800"])
def test_a_file_that_cannot_be_read_is_told(tmp_path, text):
    file = tmp_path / "managed.json"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(Refused) as refused:
        managed(file)
    assert refused.value.code == "managed_malformed"


def test_what_is_laid_down_holds_and_cannot_be_changed(tmp_path):
    desk = TestDesk(tmp_path)
    free = SettingsKeeper(desk.journal, lambda: None)
    free.put("away_after", "7")
    keeper = SettingsKeeper(desk.journal, lambda: None, {"away_after": "30", "colour": "red", "remind_after": "x"})
    assert (keeper.now().away_after, keeper.now().remind_after) == (30, 15)
    assert (keeper.is_locked("away_after"), keeper.is_locked("reminders"), keeper.is_locked("colour")) == (
        True,
        False,
        False,
    )
    with pytest.raises(Refused) as refused:
        keeper.put("away_after", "5")
    assert refused.value.code == "setting_locked"
    assert free.now().away_after == 7
    desk.close()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the place of the XDG specification")
def test_autostart_is_a_file_of_the_desktops(tmp_path):
    place = autostart({"XDG_CONFIG_HOME": str(tmp_path)})
    assert not place.is_on()
    place.put(True)
    place.put(True)
    text = (tmp_path / "autostart" / "timetracker.desktop").read_text()
    assert place.is_on()
    assert f"Exec={sys.executable} -m tracker_desktop\n" in text
    place.put(False)
    place.put(False)
    assert not place.is_on()


def test_a_folder_that_takes_nothing_is_told(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(Unavailable):
        FileAutostart(tmp_path / "file" / "a.desktop", b"").put(True)


def test_commands_with_spaces_stay_whole():
    assert b"Exec='/opt/Time Tracker/timetracker'" in desktop_entry(["/opt/Time Tracker/timetracker"])
    assert plistlib.loads(launch_agent(["/a b/c"]))["ProgramArguments"] == ["/a b/c"]


@pytest.mark.parametrize(
    ("environ", "languages"),
    [
        ({}, []),
        ({"LANG": "C.UTF-8"}, []),
        ({"LANG": "de_AT.UTF-8"}, ["de"]),
        ({"LANG": "de_AT.UTF-8", "LC_MESSAGES": "hi_IN"}, ["hi"]),
        ({"LANG": "de_AT.UTF-8", "LC_ALL": "C"}, []),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "sv:de_DE"}, ["sv", "de"]),
    ],
)
@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="these ask the system")
def test_the_systems_language(environ, languages):
    assert list(system_languages(environ)) == languages
