"""``python -m tests.kills commands|tray|server [KILLS [SEED]]``: kills as often as one likes, and prints what it
counted.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from tests.kills.commands import kill_commands
from tests.kills.server import MortalOrganization, kill_server
from tests.kills.tray import kill_tray
from tools.organization import Organization

BATCH = 50  # kills of one profile; then a new one, whose store is small again


def main(arguments: list[str]) -> int:
    """Run ``arguments``; 2 for a usage error."""
    if not arguments or arguments[0] not in KINDS:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    kills = int(arguments[1]) if len(arguments) > 1 else 300
    seed = int(arguments[2]) if len(arguments) > 2 else 1
    began = time.monotonic()
    while kills > 0:
        with tempfile.TemporaryDirectory(prefix="tt-kills-") as folder:
            figures = KINDS[arguments[0]](Path(folder), min(kills, BATCH), seed)
        kills -= BATCH
        seed += 1
        sys.stdout.write(f"{time.monotonic() - began:6.0f} s  seed {seed - 1}: {figures}\n")
        sys.stdout.flush()
    return 0


def _tray(folder: Path, kills: int, seed: int) -> object:
    organization = Organization(folder / "organization")
    organization.found()
    organization.open()
    try:
        return kill_tray(organization, folder / "profile", kills, seed)
    finally:
        organization.close()


def _server(folder: Path, kills: int, seed: int) -> object:
    organization = MortalOrganization(folder / "organization")
    organization.found()
    organization.open()
    try:
        return kill_server(organization, folder, kills, seed)
    finally:
        organization.close()


KINDS = {
    "commands": lambda folder, kills, seed: kill_commands(folder / "profile", kills, seed),
    "tray": _tray,
    "server": _server,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
