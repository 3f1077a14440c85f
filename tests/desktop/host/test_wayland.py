"""The idle time of Wayland: byte by byte, by a compositor that the test plays, and by real ones without a screen."""

import contextlib
import os
import shutil
import socket
import struct
import sys
import threading
import time

import pytest

from tools.compositor import KWin, Sway
from tools.programs import missing_for_wayland
from tracker_desktop.host.presence.wayland import IdleTalk, Useless, WaylandIdle
from tracker_desktop.services.absences import BLIND_MS

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Wayland is of Linux")

PATIENCE_S = 60.0
NOTICE = struct.pack("=I", 30_000)
EXT, KDE, SEAT = b"ext_idle_notifier_v1", b"org_kde_kwin_idle", b"wl_seat"


def message(thing, number, *parts):
    """As the protocol lays it out: object, size and number in one word, contents."""
    contents = b"".join(struct.pack("=I", part) if isinstance(part, int) else part for part in parts)
    return struct.pack("=II", thing, (8 + len(contents)) * 65536 + number) + contents


def text(value):
    return {
        SEAT: struct.pack("=I", 8) + b"wl_seat\0",
        EXT: struct.pack("=I", 21) + b"ext_idle_notifier_v1\0\0\0\0",
        KDE: struct.pack("=I", 18) + b"org_kde_kwin_idle\0\0\0",
        b"wl_shm": struct.pack("=I", 7) + b"wl_shm\0\0",
    }[value]


def offered(number, interface, version=1):
    return message(2, 0, number, text(interface), version)


OPENING = message(1, 1, 2) + message(1, 0, 3)
LISTED = message(3, 0, 77) + message(1, 1, 3)  # done, and the number of that object is free again
OFFER = offered(1, b"wl_shm") + offered(4, SEAT, 8) + offered(9, EXT, 2) + LISTED
ANSWER = (
    message(2, 0, 9, text(EXT), 1, 4)  # bind the notifier as 4
    + message(2, 0, 4, text(SEAT), 1, 5)  # the seat as 5
    + message(4, 1, 6, NOTICE, 5)  # notification 6 of that seat
)
IDLED, RESUMED = message(6, 0), message(6, 1)


@pytest.fixture
def talk():
    return IdleTalk(BLIND_MS)


def test_the_words_are_those_of_the_protocol(talk):
    assert talk.opening() == OPENING
    assert talk.idle_ms(0) is None
    assert talk.hear(OFFER, 0) == ANSWER
    assert talk.idle_ms(0) == 0


def test_the_last_touch_was_as_long_before_the_notice_as_was_asked_for(talk):
    talk.hear(OFFER, 1_000)
    assert talk.hear(IDLED, 500_000) == b""
    assert talk.idle_ms(500_000) == 30_000
    assert talk.idle_ms(512_345) == 42_345
    talk.hear(RESUMED, 600_000)
    assert talk.idle_ms(600_000) == talk.idle_ms(630_000) == 0
    talk.hear(IDLED, 700_000)
    assert talk.idle_ms(700_001) == 30_001


@pytest.mark.parametrize("length", [1, 2, 3, 4, 7, 8, 9, 31, 4096])
def test_a_read_may_begin_and_end_anywhere(talk, length):
    said = OFFER + IDLED + RESUMED + IDLED
    answers = [talk.hear(said[at : at + length], 100_000) for at in range(0, len(said), length)]
    assert b"".join(answers) == ANSWER
    assert talk.idle_ms(100_000) == 30_000


def test_what_nobody_asked_for_is_passed_over(talk):
    talk.hear(OFFER + IDLED, 100_000)
    name = message(5, 1, struct.pack("=I", 6) + b"seat0\0\0\0")
    capabilities, unknown_event, unknown_object = message(5, 0, 3), message(6, 7, 1, 2), message(0xFF000001, 0)
    assert talk.hear(name + capabilities + unknown_event + unknown_object, 0) == b""
    assert talk.idle_ms(100_000) == 30_000


def test_an_older_compositor_has_the_older_interface(talk):
    answer = talk.hear(offered(9, KDE) + offered(4, SEAT) + LISTED, 0)
    ask = message(4, 0, 6, 5, NOTICE)  # the seat comes first
    assert answer == message(2, 0, 9, text(KDE), 1, 4) + message(2, 0, 4, text(SEAT), 1, 5) + ask
    talk.hear(IDLED, 100_000)
    assert talk.idle_ms(100_000) == 30_000


def test_one_that_has_both_is_asked_by_the_newer(talk):
    both = offered(8, KDE) + offered(4, SEAT) + offered(9, EXT) + LISTED
    assert talk.hear(both, 0) == ANSWER


def test_somebody_at_any_seat_is_somebody(talk):
    talk.hear(OFFER + IDLED, 100_000)
    late = talk.hear(offered(12, SEAT), 110_000)
    assert late == message(2, 0, 12, text(SEAT), 1, 7) + message(4, 1, 8, NOTICE, 7)
    assert talk.idle_ms(200_000) == 0
    talk.hear(message(8, 0), 200_000)
    assert talk.idle_ms(200_000) == 30_000
    talk.hear(message(2, 1, 12), 200_000)  # that seat is gone
    assert talk.idle_ms(200_000) == 130_000
    talk.hear(message(2, 1, 4) + message(2, 1, 99), 200_000)
    assert talk.idle_ms(200_000) is None


@pytest.mark.parametrize(
    "said",
    [
        offered(4, SEAT) + LISTED,  # no idle notifications, as Mutter
        message(1, 0, 4, 1, struct.pack("=I", 4) + b"bad\0"),  # a protocol error
        b"HTTP/1.1 400 Bad Request\r\n\r\n",
        message(2, 0, 5),  # a global without a name
        message(2, 0, 5, 4_000_000_000, b"wl_s"),
        struct.pack("=II", 2, 4 << 16),  # smaller than its header
        bytes(16),
    ],
)
def test_one_of_no_use_says_so(talk, said):
    with pytest.raises(Useless):
        talk.hear(said, 0)


class Played:
    """A compositor whose part the test plays, at the socket that the environment names."""

    def __init__(self, folder):
        self.door = socket.create_server(str(folder / "wayland-7"), family=socket.AF_UNIX)
        self.door.settimeout(PATIENCE_S)
        self.idle = WaylandIdle("wayland-7")
        self.thread = threading.Thread(target=self.idle.listen)
        self.client = None

    def meets(self):
        self.thread.start()
        self.client, _ = self.door.accept()
        self.client.settimeout(PATIENCE_S)
        self.reads(OPENING)

    def reads(self, wanted):
        said = b""
        while len(said) < len(wanted):
            said += self.client.recv(len(wanted) - len(said))
        assert said == wanted

    def ended(self):
        self.thread.join(PATIENCE_S)
        return not self.thread.is_alive()


@pytest.fixture
def played(short_folder, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(short_folder))
    part = Played(short_folder)
    with part.door:
        yield part
        part.idle.close()
        if part.client is not None:
            part.client.close()
            assert part.ended()


def until(holds):
    deadline = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_compositor_that_goes_away_leaves_the_time_unknown(played):
    assert played.idle.idle_ms() is None
    played.meets()
    played.client.sendall(OFFER)
    played.reads(ANSWER)
    assert played.idle.idle_ms() == 0
    played.client.sendall(IDLED)
    until(lambda: played.idle.idle_ms() >= 30_000)
    assert played.idle.idle_ms() < 30_000 + PATIENCE_S * 1000
    played.client.close()
    assert played.ended()
    assert played.idle.idle_ms() is None


def test_garbage_leaves_the_time_unknown(played):
    played.meets()
    played.client.sendall(OFFER + IDLED + b"\0" * 8)
    assert played.ended()
    assert played.idle.idle_ms() is None


def test_files_that_come_with_a_word_are_not_kept(played):
    played.meets()
    here, there = os.pipe()
    os.set_blocking(here, False)
    socket.send_fds(played.client, [OFFER], [there])
    os.close(there)
    played.reads(ANSWER)
    assert os.read(here, 1) == b""  # as long as somebody holds the other end, it fails
    os.close(here)


def test_the_program_ends_while_the_compositor_is_silent(played):
    played.meets()
    played.idle.close()
    assert played.ended()


@pytest.mark.parametrize("display", ["nowhere", "/nowhere/at/all", "x" * 300])
def test_without_a_compositor_nothing_is_known_and_nothing_fails(display, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    idle = WaylandIdle(display)
    idle.listen()
    assert idle.idle_ms() is None
    idle.close()


def real_ones():
    kwin = pytest.mark.skipif(shutil.which("kwin_wayland") is None, reason="Debian's kwin-wayland is not here")
    sway = pytest.mark.skipif(bool(missing_for_wayland()), reason="needs Debian's sway")
    return [pytest.param(Sway, marks=sway), pytest.param(KWin, marks=kwin)]


@pytest.mark.screen
@pytest.mark.parametrize("kind", real_ones())
def test_idle_time_of_a_real_compositor(kind, short_folder, monkeypatch):
    with kind(short_folder) as real:
        for name, value in real.env.items():
            monkeypatch.setenv(name, value)
        idle = WaylandIdle(real.env["WAYLAND_DISPLAY"], notice_ms=300)
        listening = threading.Thread(target=idle.listen)
        listening.start()
        with contextlib.closing(idle):
            until(lambda: idle.idle_ms() is not None)

            def is_right():
                """Of a touch between two looks at the clock, and likewise the answer; a busy machine tells late."""
                before = time.monotonic()
                real.touch()
                after = time.monotonic()
                until(lambda: idle.idle_ms() > 600)
                least_s = time.monotonic() - after
                told_ms = idle.idle_ms()
                most_s = time.monotonic() - before
                return least_s * 1000 - 100 < told_ms < most_s * 1000 + 200

            until(is_right)
            real.touch()
            until(lambda: idle.idle_ms() == 0)
            real.end()
            listening.join(PATIENCE_S)
            assert idle.idle_ms() is None
