"""``scim-token``: make, list and revoke the tokens that a directory calls with."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from tracker_core.errors import Refused
from tracker_server.config import Config

MAX_DAYS = 3650


def declare(parser: argparse.ArgumentParser) -> None:
    """What to do; without any of these a token is made."""
    parser.add_argument("--days", type=int, default=365, help="how long a new one lasts (365)")
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--list", action="store_true", help="print which tokens there are")
    instead.add_argument("--revoke", type=int, metavar="NUMBER", help="end one at once")


def run(arguments: argparse.Namespace, config: Config) -> None:
    """Do it, and print what the admin needs for the directory."""
    if not 1 <= arguments.days <= MAX_DAYS:
        raise Refused("wrong_days", f"--days is from 1 to {MAX_DAYS}.")
    from tracker_server.opening import open_server

    open_server(config)
    from tracker_server.directory import tokens

    if arguments.list:
        for each in tokens.all_tokens():
            used = f"last used {_day(each.used_at)}" if each.used_at else "never used"
            ended = f"revoked {_day(each.revoked_at)}" if each.revoked_at else f"until {_day(each.expires_at)}"
            print(f"{each.pk:4}  made {_day(each.made_at)}  {ended}  {used}")
    elif arguments.revoke is not None:
        tokens.revoke(arguments.revoke)
        print(f"Token {arguments.revoke} ends with the next request.")
    else:
        token, secret = tokens.make(arguments.days)
        print(f"Address: {config.url}/scim/v2")
        print(f"Token {token.pk}, until {_day(token.expires_at)}, shown this once:")
        print(secret)


def _day(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000, UTC).date().isoformat()
