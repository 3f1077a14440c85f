"""Away from a real screen: lock and sleep by real signals, the question that takes no focus, answers, restarts."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.test_screen import Person, organization, seen, sign_in, start_from_menu, until
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
BEGUN = """
from tracker_desktop.host import paths
from tracker_desktop.host.secrets import KeyringSecrets
from tracker_desktop.store.journal import SqlcipherJournal
from tracker_desktop.store.opening import open_store
journal = SqlcipherJournal(open_store(str(paths.store_file()), KeyringSecrets(paths.profile()).key()))
print(journal.absences.begun() is not None)
journal.close()
"""
QUESTION = "You were away"
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

    def is_away(self):
        """Whether the program has recorded that nobody is there. It shows that to nobody, so the store is asked."""
        done = self.screen.run([sys.executable, "-c", BEGUN], env=self.environment)
        assert done.returncode == 0, done.stderr
        return done.stdout == "True\n"

    def asked(self):
        return self.ask("away")

    def entries(self):
        return self.ask("today")["entries"]


FAKETIME = str(next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), ""))


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
    until(person.is_away, lambda: "the lock was not heard")
    person.sleeps(True)
    person.minutes_pass(minutes)
    person.sleeps(False)
    person.locks(False)


@pytest.fixture
def working(person: Sleeper, organization: Organization) -> Iterator[Sleeper]:
    """A timer runs, and somebody writes a letter."""
    person.start_program()
    sign_in(person, organization)
    start_from_menu(person, "tide table")
    until(lambda: bool(person.ask("status")["running"]), lambda: "nothing runs")
    person.screen.start(["xterm", "-T", "Letter"])
    person.has_keyboard("Letter")
    yield person
    if person.ask("status")["running"]:  # the next test has another device of the same person
        person.ask("stop")
    person.ask("sync")


def test_the_question_takes_no_focus_and_is_answered_in_two_parts_by_keyboard(working: Sleeper) -> None:
    person = working
    leaves(person, 42)
    person.sees_window(QUESTION)
    assert person.screen.keyboard() == "Letter", "the question took the keyboard"
    (asked,) = person.asked()
    assert (asked["cause"], asked["keys"]) == ("lock", ["PIER-7"])
    seen(person, "away", window=QUESTION)

    turns_to_the_question(person)
    bare = height(person)
    person.screen.key("alt+p")
    until(lambda: height(person) > bare, lambda: "nothing to split with came up")
    seen(person, "away-split")
    person.screen.key("alt+h")
    until(lambda: len(person.asked()) == 2, lambda: str(person.asked()))
    assert person.asked()[0]["ended"] == person.asked()[1]["began"]
    until(lambda: height(person) == bare, lambda: "what was to split with stays")
    person.screen.key("alt+e")
    until(lambda: height(person) > bare, lambda: "no items came up")
    person.screen.type("PIER-1")
    seen(person, "away-item")
    person.screen.key("Return")
    until(lambda: len(person.asked()) == 1, lambda: str(person.asked()))
    person.screen.key("alt+b")
    until(lambda: QUESTION not in person.screen.windows(), lambda: "the question stays")
    assert person.asked() == []
    first, given, going_on = person.entries()
    assert [each["key"] for each in (first, going_on)] == ["PIER-7", "PIER-7"]
    assert given["key"] != "PIER-7"
    assert abs(given["worked_ms"] - 21 * 60_000) < 60_000
    assert going_on["stop"] is None


def test_a_question_that_is_put_off_survives_a_kill_and_waits_in_the_menu(working: Sleeper) -> None:
    person = working
    runs = person.entries()[-1]["id"]
    leaves(person, 30)
    person.sees_window(QUESTION)
    dies(person)
    person.start_program()
    person.sees_window(QUESTION)
    turns_to_the_question(person)
    person.screen.key("Escape")
    until(lambda: QUESTION not in person.screen.windows(), lambda: "the question stays")
    assert len(person.asked()) == 1
    person.menu("a")  # _A_way …
    person.has_keyboard(QUESTION)
    person.screen.key("alt+k")
    until(lambda: not person.asked(), lambda: str(person.asked()))
    assert person.entries()[-1]["id"] == runs


def test_killed_while_away_the_beginning_is_the_lock(working: Sleeper) -> None:
    person = working
    person.locks(True)
    until(person.is_away, lambda: "the lock was not heard")
    dies(person)
    person.minutes_pass(20)
    person.start_program()
    until(lambda: len(person.asked()) == 1, lambda: str(person.asked()))
    assert person.asked()[0]["cause"] == "lock"
    assert person.ask("away", "stop")[0]["type"] == "timer_stopped"
    assert person.entries()[-1]["stop"] is not None
    assert not person.ask("status")["running"]


def dies(person: Sleeper) -> None:
    person.process.kill()
    person.process.wait()


def turns_to_the_question(person: Sleeper) -> None:
    """With the mouse, as a person does: a click beside the words."""

    def has_it() -> bool:
        place = geometry(person)
        person.screen.click(place["X"] + place["WIDTH"] - 8, place["Y"] + 8)
        return person.screen.keyboard() == QUESTION

    until(has_it, lambda: f"{person.screen.keyboard()!r} has the keyboard")


def height(person: Sleeper) -> int:
    """Of the question: as high as what it shows needs."""
    return geometry(person)["HEIGHT"]


def geometry(person: Sleeper) -> dict[str, int]:
    told = person.screen.xdotool("search", "--onlyvisible", "--name", f"^{QUESTION}$", "getwindowgeometry", "--shell")
    return {name: int(value) for name, value in (line.split("=") for line in told.split())}
