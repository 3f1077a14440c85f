"""Whether somebody is at this Linux desktop: logind and screen savers on D-Bus, idle time of X11, Wayland or Mutter.

Sources: systemd's org.freedesktop.login1(5), the freedesktop idle inhibition service, GNOME's session manager and
Mutter's idle monitor, Plasma's policy agent, the X screen saver extension, and those of ``wayland``.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from tracker_core.away import Cause
from tracker_desktop.host.presence.x11 import x11_idle

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

    from tracker_desktop.host.presence.wayland import WaylandIdle

LOGIN = "org.freedesktop.login1"
MANAGER, SESSION = f"{LOGIN}.Manager", f"{LOGIN}.Session"
GNOME, PLASMA = "org.gnome.SessionManager", "org.kde.Solid.PowerManagement.PolicyAgent"
POWER = "org.freedesktop.PowerManagement"
PROPERTIES = "org.freedesktop.DBus.Properties"
SAVERS = frozenset(
    f"org.{desktop}.ScreenSaver" for desktop in ("freedesktop", "gnome", "xfce", "cinnamon", "mate", "ukui")
)
ANSWER_S = 0.3  # for calls on the main thread; what does not answer is taken for silent
PATIENCE_S = 25.0  # for calls on a thread of their own, when much else starts or wakes up too
IDLE_INHIBITED = 8  # org.gnome.SessionManager: the session being marked as idle
SCREEN_INHIBITED = 4  # Plasma's policy agent: the screen being dimmed or turned off

Sign = tuple[Cause, bool]


class LinuxPresence:
    """services.ports.PresenceSource. ``watch`` has a thread for each that tells, which sleeps until it does."""

    def __init__(self, fault: Callable[[BaseException], None]) -> None:
        self._fault = fault
        self._display = os.environ.get("WAYLAND_DISPLAY")
        self._x11_idle = None if self._display else x11_idle()
        self._wayland: WaylandIdle | None = None
        self._left: Callable[[Cause], None]
        self._back: Callable[[Cause], None]
        self._delay: int | None = None
        self._open: list[DBusConnection] = []

    def watch(self, left: Callable[[Cause], None], back: Callable[[Cause], None]) -> None:
        """Tell of locks, sleep and shutdown; both are to return once it is recorded, for sleep waits for that."""
        self._left, self._back = left, back
        for bus, rules in (("SYSTEM", _system_rules), ("SESSION", _session_rules)):
            threading.Thread(target=self._serve, args=(bus, rules), name=f"presence-{bus}", daemon=True).start()
        if self._display:
            from tracker_desktop.host.presence.wayland import WaylandIdle

            self._wayland = WaylandIdle(self._display)
            threading.Thread(target=self._wayland.listen, name="presence-wayland", daemon=True).start()

    def idle_ms(self) -> int | None:
        """Since the last touch, by the display server."""
        if self._x11_idle is not None:
            return self._x11_idle()
        idle = None if self._wayland is None else self._wayland.idle_ms()
        if idle is not None:
            return idle
        told = _asked("SESSION", "org.gnome.Mutter.IdleMonitor", "/org/gnome/Mutter/IdleMonitor/Core", "GetIdletime")
        return told if isinstance(told, int) else None

    def in_use(self) -> bool:
        """Whether a program keeps the session from being idle, as players and meetings do."""
        kept = _asked("SESSION", PLASMA, _path(PLASMA), "HasInhibition", "u", (SCREEN_INHIBITED,))
        if kept is None:  # Plasma's HasInhibit would also tell of downloads: it is about sleep
            kept = _asked("SESSION", GNOME, _path(GNOME), "IsInhibited", "u", (IDLE_INHIBITED,)) or _asked(
                "SESSION", f"{POWER}.Inhibit", _path(f"{POWER}.Inhibit"), "HasInhibit"
            )
        return bool(kept or "idle" in _block_inhibited().split(":"))

    def close(self) -> None:
        """Let the threads end, and the system sleep."""
        import socket

        for connection in self._open:
            with contextlib.suppress(OSError):
                connection.sock.shutdown(socket.SHUT_RDWR)
        if self._wayland is not None:
            self._wayland.close()
        self._let_sleep()

    def _serve(self, bus: str, rules: Callable[[DBusConnection], list[str]]) -> None:
        """Until the bus goes away or ``close``; nothing where there is no such bus."""
        from jeepney.io.blocking import open_dbus_connection

        try:
            connection = open_dbus_connection(bus, enable_fds=bus == "SYSTEM")
        except (OSError, KeyError, ValueError, ConnectionError):
            return  # a desktop without this bus has nobody who would tell
        self._open.append(connection)
        with connection:
            self._listen(connection, rules)

    def _listen(self, connection: DBusConnection, rules: Callable[[DBusConnection], list[str]]) -> None:
        from jeepney import MatchRule

        told: deque[Message] = deque()  # also what comes while a call waits for its reply: an unlock after waking up
        try:
            with connection.filter(MatchRule(type="signal"), queue=told):
                for rule in rules(connection):
                    _waited(connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "AddMatch", "s", (rule,))
                self._hold_up(connection)
                while True:
                    sign = meaning(connection.recv_until_filtered(told))
                    if sign is not None:
                        self._tell(connection, *sign)
        except (EOFError, OSError):
            return
        except Exception as error:  # noqa: BLE001 - the thread's edge: idle time still tells
            self._fault(error)

    def _tell(self, connection: DBusConnection, cause: Cause, leaving: bool) -> None:
        (self._left if leaving else self._back)(cause)
        if cause is Cause.LOCK:
            return
        if leaving:
            self._let_sleep()
        else:
            self._hold_up(connection)

    def _hold_up(self, connection: DBusConnection) -> None:
        """Have the system wait with sleep and shutdown, some seconds at most, until the beginning is recorded."""
        if self._delay is not None:
            return
        wanted = ("sleep:shutdown", "TimeTracker", "Records when you left", "delay")
        reply = _waited(connection, LOGIN, _path(LOGIN), "Inhibit", "ssss", wanted, interface=MANAGER)
        if reply is not None:
            self._delay = reply[0].to_raw_fd()

    def _let_sleep(self) -> None:
        delay, self._delay = self._delay, None
        if delay is not None:
            os.close(delay)


def meaning(message: Message) -> Sign | None:
    """What a signal says: the cause, and whether it begins to hold; None for all others."""
    from jeepney import HeaderFields

    fields = message.header.fields
    interface, member = fields.get(HeaderFields.interface), fields.get(HeaderFields.member)
    body = message.body
    match interface, member, body:
        case str(), "ActiveChanged", (bool(active), *_) if interface in SAVERS:
            return Cause.LOCK, active
        case "org.freedesktop.login1.Manager", "PrepareForSleep", (bool(begins),):
            return Cause.SLEEP, begins
        case "org.freedesktop.login1.Manager", "PrepareForShutdown", (bool(begins),):
            return Cause.SHUTDOWN, begins
        case "org.freedesktop.login1.Session", "Lock" | "Unlock", _:
            return Cause.LOCK, member == "Lock"
        case "org.freedesktop.DBus.Properties", "PropertiesChanged", (str(), dict() as changed, *_):
            if "LockedHint" in changed:
                return Cause.LOCK, bool(changed["LockedHint"][1])
    return None


def _system_rules(connection: DBusConnection) -> list[str]:
    """What to hear of from logind: the manager's, and of the sessions just this one's."""
    rules = [f"type='signal',sender='{LOGIN}',interface='{MANAGER}'"]
    found = _waited(
        connection, LOGIN, _path(LOGIN), "GetSessionByPID", "u", (os.getpid(),), interface=MANAGER
    ) or _waited(
        connection, LOGIN, _path(LOGIN), "GetSession", "s", (os.environ.get("XDG_SESSION_ID", ""),), interface=MANAGER
    )
    if found is not None:
        rules += [
            f"type='signal',sender='{LOGIN}',path='{found[0]}',interface='{interface}'"
            for interface in (SESSION, PROPERTIES)
        ]
    return rules


def _session_rules(_: DBusConnection) -> list[str]:
    return [f"type='signal',interface='{saver}',member='ActiveChanged'" for saver in sorted(SAVERS)]


def _block_inhibited() -> str:
    told = _asked("SYSTEM", LOGIN, _path(LOGIN), "Get", "ss", (MANAGER, "BlockInhibited"), interface=PROPERTIES)
    return str(told[1]) if isinstance(told, tuple) else ""


def _path(name: str) -> str:
    return f"/{name.replace('.', '/')}"


def _asked(
    bus: str,
    name: str,
    path: str,
    member: str,
    signature: str = "",
    body: tuple[object, ...] = (),
    interface: str | None = None,
) -> Any:
    """The first value of a reply over a connection of its own, None where there is none."""
    from jeepney.io.blocking import open_dbus_connection

    try:
        with open_dbus_connection(bus) as connection:
            reply = _called(connection, name, path, member, signature, body, interface=interface)
    except (OSError, KeyError, ValueError, EOFError):
        return None
    return reply[0] if reply else None


def _called(
    connection: DBusConnection,
    name: str,
    path: str,
    member: str,
    signature: str = "",
    body: tuple[object, ...] = (),
    interface: str | None = None,
    answer_s: float = ANSWER_S,
) -> tuple[Any, ...] | None:
    """The reply's values; None for an error, and for what does not answer in time."""
    from jeepney import DBusAddress, MessageType, new_method_call

    address = DBusAddress(path, name, interface or name)
    call = new_method_call(address, member, signature or None, body)
    try:
        reply = connection.send_and_get_reply(call, timeout=answer_s)
    except TimeoutError:
        return None
    return tuple(reply.body) if reply.header.message_type is MessageType.method_return else None


_waited = partial(_called, answer_s=PATIENCE_S)
