"""``rotate-audit-key``: put a new key in the place of the one that signs the audit."""

from __future__ import annotations

import argparse

from tracker_server.config import Config


def declare(parser: argparse.ArgumentParser) -> None:
    """Its words."""
    parser.add_argument(
        "--lost",
        action="store_true",
        help="the old key is gone and can hand over to nobody: every device raises an alarm, which has to be explained",
    )


def run(arguments: argparse.Namespace, config: Config) -> None:
    """Make a key, have the old one hand over to it, and sign every head anew."""
    from tracker_server.opening import open_server

    open_server(config)
    from tracker_server.audit.rotating import begin_anew, rotate

    line = begin_anew() if arguments.lost else rotate()
    print(f"The audit is signed by {line} from now on.")
    print(f"Back up {config.keys} again: the files of the audit in it are new.")
    if arguments.lost:
        print("Every device will raise an alarm. Tell people why, and give your auditors the key.")
    else:
        print("Devices and verifiers take it, since the old key says so.")
