"""The mini window on a real screen: above others, moved with the mouse, back where it stood, by keyboard alone."""

from itertools import cycle
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtGui import QImage

from tests.e2e.test_screen import BUG, PROGRAM, Person, organization, person, seen, sign_in, start_from_menu, until
from tools.organization import Organization
from tools.screen import BAR, Screen

pytestmark = pytest.mark.screen
assert organization
assert person

TITLE = "TimeTracker mini window"
BLUE = "#204060"  # of a terminal over everything
SMALL = (800, 500)
NEAR = 40  # pixels: window managers hold a window back a little at the edges of the screen


class Spot(NamedTuple):
    left: int
    top: int
    width: int
    height: int


def test_it_stays_above_others_is_moved_and_comes_back_where_it_stood_without_the_keyboard(
    person: Person, organization: Organization
) -> None:
    person.start_program()
    sign_in(person, organization)
    start_from_menu(person, "tide table")
    person.sees_in_tooltip(BUG)
    opens_mini(person)
    seen(person, "mini")

    person.screen.start(["xterm", "-T", "Work", "-bg", BLUE, "-geometry", "300x100+0+40"])
    person.has_keyboard("Work")
    for on_top in (True, False, True):
        person.screen.xdotool("search", "--name", "^Work$", "windowactivate", "--sync", "windowraise")
        until(lambda on_top=on_top: covered(person) is not on_top, lambda on_top=on_top: f"{on_top=}, but it is not so")
        context_menu(person, "t")  # Keep on _t_op
    context_menu(person, "Escape")
    context_menu(person, "t")

    before = spot(person)
    drag(person, (before.left + 60, before.top + 8), (before.left + 460, before.top + 300))
    stood = spot(person)
    assert stood.left > before.left + 350
    assert stood[2:] == before[2:]

    work = person.screen.xdotool("search", "--name", "^Work$").strip()
    person.screen.xdotool("windowactivate", "--sync", work)
    quits(person)
    person.start_program()
    person.sees_window(TITLE)
    until(lambda: spot(person) == stood, lambda: f"it stands at {spot(person)} instead of {stood}")
    assert person.screen.keyboard() == "Work"
    seen(person, "mini-back")
    ends_the_day(person)


def test_all_of_it_is_on_a_smaller_screen(organization: Organization, short_folder: Path) -> None:
    with Screen(short_folder) as screen:
        person = Person(screen, short_folder)
        person.start_program()
        sign_in(person, organization)
        person.ask("settings", "mini_window", "on")
        person.sees_window(TITLE)
        before = spot(person)
        drag(person, (before.left + 60, before.top + 8), (760, 760))
        assert spot(person).top > SMALL[1]
        person.screen.click(*screen.spot(0))
        person.sees_window("TimeTracker")
        screen.xdotool("search", "--onlyvisible", "--name", "^TimeTracker$", "windowmove", "--sync", "700", "160")
        quits(person)
    with Screen(short_folder, size=SMALL) as screen:
        person = Person(screen, short_folder)
        person.start_program()
        person.sees_window(TITLE)
        until(lambda: on_screen(spot(person)), lambda: f"it stands at {spot(person)}")
        person.screen.click(*screen.spot(0))
        person.sees_window("TimeTracker")
        until(lambda: on_screen(inside(person, "TimeTracker")), lambda: str(inside(person, "TimeTracker")))
        seen(person, "mini-smaller")


def test_it_is_used_by_keyboard_alone(person: Person, organization: Organization) -> None:
    person.start_program()
    sign_in(person, organization)
    start_from_menu(person, "tide table")
    person.sees_in_tooltip(BUG)
    opens_mini(person)
    person.screen.key("alt+s")
    person.sees_in_tooltip("No timer is running")
    seen(person, "mini-nothing-runs")
    person.screen.key("alt+r")
    person.sees_in_tooltip(BUG)
    person.screen.key("Menu")
    until(lambda: person.screen.menus() > 0, lambda: "no menu came up")
    seen(person, "mini-menu")
    person.chooses("w")  # Open _w_indow
    person.has_keyboard("TimeTracker")
    person.screen.key("Escape")
    until(lambda: person.screen.windows() == [TITLE], lambda: str(person.screen.windows()))
    person.screen.xdotool("search", "--name", TITLE, "windowactivate", "--sync")
    person.has_keyboard(TITLE)
    person.screen.key("Tab", "Tab", "Escape")
    person.sees_no_window()
    quits(person)
    person.start_program()
    person.sees_in_tooltip(BUG)
    assert person.screen.windows() == []
    ends_the_day(person)


def opens_mini(person: Person) -> None:
    person.menu("m")  # _M_ini window
    person.has_keyboard(TITLE)
    person.screen.xdotool("mousemove", "640", "700")  # off the icon, whose tooltip would come


def quits(person: Person) -> None:
    done = person.screen.run([*PROGRAM, "quit"], env=person.environment)
    assert done.returncode == 0, done.stderr
    assert person.process.wait(20) == 0


def ends_the_day(person: Person) -> None:
    """Nothing runs for the one who comes next."""
    person.ask("stop")
    person.ask("sync")


def drag(person: Person, begin: tuple[int, int], end: tuple[int, int]) -> None:
    """Move it as a hand does: a little at first, until it follows."""
    stood, to_and_fro = spot(person), cycle((6, 14))
    person.screen.xdotool("mousemove", "--sync", str(begin[0]), str(begin[1]), "mousedown", "1")

    def follows() -> bool:
        person.screen.xdotool("mousemove", str(begin[0] + next(to_and_fro)), str(begin[1]))
        return spot(person) != stood

    def is_there() -> bool:
        at = spot(person)
        moved = (at.left - stood.left, at.top - stood.top)
        return all(abs(way - (to - of)) <= NEAR for way, to, of in zip(moved, end, begin, strict=True))

    until(follows, lambda: "it does not follow the hand")
    person.screen.xdotool("mousemove", str(end[0]), str(end[1]))
    until(is_there, lambda: f"it stands at {spot(person)}, before at {stood}")
    person.screen.xdotool("mouseup", "1")


def spot(person: Person, title: str = TITLE) -> Spot:
    """Where it is, as soon as it is: it goes and comes again to stay on top, or not to."""
    search = ["xdotool", "search", "--onlyvisible", "--name", f"^{title}$", "getwindowgeometry", "--shell"]
    told: list[str] = []

    def is_told() -> bool:
        told[:] = person.screen.run(search).stdout.splitlines()
        return bool(told)

    until(is_told, lambda: f"there is no {title!r} among {person.screen.windows()}")
    values = dict(line.split("=") for line in told)
    return Spot(*(int(values[name]) for name in ("X", "Y", "WIDTH", "HEIGHT")))


def inside(person: Person, title: str) -> Spot:
    """The same of a window with a frame, without it; xdotool counts the frame twice, so the mouse has to go there."""
    person.screen.xdotool("search", "--onlyvisible", "--name", f"^{title}$", "mousemove", "--window", "%1", "0", "0")
    told = person.screen.xdotool("getmouselocation", "--shell")
    values = dict(line.split("=") for line in told.splitlines())
    return Spot(int(values["X"]), int(values["Y"]), *spot(person, title)[2:])


def on_screen(it: Spot) -> bool:
    return it.left >= 0 and it.top >= BAR and it.left + it.width <= SMALL[0] and it.top + it.height <= SMALL[1]


def covered(person: Person) -> bool:
    """Whether the terminal's colour is where the window stands."""
    it = spot(person)
    image = QImage(str(person.screen.screenshot(person.home.parent / "covered.png")))
    return image.pixelColor(it.left + 4, it.top + it.height // 2).name() == BLUE


def context_menu(person: Person, key: str) -> None:
    """The window's menu, by the key for it, and a line of it."""
    spot(person)
    person.screen.xdotool("search", "--name", f"^{TITLE}$", "windowactivate", "--sync")
    person.has_keyboard(TITLE)
    person.screen.key("Menu")
    until(lambda: person.screen.menus() > 0, lambda: "no menu came up")
    person.chooses(key)
