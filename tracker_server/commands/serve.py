"""``serve``: bring the database up to date and answer requests."""

from __future__ import annotations

import argparse

from tracker_server.config import Config


def declare(parser: argparse.ArgumentParser) -> None:
    """Its words."""
    parser.add_argument("--listen", metavar="HOST:PORT", help="where to listen; port 0 lets the system choose")
    parser.add_argument("--url", help="the address that people and devices use, if it is another")


def run(arguments: argparse.Namespace, config: Config) -> None:  # noqa: ARG001  # every command's signature
    """Serve until SIGTERM."""
    from tracker_server.opening import open_server, settle

    config = settle(config)
    open_server(config)
    from tracker_server.audit.rotating import settle as settle_audit_key
    from tracker_server.privacy.policy import keep_version
    from tracker_server.serving import serve

    settle_audit_key()
    keep_version()
    serve(config)
