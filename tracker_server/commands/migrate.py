"""``migrate``: make or update the database and the keys."""

from __future__ import annotations

import argparse

from tracker_server.config import Config


def declare(parser: argparse.ArgumentParser) -> None:
    """It has no words of its own."""


def run(arguments: argparse.Namespace, config: Config) -> None:  # noqa: ARG001  # every command's signature
    """Say what was done, and where things lie."""
    from tracker_server.opening import open_server

    applied = open_server(config)
    print(f"{len(applied)} migrations applied." if applied else "The database is up to date.")
    print(f"Database: {'PostgreSQL, as database_url says' if config.database_url else config.database_file}")
    print(f"Keys, to be backed up apart from it: {config.keys}")
