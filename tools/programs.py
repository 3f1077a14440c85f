"""Which programs of the system the tests use, and the Debian packages of those that are not on this machine."""

from __future__ import annotations

import shutil
from pathlib import Path

SCREEN = {
    "Xvfb": "xvfb",
    "dbus-daemon": "dbus-daemon",
    "dbus-send": "dbus-bin",
    "gnome-keyring-daemon": "gnome-keyring",
    "import": "imagemagick",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "xfce4-panel": "xfce4-panel",
}  # program -> the package that has it


def missing_for_screen() -> list[str]:
    """Packages without which no private screen can be opened (`tools/screen.py`); none: it can."""
    return sorted({package for program, package in SCREEN.items() if shutil.which(program) is None})


def missing_for_postgres() -> list[str]:
    """Packages without which no PostgreSQL server can be started; none: it can."""
    found = shutil.which("initdb") is not None or any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return [] if found else ["postgresql"]
