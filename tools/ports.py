"""Ports of this machine for the servers of demo and tests."""

from __future__ import annotations

import socket
import sys

_held: list[socket.socket] = []


def free_port(host: str) -> int:
    """A port of ``host`` that nobody listens on. On Linux nobody else is given it while this process lives: it is
    bound, which lets a server listen there that takes an address anew (SO_REUSEADDR), as they all do.
    """
    free = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    free.bind((host, 0))
    port: int = free.getsockname()[1]
    if sys.platform == "linux":
        _held.append(free)
    else:
        free.close()
    return port
