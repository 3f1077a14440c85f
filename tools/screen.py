"""A private screen for demo, tests and benchmarks: X server, window manager, panel with a tray, session bus, keyring.

    with Screen(folder) as screen:
        program = screen.start([sys.executable, "-m", "tracker_desktop"])
        icon = screen.tray.wait_for_icon(program.pid)
        screen.tray.choose(icon, "Stop")          # by D-Bus, as the panel does it
        screen.click(*screen.spot(0))             # or with the mouse, on the first icon
        screen.screenshot(folder / "seen.png")

Nothing of the person's own session is used or touched: HOME, the XDG folders, the bus and the display are private, and
all of it ends with the ``with`` block. `python -m tools.screen` opens one and shows what it can do.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from tools.programs import missing_for_screen
from tools.tray_bar import TrayBar

WIDTH, HEIGHT = 1280, 800
BAR = 32  # height of the panel in pixels; the icons are squares of that size
PASSWORD = b"throw-away"  # unlocks an invented keyring in a private folder


class Screen:
    """One private screen, its files below ``folder`` (kept short: Unix sockets have 108 bytes for their path).

    ``panel`` False leaves the tray bar out, as on desktops without one; ``start_panel`` brings it later.
    ``keyring`` False leaves the secret service out; ``size`` is in pixels. Attributes inside the ``with`` block:
    ``env`` (the whole environment for programs on this screen), ``tray`` (a ``TrayBar`` on this screen's bus).
    """

    env: dict[str, str]
    tray: TrayBar

    def __init__(
        self, folder: Path, *, panel: bool = True, keyring: bool = True, size: tuple[int, int] = (WIDTH, HEIGHT)
    ) -> None:
        self._folder = folder.resolve()
        self._panel = panel
        self._keyring = keyring
        self._size = size
        self._started: list[subprocess.Popen[bytes]] = []
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        missing = missing_for_screen()
        if missing:
            raise FileNotFoundError(f"a screen needs the Debian packages {' '.join(missing)}")
        with ExitStack() as stack:
            stack.callback(self._end_programs)
            self.env = self._environment()
            self.env["DISPLAY"] = self._start_display()
            self.env["DBUS_SESSION_BUS_ADDRESS"] = self._start_bus()
            if self._keyring:
                self._start_keyring()
            self.start(["openbox"])
            self.tray = stack.enter_context(TrayBar(self.env["DBUS_SESSION_BUS_ADDRESS"]))
            if self._panel:
                self.start_panel()
            self._stack = stack.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stack.close()

    def start(self, arguments: Sequence[str], env: dict[str, str] | None = None) -> subprocess.Popen[bytes]:
        """Start a program on this screen; its output goes to ``<folder>/logs``, and it ends with the screen.

        ``env`` is laid over the screen's own environment.
        """
        name = f"{len(self._started):02}-{Path(arguments[0]).name}.log"
        with (self._folder / "logs" / name).open("wb") as log:
            return self._popen(arguments, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=env)

    def run(
        self, arguments: Sequence[str], env: dict[str, str] | None = None, limit: float = 60
    ) -> subprocess.CompletedProcess[str]:
        """Run a program on this screen to its end, with what it printed as text. ``limit`` is in seconds."""
        return subprocess.run(
            arguments,
            env=self.env | (env or {}),
            timeout=limit,
            text=True,
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )

    def start_panel(self) -> subprocess.Popen[bytes]:
        """Start the panel with its tray and wait until it shows icons."""
        target = Path(self.env["XDG_CONFIG_HOME"], "xfce4/xfconf/xfce-perchannel-xml/xfce4-panel.xml")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(PANEL, encoding="utf-8")
        panel = self.start(["xfce4-panel", "--disable-wm-check"])
        self.tray.wait_for_panel()
        return panel

    def screenshot(self, target: Path, window: str = "") -> Path:
        """Write what the screen shows to ``target`` (PNG), or just the window of that title, with its frame."""
        what = self.xdotool("search", "--onlyvisible", "--name", f"^{window}$").split()[0] if window else "root"
        subprocess.run(["import", "-frame", "-window", what, str(target)], env=self.env, check=True, timeout=30)
        return target

    def spot(self, number: int) -> tuple[int, int]:
        """Middle of the tray icon with this number, from the left, 0 the first, in pixels."""
        return BAR // 2 + BAR * number + 2, BAR // 2

    def click(self, x: int, y: int, button: int = 1) -> None:
        """Click there with the mouse: button 1 left, 3 right."""
        self.xdotool("mousemove", str(x), str(y), "click", str(button))

    def type(self, text: str) -> None:
        """Type on the keyboard, into the window that has the focus."""
        self.xdotool("type", "--delay", "5", text)

    def key(self, *keys: str) -> None:
        """Press keys by their X names: ``Return``, ``Down``, ``ctrl+q``."""
        self.xdotool("key", *keys)

    def xdotool(self, *arguments: str) -> str:
        """Whatever else xdotool can do; returns what it printed."""
        done = subprocess.run(
            ["xdotool", *arguments], env=self.env, check=True, timeout=30, capture_output=True, text=True
        )
        return done.stdout

    def windows(self) -> list[str]:
        """Titles of the windows a person sees, panel and nameless ones left out."""
        done = self.run(["xdotool", "search", "--onlyvisible", "--name", ".+"])
        # A window may close between the search and the question for its name: it has no title then, it is not an error.
        titles = [self.run(["xdotool", "getwindowname", number]).stdout.strip() for number in done.stdout.split()]
        return [title for title in titles if title and title not in {"xfce4-panel", "wrapper-2.0", "Openbox"}]

    def keyboard(self) -> str:
        """Title of the window that has the keyboard; empty while none has. A window is seen before it has it."""
        return self.run(["xdotool", "getwindowfocus", "getwindowname"]).stdout.strip()

    def menus(self) -> int:
        """How many menus are open, of the panel and of programs. A tooltip, which comes and goes by itself, is none."""
        bare = self.xdotool("search", "--onlyvisible", "--maxdepth", "1", "--class", ".*").split()
        kinds = [self.run(["xprop", "-id", number, "_NET_WM_WINDOW_TYPE"]).stdout for number in bare]
        return sum("_MENU" in kind for kind in kinds)

    def lock_keyring(self) -> None:
        """Lock the keyring, as a person's own locking it or a long absence does; opening it again needs a prompt."""
        subprocess.run(
            [
                *("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.secrets"),
                *("/org/freedesktop/secrets", "org.freedesktop.Secret.Service.Lock"),
                "array:objpath:/org/freedesktop/secrets/collection/login",
            ],
            env=self.env,
            check=True,
            timeout=30,
            stdout=subprocess.DEVNULL,
        )

    def _environment(self) -> dict[str, str]:
        """Little of ours, so that tests see the same everywhere; certificates and proxies stay as they are."""
        keep = {"PATH", "LANG", "TZ", "SSL_CERT_FILE", "SSL_CERT_DIR", "VIRTUAL_ENV"}
        env = {name: value for name, value in os.environ.items() if name in keep or name.startswith("TIMETRACKER_")}
        for name in ("home", "config", "data", "cache", "state", "run", "logs"):
            (self._folder / name).mkdir(parents=True, exist_ok=True, mode=0o700)
        return env | {
            "HOME": str(self._folder / "home"),
            "XDG_CONFIG_HOME": str(self._folder / "config"),
            "XDG_DATA_HOME": str(self._folder / "data"),
            "XDG_CACHE_HOME": str(self._folder / "cache"),
            "XDG_STATE_HOME": str(self._folder / "state"),
            "XDG_RUNTIME_DIR": str(self._folder / "run"),
            "LANG": env.get("LANG", "C.UTF-8"),
            "NO_AT_BRIDGE": "1",  # GTK would start an accessibility bus of its own
            "GVFS_DISABLE_FUSE": "1",
        }

    def _start_display(self) -> str:
        ours, theirs = os.pipe()
        with os.fdopen(ours, "rb") as answer, (self._folder / "logs" / "Xvfb.log").open("wb") as log:
            self._popen(
                [
                    "Xvfb",
                    "-displayfd",
                    str(theirs),
                    "-screen",
                    "0",
                    f"{self._size[0]}x{self._size[1]}x24",
                    "-nolisten",
                    "tcp",
                    "-dpi",
                    "96",
                ],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=(theirs,),
            )
            os.close(theirs)
            number = answer.readline().strip().decode()
        if not number:
            raise ChildProcessError(f"Xvfb did not start: see {self._folder / 'logs' / 'Xvfb.log'}")
        return f":{number}"

    def _start_bus(self) -> str:
        bus = self._popen(
            ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert bus.stdout is not None
        with bus.stdout as answer:
            address = answer.readline().strip().decode()
        if not address:
            raise ChildProcessError("dbus-daemon did not start")
        return address

    def _start_keyring(self) -> None:
        keyring = self._popen(
            ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        assert keyring.stdin is not None
        with keyring.stdin as question:
            question.write(PASSWORD)
        self._wait_for_secret_service()

    def _wait_for_secret_service(self, limit: float = 60) -> None:
        """Until the login keyring is there and open.

        Nobody may ask the service itself before it is there: the bus would start a second, locked one in its place.
        """
        ask = ("dbus-send", "--session", "--print-reply")
        is_there = [
            *(*ask, "--dest=org.freedesktop.DBus", "/", "org.freedesktop.DBus.NameHasOwner"),
            "string:org.freedesktop.secrets",
        ]
        is_locked = [
            *(*ask, "--dest=org.freedesktop.secrets", "/org/freedesktop/secrets/collection/login"),
            *("org.freedesktop.DBus.Properties.Get", "string:org.freedesktop.Secret.Collection", "string:Locked"),
        ]
        deadline = time.monotonic() + limit
        while "true" not in self.run(is_there).stdout or "boolean false" not in self.run(is_locked).stdout:
            if time.monotonic() > deadline:
                raise TimeoutError("the private keyring did not open")
            time.sleep(0.05)

    def _popen(
        self,
        arguments: Sequence[str],
        *,
        stdin: int,
        stdout: int | IO[bytes],
        stderr: int | IO[bytes],
        pass_fds: Sequence[int] = (),
        env: dict[str, str] | None = None,
    ) -> subprocess.Popen[bytes]:
        started = subprocess.Popen(
            arguments,
            stdin=stdin,
            stdout=stdout,
            stderr=stderr,
            pass_fds=pass_fds,
            env=self.env | (env or {}),
            cwd=self._folder,
        )
        self._started.append(started)
        return started

    def _end_programs(self) -> None:
        """The last one started ends first: programs before the panel, the panel before bus and display."""
        for program in reversed(self._started):
            program.terminate()
            try:
                program.wait(5)
            except subprocess.TimeoutExpired:
                program.kill()
                program.wait()


PANEL = f"""<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="dark-mode" type="bool" value="true"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="{BAR}"/>
      <property name="plugin-ids" type="array">
        <value type="int" value="1"/>
        <value type="int" value="2"/>
        <value type="int" value="3"/>
      </property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray">
      <property name="square-icons" type="bool" value="true"/>
    </property>
    <property name="plugin-2" type="string" value="separator">
      <property name="expand" type="bool" value="true"/>
      <property name="style" type="uint" value="0"/>
    </property>
    <property name="plugin-3" type="string" value="clock"/>
  </property>
</channel>
"""


def main() -> int:
    """Open a screen, put the bare tray program of the benchmarks on it and show what can be seen."""
    bare_tray = Path(__file__).parents[1] / "benchmarks" / "floors" / "bare_tray.py"
    with tempfile.TemporaryDirectory(prefix="screen-") as folder, Screen(Path(folder)) as screen:
        program = screen.start([sys.executable, str(bare_tray)])
        icon = screen.tray.wait_for_icon(program.pid)
        print(icon)
        print([entry.label for entry in screen.tray.menu(icon)])
        print(screen.screenshot(Path(tempfile.gettempdir(), "screen.png")))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
