"""Debian packages: putting missing ones in place when that is allowed here, else saying the one command that does."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from tools.steps import Stopped, step

# What the programs and plugins of Qt link to, by the name that the dynamic linker misses.
PACKAGE_OF = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libICE.so.6": "libice6",
    "libOpenGL.so.0": "libopengl0",
    "libSM.so.6": "libsm6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}


def missing_libraries(objects: Iterable[Path]) -> set[str]:
    """Names of shared libraries that the dynamic linker finds nowhere for these programs, libraries and plugins."""
    linker = shutil.which("ldd")
    if linker is None:
        return set()  # not a Linux with glibc: the wheel brings what it needs
    told = subprocess.run([linker, *map(str, objects)], capture_output=True, text=True, check=False).stdout
    return {line.split()[0] for line in told.splitlines() if line.rstrip().endswith("=> not found")}


def packages_of(libraries: Iterable[str]) -> list[str]:
    """The Debian packages that hold these libraries. Raises ``Stopped`` for a library that is not known here."""
    unknown = sorted(set(libraries) - PACKAGE_OF.keys())
    if unknown:
        raise Stopped(f"Qt needs {', '.join(unknown)}: install the packages of your system that hold them.")
    return sorted({PACKAGE_OF[library] for library in libraries})


def may_install() -> bool:
    """Whether apt can be used here without asking anybody."""
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def command(packages: Iterable[str]) -> str:
    """The one command with which a person gets ``packages``."""
    return f"sudo apt-get install --no-install-recommends {' '.join(sorted(packages))}"


def install(packages: Iterable[str]) -> None:
    """Install ``packages``. Raises ``Stopped`` with apt's own words when that fails."""
    names = sorted(packages)
    step(f"installing with apt: {' '.join(names)}")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-q"], ["install", "-q", "-y", "--no-install-recommends", *names]):
        done = subprocess.run(
            ["apt-get", *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode:
            raise Stopped(f"{done.stdout.strip()}\napt-get {arguments[0]} failed (exit code {done.returncode}).")
