"""Who is there: by a real X display, by real buses with invented services, and by the calls of other systems."""

import os
import socket
import struct
import sys
import threading
import time
from types import SimpleNamespace

import pytest

from tools.mock_bus import MockBus
from tools.programs import missing_for_presence, missing_for_screen
from tools.screen import Screen
from tracker_core.away import Cause
from tracker_desktop.host.presence.here import presence_source
from tracker_desktop.host.presence.mac import MacPresence
from tracker_desktop.host.presence.none import NoPresence
from tracker_desktop.host.presence.windows import WindowsPresence

LOGIN = "org.freedesktop.login1"
MANAGER = f"{LOGIN}.Manager"
TOP = "/org/freedesktop/login1"
PATIENCE_S = 60.0

needs_buses = pytest.mark.skipif(
    not sys.platform.startswith("linux") or bool(missing_for_presence() or missing_for_screen()),
    reason="needs Debian's python3-dbusmock, libxss1, faketime and a private screen",
)


class Told:
    """What a source told, in order; ``waits`` for more."""

    def __init__(self):
        self.signs = []
        self.faults = []
        self._more = threading.Condition()

    def left(self, cause):
        self._add(f"left {cause}")

    def back(self, cause):
        self._add(f"back {cause}")

    def _add(self, sign):
        with self._more:
            self.signs.append(sign)
            self._more.notify()

    def waits(self, *signs):
        with self._more:
            assert self._more.wait_for(lambda: len(self.signs) >= len(signs), PATIENCE_S), self.signs
        assert self.signs == list(signs)
        self.signs.clear()


@pytest.fixture
def buses(short_folder, monkeypatch):
    for name in ("system", "session"):
        (short_folder / name).mkdir()
    with MockBus(short_folder / "system") as system, MockBus(short_folder / "session") as session:
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", system.address)
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", session.address)
        monkeypatch.setenv("XDG_SESSION_ID", "c1")
        monkeypatch.delenv("DISPLAY", raising=False)
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        yield system, session


@pytest.fixture
def told():
    return Told()


def until(holds):
    deadline = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@needs_buses
def test_logind_tells_of_sleep_shutdown_and_the_lock_of_this_session_alone(buses, told):
    system, _ = buses
    system.serve("logind", LOGIN, system=True)
    for session in ("c1", "c2"):
        system.call(LOGIN, TOP, "org.freedesktop.DBus.Mock", "AddSession", "ssusb", session, "seat0", 0, "ann", True)
    source = presence_source(told.faults.append)
    source.watch(told.left, told.back)
    until(lambda: source._delay is not None)
    for begins in (True, False):
        system.emit(LOGIN, TOP, MANAGER, "PrepareForSleep", "b", begins)
    told.waits("left sleep", "back sleep")
    system.emit(LOGIN, f"{TOP}/session/c2", f"{LOGIN}.Session", "Lock", "")
    for signal in ("Lock", "Unlock"):
        system.emit(LOGIN, f"{TOP}/session/c1", f"{LOGIN}.Session", signal, "")
    told.waits("left lock", "back lock")
    system.emit(LOGIN, TOP, MANAGER, "PrepareForShutdown", "b", True)
    told.waits("left shutdown")
    source.close()
    assert told.faults == []


@needs_buses
def test_sleep_waits_until_it_is_recorded_when_somebody_left(buses, told):
    system, _ = buses
    system.serve("logind", LOGIN, system=True)
    source = presence_source(told.faults.append)
    held = []
    source.watch(lambda cause: held.append((cause, source._delay is not None)), lambda cause: None)
    until(lambda: source._delay is not None)
    system.emit(LOGIN, TOP, MANAGER, "PrepareForSleep", "b", True)
    until(lambda: held and source._delay is None)
    assert held == [(Cause.SLEEP, True)]
    system.emit(LOGIN, TOP, MANAGER, "PrepareForSleep", "b", False)
    until(lambda: source._delay is not None)
    descriptor = source._delay
    source.close()
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(descriptor)


@needs_buses
def test_an_unlock_right_after_waking_up_is_heard_while_the_system_is_asked_to_wait_again(buses, told):
    system, _ = buses
    system.serve("logind", LOGIN, system=True)
    system.call(LOGIN, TOP, "org.freedesktop.DBus.Mock", "AddSession", "ssusb", "c1", "seat0", 0, "ann", True)
    source = presence_source(told.faults.append)

    def back(cause):
        if cause is Cause.SLEEP:  # it is there before the reply to what is asked next
            system.emit(LOGIN, f"{TOP}/session/c1", f"{LOGIN}.Session", "Unlock", "")
        told.back(cause)

    source.watch(told.left, back)
    until(lambda: source._delay is not None)
    for begins in (True, False):
        system.emit(LOGIN, TOP, MANAGER, "PrepareForSleep", "b", begins)
    told.waits("left sleep", "back sleep", "back lock")
    source.close()
    assert told.faults == []


@needs_buses
def test_a_screen_saver_tells_on_the_session_bus(buses, told):
    _, session = buses
    name = "org.gnome.ScreenSaver"
    session.serve("gnome_screensaver", name, system=False)
    source = presence_source(told.faults.append)
    source.watch(told.left, told.back)
    until(lambda: len(source._open) == 2)
    deadline = time.monotonic() + PATIENCE_S
    while not told.signs and time.monotonic() < deadline:  # its rules may not stand yet
        session.emit(name, "/org/gnome/ScreenSaver", name, "ActiveChanged", "b", True)
        time.sleep(0.05)
    told.signs.clear()
    session.emit(name, "/org/gnome/ScreenSaver", name, "ActiveChanged", "b", False)
    until(lambda: "back lock" in told.signs)
    source.close()
    assert told.faults == []


@needs_buses
def test_what_keeps_the_session_from_being_idle_counts_as_use(buses):
    system, _ = buses
    source = presence_source(lambda error: None)
    assert not source.in_use()
    system.serve("logind", LOGIN, system=True)
    assert not source.in_use()
    held = (MANAGER, "BlockInhibited", ("s", "idle:sleep"))
    system.call(LOGIN, TOP, "org.freedesktop.DBus.Mock", "AddProperty", "ssv", *held)
    until(source.in_use)  # what does not answer at once is taken for silent


GNOME, PLASMA = "org.gnome.SessionManager", "org.kde.Solid.PowerManagement.PolicyAgent"
POWER = "org.freedesktop.PowerManagement.Inhibit"
MUTTER = "org.gnome.Mutter.IdleMonitor"
WORDS = (  # of a compositor that has a seat and tells of idle time
    struct.pack("=7I", 2, 28 << 16, 1, 8, *struct.unpack("=2I", b"wl_seat\0"), 1),
    struct.pack("=11I", 2, 44 << 16, 2, 21, *struct.unpack("=6I", b"ext_idle_notifier_v1".ljust(24, b"\0")), 1),
    struct.pack("=3I", 3, 12 << 16, 0),
)


@needs_buses
@pytest.mark.parametrize(
    ("services", "used"),
    [
        ([(GNOME, "IsInhibited", "u-b", "ret = bool(args[0] & 8)")], True),
        ([(GNOME, "IsInhibited", "u-b", "ret = bool(args[0] & 4)")], False),  # sleep
        ([(POWER, "HasInhibit", "-b", "ret = True")], True),
        ([(PLASMA, "HasInhibition", "u-b", "ret = args[0] == 4")], True),
        ([(PLASMA, "HasInhibition", "u-b", "ret = args[0] == 1"), (POWER, "HasInhibit", "-b", "ret = True")], False),
    ],
    ids=["gnome", "gnome-download", "others", "plasma", "plasma-download"],
)
def test_a_film_or_a_meeting_is_use_and_a_download_is_not(buses, services, used):
    _, session = buses
    for service in services:
        session.offer(*service)
    source = presence_source(lambda error: None)
    until(lambda: source.in_use() is used)  # what does not answer at once is taken for silent


@needs_buses
def test_under_wayland_mutter_is_asked_where_the_compositor_tells_nothing(buses, monkeypatch, short_folder, told):
    _, session = buses
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(short_folder))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    session.offer(MUTTER, "GetIdletime", "-t", "ret = 4200", path="/org/gnome/Mutter/IdleMonitor/Core")
    source = presence_source(told.faults.append)
    assert source.idle_ms() == 4200
    with socket.create_server(str(short_folder / "wayland-7"), family=socket.AF_UNIX) as door:
        source.watch(told.left, told.back)
        compositor, _ = door.accept()
    with compositor:
        compositor.sendall(b"".join(WORDS))
        until(lambda: source.idle_ms() == 0)
        source.close()
        until(lambda: source.idle_ms() == 4200)
    assert told.faults == []


@needs_buses
def test_without_buses_and_display_nothing_is_known_and_nothing_fails(monkeypatch, tmp_path, told):
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name in ("SYSTEM", "SESSION"):
        monkeypatch.setenv(f"DBUS_{name}_BUS_ADDRESS", f"unix:path={tmp_path / 'nowhere'}")
    source = presence_source(told.faults.append)
    source.watch(told.left, told.back)
    assert source.idle_ms() is None
    assert not source.in_use()
    source.close()
    assert (told.signs, told.faults) == ([], [])


@needs_buses
@pytest.mark.screen
def test_idle_time_of_a_real_display(short_folder, monkeypatch):
    with Screen(short_folder, panel=False, keyring=False) as screen:
        monkeypatch.setenv("DISPLAY", screen.env["DISPLAY"])
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        source = presence_source(lambda error: None)
        screen.key("a")
        until(lambda: source.idle_ms() > 300)

        def is_touched():
            before = source.idle_ms()
            screen.key("a")  # keyboard-only work is work: SP#922
            return source.idle_ms() < before

        until(is_touched)
        monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={short_folder / 'nowhere'}")
        assert presence_source(lambda error: None).idle_ms() is None  # X11 programs do not see all that is touched


def windows(ticks, ago, state):
    """Libraries of a Windows whose user left ``ago`` ms before."""

    def last_input(info):
        info._obj.time = (ticks - ago) % 2**32
        return True

    def notification_state(out):
        out._obj.value = state
        return 0

    return SimpleNamespace(
        user32=SimpleNamespace(GetLastInputInfo=last_input),
        kernel32=SimpleNamespace(GetTickCount=lambda: ticks),
        shell32=SimpleNamespace(SHQueryUserNotificationState=notification_state),
    )


@pytest.mark.parametrize("ticks", [10**6, 100])
def test_idle_time_on_windows_also_where_its_counter_begins_anew(ticks):
    assert WindowsPresence(windows(ticks, 5000, 5)).idle_ms() == 5000


@pytest.mark.parametrize(("state", "used"), [(1, False), (2, True), (3, True), (4, True), (5, False), (6, False)])
def test_a_full_screen_on_windows_is_use(state, used):
    assert WindowsPresence(windows(1, 0, state)).in_use() is used


class Function:
    """A function of a library as ctypes has it: types can be set on it."""

    def __init__(self, act):
        self._act = act

    def __call__(self, *values):
        return self._act(*values)


def mac(seconds, level, released):
    """Frameworks of a Mac that was touched ``seconds`` ago and has a display assertion of ``level``."""

    def copy_assertions(out):
        out._obj.value = 99
        return 0

    def number_value(number, kind, out):
        out._obj.value = level

    return SimpleNamespace(
        CGEventSourceSecondsSinceLastEventType=Function(lambda source, kind: seconds),
        CFStringCreateWithCString=Function(lambda allocator, text, encoding: 77),
        CFDictionaryGetValue=Function(lambda dictionary, name: None if level is None else 88),
        CFNumberGetValue=Function(number_value),
        CFRelease=Function(released.append),
        IOPMCopyAssertionsStatus=copy_assertions,
    )


@pytest.mark.parametrize(("level", "used"), [(None, False), (0, False), (1, True)])
def test_idle_and_use_on_a_mac(level, used):
    released = []
    library = mac(12.25, level, released)
    source = MacPresence(lambda path: library)
    assert source.idle_ms() == 12_250
    assert source.in_use() is used
    assert len(released) == 2


def test_a_system_that_tells_nothing(told):
    source = NoPresence()
    source.watch(told.left, told.back)
    assert (source.idle_ms(), source.in_use(), told.signs) == (None, False, [])
    source.close()
