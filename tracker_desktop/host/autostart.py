"""Starts the program with the person's session: an XDG autostart entry, a Run key, or a launch agent."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tracker_core.errors import Unavailable
from tracker_desktop.services.autostart import Autostart

LABEL = "org.timetracker.desktop"
RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
VALUE = "TimeTracker"


def this_program() -> Sequence[str]:
    """The command that starts the tray program as it was started."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "tracker_desktop"]


def autostart(environ: Mapping[str, str] = os.environ) -> Autostart:
    """The place of this system."""
    if sys.platform == "win32":
        return RunKey(this_program())
    if sys.platform == "darwin":
        return FileAutostart(Path.home() / "Library" / "LaunchAgents" / f"{LABEL}.plist", launch_agent(this_program()))
    folder = environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return FileAutostart(Path(folder) / "autostart" / "timetracker.desktop", desktop_entry(this_program()))


def desktop_entry(command: Sequence[str]) -> bytes:
    """Desktop Application Autostart Specification 0.5, freedesktop.org."""
    return (
        "[Desktop Entry]\nType=Application\nName=TimeTracker\nIcon=timetracker\n"
        f"Exec={shlex.join(command)}\nX-GNOME-Autostart-Delay=5\n"
    ).encode()


def launch_agent(command: Sequence[str]) -> bytes:
    """launchd.plist(5)."""
    import plistlib  # reads XML, which no other system needs

    return plistlib.dumps({"Label": LABEL, "ProgramArguments": list(command), "RunAtLoad": True})


class FileAutostart:
    """services.autostart.Autostart where a file in a folder says it."""

    def __init__(self, file: Path, content: bytes) -> None:
        self._file = file
        self._content = content

    def is_on(self) -> bool:
        return self._file.exists()

    def put(self, on: bool) -> None:
        try:
            if on:
                self._file.parent.mkdir(parents=True, exist_ok=True)
                self._file.write_bytes(self._content)
            else:
                self._file.unlink(missing_ok=True)
        except OSError as error:
            raise Unavailable("autostart_failed", f"{self._file} cannot be written: {error.strerror}.") from error


class RunKey:
    """services.autostart.Autostart on Windows: a value below HKEY_CURRENT_USER."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = " ".join(f'"{part}"' for part in command)

    def is_on(self) -> bool:
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, RUN_KEY) as key:  # type: ignore[attr-defined,unused-ignore]
                winreg.QueryValueEx(key, VALUE)  # type: ignore[attr-defined,unused-ignore]
        except FileNotFoundError:
            return False
        return True

    def put(self, on: bool) -> None:
        import winreg

        try:
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, RUN_KEY) as key:  # type: ignore[attr-defined,unused-ignore]
                if on:
                    winreg.SetValueEx(key, VALUE, 0, winreg.REG_SZ, self._command)  # type: ignore[attr-defined,unused-ignore]
                elif self.is_on():
                    winreg.DeleteValue(key, VALUE)  # type: ignore[attr-defined,unused-ignore]
        except OSError as error:
            raise Unavailable("autostart_failed", f"The registry refused: {error.strerror}.") from error
