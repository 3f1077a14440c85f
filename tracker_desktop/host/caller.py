"""Hands a command line to the running instance. Imports next to nothing: this is most of what a shell waits for."""

from __future__ import annotations

import json
import socket
import sys
from collections.abc import Callable

from tracker_desktop.host import paths

MAX_LINE = 262_144
CONNECT_S = 5.0


def call(argv: list[str], out: Callable[[str], object], err: Callable[[str], object]) -> int | None:
    """Let the running program carry out ``argv``; its exit code, None when no program answers.

    Raises ``ConnectionError`` when the program went away before it had answered.
    """
    try:
        connection, secret = _connect()
    except (OSError, ValueError):
        return None
    with connection:
        connection.settimeout(None)
        connection.sendall(json.dumps({"argv": argv, **secret}).encode() + b"\n")
        with connection.makefile("rb") as lines:
            for line in lines:
                answer = json.loads(line)
                if "exit" in answer:
                    return int(answer["exit"])
                if "progress" in answer:
                    from tracker_desktop.host.terminal import show

                    show(answer["progress"])
                for kind, tell in (("out", out), ("err", err)):
                    if kind in answer:
                        tell(answer[kind])
    raise ConnectionError("the program went away")


def _connect() -> tuple[socket.socket, dict[str, str]]:
    if sys.platform == "win32":
        with open(paths.socket_file(), encoding="ascii") as file:  # noqa: PTH123
            address = json.load(file)
        return socket.create_connection(("127.0.0.1", address["port"]), CONNECT_S), {"secret": address["secret"]}
    else:  # noqa: RET505 - mypy reads one branch a platform
        connection = socket.socket(socket.AF_UNIX)
        try:
            connection.settimeout(CONNECT_S)
            connection.connect(paths.socket_file())
        except OSError:
            connection.close()
            raise
        return connection, {}
