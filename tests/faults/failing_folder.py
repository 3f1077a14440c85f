"""A folder that passes everything on to another one, and whose writes and syncs fail on demand: FUSE, as the system's
own disks fail. A process of its own, since SQLite maps a file of it into memory and would wait for itself.

``python -m tests.faults.failing_folder ROOT MOUNT`` shows ROOT at MOUNT until that is unmounted.
"""

# ruff: noqa: PTH101, PTH102, PTH104, PTH108, PTH208
from __future__ import annotations

import contextlib
import errno
import json
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

try:
    import mfusepy
except (ImportError, OSError):  # not on Linux, or no libfuse
    mfusepy = None

from tests.faults.lost_power import FailedSync, Make, Remove, Rename, Step, Sync, SyncFolder, Truncate, Write

CONTROL = ".faults"
PATIENCE_S = 60
END_S = 5
CHANGING = ("write", "fsync", "fsyncdir", "truncate", "create", "rename", "unlink", "open")
UNTOLD = "-shm"  # mapped into memory: what fails there fails in the background, and concerns nobody


def missing() -> str:
    """Why no such folder can be made here; empty where one can."""
    if mfusepy is None:
        return "mfusepy and the Debian package libfuse3-3 (or libfuse2) are not installed"
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return "mounting needs root"
    return "" if os.access("/dev/fuse", os.W_OK) else "there is no /dev/fuse here"


@dataclass
class Plan:
    """Which calls fail: ``call`` on files whose names end in ``ending``, with ``error``, from the ``after``-th on,
    ``times`` of them. ``call`` may be "*": everything that changes anything.
    """

    call: str = ""
    ending: str = ""
    error: int = errno.EIO
    after: int = 0
    times: int = 1_000_000
    hits: int = 0


class FailingFolder:
    """The folder ``mount``, as a test sees it; ``root`` is the same without faults."""

    def __init__(self, root: Path, mount: Path) -> None:
        self.root = root
        self.folder = mount

    def fail(self, call: str, ending: str = "", error: int = errno.EIO, after: int = 0, times: int = 1_000_000) -> None:
        """From now on, this and nothing else fails; see ``Plan``."""
        plan = {"call": call, "ending": ending, "error": error, "after": after, "times": times}
        (self.folder / CONTROL).write_text(json.dumps({"plan": plan}))

    def heal(self) -> int:
        """Nothing fails any more; how many calls did."""
        control = self.folder / CONTROL
        hits = int(control.read_text())
        control.write_text(json.dumps({"plan": {}}))
        return hits

    def mark(self, number: int) -> None:
        """Put ``number`` among the steps."""
        (self.folder / CONTROL).write_text(json.dumps({"mark": number}))

    def take_steps(self) -> list[Step | int]:
        """Every step since the last time, marks among them."""
        file = self.root.with_name("steps")
        (self.folder / CONTROL).write_text(json.dumps({"steps": str(file)}))
        found: list[Step | int] = pickle.loads(file.read_bytes())
        return found


@contextlib.contextmanager
def mounted(folder: Path) -> Iterator[FailingFolder]:
    """A failing folder below ``folder``."""
    root, mount = folder / "root", folder / "mount"
    root.mkdir()
    mount.mkdir()
    top = Path(__file__).parents[2]
    process = subprocess.Popen([sys.executable, "-m", __spec__.name, str(root), str(mount)], cwd=top)
    try:
        deadline = time.monotonic() + PATIENCE_S
        while not mount.is_mount():
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"{mount} could not be mounted.")
            time.sleep(0.01)
        yield FailingFolder(root, mount)
    finally:
        if mount.is_mount():
            subprocess.run(["umount", "--lazy", str(mount)], check=True)
        try:
            process.wait(END_S)  # ends with the last file that is open there
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


if mfusepy is not None:

    class _Passing(mfusepy.Operations):
        """The calls of the system, one at a time, passed on to ``root``."""

        use_ns = True

        def __init__(self, root: str) -> None:
            self._root = root
            self._plan = Plan()
            self._steps: list[Step | int] = []
            self._control = 0  # what the control file's opener is told as its handle

        def _real(self, path: str) -> str:
            return self._root + path

        def _meet(self, call: str, path: str) -> None:
            """Fail, if this call is to."""
            plan = self._plan
            if plan.call not in (call, "*") or not path.endswith(plan.ending) or path.endswith(UNTOLD):
                return
            if plan.after > 0:
                plan.after -= 1
            elif plan.times > 0:
                plan.times -= 1
                plan.hits += 1
                raise mfusepy.FuseOSError(plan.error)

        def _note(self, step: Step) -> None:
            if not getattr(step, "name", "").endswith(UNTOLD):
                self._steps.append(step)

        def _obey(self, request: dict[str, Any]) -> None:
            if "plan" in request:
                self._plan = Plan(**request["plan"])
            if "mark" in request:
                self._steps.append(request["mark"])
            if "steps" in request:
                Path(request["steps"]).write_bytes(pickle.dumps(self._steps))
                self._steps = []

        @mfusepy.overrides(mfusepy.Operations)
        def getattr(self, path: str, fh: int | None = None) -> dict[str, Any]:
            if path == f"/{CONTROL}":
                return {"st_mode": 0o100600, "st_nlink": 1, "st_size": 20}
            found = os.fstat(fh) if fh else os.lstat(self._real(path))
            names = ("st_mode", "st_nlink", "st_uid", "st_gid", "st_size", "st_ino", "st_blocks")
            times = {name: getattr(found, f"{name}_ns") for name in ("st_atime", "st_mtime", "st_ctime")}
            return {name: getattr(found, name) for name in names} | times

        @mfusepy.overrides(mfusepy.Operations)
        def readdir(self, path: str, fh: int) -> list[str]:
            return [".", "..", *os.listdir(self._real(path))]

        @mfusepy.overrides(mfusepy.Operations)
        def access(self, path: str, amode: int) -> int:
            if amode & os.W_OK and self._plan.error == errno.EROFS and self._plan.call:
                raise mfusepy.FuseOSError(errno.EROFS)
            return 0

        @mfusepy.overrides(mfusepy.Operations)
        def statfs(self, path: str) -> dict[str, int]:
            found = os.statvfs(self._real(path))
            names = ("f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files", "f_ffree", "f_namemax")
            full = self._plan.error == errno.ENOSPC and self._plan.call
            return {name: 0 if full and name == "f_bavail" else getattr(found, name) for name in names}

        @mfusepy.overrides(mfusepy.Operations)
        def open(self, path: str, flags: int) -> int:
            if path == f"/{CONTROL}":
                return 0
            if flags & (os.O_WRONLY | os.O_RDWR):
                self._meet("open", path)
            return os.open(self._real(path), flags & ~(os.O_CREAT | os.O_EXCL))

        @mfusepy.overrides(mfusepy.Operations)
        def create(self, path: str, mode: int, fi: Any = None) -> int:
            self._meet("create", path)
            self._note(Make(path[1:]))
            return os.open(self._real(path), os.O_RDWR | os.O_CREAT, mode)

        @mfusepy.overrides(mfusepy.Operations)
        def read(self, path: str, size: int, offset: int, fh: int) -> bytes:
            if path == f"/{CONTROL}":
                return f"{self._plan.hits:<20}".encode()[offset : offset + size]
            return os.pread(fh, size, offset)

        @mfusepy.overrides(mfusepy.Operations)
        def write(self, path: str, data: bytes, offset: int, fh: int) -> int:
            if path == f"/{CONTROL}":
                self._obey(json.loads(data))
                return len(data)
            self._meet("write", path)
            self._note(Write(path[1:], offset, bytes(data)))
            return os.pwrite(fh, data, offset)

        @mfusepy.overrides(mfusepy.Operations)
        def truncate(self, path: str, length: int, fh: int | None = None) -> int:
            if path == f"/{CONTROL}":
                return 0
            self._meet("truncate", path)
            self._note(Truncate(path[1:], length))
            if fh:
                os.ftruncate(fh, length)
            else:
                os.truncate(self._real(path), length)
            return 0

        @mfusepy.overrides(mfusepy.Operations)
        def fsync(self, path: str, datasync: int, fh: int) -> int:
            try:
                self._meet("fsync", path)
            except OSError:
                self._note(FailedSync(path[1:]))
                raise
            self._note(Sync(path[1:]))
            return 0

        @mfusepy.overrides(mfusepy.Operations)
        def fsyncdir(self, path: str, datasync: int, fh: int) -> int:
            self._meet("fsyncdir", path)
            self._note(SyncFolder())
            return 0

        @mfusepy.overrides(mfusepy.Operations)
        def rename(self, old: str, new: str) -> int:
            self._meet("rename", new)
            self._note(Rename(old[1:], new[1:]))
            os.rename(self._real(old), self._real(new))
            return 0

        @mfusepy.overrides(mfusepy.Operations)
        def unlink(self, path: str) -> int:
            self._meet("unlink", path)
            self._note(Remove(path[1:]))
            os.unlink(self._real(path))
            return 0

        @mfusepy.overrides(mfusepy.Operations)
        def mkdir(self, path: str, mode: int) -> int:
            os.mkdir(self._real(path), mode)
            return 0

        @mfusepy.overrides(mfusepy.Operations)
        def chmod(self, path: str, mode: int) -> int:
            os.chmod(self._real(path), mode)
            return 0

        @mfusepy.overrides(mfusepy.Operations)
        def chown(self, path: str, uid: int, gid: int) -> int:
            os.chown(self._real(path), uid, gid)
            return 0

        @mfusepy.overrides(mfusepy.Operations)
        def utimens(self, path: str, times: tuple[int, int] | None = None) -> int:
            return 0

        @mfusepy.overrides(mfusepy.Operations)
        def release(self, path: str, fh: int) -> int:
            if fh:
                os.close(fh)
            return 0


def main(arguments: list[str]) -> None:
    """Show ROOT at MOUNT."""
    root, mount = arguments
    mfusepy.FUSE(
        _Passing(root), mount, foreground=True, nothreads=True, hard_remove=True, attr_timeout=0, entry_timeout=0
    )


if __name__ == "__main__":
    main(sys.argv[1:])
