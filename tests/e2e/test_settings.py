"""The settings on a real screen, by keyboard alone, with a file in which the organization laid some down."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.test_screen import PROGRAM, Person, organization, seen, sign_in, until
from tools.organization import Organization
from tools.screen import Screen
from tracker_desktop.ui.catalogues import catalogue

pytestmark = pytest.mark.screen
assert organization


@pytest.fixture
def person(short_folder: Path) -> Iterator[Person]:
    """Somebody whose organization laid down what becomes of time without a touch, and when the day ends."""
    managed = short_folder / "managed.json"
    managed.write_text(json.dumps({"settings": {"away_idle": "discard", "working_to": "18:30"}}))
    with Screen(short_folder) as screen:
        made = Person(screen, short_folder)
        made.environment["TIMETRACKER_MANAGED"] = str(managed)
        yield made


def test_everything_is_set_by_keyboard(person: Person, organization: Organization, short_folder: Path) -> None:
    opened(person, organization)
    seen(person, "settings")

    find(person, "away after")
    person.screen.key("Tab")
    person.screen.key("ctrl+a")
    person.screen.type("12")
    seen(person, "settings-found")
    person.screen.key("Return")
    holds(person, "away_after", 12)

    find(person, "working days")
    person.screen.key("Tab", "space", "Tab", "Tab", "Tab", "Tab", "Tab", "space")
    holds(person, "working_days", "tue wed thu fri sat")

    find(person, "day begins")
    person.screen.key("Tab")
    person.screen.key("ctrl+a")
    person.screen.type("19:00")
    person.screen.key("Return")
    seen(person, "settings-refused")
    holds(person, "working_from", "09:00")
    person.screen.key("Up")
    holds(person, "working_from", "10:00")

    find(person, "nobody")
    seen(person, "settings-locked")
    person.screen.key("Tab", "Tab", "Down")  # the mark, then what comes after it: never the setting itself
    holds(person, "away_idle", "discard")

    find(person, "session")
    person.screen.key("Tab", "space")
    entry = short_folder / "config" / "autostart" / "timetracker.desktop"
    until(entry.exists, lambda: f"{entry} was not written")
    holds(person, "autostart", True)

    person.ask("settings", "remind_after", "0")
    find(person, "minutes")
    seen(person, "settings-from-the-shell")
    assert person.screen.run([*PROGRAM, "settings", "away_idle", "keep"], env=person.environment).returncode == 3


def test_the_window_comes_back_in_german(person: Person, organization: Organization) -> None:
    opened(person, organization)
    find(person, "language")
    before = number(person, "Settings")
    person.screen.key("Tab", "Down", "Down")
    holds(person, "language", "de")
    german = catalogue("de")
    assert german is not None
    title = german.text("Settings", -1) or "Settings"
    until(lambda: number(person, title) not in ("", before), lambda: "the window did not come back")
    person.has_keyboard(title)
    seen(person, "settings-german")
    person.screen.key("Up")  # the keyboard is where it was
    holds(person, "language", "en")
    person.has_keyboard("Settings")
    person.screen.key("Escape")
    person.sees_no_window()


@pytest.mark.parametrize("scale", [2, 3])
def test_it_fits_the_screen(person: Person, organization: Organization, scale: int) -> None:
    person.environment["QT_SCALE_FACTOR"] = str(scale)
    opened(person, organization)
    seen(person, f"settings-{scale}00")
    until(lambda: fits(person), lambda: "the window is larger than the screen, or stands beside it")


def fits(person: Person) -> bool:
    shape = person.screen.xdotool("search", "--name", "^Settings$", "getwindowgeometry", "--shell")
    told = dict(line.split("=") for line in shape.splitlines() if "=" in line)
    return int(told["X"]) + int(told["WIDTH"]) <= 1280 and int(told["Y"]) + int(told["HEIGHT"]) <= 800


def opened(person: Person, organization: Organization) -> None:
    person.start_program()
    sign_in(person, organization)
    person.menu("e")  # S_e_ttings…
    person.has_keyboard("Settings")


def find(person: Person, words: str) -> None:
    person.screen.key("ctrl+f")
    person.screen.type(words)


def holds(person: Person, name: str, value: object) -> None:
    def now() -> object:
        return person.ask("settings", name)[name]

    until(lambda: now() == value, lambda: f"{name} is {now()!r} instead of {value!r}")


def number(person: Person, title: str) -> str:
    """Of the window with this title, empty for none."""
    found = person.screen.run(["xdotool", "search", "--onlyvisible", "--name", f"^{title}$"]).stdout.split()
    return found[-1] if found else ""
