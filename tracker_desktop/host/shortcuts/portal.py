"""Shortcuts on Wayland: the desktop's portal asks the person once, and tells when the keys are pressed.

Source: org.freedesktop.portal.GlobalShortcuts, Request and host.portal.Registry of the desktop portals' documentation,
and freedesktop's specification of how a shortcut is written.
"""

from __future__ import annotations

import contextlib
import os
import socket
import threading
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tracker_desktop.services.language import tr
from tracker_desktop.services.shortcuts import Combination, ShortcutState

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

PORTAL, PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts"
REQUEST = "org.freedesktop.portal.Request"
REGISTRY = "org.freedesktop.host.portal.Registry"
APPLICATION = "timetracker"  # the name of the desktop entry
TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - no secret: Qt hands it to the compositor with the next window
ANSWER_S = 25.0
DONE = 0
MODIFIERS = {"ctrl": "CTRL", "alt": "ALT", "shift": "SHIFT", "meta": "LOGO"}
KEYS = {
    "enter": "Return",
    "pageup": "Page_Up",
    "pagedown": "Page_Down",
    **{name: name.capitalize() for name in ("insert", "delete", "home", "end", "up", "down", "left", "right")},
    **{f"f{number}": f"F{number}" for number in range(1, 25)},
}  # where the keysym is not called as we call it


class PortalShortcuts:
    """services.shortcuts.Shortcuts. One thread, which sleeps until the bus has something; the session ends with it."""

    def __init__(self, fault: Callable[[BaseException], None]) -> None:
        self._fault = fault
        self._connection: DBusConnection | None = None
        self._thread: threading.Thread | None = None

    def listen(
        self, combination: Combination, pressed: Callable[[], None], became: Callable[[ShortcutState], None]
    ) -> None:
        from jeepney.io.blocking import open_dbus_connection

        try:
            self._connection = open_dbus_connection("SESSION")
        except (OSError, KeyError, ValueError, EOFError):
            became(ShortcutState.NOT_HERE)
            return
        talk = _Talk(self._connection, tr("Start a timer"))  # in the person's language, which this thread alone speaks
        self._thread = threading.Thread(
            target=self._serve, args=(talk, combination, pressed, became), name="shortcut", daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        if self._connection is None or self._thread is None:
            return
        with contextlib.suppress(OSError):  # the bus has gone before
            self._connection.sock.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._connection.close()
        self._connection = self._thread = None

    def _serve(
        self,
        talk: _Talk,
        combination: Combination,
        pressed: Callable[[], None],
        became: Callable[[ShortcutState], None],
    ) -> None:
        """Until ``close``, or until the bus or the portal goes away."""
        try:
            state, session = talk.bind(combination)
            became(state)
            while state is ShortcutState.SET:
                _hand_on(talk.pressed(session))
                pressed()
        except (EOFError, OSError):
            return
        except Exception as error:  # noqa: BLE001 - the thread's edge
            self._fault(error)


class _Talk:
    """What is said to the portal over one connection."""

    def __init__(self, connection: DBusConnection, purpose: str) -> None:
        from jeepney import MatchRule

        self._connection = connection
        self._purpose = purpose
        self._requests = 0
        self._answers = MatchRule(type="signal", interface=REQUEST, member="Response")
        self._presses = MatchRule(type="signal", interface=SHORTCUTS, member="Activated")
        # What comes while a reply is waited for is kept: an answer may be quicker than the reply that names it.
        self._answered: deque[Message] = deque()
        self._pressed: deque[Message] = deque()
        connection.filter(self._answers, queue=self._answered)
        connection.filter(self._presses, queue=self._pressed)

    def bind(self, combination: Combination) -> tuple[ShortcutState, str]:
        """Ask for it, which may have the desktop ask the person; how that went, and the session that is told of it."""
        self._called(
            "Register", "sa{sv}", (APPLICATION, {}), REGISTRY
        )  # an older portal has no registry, and needs none
        for rule in (self._answers, self._presses):
            self._called("AddMatch", "s", (rule.serialise(),), "org.freedesktop.DBus", "org.freedesktop.DBus")
        made = self._requested("CreateSession", "a{sv}", (), {"session_handle_token": ("s", APPLICATION)})
        if made is None or made[0] != DONE:
            return ShortcutState.NOT_HERE, ""
        session = made[1]["session_handle"][1]
        # Named by its keys: under one name the desktop would keep those that were chosen first.
        name = f"search-{combination}".replace("+", "-")
        wish = (name, {"description": ("s", self._purpose), "preferred_trigger": ("s", trigger(combination))})
        bound = self._requested("BindShortcuts", "oa(sa{sv})sa{sv}", (session, [wish], ""), {})
        if bound is None:
            return ShortcutState.NOT_HERE, ""
        given = bound[0] == DONE and bool(bound[1].get("shortcuts", ("", []))[1])
        return (ShortcutState.SET if given else ShortcutState.DECLINED), session

    def pressed(self, session: str) -> dict[str, tuple[str, Any]]:
        """Sleep until the keys are pressed; what the desktop gives along."""
        while True:
            told, _, _, options = self._connection.recv_until_filtered(self._pressed).body
            if told == session:
                return dict(options)

    def _requested(
        self, member: str, signature: str, values: tuple[object, ...], options: dict[str, tuple[str, str]]
    ) -> tuple[Any, ...] | None:
        """What the portal answers to a request, once the person has: (how it went, results). None: it takes none."""
        from jeepney import HeaderFields

        self._requests += 1
        token = f"timetracker{os.getpid()}_{self._requests}"
        handle = self._called(member, signature, (*values, {**options, "handle_token": ("s", token)}), SHORTCUTS)
        if handle is None:
            return None
        while True:
            message = self._connection.recv_until_filtered(self._answered)
            if message.header.fields[HeaderFields.path] == handle[0]:
                return tuple(message.body)

    def _called(
        self, member: str, signature: str, values: tuple[object, ...], interface: str, name: str = PORTAL
    ) -> tuple[Any, ...] | None:
        """The reply's values; None for an error, and for what does not answer."""
        from jeepney import DBusAddress, MessageType, new_method_call

        path = PATH if name == PORTAL else "/org/freedesktop/DBus"
        call = new_method_call(DBusAddress(path, name, interface), member, signature, values)
        try:
            reply = self._connection.send_and_get_reply(call, timeout=ANSWER_S)
        except TimeoutError:
            return None
        return tuple(reply.body) if reply.header.message_type is MessageType.method_return else None


def trigger(combination: Combination) -> str:
    """As the specification writes it: CTRL+ALT+space."""
    modifiers = (MODIFIERS[name] for name in combination.modifiers)
    return "+".join((*modifiers, KEYS.get(combination.key, combination.key)))


def _hand_on(options: dict[str, tuple[str, Any]]) -> None:
    """The compositor's leave to take the keyboard goes with the next window that asks for it."""
    token = options.get("activation_token", ("s", ""))[1]
    if token:
        os.environ[TOKEN] = token
