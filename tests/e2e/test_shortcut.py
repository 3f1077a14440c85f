"""The shortcut on a real screen: pressed while another program has the keyboard, typed into, pressed again."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.test_screen import PROGRAM, Person, organization, seen, sign_in, until
from tools.organization import Organization
from tools.screen import Screen
from tracker_desktop.host.shortcuts.x11 import XcbShortcuts
from tracker_desktop.services.shortcuts import ShortcutState, combination

pytestmark = pytest.mark.screen

KEYS, OTHERS = "ctrl+alt+space", "ctrl+alt+k"
assert organization


class Typist(Person):
    """Works in another program."""

    def works_elsewhere(self) -> None:
        self.screen.start(["xterm", "-T", "Elsewhere", "-e", "cat > typed"])
        self.has_keyboard("Elsewhere")
        for _ in range(2):  # Qt believes a window to have the keyboard for a tenth of a second more
            self.ask("status")

    def settings(self, keys: str) -> str:
        """Set the shortcut; what the shell says of it beside the answer."""
        done = self.screen.run([*PROGRAM, "settings", "shortcut", keys], env=self.environment)
        assert done.returncode == 0, done.stderr
        return done.stderr


@pytest.fixture
def typist(short_folder: Path, organization: Organization) -> Iterator[Typist]:
    with Screen(short_folder) as screen:
        made = Typist(screen, short_folder)
        made.start_program()
        sign_in(made, organization)
        yield made


def test_from_another_program_into_the_list_and_back(typist: Typist, short_folder: Path) -> None:
    assert typist.settings(KEYS) == ""
    typist.works_elsewhere()
    for lock in ("", "", "", "Num_Lock", ""):
        if lock:
            typist.screen.key(lock)
        typist.screen.type("prose ")
        typist.screen.key(KEYS)
        typist.has_keyboard("Start a timer")
        typist.screen.type("nothing like it")
        typist.screen.key(KEYS)
        typist.has_keyboard("Elsewhere")
    typist.screen.key(KEYS)
    typist.has_keyboard("Start a timer")
    typist.screen.type("tide table")
    seen(typist, "shortcut")
    typist.screen.key("Return")
    typist.sees_in_tooltip("PIER-7")
    typist.has_keyboard("Elsewhere")
    typist.screen.key("Return")
    until(
        lambda: (short_folder / "typed").read_text() == "prose " * 5 + "\n",
        (short_folder / "typed").read_text,
    )


def test_a_list_that_lies_behind_comes_to_the_front(typist: Typist) -> None:
    typist.settings(KEYS)
    typist.screen.key(KEYS)
    typist.has_keyboard("Start a timer")
    typist.works_elsewhere()
    typist.screen.type("prose")
    typist.screen.key(KEYS)
    typist.has_keyboard("Start a timer")
    typist.screen.xdotool("getactivewindow", "windowminimize")
    typist.has_keyboard("Elsewhere")
    typist.screen.key(KEYS)
    typist.has_keyboard("Start a timer")


def test_a_program_that_was_busy_knows_that_its_list_got_the_keyboard_meanwhile(typist: Typist) -> None:
    typist.settings(KEYS)
    typist.works_elsewhere()
    typist.screen.key(KEYS)
    typist.has_keyboard("Start a timer")
    typist.screen.xdotool("search", "--name", "^Elsewhere$", "windowactivate", "--sync")
    typist.has_keyboard("Elsewhere")
    typist.ask("status")
    typist.process.send_signal(signal.SIGSTOP)
    typist.screen.xdotool("search", "--name", "^Start a timer$", "windowactivate")
    typist.has_keyboard("Start a timer")
    typist.screen.key(KEYS)
    typist.process.send_signal(signal.SIGCONT)
    typist.has_keyboard("Elsewhere")


def test_keys_of_another_program_are_told_others_work_at_once_and_after_a_new_start(
    typist: Typist, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", typist.screen.env["DISPLAY"])
    told: list[ShortcutState] = []
    other = XcbShortcuts(told.append)  # type: ignore[arg-type]
    other.listen(combination(KEYS), lambda: None, told.append)
    try:
        assert told == [ShortcutState.SET]
        assert typist.settings(KEYS) == f"{KEYS}: Another program has these keys. Choose others.\n"
    finally:
        other.close()
    assert typist.settings(OTHERS) == ""
    typist.works_elsewhere()
    typist.screen.key(OTHERS)
    typist.has_keyboard("Start a timer")
    assert typist.screen.run([*PROGRAM, "quit"], env=typist.environment).returncode == 0
    assert typist.process.wait(30) == 0
    typist.start_program()
    until(lambda: bool(typist.ask("status")), lambda: "the store did not open")
    typist.screen.key(OTHERS)
    typist.has_keyboard("Start a timer")
    typist.settings("off")
    typist.screen.key("Escape")
    typist.has_keyboard("Elsewhere")
    typist.screen.key(OTHERS)
    typist.ask("status")  # by then the program has heard of all that went before
    typist.has_keyboard("Elsewhere")


def test_the_shells_search_opens_and_closes_it_for_a_desktops_own_shortcuts(typist: Typist) -> None:
    typist.works_elsewhere()
    for title in ("Start a timer", "Elsewhere"):
        assert typist.screen.run([*PROGRAM, "search"], env=typist.environment).returncode == 0
        typist.has_keyboard(title)
