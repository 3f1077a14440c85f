"""What commands ask the person at the terminal."""

from __future__ import annotations

import getpass
import sys

from tracker_core.errors import Refused


def password() -> str:
    """From the terminal, asked twice; else the first line of standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    typed = getpass.getpass("Password: ")
    if typed != getpass.getpass("Once more: "):
        raise Refused("password_mismatch", "The two passwords differ.")
    return typed
