"""Which programs of the system tests and build use, and the Debian packages of those that this machine lacks."""

from __future__ import annotations

import ctypes.util
import shutil
import sys
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
    "xprop": "x11-utils",
    "xterm": "xterm",
}  # program -> the package that has it
ACCESSIBILITY_BUS = "/usr/libexec/at-spi-bus-launcher"
PRESENCE = {"python3/dist-packages/dbusmock": "python3-dbusmock", "*/libXss.so.1": "libxss1"}  # file -> package
FAULTS = {"*/libfuse3.so.3": "libfuse3-3"}
WAYLAND = {"sway": "sway", "swaymsg": "sway"}
NETWORK = {"ip": "iproute2", "nft": "nftables", "squid": "squid", "tinyproxy": "tinyproxy"}


def missing_for_screen() -> list[str]:
    """Packages without which no private screen can be opened (`tools/screen.py`); none: it can."""
    return sorted({package for program, package in SCREEN.items() if shutil.which(program) is None})


def missing_for_presence() -> list[str]:
    """Packages without which there is no invented logind (`tools/mock_bus.py`) and no idle time; none: there is."""
    lacking = {package for path, package in PRESENCE.items() if not any(Path("/usr/lib").glob(path))}
    return sorted(lacking | ({"faketime"} if shutil.which("faketime") is None else set()))


def missing_for_faults() -> list[str]:
    """Packages without which no disk can be made to fail (`tests/faults/failing_folder.py`); none: it can."""
    return [package for path, package in FAULTS.items() if not any(Path("/usr/lib").glob(path))]


def missing_for_wayland() -> list[str]:
    """Packages without which there is no Wayland compositor (`tools/compositor.py`); none: there is.

    KWin is used as well where it is found, but not asked for: it brings 190 MB along.
    """
    return sorted({package for program, package in WAYLAND.items() if shutil.which(program) is None})


def missing_for_accessibility() -> list[str]:
    """Packages without which no screen reader can be played (`tools/accessibility.py`); none: it can."""
    return [] if Path(ACCESSIBILITY_BUS).exists() else ["at-spi2-core"]


def missing_for_postgres() -> list[str]:
    """Packages without which no PostgreSQL server can be started; none: it can."""
    found = shutil.which("initdb") is not None or any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return [] if found else ["postgresql"]


def missing_for_network() -> list[str]:
    """Packages without which no second host can be made of a network namespace; none: it can, by root."""
    return sorted({package for program, package in NETWORK.items() if shutil.which(program) is None})


def missing_for_build() -> list[str]:
    """Packages without which the program cannot be frozen; none: it can."""
    if sys.platform != "linux":
        return []
    packages = [] if shutil.which("objdump") else ["binutils"]
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    own = Path(sys.base_prefix, "lib").glob(f"lib{version}.so*")  # a Python that was built with its library beside it
    if not any(own) and ctypes.util.find_library(version) is None:
        packages.append(f"lib{version}")
    return packages
