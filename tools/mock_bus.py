"""A D-Bus of its own with invented services on it (python-dbusmock): logind, a screen saver.

    with MockBus(folder) as bus:
        bus.serve("logind")
        bus.emit(LOGIN, "/org/freedesktop/login1", f"{LOGIN}.Manager", "PrepareForSleep", "b", True)

``bus.address`` goes into DBUS_SYSTEM_BUS_ADDRESS or DBUS_SESSION_BUS_ADDRESS of the program that is to see it.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from jeepney import DBusAddress, MessageType, message_bus, new_method_call
from jeepney.io.blocking import Proxy, open_dbus_connection

PYTHON = "/usr/bin/python3"  # Debian's package is for Debian's Python
MOCK = "org.freedesktop.DBus.Mock"
PATIENCE_S = 60.0


class MockBus:
    """One private bus; ``address`` of a bus that is there already, to serve on that one."""

    def __init__(self, folder: Path, address: str = "") -> None:
        self._folder = folder
        self.address = address
        self._processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        if not self.address:
            self.address = f"unix:path={self._folder / 'mock-bus'}"
            self._processes.append(
                subprocess.Popen(["dbus-daemon", "--session", "--nofork", f"--address={self.address}"])
            )
            _wait(self._answers)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in reversed(self._processes):
            process.kill()
            process.wait()

    def serve(self, template: str, name: str, *, system: bool) -> None:
        """Have the service of dbusmock's ``template``, whose bus name is ``name``."""
        self._start(name, "--template", template, system=system)

    def offer(self, name: str, method: str, signature: str, answer: str, path: str = "") -> None:
        """Have a service ``name`` on this session bus with one method, at the path that belongs to it or another.

        ``signature`` is what it takes and gives: ``u-b``; ``answer`` is Python that sets ``ret`` from ``args``.
        """
        path = path or f"/{name.replace('.', '/')}"
        self._start(name, name, path, name, system=False)
        self.call(name, path, MOCK, "AddMethod", "sssss", name, method, *signature.split("-"), answer)

    def _start(self, name: str, *arguments: str, system: bool) -> None:
        variable = "DBUS_SYSTEM_BUS_ADDRESS" if system else "DBUS_SESSION_BUS_ADDRESS"
        self._processes.append(
            subprocess.Popen(
                [PYTHON, "-m", "dbusmock", "--system" if system else "--session", *arguments],
                env={variable: self.address, "PATH": "/usr/bin:/bin"},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )
        _wait(lambda: self._has(name))

    def call(
        self, name: str, path: str, interface: str, member: str, signature: str, *values: object
    ) -> tuple[object, ...]:
        """Call a method of an invented service, such as those of ``MOCK``. Its name is there before its methods are."""
        deadline = time.monotonic() + PATIENCE_S
        while True:
            with open_dbus_connection(self.address) as connection:
                call = new_method_call(DBusAddress(path, name, interface), member, signature or None, values)
                reply = connection.send_and_get_reply(call, timeout=PATIENCE_S)
            if reply.header.message_type is MessageType.method_return:
                return tuple(reply.body)
            if time.monotonic() > deadline:
                raise RuntimeError(f"{member}: {reply.body}")
            time.sleep(0.02)

    def emit(self, name: str, path: str, interface: str, signal: str, signature: str, *values: object) -> None:
        """Have the service ``name`` emit a signal."""
        typed = list(zip(signature, values, strict=True))
        self.call(name, path, MOCK, "EmitSignal", "sssav", interface, signal, signature, typed)

    def _answers(self) -> bool:
        try:
            open_dbus_connection(self.address).close()
        except OSError:
            return False  # the socket is not there, or nobody listens yet
        return True

    def _has(self, name: str) -> bool:
        with open_dbus_connection(self.address) as connection:
            return bool(Proxy(message_bus, connection).NameHasOwner(name)[0])


def _wait(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not holds():
        if time.monotonic() > deadline:
            raise TimeoutError("the invented service did not come")
        time.sleep(0.02)
