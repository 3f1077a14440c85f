"""The pictures of the employee's guide, taken anew by the tests that play a person at a real screen: `./dev pictures`.

A test says ``seen(person, "week")``; what the guide shows as ``week.png`` is that picture, cut to its windows.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.screen import BAR, HEIGHT, WIDTH
from tools.steps import Stopped, step

TOP = Path(__file__).parents[1]
GUIDE = TOP / "docs" / "guide"
SHOWN = re.compile(r"!\[[^\]]*\]\(([\w-]+)\.png\)")
WITH_BAR = {"menu"}  # what hangs from the bar is shown with it
EDGE = 2  # of the bar, below it
COLOURS = "128"  # enough for windows, and a third of the bytes


def main() -> int:
    """Play the tests, then cut what they saw; 1 where one failed."""
    with tempfile.TemporaryDirectory(prefix="pictures-") as folder:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-m", "screen", "tests/e2e", *sys.argv[1:]],
            cwd=TOP,
            env=os.environ | {"TIMETRACKER_PICTURES": folder},
            check=False,
        )
        taken = {file.stem: file for file in Path(folder).glob("*.png")}
        wanted = SHOWN.findall((GUIDE / "employee.md").read_text("utf-8"))
        for name in wanted:
            if name in taken:
                cut(taken[name], GUIDE / f"{name}.png", bar=name in WITH_BAR)
        lacking = sorted(set(wanted) - taken.keys())
        step(f"pictures of the guide: {len(wanted) - len(lacking)} taken anew")
        if lacking and not sys.argv[1:]:
            raise Stopped(f"no test has seen {', '.join(lacking)}")
        return done.returncode


def cut(picture: Path, target: Path, *, bar: bool) -> None:
    """Cut a picture of the screen to what stands on it."""
    told = subprocess.run(["identify", "-format", "%w", picture], capture_output=True, check=True)
    # The menu hangs from the left end of the bar. A picture of one window has no bar.
    half = ["-crop", f"{WIDTH // 2}x{HEIGHT}+0+0", "+repage"]
    without_bar = ["-gravity", "north", "-chop", f"0x{BAR + EDGE}"]
    part = [] if int(told.stdout) < WIDTH else half if bar else without_bar
    subprocess.run(
        [
            "convert",
            picture,
            *part,
            "-fuzz",
            "1%",
            "-trim",
            "+repage",
            "+dither",
            "-colors",
            COLOURS,
            "-strip",
            target,
        ],
        check=True,
    )


if __name__ == "__main__":
    raise SystemExit(main())
