"""What a screen reader hears of the programs on a private screen: their widgets, and what they announce (AT-SPI).

    with Screen(folder) as screen, Accessibility(screen) as reader:
        program = screen.start([sys.executable, "-m", "tracker_desktop"])
        window = reader.window(program.pid, "TimeTracker")
        for part in window.walk():
            print(part.role, part.name, part.description)

The bus, its registry and the protocol are the ones of a real desktop; the screen reader is this module.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from types import TracebackType
from typing import Any, NamedTuple, Self

from jeepney import DBusAddress, DBusErrorResponse, MatchRule, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection
from jeepney.wrappers import unwrap_msg

from tools.programs import ACCESSIBILITY_BUS
from tools.screen import Screen

STATUS = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.freedesktop.DBus.Properties")
BUS = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
REGISTRY = DBusAddress("/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "org.a11y.atspi.Registry")
DESKTOP = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
ACCESSIBLE = "org.a11y.atspi.Accessible"
EVENTS = ("object:announcement", "object:property-change", "object:state-changed:focused")
ON_SCREEN = 0  # coordinates count from the corner of the screen
STATES = {"enabled": 8, "focusable": 11, "focused": 12, "showing": 25, "visible": 30}  # bits of AtspiStateType
ROWS = {"list", "table", "tree"}  # roles of what has many children
GONE = ("UnknownObject", "UnknownInterface", "UnknownMethod", "ServiceUnknown", "NoReply")
ANSWER = 20.0
PATIENCE_S = 60.0


class Place(NamedTuple):
    """A rectangle on the screen in pixels."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Told:
    """Something a program said by itself: ``announcement``, or which property of what changed, and the text."""

    what: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """One accessible object as it was when it was read; ``states`` are of those in ``STATES``."""

    service: str
    path: str
    role: str
    name: str
    description: str
    states: frozenset[str]
    place: Place
    children: tuple[Part, ...]

    def walk(self) -> Iterator[Part]:
        """This one and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()

    def __str__(self) -> str:
        described = f" ({self.description})" if self.description else ""
        return f"{self.role} {self.name!r}{described}"


class Accessibility:
    """A screen reader that listens on ``screen`` while the ``with`` block lasts. Programs are started inside it."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._stack = ExitStack()
        self._bus: DBusConnection
        self._told: deque[Any]

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            self._screen.start([ACCESSIBILITY_BUS, "--launch-immediately"])
            session = stack.enter_context(open_dbus_connection(self._screen.env["DBUS_SESSION_BUS_ADDRESS"]))
            deadline = time.monotonic() + PATIENCE_S
            while not Proxy(message_bus, session).NameHasOwner("org.a11y.Bus")[0]:
                _pause(deadline, "the accessibility bus did not come")
            (address,) = _call(session, BUS, "GetAddress")
            _call(session, STATUS, "Set", "ssv", ("org.a11y.Status", "IsEnabled", ("b", True)))
            self._bus = stack.enter_context(open_dbus_connection(address))
            for event in EVENTS:
                _call(self._bus, REGISTRY, "RegisterEvent", "sass", (event, [], ""))
            rule = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object")
            _call(self._bus, message_bus, "AddMatch", "s", (rule.serialise(),))
            self._told = stack.enter_context(self._bus.filter(rule, bufsize=10_000))
            self._stack = stack.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stack.close()

    def windows(self, pid: int, *, rows: bool = True) -> list[Part]:
        """The windows of a process that are on the screen, with all that is in them; ``rows`` False leaves out what
        is in lists and tables, which is most of it.
        """
        found = []
        for service, path in self._children(*DESKTOP):
            (owner,) = _call(self._bus, message_bus, "GetConnectionUnixProcessID", "s", (service,))
            if owner == pid:
                read = [self._read(*child, rows=rows) for child in self._children(service, path)]
                found += [part for part in read if part is not None]
        return found

    def window(self, pid: int, title: str, limit: float = PATIENCE_S, *, rows: bool = True) -> Part:
        """The window with this title, as soon as it is there."""
        deadline = time.monotonic() + limit
        while True:
            windows = self.windows(pid, rows=rows)
            for window in windows:
                if window.name == title:
                    return window
            _pause(deadline, f"there is no {title!r} among {[window.name for window in windows]}")

    def actions(self, part: Part) -> list[str]:
        """What can be done with it by name, such as ``Press``."""
        told = _call(self._bus, DBusAddress(part.path, part.service, "org.a11y.atspi.Action"), "GetActions")
        return [name for name, _description, _keys in told[0]]

    def act(self, part: Part, action: str) -> None:
        """Do one of its ``actions``."""
        place = self.actions(part).index(action)
        _call(self._bus, DBusAddress(part.path, part.service, "org.a11y.atspi.Action"), "DoAction", "i", (place,))

    def heard(self) -> list[Told]:
        """What was told since the last question, without waiting."""
        self._bus_turn()
        said = []
        while self._told:
            message = self._told.popleft()
            kind, value = message.body[0], message.body[3][1]
            member = message.header.fields[3]
            if isinstance(value, str):
                said.append(Told("announcement" if member == "Announcement" else kind, value))
        return said

    def _bus_turn(self) -> None:
        """Take in what has come: the answer to any question is behind it."""
        _call(self._bus, message_bus, "GetId")

    def _read(self, service: str, path: str, *, rows: bool) -> Part | None:
        try:
            states = self._states(service, path)
            if not {"showing", "visible"} <= states:
                return None
            role = self._ask(service, path, "GetRoleName")
            children = self._children(service, path) if rows or role not in ROWS else ()
            below = [self._read(*child, rows=rows) for child in children]
            return Part(
                service,
                path,
                role,
                self._get(service, path, "Name"),
                self._get(service, path, "Description"),
                states,
                Place(*self._ask(service, path, "GetExtents", "u", (ON_SCREEN,), "org.a11y.atspi.Component")),
                tuple(part for part in below if part is not None),
            )
        except DBusErrorResponse as error:
            if error.name.rpartition(".")[2] in GONE:  # windows close and lists change while they are read
                return None
            raise

    def _states(self, service: str, path: str) -> frozenset[str]:
        try:
            low, _high = self._ask(service, path, "GetState")
        except DBusErrorResponse as error:
            if error.name.rpartition(".")[2] in GONE:
                return frozenset()
            raise
        return frozenset(name for name, bit in STATES.items() if low >> bit & 1)

    def _children(self, service: str, path: str) -> list[tuple[str, str]]:
        children: list[tuple[str, str]] = self._ask(service, path, "GetChildren")
        return children

    def _get(self, service: str, path: str, name: str) -> str:
        address = DBusAddress(path, service, "org.freedesktop.DBus.Properties")
        return str(_call(self._bus, address, "Get", "ss", (ACCESSIBLE, name))[0][1])

    def _ask(
        self,
        service: str,
        path: str,
        method: str,
        signature: str | None = None,
        body: tuple[Any, ...] = (),
        interface: str = ACCESSIBLE,
    ) -> Any:
        return _call(self._bus, DBusAddress(path, service, interface), method, signature, body)[0]


def _call(
    bus: DBusConnection, address: DBusAddress, method: str, signature: str | None = None, body: tuple[Any, ...] = ()
) -> tuple[Any, ...]:
    message = new_method_call(address, method, signature, body)
    answer: tuple[Any, ...] = unwrap_msg(bus.send_and_get_reply(message, timeout=ANSWER))
    return answer


def _pause(deadline: float, otherwise: str) -> None:
    if time.monotonic() > deadline:
        raise TimeoutError(otherwise)
    time.sleep(0.02)
