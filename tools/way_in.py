"""From a fresh clone to something that runs: uv, the Python environment, the shared libraries of Qt.

Standard library only. What was done is remembered in ``.dev``, so that the second time costs a few milliseconds.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tools import debian
from tools.steps import Stopped, step

TOP = Path(__file__).parents[1]
KEPT = TOP / ".dev"
ENVIRONMENT = TOP / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST_UV = (0, 8)


def environment() -> Path:
    """The Python of an environment that matches uv.lock, made or brought up to date where needed."""
    wanted = _fingerprint("uv.lock", "pyproject.toml")
    stamp = KEPT / "environment"
    if _read(stamp) != wanted or not PYTHON.exists():
        step("bringing .venv in line with uv.lock (uv sync --frozen --all-extras)")
        arguments = ["sync", "--frozen", "--all-extras", "--quiet"]
        if not PYTHON.exists():
            arguments += ["--python", sys.executable]
        uv(arguments)
        _write(stamp, wanted)
    return PYTHON


def uv(arguments: list[str]) -> None:
    """Run uv in the top folder. Raises ``Stopped`` when it fails."""
    done = subprocess.run(
        [uv_program(), *arguments], cwd=TOP, env=os.environ | {"UV_PYTHON_DOWNLOADS": "never"}, check=False
    )
    if done.returncode:
        raise Stopped(f"uv {arguments[0]} failed (exit code {done.returncode}); its own words are above.")


def qt_libraries() -> None:
    """See to it that Qt finds its shared libraries: with apt as root, else by stopping with the command to run."""
    if sys.platform != "linux":
        return  # the wheels for Windows and macOS bring all they need
    wanted = _fingerprint("uv.lock")
    stamp = KEPT / "qt-libraries"
    if _read(stamp) == wanted:
        return
    missing = debian.missing_libraries(_qt_objects())
    if missing:
        _get_libraries(missing)
    _write(stamp, wanted)


def _get_libraries(missing: set[str]) -> None:
    packages = debian.packages_of(missing)
    if not debian.may_install():
        raise Stopped(
            f"Qt lacks some shared libraries of the system. Run this, then try again:\n\n  {debian.command(packages)}\n"
        )
    debian.install(packages)
    still = debian.missing_libraries(_qt_objects())
    if still:
        raise Stopped(f"Qt still lacks {', '.join(sorted(still))} after installing {' '.join(packages)}.")


def _qt_objects() -> list[Path]:
    """The modules and plugins of Qt that TimeTracker and its tests load."""
    (qt,) = ENVIRONMENT.glob("lib/python3*/site-packages/PySide6")
    modules = [qt / f"{name}.abi3.so" for name in ("QtCore", "QtGui", "QtTest", "QtWidgets")]
    plugins = qt / "Qt" / "plugins"
    return [
        *modules,
        plugins / "platforms/libqxcb.so",
        plugins / "platforms/libqoffscreen.so",
        plugins / "iconengines/libqsvgicon.so",
    ]


def uv_program() -> str:
    """The uv on PATH when it is new enough, else the one below .dev, fetched by pip when it is not there yet."""
    own = KEPT / "uv" / "bin" / ("uv.exe" if os.name == "nt" else "uv")
    for candidate in (shutil.which("uv"), str(own)):
        if candidate and _uv_is_new_enough(candidate):
            return candidate
    if importlib.util.find_spec("pip") is None:
        _get_pip()
    step("getting uv (pip install --target .dev/uv uv)")
    # --target works where Debian's externally managed Python refuses a plain install and venv is not installed.
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--root-user-action=ignore", "--upgrade"]
    done = subprocess.run([*pip, "--target", str(KEPT / "uv"), "uv"], check=False)
    if done.returncode:
        raise Stopped(f"pip could not get uv (exit code {done.returncode}); its own words are above.")
    return str(own)


def _uv_is_new_enough(program: str) -> bool:
    try:
        told = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    except FileNotFoundError:
        return False
    found = re.search(r"(\d+)\.(\d+)", told)
    return found is not None and (int(found[1]), int(found[2])) >= OLDEST_UV


def _get_pip() -> None:
    if not debian.may_install():
        raise Stopped(f"This Python has no pip. Run this, then try again:\n\n  {debian.command(['python3-pip'])}\n")
    debian.install(["python3-pip"])


def _fingerprint(*names: str) -> str:
    seen = hashlib.sha256(str(ENVIRONMENT).encode())
    for name in names:
        seen.update((TOP / name).read_bytes())
    return seen.hexdigest()


def _read(stamp: Path) -> str:
    return stamp.read_text(encoding="ascii") if stamp.exists() else ""


def _write(stamp: Path, text: str) -> None:
    KEPT.mkdir(exist_ok=True)
    stamp.write_text(text, encoding="ascii")
