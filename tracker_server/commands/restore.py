"""``restore``: read a backup into an empty database."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from tracker_server.config import Config


def declare(parser: argparse.ArgumentParser) -> None:
    """Where from."""
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "--without-missing-keys",
        action="store_true",
        help="go on although keys were not brought along: what they open does not come back",
    )


def run(arguments: argparse.Namespace, config: Config) -> None:
    """Read all of it or nothing; the database then begins a new epoch."""
    from tracker_server.opening import open_server

    open_server(config)
    from django.db import transaction

    from tracker_server.audit.signing import check_key
    from tracker_server.backups.files import bring_back
    from tracker_server.database.limits import no_limit
    from tracker_server.restored import begin_new_epoch

    with no_limit(), transaction.atomic():  # one, so that no kill leaves a database that devices take for the old one
        restored = bring_back(arguments.file, config.keys, without_missing=arguments.without_missing_keys)
        check_key()
        begin_new_epoch()
    print(f"{restored.rows} rows as of {datetime.fromtimestamp(restored.at / 1000, UTC):%Y-%m-%d %H:%M} UTC.")
    if restored.unreadable:
        print(f"{restored.unreadable} parts stay closed: their months were purged, or their people erased, since then.")
    print("People sign in again. Devices offer again what they recorded since, at their next sync.")
