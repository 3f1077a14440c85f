"""An employee at a shell, for demo and tests: a throw-away profile, and the program run on it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tools.web_person import WebPerson

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")  # without one the program names the address instead of opening a browser
THROWAWAY = (sys.executable, "-m", "tools.throwaway")


class Employee:
    """One profile below ``folder``; ``program`` is the command that runs TimeTracker on it, ``say`` shows what
    happens.
    """

    def __init__(
        self, folder: Path, program: Sequence[str] = THROWAWAY, say: Callable[[str], None] = lambda _: None
    ) -> None:
        self.program = tuple(program)
        self.environment = {**os.environ, "TIMETRACKER_HOME": str(folder)}
        self._say = say

    def sign_in(self, url: str, email: str, password: str) -> None:
        """Sign in by browser; a stand-in for the person opens the address and fills in the server's own pages."""
        self._say(f"\n$ timetracker sign-in {url}")
        without_screen = {name: value for name, value in self.environment.items() if name not in SCREENS}
        with subprocess.Popen(
            [*self.program, "sign-in", url],
            env=without_screen,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stderr is not None
            lines = [process.stderr.readline()]
            if "Open this address" in lines[0]:
                lines.append(process.stderr.readline())
                self._say("".join(lines).rstrip())
                WebPerson(email, password).sign_in(lines[1].strip())
            told, problems = process.communicate()
        if process.returncode != 0:
            raise RuntimeError(f"The sign-in ended with {process.returncode}: {''.join(lines)}{problems}")
        self._say(told.rstrip())

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """One command, shown with what it printed."""
        self._say(f"\n$ timetracker {' '.join(words)}")
        done = subprocess.run(
            [*self.program, *words], env=self.environment, capture_output=True, text=True, check=False
        )
        self._say((done.stdout + done.stderr).rstrip())
        return done

    def do(self, *words: str, expect: int = 0) -> str:
        """One command that has to end with ``expect``; what it printed."""
        done = self.run(*words)
        if done.returncode != expect:
            raise RuntimeError(f"{words[0]} ended with {done.returncode}, not {expect}: {done.stderr}")
        return done.stdout

    def ask(self, *words: str) -> Any:
        """The JSON answer of one command, not shown."""
        done = subprocess.run(
            [*self.program, *words, "--json"], env=self.environment, capture_output=True, text=True, check=True
        )
        return json.loads(done.stdout)
