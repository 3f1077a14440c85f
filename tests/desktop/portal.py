"""The desktop's portal for shortcuts, invented: on a private bus it gives each combination once, and presses keys."""

from __future__ import annotations

import threading
from types import TracebackType
from typing import Any, Self

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import Proxy, open_dbus_connection

NAME, PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts"


class InventedPortal:
    """``declines``: the person says no. ``hasty``: answers before it has said which request that is about."""

    def __init__(self, address: str, *, declines: bool = False, hasty: bool = False, registry: bool = True) -> None:
        self._declines = declines
        self._hasty = hasty
        self._registry = registry
        self._bus = open_dbus_connection(address)
        self._presser = open_dbus_connection(address)
        self._sessions = 0
        self._lock = threading.Lock()
        self.given: dict[str, tuple[str, str]] = {}  # trigger -> session and name of the shortcut
        self.owners: dict[str, str] = {}  # session -> who has it
        self.registered: list[str] = []
        self.purposes: list[str] = []

    def __enter__(self) -> Self:
        Proxy(message_bus, self._bus).RequestName(NAME)
        gone = "type='signal',interface='org.freedesktop.DBus',member='NameOwnerChanged'"
        Proxy(message_bus, self._bus).AddMatch(gone)
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bus.sock.shutdown(2)
        self._presser.close()

    def press(self, trigger: str, token: str = "") -> None:
        """The keys are pressed; every program on the bus could hear that."""
        with self._lock:
            session, name = self.given.get(trigger, ("/nobody", "none"))
        options = {"activation_token": ("s", token)} if token else {}
        told = (session, name, 1, options)
        # Comes from the name's owner, as the real one does.
        self._bus.send(new_signal(DBusAddress(PATH, None, SHORTCUTS), "Activated", "osta{sv}", told))

    def _serve(self) -> None:
        try:
            while True:
                message = self._bus.receive()
                if message.header.message_type is MessageType.method_call:
                    self._answer(message)
                elif message.header.fields.get(HeaderFields.member) == "NameOwnerChanged" and not message.body[2]:
                    self._forget(message.body[0])
        except (EOFError, OSError):
            self._bus.close()

    def _forget(self, owner: str) -> None:
        with self._lock:
            gone = {session for session, who in self.owners.items() if who == owner}
            self.given = {trigger: kept for trigger, kept in self.given.items() if kept[0] not in gone}

    def _answer(self, call: Message) -> None:
        fields = call.header.fields
        match fields[HeaderFields.member]:
            case "Register" if not self._registry:
                self._bus.send(new_error(call, "org.freedesktop.DBus.Error.UnknownInterface"))
            case "Register":
                self.registered.append(call.body[0])
                self._bus.send(new_method_return(call))
            case "CreateSession":
                self._sessions += 1
                session = f"{PATH}/session/s{self._sessions}"
                self.owners[session] = fields[HeaderFields.sender]
                self._settle(call, call.body[0], 0, {"session_handle": ("s", session)})
            case "BindShortcuts":
                self._bind(call)

    def _bind(self, call: Message) -> None:
        session, wishes, _, options = call.body
        bound = []
        with self._lock:
            for name, wish in wishes:
                trigger = wish["preferred_trigger"][1]
                self.purposes.append(wish["description"][1])
                if self.given.setdefault(trigger, (session, name)) == (session, name):
                    bound.append((name, {"trigger_description": ("s", trigger)}))
        self._settle(call, options, int(self._declines), {"shortcuts": ("a(sa{sv})", bound)})

    def _settle(self, call: Message, options: dict[str, Any], how: int, results: dict[str, Any]) -> None:
        sender = call.header.fields[HeaderFields.sender]
        handle = f"{PATH}/request/{sender[1:].replace('.', '_')}/{options['handle_token'][1]}"
        address = DBusAddress(handle, None, "org.freedesktop.portal.Request")
        other = DBusAddress(f"{handle}_of_another", None, "org.freedesktop.portal.Request")
        said = [
            new_method_return(call, "o", (handle,)),
            new_signal(other, "Response", "ua{sv}", (2, {})),
            new_signal(address, "Response", "ua{sv}", (how, results)),
        ]
        for message in reversed(said) if self._hasty else said:
            self._bus.send(message)
