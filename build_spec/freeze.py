"""``./dev build``: freezes the program to ``dist/timetracker``, the same bytes from the same sources.

Prints the size beside its budget; 1 when it is over.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from build_spec.leave_out import may_strip
from tools.steps import Stopped, step

TOP = Path(__file__).parents[1]
FROZEN = TOP / "dist" / "timetracker"
BUDGET = 150  # MiB, Linux
EPOCH = "1704067200"  # 2024-01-01, when git cannot tell the time of the last commit


def main() -> int:
    """Freeze, strip, weigh."""
    try:
        return freeze()
    except Stopped as stopped:
        step(str(stopped))
        return 1


def freeze() -> int:
    """Make ``FROZEN`` anew. Raises ``Stopped`` when PyInstaller fails."""
    step("freezing the program (PyInstaller, onedir)")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    places = ["--distpath", str(TOP / "dist"), "--workpath", str(TOP / "build" / "pyinstaller")]
    recipe = str(TOP / "build_spec" / "timetracker.spec")
    done = subprocess.run([*command, *places, recipe], cwd=TOP, env=same_everywhere(), check=False)
    if done.returncode:
        raise Stopped(f"PyInstaller failed (exit code {done.returncode}); its own words are above.")
    if sys.platform == "linux":
        strip(FROZEN)
    size, count = weigh(FROZEN)
    step(f"{FROZEN.relative_to(TOP)}: {size:.1f} MiB in {count} files (budget {BUDGET} MiB)")
    return 0 if size <= BUDGET else 1


def same_everywhere() -> dict[str, str]:
    """The environment in which the same sources become the same bytes."""
    git = shutil.which("git")
    last = [git, "log", "-1", "--format=%ct"] if git else ["true"]
    told = subprocess.run(last, cwd=TOP, capture_output=True, text=True, check=False).stdout.strip()
    return os.environ | {"SOURCE_DATE_EPOCH": told or EPOCH, "PYTHONHASHSEED": "1", "PYTHONPATH": str(TOP)}


def strip(folder: Path) -> None:
    """Take the symbols out of libraries and modules that carry some."""
    step("stripping symbols")
    for path in sorted(folder.rglob("*.so*")):
        if path.is_file() and not path.is_symlink() and may_strip(path.relative_to(folder).as_posix()):
            subprocess.run(["strip", "--strip-unneeded", str(path)], check=True)


def weigh(folder: Path) -> tuple[float, int]:
    """(MiB, number) of the files below ``folder``, links not counted."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    return sum(path.stat().st_size for path in files) / 2**20, len(files)


if __name__ == "__main__":
    sys.exit(main())
