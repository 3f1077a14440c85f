"""Away from a real screen: a lock and sleep by real signals, the question that takes no focus, its answers, restarts."""

import json
import time

import pytest

from tests.e2e.test_screen import Person, organization, sign_in, start_from_menu, until
from tools.mock_bus import MockBus
from tools.organization import Organization
from tools.programs import missing_for_presence
from tools.screen import Screen

pytestmark = [
    pytest.mark.screen,
    pytest.mark.skipif(bool(missing_for_presence()), reason="needs Debian's python3-dbusmock, libxss1 and faketime"),
]

LOGIN, TOP = "org.freedesktop.login1", "/org/freedesktop/login1"
SAVER = "org.gnome.ScreenSaver"
assert organization


class Sleeper(Person):
    """A person whose computer can be locked, put to sleep, and whose clock can be set ahead meanwhile."""

    def __init__(self, screen, folder, system, session):
        super().__init__(screen, folder)
        self._system, self._session = system, session
        self._clock = folder / "clock"
        self._ahead = 0
        self.minutes_pass(0)
        self.environment |= {
            "DBUS_SYSTEM_BUS_ADDRESS": system.address,
            "XDG_SESSION_ID": "c1",
            "LD_PRELOAD": FAKETIME,
            "FAKETIME_TIMESTAMP_FILE": str(self._clock),
            "FAKETIME_NO_CACHE": "1",
            "DONT_FAKE_MONOTONIC": "1",
        }

    def minutes_pass(self, minutes):
        """The wall clock of the program goes on; faketime reads the file at each question for the time."""
        self._ahead += minutes * 60
        self._clock.write_text(f"+{self._ahead}\n")

    def locks(self, locked):
        self._session.emit(SAVER, "/org/gnome/ScreenSaver", SAVER, "ActiveChanged", "b", locked)

    def sleeps(self, asleep):
        self._system.emit(LOGIN, TOP, f"{LOGIN}.Manager", "PrepareForSleep", "b", asleep)

    def asked(self):
        return self.ask("away")

    def entries(self):
        return self.ask("today")["entries"]


FAKETIME = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"


@pytest.fixture
def person(short_folder):
    (short_folder / "mock").mkdir()
    with Screen(short_folder) as screen, MockBus(short_folder / "mock") as system:
        system.serve("logind", LOGIN, system=True)
        system.call(LOGIN, TOP, "org.freedesktop.DBus.Mock", "AddSession", "ssusb", "c1", "seat0", 0, "ann", True)
        with MockBus(short_folder, screen.env["DBUS_SESSION_BUS_ADDRESS"]) as session:
            session.serve("gnome_screensaver", SAVER, system=False)
            yield Sleeper(screen, short_folder, system, session)


def leaves(person, minutes):
    person.locks(True)
    time.sleep(0.5)
    person.sleeps(True)
    time.sleep(0.5)
    person.minutes_pass(minutes)
    person.sleeps(False)
    time.sleep(0.5)
    person.locks(False)


def focused(person):
    return person.screen.xdotool("getwindowfocus", "getwindowname").strip()


def test_the_question_comes_by_itself_takes_no_focus_and_is_answered_by_keyboard_and_mouse(
    person: Sleeper, organization: Organization, tmp_path
) -> None:
    person.start_program()
    sign_in(person, organization)
    start_from_menu(person, "tide table")
    until(lambda: bool(person.ask("status")["running"]), lambda: "nothing runs")
    person.screen.start(["xterm", "-T", "Letter"])
    person.sees_window("Letter")
    until(lambda: focused(person) == "Letter", lambda: f"{focused(person)!r} has the keyboard")
    time.sleep(1)

    leaves(person, 42)
    person.sees_window("You were away")
    assert focused(person) == "Letter", "the question took the keyboard"
    ((asked),) = person.asked()
    assert asked["cause"] == "lock"
    person.screen.screenshot(tmp_path / "away.png")
    print(json.dumps(asked), tmp_path / "away.png")
