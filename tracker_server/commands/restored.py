"""``restored``: tell a server that its database was put back from a backup."""

from __future__ import annotations

import argparse

from tracker_server.config import Config


def declare(parser: argparse.ArgumentParser) -> None:
    """It has no words of its own."""


def run(arguments: argparse.Namespace, config: Config) -> None:  # noqa: ARG001  # every command's signature
    """Begin a new epoch."""
    from tracker_server.opening import open_server

    open_server(config)
    from tracker_server.restored import begin_new_epoch

    begin_new_epoch()
    print("Devices will offer again what this database may have forgotten, at their next sync.")
