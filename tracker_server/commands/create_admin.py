"""``create-admin``: add a person with the role admin."""

from __future__ import annotations

import argparse

from tracker_server.commands.asked import password
from tracker_server.config import Config


def declare(parser: argparse.ArgumentParser) -> None:
    """Who it is."""
    parser.add_argument("--email", required=True)
    parser.add_argument("--name", required=True, help="full name")
    parser.add_argument("--employee-id", default="")


def run(arguments: argparse.Namespace, config: Config) -> None:
    """Ask for the password and add the person."""
    from tracker_server.opening import open_server

    open_server(config)
    from tracker_server.admins import create_admin

    create_admin(arguments.email, arguments.name, arguments.employee_id, password())
    print(f"{arguments.email} may sign in and manage people and work at {config.url}/admin/")
