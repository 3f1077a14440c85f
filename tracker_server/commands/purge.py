"""``purge``: delete what is older than it may be kept, now."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from tracker_core.errors import Refused
from tracker_server.config import Config


def declare(parser: argparse.ArgumentParser) -> None:
    """Its words."""
    parser.add_argument("--dry-run", action="store_true", help="only count what would go")
    parser.add_argument(
        "--keeps-from",
        metavar="YYYY-MM",
        action="append",
        default=[],
        help="agree that records are kept from this month on, where that deletes more than two months at once; "
        "can be given again for another country",
    )


def run(arguments: argparse.Namespace, config: Config) -> None:
    """Purge, and print how many rows of which tables that were. Raises ``Refused("purge_held")`` for what stayed."""
    from tracker_server.opening import open_server

    open_server(config)
    from tracker_server.clock import now_ms
    from tracker_server.database.limits import no_limit
    from tracker_server.retention.purging import Purge, lines, settle

    purge = Purge(now_ms(), dry=arguments.dry_run, agreed=arguments.keeps_from)
    with no_limit():
        try:
            purge.run()
        finally:
            if not arguments.dry_run:
                settle()
            print("This would go:" if arguments.dry_run else "Gone:")
            for line in [*lines(purge.taken)] or ["nothing"]:
                print(line)
    if purge.held_back:
        raise Refused("purge_held", _held_back(purge.held_back))


def _held_back(people: Mapping[tuple[str, str], int]) -> str:
    leaps = "; ".join(f"of {many} people from {to} on instead of {was}" for (was, to), many in sorted(people.items()))
    agreeing = " ".join(f"--keeps-from {month}" for month in sorted({to for _, to in people}))
    return (
        f"Records would be kept {leaps}: too much to delete at once without a word. If this computer's clock and the "
        f"settings keeps_months are right, run: timetracker-server purge {agreeing}"
    )
