"""The command ``timetracker-server``: picks one of ``commands`` and says in one sentence what went wrong."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from tracker_core.errors import Refused, TrackerError
from tracker_server import VERSION, config
from tracker_server.config import FIELDS

DONE, USAGE, UNAVAILABLE, BUG = 0, 2, 4, 70
COMMANDS = {  # the word -> what it is for; its module in ``commands`` has _ for -
    "serve": "bring the database up to date and serve until SIGTERM",
    "migrate": "make or update the database and the keys",
    "check": "say what of this deployment should be set right; changes nothing",
    "create-admin": "add a person with the role admin; asks for the password",
    "purge": "delete what is older than it may be kept; serve does this by itself once a day",
    "verify-audit": "check the audit: every chain, tree and signature, and heads that others kept",
    "rotate-audit-key": "make a new key for the audit, to which the old one hands over",
    "backup": "write everything to one encrypted file while the server goes on",
    "restore": "read a backup into an empty database",
    "restored": "after the database was put back by other means, before it is served again",
    "people": "bring people and teams to what a CSV file says, or write that file",
    "scim-token": "make, list or revoke the tokens by which your directory manages people (SCIM)",
    "demo": "fill an empty database with an invented organization",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit code: 0 done, 2 wrong usage or settings, 4 unavailable, 70 our bug."""
    arguments = _parser().parse_args(argv)
    os.umask(0o077)  # whatever a command writes holds what concerns its owner alone
    for name in FIELDS:
        value = getattr(arguments, name, None)
        if value:
            os.environ[FIELDS[name]] = value
    try:
        return arguments.run(arguments, config.load(os.environ)) or DONE
    except TrackerError as error:
        print(f"timetracker-server: {error.message}", file=sys.stderr)
        return USAGE if isinstance(error, Refused) else error.exit_code
    except KeyboardInterrupt:
        return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="timetracker-server",
        description="The organization's server. Settings: environment variables, or the file that "
        "TIMETRACKER_SERVER_CONFIG names; see the server guide.",
    )
    parser.add_argument("--version", action="version", version=VERSION)
    parser.add_argument("--home", metavar="FOLDER", help="where data and keys lie")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for word, purpose in COMMANDS.items():
        module = import_module(f"tracker_server.commands.{word.replace('-', '_')}")
        of_command = commands.add_parser(word, help=purpose)
        of_command.set_defaults(run=module.run)
        module.declare(of_command)
    return parser


if __name__ == "__main__":
    sys.exit(main())
