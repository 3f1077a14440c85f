"""The tray bar of a session bus as a person sees it: which icons are there, what their menus say, and clicking them.

Speaks the two D-Bus interfaces that every Linux panel speaks, org.kde.StatusNotifierItem and com.canonical.dbusmenu.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from jeepney import DBusAddress, DBusErrorResponse, MatchRule, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import unwrap_msg

WATCHER = DBusAddress("/StatusNotifierWatcher", "org.kde.StatusNotifierWatcher", "org.kde.StatusNotifierWatcher")
ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"
PROPERTIES = "org.freedesktop.DBus.Properties"
ANSWER = 20.0  # seconds that a program may take to answer a question of the panel


@dataclass(frozen=True, slots=True)
class TrayIcon:
    """One registered icon. ``service`` and ``path`` are its D-Bus address, ``pid`` is its process."""

    service: str
    path: str
    pid: int
    id: str
    title: str
    status: str
    tooltip: tuple[str, str]
    menu_path: str


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One line of a tray menu, with the lines of its submenu. ``checked`` is None where there is no check mark."""

    id: int
    label: str
    enabled: bool
    visible: bool
    separator: bool
    checked: bool | None
    children: tuple[MenuEntry, ...]


class TrayBar:
    """A panel's view of the bus at ``address`` (as in DBUS_SESSION_BUS_ADDRESS). Use it in a ``with`` block.

    Methods that wait raise ``TimeoutError`` with what was there instead. Limits are in seconds.
    """

    def __init__(self, address: str) -> None:
        self._bus: DBusConnection = open_dbus_connection(address)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._bus.close()

    def icons(self) -> list[TrayIcon]:
        """Every registered icon; none while no panel runs."""
        icons = []
        for name in self._names():
            service, _, path = name.partition("/")
            try:
                icons.append(self._icon(service, f"/{path}" if path else "/StatusNotifierItem"))
            except DBusErrorResponse:
                continue  # it went away between the list and the question
        return icons

    def wait_for_panel(self, limit: float = 60) -> None:
        """Until something on this bus shows tray icons, that is: a host is registered with the watcher."""
        deadline = time.monotonic() + limit
        while not self._host_is_there():
            _pause(deadline, "no panel registered itself with the StatusNotifierWatcher")

    def wait_for_icon(self, pid: int | None = None, limit: float = 60) -> TrayIcon:
        """The icon of process ``pid``, or the only one, as soon as it is registered."""
        deadline = time.monotonic() + limit
        while True:
            icons = [icon for icon in self.icons() if pid in (None, icon.pid)]
            if icons:
                return icons[0]
            _pause(deadline, f"no tray icon of process {pid}; there are {self.icons()}")

    def fresh(self, icon: TrayIcon) -> TrayIcon:
        """The same icon as it is now: its tooltip, status and title change."""
        return self._icon(icon.service, icon.path)

    def pixmap(self, icon: TrayIcon) -> tuple[int, int, bytes]:
        """(width, height, ARGB32 in network byte order) of the largest picture that the icon offers."""
        pictures = self._properties(icon.service, icon.path, ITEM)["IconPixmap"]
        return max((tuple(picture) for picture in pictures), key=lambda picture: picture[0])

    def menu(self, icon: TrayIcon) -> list[MenuEntry]:
        """The visible lines of the menu, after giving the program its chance to fill it (AboutToShow)."""
        address = DBusAddress(icon.menu_path, icon.service, MENU)
        self._call(address, "AboutToShow", "i", (0,))
        _revision, layout = self._call(address, "GetLayout", "iias", (0, -1, []))
        return [entry for entry in _entry(layout).children if entry.visible]

    def find(self, icon: TrayIcon, label: str) -> MenuEntry | None:
        """The first line, submenus included, whose label begins with ``label``; None when there is none."""
        return next((entry for entry in _all(self.menu(icon)) if entry.label.startswith(label)), None)

    def choose(self, icon: TrayIcon, label: str) -> None:
        """Click the line that begins with ``label``. Raises ``LookupError`` when it is not there or greyed out."""
        entry = self.find(icon, label)
        if entry is None or not entry.enabled:
            raise LookupError(f"no line {label!r} to click; the menu has {[each.label for each in self.menu(icon)]}")
        address = DBusAddress(icon.menu_path, icon.service, MENU)
        self._call(address, "Event", "isvu", (entry.id, "clicked", ("i", 0), int(time.time())))

    def activate(self, icon: TrayIcon) -> None:
        """A left click on the icon, as the panel passes it on."""
        self._call(DBusAddress(icon.path, icon.service, ITEM), "Activate", "ii", (0, 0))

    @contextmanager
    def registrations(self) -> Iterator[deque[Any]]:
        """While inside, collects the watcher's signals of newly registered icons for ``wait_registered``."""
        rule = MatchRule(
            type="signal", interface="org.kde.StatusNotifierWatcher", member="StatusNotifierItemRegistered"
        )
        self._call(message_bus, "AddMatch", "s", (rule.serialise(),))
        with self._bus.filter(rule, bufsize=16) as queue:
            yield queue
        self._call(message_bus, "RemoveMatch", "s", (rule.serialise(),))

    def wait_registered(self, queue: deque[Any], limit: float = 60) -> float:
        """``time.monotonic()`` at the moment the next registration was heard."""
        self._bus.recv_until_filtered(queue, timeout=limit)
        return time.monotonic()

    def _host_is_there(self) -> bool:
        try:
            return bool(
                self._properties(WATCHER.bus_name, WATCHER.object_path, WATCHER.interface)[
                    "IsStatusNotifierHostRegistered"
                ]
            )
        except DBusErrorResponse:
            return False

    def _names(self) -> Sequence[str]:
        try:
            found: Sequence[str] = self._properties(WATCHER.bus_name, WATCHER.object_path, WATCHER.interface)[
                "RegisteredStatusNotifierItems"
            ]
        except DBusErrorResponse:
            return ()
        return found

    def _icon(self, service: str, path: str) -> TrayIcon:
        (pid,) = self._call(message_bus, "GetConnectionUnixProcessID", "s", (service,))
        told = self._properties(service, path, ITEM)
        tooltip = told.get("ToolTip", ("", [], "", ""))
        return TrayIcon(
            service=service,
            path=path,
            pid=pid,
            id=told.get("Id", ""),
            title=told.get("Title", ""),
            status=told.get("Status", ""),
            tooltip=(tooltip[2], tooltip[3]),
            menu_path=told.get("Menu", "/MenuBar"),
        )

    def _properties(self, service: str, path: str, interface: str) -> dict[str, Any]:
        (told,) = self._call(DBusAddress(path, service, PROPERTIES), "GetAll", "s", (interface,))
        return {name: value for name, (_signature, value) in told.items()}

    def _call(self, address: DBusAddress, method: str, signature: str, body: tuple[Any, ...]) -> tuple[Any, ...]:
        message = new_method_call(address, method, signature, body)
        answer: tuple[Any, ...] = unwrap_msg(self._bus.send_and_get_reply(message, timeout=ANSWER))
        return answer


def _entry(layout: Any) -> MenuEntry:
    number, variants, children = layout
    told = {name: value for name, (_signature, value) in variants.items()}
    return MenuEntry(
        id=number,
        label=told.get("label", "").replace("__", "\0").replace("_", "").replace("\0", "_"),  # _x marks a mnemonic
        enabled=told.get("enabled", True),
        visible=told.get("visible", True),
        separator=told.get("type") == "separator",
        checked=bool(told.get("toggle-state")) if told.get("toggle-type") else None,
        children=tuple(_entry(child) for _signature, child in children),
    )


def _all(entries: Sequence[MenuEntry]) -> Iterator[MenuEntry]:
    for entry in entries:
        if entry.visible:
            yield entry
            yield from _all(entry.children)


def _pause(deadline: float, otherwise: str) -> None:
    """A breath between two looks at something that another process does."""
    if time.monotonic() > deadline:
        raise TimeoutError(otherwise)
    time.sleep(0.02)
