"""Every window as a screen reader hears it and as the keyboard alone walks it, on a real accessibility bus.

A window to come is one more line of ``SCENES``.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.e2e.heard import controls, faults, lines
from tests.e2e.test_away import LOGIN, QUESTION, SAVER, TOP, Sleeper, leaves, seen
from tests.e2e.test_screen import organization, sign_in, until
from tools.accessibility import Accessibility, Part
from tools.mock_bus import MockBus
from tools.organization import Organization
from tools.programs import missing_for_accessibility, missing_for_presence
from tools.screen import Screen

LACKING = missing_for_accessibility() + missing_for_presence()
pytestmark = [
    pytest.mark.screen,
    pytest.mark.skipif(bool(LACKING), reason=f"needs the Debian packages {' '.join(LACKING)}"),
]
assert organization

WINDOW, TIMES, SIGN_IN = "TimeTracker", "My times", "Sign in to TimeTracker"
PARTS_OF_A_DATE = 5  # Tab walks year, month, day, hour and minute before it leaves a date
WITH_DATES = {"Add an entry", "Correct an entry"}
MOST_CONTROLS = 40
MOVES_S = 20.0  # after this long, a key has not moved the keyboard
BREATH_S = 0.4  # a window comes, or a button shows that it is pressed, before the next key


class Listener(Sleeper):
    """A person who sees nothing: keyboard and screen reader."""

    reader: Accessibility
    organization: Organization

    def window(self, title: str) -> Part:
        return self.reader.window(self.process.pid, title)

    def hears(self, text: str, by: str = "announcement") -> None:
        """It is told, now."""
        said: list[str] = []

        def is_said() -> bool:
            said.extend(told.text for told in self.reader.heard() if told.what == by)
            return any(text in each for each in said)

        until(is_said, lambda: f"{text!r} was not told, but {said}")

    def presses(self, *keys: str) -> None:
        for key in keys:
            until(self._can_type, lambda: f"{self.screen.keyboard()!r} has the keyboard")
            time.sleep(BREATH_S)
            self.screen.key(key)

    def chooses_line(self, line: str, *keys: str) -> None:
        """A line of the tray's menu, then keys in the window that comes; the last one brings something else up."""
        until(lambda: self.screen.tray.find(self.icon, line) is not None, lambda: f"no {line!r} in the menu")
        self.screen.tray.choose(self.icon, line)
        if keys:
            self.presses(*keys[:-1])
            self._changes_with(keys[-1])

    def leaves_with_escape(self, times: int = 1) -> None:
        """Each time something goes: a window, or a part of it."""
        for _ in range(times):
            self._changes_with("Escape")
        self.sees_no_window()

    def _changes_with(self, key: str) -> None:
        until(self._can_type, lambda: f"{self.screen.keyboard()!r} has the keyboard")
        before = self._shown()
        self.presses(key)
        until(lambda: self._shown() != before, lambda: f"{key} leaves everything as it is")

    def _can_type(self) -> bool:
        return self.screen.keyboard() in self.screen.windows()

    def _shown(self) -> list[list[str]]:
        windows = self.reader.windows(self.process.pid, rows=False)
        return [[part.path for part in controls(window)] for window in windows]

    def goes_to(self, title: str, role: str) -> None:
        """With Tab, to the control of this role."""
        at = focused(self, self.process.pid, title)
        while at.role != role:
            reached, _ = step(self, self.process.pid, title, "Tab", at)
            assert reached is not None, f"Tab does not lead from {at} to a {role}"
            at = reached


class Scene(NamedTuple):
    """A window that is on the screen after ``open``; ``name`` is for its picture, ``escapes`` leave it."""

    name: str
    title: str
    open: Callable[[Listener], None]
    escapes: int = 1


def menu(line: str, *keys: str) -> Callable[[Listener], None]:
    return lambda person: person.chooses_line(line, *keys)


def in_memory(scene: str, window: str) -> Sequence[str]:
    """A window that is there on few days only: shown over a program in memory."""
    return (sys.executable, "-m", "tests.desktop.ui.preview", scene, "--open", window)


def asks_to_sign_out(person: Listener) -> None:
    """Something waits to be sent, so that signing out asks."""
    person.organization.close()
    person.ask("add", "PIER-1", "--from", "8h", "--to", "7h", "--reason", "forgot")
    person.chooses_line("Sign out")


FIRST = [
    Scene("sign-in", SIGN_IN, menu("Sign in")),
    Scene("sign-in-more", SIGN_IN, menu("Sign in", "alt+m")),
    Scene("welcome", WINDOW, menu("Open window")),
]
SELDOM = [
    ("code", SIGN_IN, in_memory("new", "code")),
    ("rejected", "Not accepted", in_memory("attention", "rejected")),
    ("attention", WINDOW, in_memory("attention", "window")),
    ("note", "Note a start", in_memory("locked", "note_start")),
    ("recover", "Begin anew?", in_memory("locked", "recover")),
]
SCENES = [
    Scene("window", WINDOW, menu("Open window")),
    Scene("search", "Start a timer", menu("Start…")),
    Scene("day", TIMES, menu("Today:")),
    Scene("reason", TIMES, menu("Today:", "Tab", "Tab", "Tab", "alt+p"), escapes=2),
    Scene("week", TIMES, menu("Today:", "alt+w")),
    Scene("month", TIMES, menu("Today:", "alt+m")),
    Scene("work", TIMES, menu("Today:", "alt+o")),
    Scene("add", "Add an entry", menu("Today:", "alt+d", "alt+a"), escapes=2),
    Scene("edit", "Correct an entry", menu("Today:", "alt+e"), escapes=2),
    Scene("mini", "TimeTracker mini window", menu("Mini window")),
    Scene("settings", "Settings", menu("Settings")),
    Scene("my-data", "My data", menu("My data")),
    Scene("my-data-policy", "My data", menu("My data", "alt+p")),
    Scene("my-data-requests", "My data", menu("My data", "alt+r")),
    Scene("my-data-sign-ins", "My data", menu("My data", "alt+i")),
    Scene("my-data-audit", "My data", menu("My data", "alt+a")),
    Scene("away", QUESTION, menu("Away")),
    Scene("away-split", QUESTION, menu("Away", "alt+p")),
    Scene("away-item", QUESTION, menu("Away", "alt+e"), escapes=2),
    Scene("quit", "Quit TimeTracker?", menu("Quit")),
]


@pytest.fixture(scope="module")
def newcomer(organization: Organization) -> Iterator[Listener]:
    """The program runs, nobody is signed in."""
    with tempfile.TemporaryDirectory(prefix="tt-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "mock").mkdir()
        with Screen(folder) as screen, MockBus(folder / "mock") as system, Accessibility(screen) as reader:
            system.serve("logind", LOGIN, system=True)
            system.call(LOGIN, TOP, "org.freedesktop.DBus.Mock", "AddSession", "ssusb", "c1", "seat0", 0, "ann", True)
            with MockBus(folder, screen.env["DBUS_SESSION_BUS_ADDRESS"]) as session:
                session.serve("gnome_screensaver", SAVER, system=False)
                person = Listener(screen, folder, system, session)
                person.reader, person.organization = reader, organization
                person.start_program()
                yield person


@pytest.fixture(scope="module")
def employee(newcomer: Listener, organization: Organization) -> Listener:
    """Signed in; two entries that overlap, a timer that runs, an absence that waits for an answer."""
    person = newcomer
    person.chooses_line("Sign in")
    sign_in(person, organization)
    for key, begin, end in (("PIER-7", "6h", "4h"), ("PIER-1", "5h", "3h")):
        person.ask("add", key, "--from", begin, "--to", end, "--reason", "forgot")
    person.ask("start", "PIER-7")
    leaves(person, 42)
    person.sees_window(QUESTION)
    person.chooses_line("Away")
    person.has_keyboard(QUESTION)
    person.leaves_with_escape()
    return person


@pytest.mark.parametrize("scene", FIRST, ids=lambda scene: scene.name)
def test_a_window_is_heard_walked_and_left_before_signing_in(newcomer: Listener, scene: Scene) -> None:
    hear_walk_and_leave(newcomer, scene)


@pytest.mark.parametrize(("name", "title", "command"), SELDOM, ids=[name for name, *_ in SELDOM])
def test_a_seldom_window_is_heard_and_walked(newcomer: Listener, name: str, title: str, command: Sequence[str]) -> None:
    program = newcomer.screen.start(command, env={"PYTHONPATH": str(Path.cwd())})
    wrong = hear_and_walk(newcomer, program.pid, title, name)
    program.kill()
    program.wait()
    newcomer.sees_no_window()
    assert not wrong, "\n".join(wrong)


def test_what_is_wrong_with_an_address_is_announced(newcomer: Listener) -> None:
    newcomer.chooses_line("Sign in")
    newcomer.has_keyboard(SIGN_IN)
    newcomer.reader.heard()
    newcomer.screen.type("127.0.0.1:1")
    newcomer.screen.key("Return")
    newcomer.hears("Nothing answers at the server's address")
    newcomer.leaves_with_escape()


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_a_window_is_heard_walked_and_left(employee: Listener, scene: Scene) -> None:
    hear_walk_and_leave(employee, scene)


def test_rows_say_what_they_show(employee: Listener) -> None:
    employee.chooses_line("Today:")
    (table,) = [part for part in employee.window(TIMES).walk() if part.role == "table"]
    first = lines(table)[0]
    assert "PIER-7  Tide table is an hour off after the clocks change" in first
    assert first.endswith("sent, overlaps with another entry"), first
    employee.leaves_with_escape()


def test_what_is_typed_chosen_started_and_stopped_is_announced(employee: Listener) -> None:
    person = employee
    person.chooses_line("Open window")
    person.has_keyboard(WINDOW)
    person.reader.heard()
    person.screen.type("berth plan")
    person.hears("Task PIER-1, Draw up the berth plan")
    person.screen.key("Return")
    person.hears("PIER-1  Draw up the berth plan")
    texts = [part.name for part in person.window(WINDOW).walk() if part.role == "label"]
    assert any(text.startswith("PIER-1  Draw up the berth plan") for text in texts), texts
    (stop,) = [part for part in person.window(WINDOW).walk() if part.name == "Stop"]
    assert stop.description.startswith("PIER-1")
    person.reader.act(stop, "Press")
    person.hears("No timer is running")
    person.leaves_with_escape()


def test_the_day_and_the_week_are_used_by_ear_and_keyboard(employee: Listener) -> None:
    person = employee
    person.chooses_line("Today:")
    person.presses("alt+d")
    person.goes_to(TIMES, "chart")
    person.presses("Right", "Left")
    person.hears("PIER-7  Tide table")
    person.presses("ctrl+shift+Right")
    person.hears("Move the border to")
    person.presses("ctrl+shift+Right", "Tab", "ctrl+a", "Delete", "Return")
    person.hears("A reason is missing")
    person.presses("Escape", "alt+w")
    person.goes_to(TIMES, "chart")
    person.reader.heard()
    person.presses("Left", "Right")
    person.hears(": ", by="accessible-name")  # of the chart that has the keyboard
    person.presses("Return")
    until(lambda: "The day as a line" in [part.name for part in person.window(TIMES).walk()], lambda: "no day opened")
    person.leaves_with_escape()


def test_signing_out_with_something_unsent_asks(employee: Listener) -> None:
    hear_walk_and_leave(employee, Scene("sign-out", "Sign out?", asks_to_sign_out))


def hear_walk_and_leave(person: Listener, scene: Scene) -> None:
    scene.open(person)
    wrong = hear_and_walk(person, person.process.pid, scene.title, scene.name)
    person.leaves_with_escape(scene.escapes)
    assert not wrong, "\n".join(wrong)


def hear_and_walk(person: Listener, pid: int, title: str, name: str) -> list[str]:
    focused(person, pid, title)
    until(lambda: not waits(person.reader.window(pid, title)), lambda: "the server does not answer")
    seen(person, f"heard-{name}")
    found = faults(person.reader.window(pid, title))
    return [*found, *walk(person, pid, title, "Tab"), *walk(person, pid, title, "shift+Tab")]


def waits(window: Part) -> bool:
    """Whether more is to come from the server."""
    return any(part.name.startswith("Asking your") or part.name.endswith("so far…") for part in window.walk())


def walk(person: Listener, pid: int, title: str, key: str) -> list[str]:
    """Go round with ``key``: every control once, in reading order or against it, until the first one comes again.

    A text that can be selected is a stop where it can be reached, and none where only the mouse selects it.
    """
    began = before = focused(person, pid, title)
    met, seen_on_the_way, found = {began.path}, {}, []
    for _ in range(MOST_CONTROLS):
        reached, order = step(person, pid, title, key, before)
        if reached is None:
            return [*found, f"{key} does not leave {before}"]
        stops = [part.path for part in order if part.role != "label" or part.path in (before.path, reached.path)]
        if key != "Tab":
            stops.reverse()
        if before.path in stops and stops[(stops.index(before.path) + 1) % len(stops)] != reached.path:
            found.append(f"{key} leads from {before} to {reached}")
        seen_on_the_way |= {part.path: part for part in order if part.role != "label"}
        met.add(reached.path)
        before = reached
        if reached.path == began.path:
            break
    return [*found, *(f"{key} does not lead to {part}" for path, part in seen_on_the_way.items() if path not in met)]


def step(person: Listener, pid: int, title: str, key: str, before: Part) -> tuple[Part | None, list[Part]]:
    """What has the keyboard after ``key``, None where it does not move, and all controls then."""
    person.screen.key(*[key] * (PARTS_OF_A_DATE if before.role == "spin box" and title in WITH_DATES else 1))
    deadline = time.monotonic() + MOVES_S
    while True:
        order = controls(person.reader.window(pid, title, rows=False))
        after = next((part for part in order if "focused" in part.states), before)
        if after.path != before.path:
            return after, order
        if time.monotonic() > deadline:
            return None, order


def focused(person: Listener, pid: int, title: str) -> Part:
    """The control that has the keyboard."""
    found: list[Part] = []

    def is_found() -> bool:
        window = person.reader.window(pid, title, rows=False)
        found[:] = [part for part in controls(window) if "focused" in part.states]
        return bool(found)

    until(is_found, lambda: f"no control of {title!r} has the keyboard")
    return found[0]
