"""The main job on a real screen: panel, mouse, keyring, the tray program, the organization's server."""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jeepney import HeaderFields, MessageType, message_bus, new_method_return
from jeepney.io.blocking import Proxy, open_dbus_connection

from tools.organization import EMPLOYEE, PASSWORD, Organization, organization_in
from tools.screen import PASSWORD as KEYRING_PASSWORD
from tools.screen import Screen
from tools.tray_bar import TrayIcon

pytestmark = pytest.mark.screen

# TIMETRACKER_PROGRAM: the same run on another build, such as the frozen one.
FROZEN = os.environ.get("TIMETRACKER_PROGRAM")
PROGRAM = [str(Path(FROZEN).resolve())] if FROZEN else [sys.executable, "-m", "tracker_desktop"]
BUG, TITLE = "PIER-7", "Tide table is an hour off after the clocks change"
PATIENCE_S = 60.0
MENU_S = 3.0  # a menu takes a letter at once; after this long it was not there yet for the last one
BROWSER = f"""#!{sys.executable}
import sys
sys.path.insert(0, {str(Path.cwd())!r})
from tools.web_person import WebPerson
WebPerson({EMPLOYEE!r}, {PASSWORD!r}).sign_in(sys.argv[1])
"""


class Person:
    """An employee at a screen, with the program on it."""

    def __init__(self, screen: Screen, folder: Path) -> None:
        self.screen = screen
        self._folder = folder
        self.home = folder / "profile"
        browser = folder / "browser"
        browser.write_text(BROWSER, encoding="utf-8")
        browser.chmod(0o700)
        self.environment = {
            "TIMETRACKER_HOME": str(self.home),
            "BROWSER": str(browser),
            "PYTHONPATH": str(Path.cwd()),
            "XDG_CURRENT_DESKTOP": "XFCE",
        }
        self.icon: TrayIcon
        self.process: subprocess.Popen[bytes]

    def start_program(self) -> None:
        until(lambda: self._brightness() < 0.8, lambda: "the icon of the program before is still there")
        self.process = self.screen.start(PROGRAM, env=self.environment)
        self.icon = self.screen.tray.wait_for_icon(self.process.pid, PATIENCE_S)
        self.sees_icon()

    def sees_icon(self) -> None:
        """Something light stands at the first place of the dark bar; before that, a click would hit the bar."""
        until(lambda: self._brightness() > 0.8, lambda: "the bar shows no icon")

    def tooltip(self) -> str:
        return "\n".join(part for part in self.screen.tray.fresh(self.icon).tooltip if part)

    def sees_in_tooltip(self, text: str) -> None:
        until(lambda: text in self.tooltip(), lambda: f"{text!r} is not in the tooltip {self.tooltip()!r}")

    def sees_window(self, title: str) -> None:
        until(lambda: title in self.screen.windows(), lambda: f"there is no {title!r} among {self.screen.windows()}")

    def sees_no_window(self) -> None:
        until(lambda: not self.screen.windows(), lambda: f"still there: {self.screen.windows()}")

    def has_keyboard(self, title: str) -> None:
        """The window with this title is there and takes what is typed; it may be seen a moment before that."""
        until(lambda: self.screen.keyboard() == title, lambda: f"{self.screen.keyboard()!r} has the keyboard")

    def closes_with_return(self) -> bool:
        """Whether Return closed what is open; the window may still be on the way to the page with Close."""
        self.screen.key("Return")
        return not self.screen.windows()

    def menu(self, mnemonic: str) -> None:
        """Open the menu with the right mouse button, and choose the line with this underlined letter."""
        self.opens_menu()
        self.chooses(mnemonic)

    def opens_menu(self) -> None:
        self.screen.click(*self.screen.spot(0), button=3)
        until(lambda: self.screen.menus() > 0, lambda: "no menu came up")

    def chooses(self, mnemonic: str) -> None:
        """Press the letter until the open menu is gone: its lines may come a moment after it."""

        def is_gone() -> bool:
            self.screen.key(mnemonic)
            deadline = time.monotonic() + MENU_S
            while self.screen.menus():
                if time.monotonic() > deadline:
                    return False
                time.sleep(0.02)
            return True

        until(is_gone, lambda: f"the menu does not take {mnemonic!r}")

    def _brightness(self) -> float:
        x, y = self.screen.spot(0)
        picture = str(self.screen.screenshot(self._folder / "bar.png"))
        cut = ["-crop", f"22x22+{x - 11}+{y - 11}", "-colorspace", "Gray", "-format", "%[fx:maxima]", "info:"]
        return float(self.screen.run(["convert", picture, *cut]).stdout)

    def ask(self, *words: str) -> Any:
        done = self.screen.run([*PROGRAM, *words, "--json"], env=self.environment)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


@pytest.fixture(scope="module")
def organization(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Organization]:
    with organization_in(tmp_path_factory.mktemp("server")) as made:
        yield made


@pytest.fixture
def person(short_folder: Path) -> Iterator[Person]:
    with Screen(short_folder) as screen:
        yield Person(screen, short_folder)


def until(holds: Callable[[], bool], otherwise: Callable[[], str]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < deadline, otherwise()
        time.sleep(0.05)


def seen(person: Person, name: str, *, window: str = "") -> None:
    """A picture for the guide, of the screen or of one window with its frame, where pictures are wanted:
    TIMETRACKER_PICTURES names a folder. The mouse goes out of the way, and what it hovered over with it.
    """
    folder = os.environ.get("TIMETRACKER_PICTURES")
    if folder:
        person.screen.xdotool("mousemove", "1278", "798")
        time.sleep(0.7)
        person.screen.screenshot(Path(folder) / f"{name}.png", window)


def sign_in(person: Person, organization: Organization) -> None:
    """The first run, as a person goes through it: type the address, sign in in the browser, close."""
    person.has_keyboard("Sign in to TimeTracker")
    person.screen.type(organization.url)
    seen(person, "sign-in")
    person.screen.key("Return")
    person.sees_in_tooltip("No timer is running")
    until(lambda: bool(person.ask("tasks")), lambda: "no work items came")
    until(lambda: person.ask("status")["sync"]["phase"] == "idle", lambda: "the first round does not end")
    until(person.closes_with_return, lambda: f"still there: {person.screen.windows()}")


def start_from_menu(person: Person, words: str) -> None:
    person.menu("t")  # S_t_art…
    person.has_keyboard("Start a timer")
    seen(person, "search")
    person.screen.type(words)
    person.screen.key("Return")


def test_start_a_bug_from_the_menu_kill_start_again_stop_and_find_both_on_the_server_once(
    person: Person, organization: Organization
) -> None:
    person.start_program()
    sign_in(person, organization)

    start_from_menu(person, "tide table")
    person.sees_in_tooltip(BUG)
    person.sees_no_window()

    person.process.kill()
    person.process.wait()
    person.start_program()
    person.sees_in_tooltip(f"{BUG}  {TITLE[:40]}")

    person.opens_menu()
    seen(person, "menu")
    person.chooses("s")  # _S_top
    person.sees_in_tooltip("No timer is running")
    person.sees_in_tooltip("Up to date")

    recorded = [line for line in person.ask("log") if line["own"]]
    assert [(line["type"], line["outcome"]) for line in recorded] == [
        ("timer_stopped", "accepted"),
        ("timer_started", "accepted"),
    ]
    on_server = Counter(row["subject"] for row in organization.audit(EMPLOYEE))
    assert [on_server[line["id"]] for line in recorded] == [1, 1]

    assert person.screen.run([*PROGRAM, "quit"], env=person.environment).returncode == 0
    assert person.process.wait(PATIENCE_S) == 0
    assert traces(person.home) == []


def traces(home: Path) -> list[str]:
    """Files of the profile that hold, readable for anybody, what only the employee may read."""
    told = [TITLE, "Pier", EMPLOYEE, "Jonas"]
    return [
        f"{path.name}: {text}"
        for path in home.rglob("*")
        if path.is_file()
        for text in told
        if text.encode() in path.read_bytes()
    ]


def test_a_left_click_opens_the_window_ready_to_type(person: Person, organization: Organization) -> None:
    person.start_program()
    sign_in(person, organization)
    person.screen.click(*person.screen.spot(0))
    person.has_keyboard("TimeTracker")
    person.screen.type("load cell")
    person.screen.key("Return")
    person.sees_in_tooltip("CRANE-2")
    seen(person, "window")
    person.screen.key("alt+s")
    person.sees_in_tooltip("No timer is running")
    person.screen.key("Escape")
    person.sees_no_window()


def test_where_no_tray_is_the_window_comes_by_itself_and_the_icon_once_a_bar_is_there(short_folder: Path) -> None:
    with Screen(short_folder, panel=False) as screen:
        person = Person(screen, short_folder)
        person.process = screen.start(PROGRAM, env=person.environment)
        person.sees_window("TimeTracker")
        person.sees_window("Sign in to TimeTracker")
        screen.start_panel()
        person.sees_icon()


def test_an_icon_is_offered_to_a_bar_that_speaks_only_dbus_and_comes_late(short_folder: Path) -> None:
    with Screen(short_folder, panel=False) as screen:
        person = Person(screen, short_folder)
        person.process = screen.start(PROGRAM, env=person.environment)
        person.sees_window("TimeTracker")
        assert registration(screen.env["DBUS_SESSION_BUS_ADDRESS"])


def registration(address: str) -> str:
    """Become the watcher of tray icons on the bus at ``address``, as GNOME's and KDE's bars do; who registers first."""
    deadline = time.monotonic() + PATIENCE_S
    with open_dbus_connection(address) as bus:
        Proxy(message_bus, bus).RequestName("org.kde.StatusNotifierWatcher")
        while True:
            call = bus.receive(timeout=max(0.0, deadline - time.monotonic()))
            if call.header.message_type is not MessageType.method_call:
                continue
            match call.header.fields[HeaderFields.member]:
                case "RegisterStatusNotifierItem":
                    return str(call.body[0])
                case "GetAll":
                    told = {"IsStatusNotifierHostRegistered": ("b", True), "ProtocolVersion": ("i", 0)}
                    bus.send(new_method_return(call, "a{sv}", (told,)))
                case "Get":
                    bus.send(new_method_return(call, "v", (("b", True),)))
                case _:
                    bus.send(new_method_return(call))


def test_a_second_start_shows_the_window_of_the_first(person: Person, organization: Organization) -> None:
    person.start_program()
    sign_in(person, organization)
    assert person.screen.run(PROGRAM, env=person.environment).returncode == 0
    person.sees_window("TimeTracker")


def test_a_locked_keyring_is_told_of_and_nothing_is_lost(person: Person, organization: Organization) -> None:
    person.start_program()
    sign_in(person, organization)
    start_from_menu(person, "tide table")
    person.sees_in_tooltip(BUG)
    person.process.kill()
    person.process.wait()
    person.screen.lock_keyring()
    person.start_program()

    person.has_keyboard("Unlock Login Keyring")
    person.sees_in_tooltip("The time records are being opened")  # the icon answers while the prompt waits
    person.screen.key("Escape")
    person.sees_in_tooltip("The keyring is locked")
    person.menu("p")  # Note a sto_p_
    person.menu("t")  # Note a s_t_art…
    person.has_keyboard("Note a start")
    person.screen.type(BUG)
    person.screen.key("Return")

    person.menu("a")  # Try _a_gain
    person.has_keyboard("Unlock Login Keyring")
    person.screen.type(KEYRING_PASSWORD.decode())
    person.screen.key("Return")
    person.sees_in_tooltip(BUG)
