"""``purge``: delete what is older than it may be kept, now."""

from __future__ import annotations

import argparse

from tracker_server.config import Config


def declare(parser: argparse.ArgumentParser) -> None:
    """Its words."""
    parser.add_argument("--dry-run", action="store_true", help="only count what would go")


def run(arguments: argparse.Namespace, config: Config) -> None:
    """Purge, and print how many rows of which tables that were."""
    from tracker_server.opening import open_server

    open_server(config)
    from tracker_server.clock import now_ms
    from tracker_server.retention.purging import Purge, lines, settle

    taken = Purge(now_ms(), dry=arguments.dry_run).run()
    if not arguments.dry_run:
        settle()
    print("This would go:" if arguments.dry_run else "Gone:")
    for line in [*lines(taken)] or ["nothing"]:
        print(line)
