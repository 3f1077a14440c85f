"""``demo``: fill an empty database with an invented organization."""

from __future__ import annotations

import argparse
import json

from tracker_server.config import Config


def declare(parser: argparse.ArgumentParser) -> None:
    """How its people are told."""
    parser.add_argument("--password", default="", help="one password for all its people, instead of random ones")
    parser.add_argument("--json", action="store_true", help="print the people as JSON")


def run(arguments: argparse.Namespace, config: Config) -> None:
    """Fill the database and print who can sign in."""
    from tracker_server.opening import open_server

    open_server(config)
    from tracker_server.demo import fill

    people = [person._asdict() for person in fill(arguments.password)]
    if arguments.json:
        print(json.dumps({"people": people}))
        return
    for person in people:
        password = person["password"] or "(password as told the first time)"
        print(f"{person['role']:15} {person['email']:28} {person['name']:13} {password}")
