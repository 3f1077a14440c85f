"""The idle time of a Wayland compositor, spoken over its socket: it tells when nobody has touched anything for a while.

Sources: the wire format of "The Wayland Protocol"; ext-idle-notify-v1 of wayland-protocols; KDE's older idle protocol,
which compositors of 2022 and before have in its place.
"""

from __future__ import annotations

import contextlib
import os
import socket
import struct
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from tracker_desktop.host.clock import since_boot
from tracker_desktop.services.absences import BLIND_MS

DISPLAY, REGISTRY, LISTED = 1, 2, 3  # objects: the first is there, the others are named by the opening words
SYNC, GET_REGISTRY, BIND = 0, 1, 0  # requests, by their place in the interface
ERROR, GLOBAL, GLOBAL_REMOVE, DONE, IDLED, RESUMED = 0, 0, 1, 0, 0, 1  # events, likewise
SEAT = b"wl_seat"
HEADER, PART = 8, 4  # bytes; everything is made of parts
READ = 4096


class Notifier(NamedTuple):
    """An interface that tells of idle time: which request asks for that, and whether it names the seat first."""

    interface: bytes
    ask: int
    seat_first: bool


# Version 2 of the first can also tell of touches alone. It is not asked to: who watches a film is there, and where a
# player tells just the compositor of it, as under sway and Hyprland, ``in_use`` would never know.
NOTIFIERS = (
    Notifier(b"ext_idle_notifier_v1", 1, seat_first=False),
    Notifier(b"org_kde_kwin_idle", 0, seat_first=True),
)


class Useless(Exception):
    """This compositor tells nothing of idle time, or nothing that can be read."""


class IdleTalk:
    """What to say to a compositor, and what follows from its words. It has no socket and no clock."""

    def __init__(self, notice_ms: int) -> None:
        self._notice_ms = notice_ms
        self._unread = b""
        self._newest = LISTED
        self._notifiers: dict[bytes, int] = {}  # interface -> its number in the registry
        self._seats: dict[int, int | None] = {}  # number in the registry -> the notification for that seat
        self._chosen: tuple[Notifier, int] | None = None
        self.touched: Mapping[int, int | None] = {}  # notification -> when its seat was touched last; None: just now

    def opening(self) -> bytes:
        """Ask what there is, and for a word when that was all."""
        return request(DISPLAY, GET_REGISTRY, REGISTRY) + request(DISPLAY, SYNC, LISTED)

    def hear(self, said: bytes, now_ms: int) -> bytes:
        """What to answer to ``said``, which may begin and end anywhere in a message. Raises ``Useless``."""
        self._unread += said
        return b"".join(self._answer(*event, now_ms) for event in self._events())

    def idle_ms(self, now_ms: int) -> int | None:
        """Since the last touch of any seat, 0 while that is less than the notice; None while nobody tells."""
        touched = self.touched.values()
        return min((0 if at is None else max(0, now_ms - at) for at in touched), default=None)

    def _events(self) -> Iterator[tuple[int, int, bytes]]:
        """Sender, number and contents of each event that is complete."""
        while len(self._unread) >= HEADER:
            sender, word = struct.unpack_from("=II", self._unread)
            size = word >> 16
            if size < HEADER or size % PART:
                raise Useless("not an event")
            if size > len(self._unread):
                return
            contents, self._unread = self._unread[HEADER:size], self._unread[size:]
            yield sender, word & 0xFFFF, contents

    def _answer(self, sender: int, event: int, contents: bytes, now_ms: int) -> bytes:
        if (sender, event) == (DISPLAY, ERROR):
            raise Useless("refused")
        if (sender, event) == (REGISTRY, GLOBAL):
            return self._offered(*_global(contents))
        if (sender, event) == (REGISTRY, GLOBAL_REMOVE):
            self._withdrawn(contents)
        elif (sender, event) == (LISTED, DONE):
            return self._choose()
        elif sender in self.touched and event in (IDLED, RESUMED):
            self.touched = {**self.touched, sender: now_ms - self._notice_ms if event == IDLED else None}
        return b""

    def _offered(self, number: int, interface: bytes) -> bytes:
        if interface != SEAT:
            self._notifiers[interface] = number
            return b""
        self._seats[number] = None
        return self._notify_of(number, *self._chosen) if self._chosen else b""

    def _withdrawn(self, contents: bytes) -> None:
        gone = self._seats.pop(int.from_bytes(contents, sys.byteorder), None)
        self.touched = {notification: at for notification, at in self.touched.items() if notification != gone}

    def _choose(self) -> bytes:
        for notifier in NOTIFIERS:
            if notifier.interface in self._notifiers:
                bound, binding = self._bind(self._notifiers[notifier.interface], notifier.interface)
                self._chosen = (notifier, bound)
                return binding + b"".join(self._notify_of(seat, notifier, bound) for seat in self._seats)
        raise Useless("it has no idle notifications")

    def _notify_of(self, number: int, notifier: Notifier, bound: int) -> bytes:
        seat, binding = self._bind(number, SEAT)
        notification = self._new()
        self._seats[number] = notification
        self.touched = {**self.touched, notification: None}
        wanted = (seat, self._notice_ms) if notifier.seat_first else (self._notice_ms, seat)
        return binding + request(bound, notifier.ask, notification, *wanted)

    def _bind(self, number: int, interface: bytes) -> tuple[int, bytes]:
        """A new object for a global, and the request that makes it: in the first version, which has all of this."""
        made = self._new()
        return made, request(REGISTRY, BIND, number, interface, 1, made)

    def _new(self) -> int:
        self._newest += 1
        return self._newest


class WaylandIdle:
    """The idle time, for as long as a thread is in ``listen``; it sleeps there until the compositor has something.

    Who works hardly pauses for ``notice_ms``, so that hardly a notice comes; each is of a pause or of its end.
    """

    def __init__(self, display: str, notice_ms: int = BLIND_MS) -> None:
        self._path = Path(os.environ.get("XDG_RUNTIME_DIR", "/"), display)  # a display may be a path of its own
        self._since_boot_ms = since_boot()
        self._socket = socket.socket(socket.AF_UNIX)
        self._talk = IdleTalk(notice_ms)

    def listen(self) -> None:
        """Until the compositor goes away or ``close``; shortly, where it tells nothing of idle time."""
        try:
            with self._socket as compositor:
                compositor.connect(str(self._path))
                compositor.sendall(self._talk.opening())
                while said := compositor.recv(READ):  # files that come with it are closed by the system
                    compositor.sendall(self._talk.hear(said, self._since_boot_ms()))
        except (OSError, Useless):
            pass  # as on a desktop that tells nothing
        finally:
            self._talk.touched = {}

    def idle_ms(self) -> int | None:
        """Since the last touch; None where the compositor does not tell. Called on any thread."""
        return self._talk.idle_ms(self._since_boot_ms())

    def close(self) -> None:
        """Let ``listen`` return."""
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)


def request(receiver: int, number: int, *values: int | bytes) -> bytes:
    """A message in the byte order of this machine; a text ends with a zero and is filled up to a whole part."""
    contents = b"".join(_text(value) if isinstance(value, bytes) else struct.pack("=I", value) for value in values)
    return struct.pack("=II", receiver, (HEADER + len(contents)) << 16 | number) + contents


def _text(text: bytes) -> bytes:
    ended = text + b"\0"
    return struct.pack("=I", len(ended)) + ended + bytes(-len(ended) % PART)


def _global(contents: bytes) -> tuple[int, bytes]:
    """Number and interface; the version follows."""
    try:
        number, length = struct.unpack_from("=II", contents)
        (text,) = struct.unpack_from(f"{length}s", contents, 2 * PART)
    except struct.error as error:
        raise Useless("not a global") from error
    return number, text.rstrip(b"\0")
