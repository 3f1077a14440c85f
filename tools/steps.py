"""How the tasks of ./dev talk: one line a step on standard error, and one sentence when they cannot go on."""

from __future__ import annotations

import sys


class Stopped(Exception):
    """A task cannot go on; the text tells the person why and what to do."""


def step(text: str) -> None:
    """Say what happens now."""
    sys.stdout.flush()
    sys.stderr.write(f"dev: {text}\n")
    sys.stderr.flush()
