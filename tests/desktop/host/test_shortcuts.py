"""Shortcuts by a real X server, and by an invented portal on a real bus.

One contract for all that can run here, the fake too: pressed keys reach the one program that has them.
"""

import os
import subprocess
import sys
import threading
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.desktop.portal import InventedPortal
from tests.desktop.pressed import KEYS, PATIENCE_S, Listener, MemoryShortcuts, until
from tools.mock_bus import MockBus
from tools.programs import missing_for_screen
from tools.screen import Screen
from tracker_desktop.host.shortcuts.here import shortcuts
from tracker_desktop.host.shortcuts.portal import TOKEN, PortalShortcuts, trigger
from tracker_desktop.host.shortcuts.x11 import XcbShortcuts
from tracker_desktop.host.shortcuts.xcb import Display
from tracker_desktop.services.shortcuts import NoShortcuts, ShortcutState, combination

OTHERS = combination("alt+shift+f9")
REFUSED = {ShortcutState.TAKEN, ShortcutState.DECLINED}

needs_screen = pytest.mark.skipif(
    not sys.platform.startswith("linux") or bool(missing_for_screen()), reason="needs a private screen"
)


class Memory:
    """The fake."""

    def __init__(self):
        self._keyboard = {}

    def shortcuts(self):
        return MemoryShortcuts(self._keyboard)

    def press(self, keys):
        MemoryShortcuts(self._keyboard).press(str(keys))


class X11:
    """A private X server with a window manager."""

    def __init__(self, stack, folder, monkeypatch):
        self.screen = stack.enter_context(Screen(folder, panel=False, keyring=False))
        monkeypatch.setenv("DISPLAY", self.screen.env["DISPLAY"])
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        stack.callback(Display().close)  # the server forgets layouts and grabs when nobody is connected any more
        self.faults = []
        stack.callback(lambda: self.faults and pytest.fail(str(self.faults)))

    def shortcuts(self):
        made = shortcuts(self.faults.append)
        assert isinstance(made, XcbShortcuts)
        return made

    def press(self, keys):
        self.screen.key(str(keys).replace("meta", "super").replace("+f", "+F"))


class Portal:
    """A private bus with an invented portal."""

    def __init__(self, stack, folder, monkeypatch, **character):
        bus = stack.enter_context(MockBus(folder))
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
        monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
        monkeypatch.delenv(TOKEN, raising=False)
        self.portal = stack.enter_context(InventedPortal(bus.address, **character))
        self.faults = []
        stack.callback(lambda: self.faults and pytest.fail(str(self.faults)))

    def shortcuts(self):
        made = shortcuts(self.faults.append)
        assert isinstance(made, PortalShortcuts)
        return made

    def press(self, keys, token=""):
        self.portal.press(trigger(keys), token)


@pytest.fixture
def stack():
    with ExitStack() as made:
        yield made


@pytest.fixture(
    params=[
        "memory",
        pytest.param("x11", marks=[needs_screen, pytest.mark.screen]),
        pytest.param("portal", marks=needs_screen),
    ]
)
def system(request, stack, short_folder, monkeypatch):
    if request.param == "memory":
        return Memory()
    return {"x11": X11, "portal": Portal}[request.param](stack, short_folder, monkeypatch)


@pytest.fixture
def program(stack, system):
    """Makes listeners, each with what the system offers it."""

    def make():
        made = Listener(system.shortcuts())
        stack.callback(made.through.close)
        return made

    return make


def test_each_press_reaches_the_program_and_no_other_key_does(system, program):
    ours = program()
    assert ours.listen() is ShortcutState.SET
    for number in (1, 2, 3):
        system.press(OTHERS)
        system.press(KEYS)
        until(lambda: ours.presses == number)  # noqa: B023 - asked at once
    assert ours.states == [ShortcutState.SET]


def test_keys_that_another_program_has_are_refused_until_it_lets_go(system, program):
    theirs, ours = program(), program()
    assert theirs.listen() is ShortcutState.SET
    assert ours.listen() in REFUSED
    system.press(KEYS)
    until(lambda: theirs.presses == 1)
    assert ours.presses == 0
    ours.through.close()
    theirs.through.close()
    until(lambda: getattr(getattr(system, "portal", None), "given", {}) == {})
    assert ours.listen() is ShortcutState.SET
    system.press(KEYS)
    until(lambda: ours.presses == 1)


def test_once_closed_nothing_is_called_and_other_keys_can_be_asked_for(system, program):
    ours = program()
    assert ours.listen() is ShortcutState.SET
    ours.through.close()
    ours.through.close()
    system.press(KEYS)
    assert ours.listen(OTHERS) is ShortcutState.SET
    system.press(KEYS)
    system.press(OTHERS)
    until(lambda: ours.presses == 1)


@pytest.fixture
def x11(stack, short_folder, monkeypatch):
    return X11(stack, short_folder, monkeypatch)


@pytest.fixture
def listener(stack, x11):
    made = Listener(x11.shortcuts())
    stack.callback(made.through.close)
    return made


@needs_screen
@pytest.mark.screen
def test_num_lock_and_caps_lock_do_not_matter(x11, listener):
    listener.listen()
    for number, lock in enumerate(("Num_Lock", "Caps_Lock", "Num_Lock", "Caps_Lock"), 1):
        x11.screen.key(lock)
        x11.press(KEYS)
        until(lambda: listener.presses == number)  # noqa: B023 - asked at once


@needs_screen
@pytest.mark.screen
def test_keys_held_down_are_pressed_once(x11, listener):
    listener.listen()
    x11.screen.xdotool("keydown", "ctrl", "keydown", "alt", "keydown", "space")
    time.sleep(1.5)  # the server repeats a key after 0.66 s
    x11.screen.xdotool("keyup", "space", "keyup", "alt", "keyup", "ctrl")
    x11.press(KEYS)
    until(lambda: listener.presses >= 2)
    assert listener.presses == 2


@needs_screen
@pytest.mark.screen
def test_keys_are_followed_to_where_another_layout_has_them(x11, listener):
    assert listener.listen(combination("ctrl+alt+z")) is ShortcutState.SET
    assert x11.screen.run(["setxkbmap", "de"]).returncode == 0
    until(lambda: len(listener.states) > 1)
    x11.press("ctrl+alt+z")
    until(lambda: listener.presses == 1)
    x11.press("ctrl+alt+y")  # where z was
    x11.press("ctrl+alt+z")
    until(lambda: listener.presses == 2)


@needs_screen
@pytest.mark.screen
def test_a_keyboard_without_the_key(x11, listener):
    assert x11.screen.run(["setxkbmap", "ru"]).returncode == 0
    assert listener.listen(combination("ctrl+alt+k")) is ShortcutState.NO_KEY
    assert listener.listen(KEYS) is ShortcutState.SET


@needs_screen
@pytest.mark.screen
def test_the_thread_sleeps_while_other_keys_are_pressed(x11, listener):
    listener.listen()
    x11.press(KEYS)
    until(lambda: listener.presses == 1)
    thread = next(each for each in threading.enumerate() if each.name == "shortcut")

    def wake_ups():
        status = Path(f"/proc/self/task/{thread.native_id}/status").read_text(encoding="ascii")
        return int(status.split("voluntary_ctxt_switches:")[1].split()[0])

    def sleeps():
        before = wake_ups()
        time.sleep(0.3)
        return wake_ups() == before

    until(sleeps)
    before = wake_ups()
    x11.screen.type("nobody's business " * 5)
    time.sleep(1)
    assert wake_ups() == before


DISPLAY_THAT_GOES = """
import os, signal, sys
from tracker_desktop.host.shortcuts.xcb import Display
from tracker_desktop.host.shortcuts.x11 import XcbShortcuts
from tracker_desktop.services.shortcuts import combination
made = XcbShortcuts(print)
made.listen(combination("ctrl+alt+space"), lambda: None, lambda state: print(state, flush=True))
sys.stdin.readline()
made._thread.join(20)
print("ended", not made._thread.is_alive(), flush=True)
made.close()
print("closed")
"""


@needs_screen
@pytest.mark.screen
def test_a_display_that_goes_away_does_not_take_the_process_along(short_folder):
    with Screen(short_folder, panel=False, keyring=False) as screen:
        program = subprocess.Popen(
            [sys.executable, "-c", DISPLAY_THAT_GOES],
            env=os.environ | {"DISPLAY": screen.env["DISPLAY"], "PYTHONPATH": str(Path.cwd())},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert program.stdout.readline() == "set\n"
    told, _ = program.communicate("\n", timeout=PATIENCE_S * 2)
    assert (told, program.returncode) == ("ended True\nclosed\n", 0)


def test_without_display_or_bus_there_is_no_way_and_nothing_fails(monkeypatch, tmp_path):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'nowhere'}")
    monkeypatch.setenv("DISPLAY", ":4711")
    for made in (XcbShortcuts(pytest.fail), PortalShortcuts(pytest.fail), NoShortcuts()):
        listener = Listener(made)
        assert listener.listen() is ShortcutState.NOT_HERE
        made.close()


@needs_screen
def test_a_bus_without_the_portal(short_folder, monkeypatch):
    with MockBus(short_folder) as bus:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
        listener = Listener(PortalShortcuts(pytest.fail))
        assert listener.listen() is ShortcutState.NOT_HERE
        listener.through.close()


@needs_screen
@pytest.mark.parametrize(
    ("character", "state"),
    [
        ({"declines": True}, ShortcutState.DECLINED),
        ({"hasty": True}, ShortcutState.SET),
        ({"registry": False}, ShortcutState.SET),
    ],
)
def test_portals_of_several_kinds(stack, short_folder, monkeypatch, character, state):
    system = Portal(stack, short_folder, monkeypatch, **character)
    listener = Listener(system.shortcuts())
    stack.callback(listener.through.close)
    assert listener.listen() is state
    assert system.portal.purposes == ["Start a timer"]
    assert system.portal.registered == (["timetracker"] if character.get("registry", True) else [])


@needs_screen
def test_the_compositors_leave_to_take_the_keyboard_is_there_before_the_press_is_told(stack, short_folder, monkeypatch):
    system = Portal(stack, short_folder, monkeypatch)
    through, seen, states = system.shortcuts(), [], []
    stack.callback(through.close)
    through.listen(KEYS, lambda: seen.append(os.environ.get(TOKEN)), states.append)
    until(lambda: states == [ShortcutState.SET])
    system.press(KEYS)
    system.press(KEYS, token="leave-1")
    until(lambda: len(seen) == 2)
    assert seen == [None, "leave-1"]


@pytest.mark.parametrize(
    ("text", "as_the_portal_writes"),
    [
        ("ctrl+alt+space", "CTRL+ALT+space"),
        ("meta+shift+f9", "SHIFT+LOGO+F9"),
        ("alt+pageup", "ALT+Page_Up"),
        ("ctrl+k", "CTRL+k"),
        ("ctrl+enter", "CTRL+Return"),
    ],
)
def test_how_the_portal_writes_a_combination(text, as_the_portal_writes):
    assert trigger(combination(text)) == as_the_portal_writes
