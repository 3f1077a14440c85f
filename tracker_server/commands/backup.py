"""``backup``: write everything to one encrypted file while the server goes on."""

from __future__ import annotations

import argparse
from pathlib import Path

from tracker_server.config import Config


def declare(parser: argparse.ArgumentParser) -> None:
    """Where to."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a new file, or a folder to put one named by the time")


def run(arguments: argparse.Namespace, config: Config) -> None:
    """Write the file whole or not at all, and say what it needs to be of use."""
    from tracker_server.opening import open_server

    open_server(config)
    from tracker_server.backups.files import back_up
    from tracker_server.database.limits import no_limit

    with no_limit():
        file, dumped = back_up(arguments.file, config.keys)
    print(f"{file}: {dumped.rows} rows, {file.stat().st_size / 1_048_576:.1f} MiB.")
    print(f"It opens with the keys in {config.keys / 'backups'} alone. Keep a copy of those apart from it, and a")
    print("copy no older than the latest purge or erasure: an older one would bring back what was deleted.")
