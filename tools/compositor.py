"""A Wayland compositor without a screen of its own, whose keyboard and mouse a test moves.

with Sway(folder) as compositor:
    os.environ |= compositor.env
    compositor.touch()
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import struct
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from tracker_desktop.host.presence.wayland import BIND, DISPLAY, GET_REGISTRY, REGISTRY, SYNC, request

NOBODY = 65534  # sway does not run as root
PATIENCE_S = 30.0
FAKE_INPUT = b"org_kde_kwin_fake_input"
AUTHENTICATE, POINTER_MOTION = 0, 1
DEVICE, DONE = 3, 0x100  # objects; the second one's number is in nothing else that is said
PIXEL = 256  # in the protocol's fractions


class Compositor:
    """What every one has: its folder, which is also for its sockets, and its end. ``env`` is for its clients."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.env = {"XDG_RUNTIME_DIR": str(folder), "WAYLAND_DISPLAY": "wayland-1"}
        self.path = folder / "wayland-1"
        self._process: subprocess.Popen[bytes] | None = None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def end(self) -> None:
        """It is gone, with all that it started."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def _start(self, *command: str, env: dict[str, str], user: int | None = None) -> None:
        clean = {"PATH": os.environ["PATH"], "HOME": str(self.folder), "XDG_RUNTIME_DIR": str(self.folder)}
        self.folder.chmod(0o700)
        with (self.folder / "log").open("wb") as log:
            self._process = subprocess.Popen(
                command,
                env=clean | env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                user=user,
                group=user,
                extra_groups=None if user is None else [],
            )
        deadline = time.monotonic() + PATIENCE_S
        while not self._answers():
            if time.monotonic() > deadline or self._process.poll() is not None:
                self.end()
                raise TimeoutError((self.folder / "log").read_text(errors="replace"))
            time.sleep(0.05)

    def _answers(self) -> bool:
        with socket.socket(socket.AF_UNIX) as client:
            return client.connect_ex(str(self.path)) == 0


class Sway(Compositor):
    """sway, of wlroots."""

    def __enter__(self) -> Self:
        user = NOBODY if os.geteuid() == 0 else None
        if user is not None:
            os.chown(self.folder, user, user)
        (self.folder / "config").touch()
        env = {
            "SWAYSOCK": str(self.folder / "ipc"),
            "WLR_BACKENDS": "headless",
            "WLR_LIBINPUT_NO_DEVICES": "1",
            "WLR_RENDERER": "pixman",
        }
        self._start("sway", "-c", str(self.folder / "config"), env=env, user=user)
        return self

    def touch(self) -> None:
        """The mouse moves."""
        order = ["swaymsg", "--quiet", "-s", str(self.folder / "ipc"), "seat", "-", "cursor", "move", "5", "5"]
        subprocess.run(order, check=True, timeout=PATIENCE_S)


class KWin(Compositor):
    """KWin, of Plasma."""

    def __enter__(self) -> Self:
        found = shutil.which("kwin_wayland")
        assert found is not None
        program = self.folder / "kwin_wayland"  # Debian's file asks for a privilege that a container may not have
        shutil.copyfile(found, program)
        program.chmod(0o700)
        command = ["dbus-run-session", str(program), "--virtual", "--socket", "wayland-1", "--no-lockscreen"]
        self._start(*command, "--no-global-shortcuts", env={"KWIN_WAYLAND_NO_PERMISSION_CHECKS": "1"})
        return self

    def touch(self) -> None:
        """The mouse moves."""
        with socket.socket(socket.AF_UNIX) as client:
            client.settimeout(PATIENCE_S)
            client.connect(str(self.path))
            client.sendall(request(DISPLAY, GET_REGISTRY, REGISTRY))
            wanted = struct.pack("=I", len(FAKE_INPUT) + 1) + FAKE_INPUT
            (number,) = struct.unpack("=I", _read_to(client, wanted)[-4:])  # it comes before the interface
            client.sendall(
                request(REGISTRY, BIND, number, FAKE_INPUT, 1, DEVICE)
                + request(DEVICE, AUTHENTICATE, b"test", b"test")
                + request(DEVICE, POINTER_MOTION, 5 * PIXEL, 5 * PIXEL)
                + request(DISPLAY, SYNC, DONE)
            )
            _read_to(client, struct.pack("=I", DONE))


def _read_to(client: socket.socket, end: bytes) -> bytes:
    """What the compositor says before ``end``."""
    said = b""
    while end not in said:
        more = client.recv(4096)
        assert more, "the compositor went away"
        said += more
    return said[: said.index(end)]
