"""``restore``: read a backup into an empty database."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from tracker_server.config import Config


def declare(parser: argparse.ArgumentParser) -> None:
    """Where from."""
    parser.add_argument("file", type=Path, metavar="FILE")


def run(arguments: argparse.Namespace, config: Config) -> None:
    """Read all of it or nothing; the database then begins a new epoch."""
    from tracker_server.opening import open_server

    open_server(config)
    from tracker_server.backups.files import bring_back
    from tracker_server.restored import begin_new_epoch

    restored = bring_back(arguments.file, config.keys)
    begin_new_epoch()
    print(f"{restored.rows} rows as of {datetime.fromtimestamp(restored.at / 1000, UTC):%Y-%m-%d %H:%M} UTC.")
    if restored.unreadable:
        print(f"{restored.unreadable} parts stay closed: their months were purged, or their people erased, since then.")
    print("People sign in again. Devices offer again what they recorded since, at their next sync.")
