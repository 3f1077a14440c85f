"""The command ``timetracker-server``: serve, migrate, create-admin, restored, demo."""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
from collections.abc import Mapping, Sequence

from tracker_core.errors import Refused, TrackerError
from tracker_server import VERSION, config
from tracker_server.config import FIELDS, Config

DONE, USAGE, UNAVAILABLE, BUG = 0, 2, 4, 70


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit code: 0 done, 2 wrong usage or settings, 4 unavailable, 70 our bug."""
    arguments = _parser().parse_args(argv)
    for name in FIELDS:
        value = getattr(arguments, name, None)
        if value:
            os.environ[FIELDS[name]] = value
    try:
        return _run(arguments, config.load(os.environ))
    except TrackerError as error:
        print(f"timetracker-server: {error.message}", file=sys.stderr)
        return USAGE if isinstance(error, Refused) else error.exit_code
    except KeyboardInterrupt:
        return DONE


def _run(arguments: argparse.Namespace, settings: Config) -> int:
    from tracker_server.opening import open_server, settle

    if arguments.command == "serve":
        settings = settle(settings)
    applied = open_server(settings)
    if arguments.command == "migrate":
        print(f"{len(applied)} migrations applied." if applied else "The database is up to date.")
        print(f"Database: {_place(settings)}")
        print(f"Keys, to be backed up apart from it: {settings.keys}")
    elif arguments.command == "create-admin":
        from tracker_server.admins import create_admin

        create_admin(arguments.email, arguments.name, arguments.employee_id, _password())
        print(f"{arguments.email} may sign in and manage people and work at {settings.url}/admin/")
    elif arguments.command == "restored":
        from tracker_server.restored import begin_new_epoch

        begin_new_epoch()
        print("Devices will offer again what this database may have forgotten, at their next sync.")
    elif arguments.command == "demo":
        from tracker_server.demo import fill

        _tell([person._asdict() for person in fill(arguments.password)], as_json=arguments.json)
    else:
        from tracker_server.serving import serve

        serve(settings)
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
    serve = commands.add_parser("serve", help="bring the database up to date and serve until SIGTERM")
    serve.add_argument("--listen", metavar="HOST:PORT", help="where to listen; port 0 lets the system choose")
    serve.add_argument("--url", help="the address that people and devices use, if it is another")
    commands.add_parser("migrate", help="make or update the database and the keys")
    admin = commands.add_parser("create-admin", help="add a person with the role admin; asks for the password")
    admin.add_argument("--email", required=True)
    admin.add_argument("--name", required=True, help="full name")
    admin.add_argument("--employee-id", default="")
    commands.add_parser("restored", help="after the database was restored from a backup, before it is served again")
    demo = commands.add_parser("demo", help="fill an empty database with an invented organization")
    demo.add_argument("--password", default="", help="one password for all its people, instead of random ones")
    demo.add_argument("--json", action="store_true", help="print the people as JSON")
    return parser


def _tell(people: Sequence[Mapping[str, str]], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"people": people}))
        return
    for person in people:
        password = person["password"] or "(password as told the first time)"
        print(f"{person['role']:9} {person['email']:28} {person['name']:12} {password}")


def _place(settings: Config) -> str:
    return "PostgreSQL, as database_url says" if settings.database_url else str(settings.database_file)


def _password() -> str:
    """From the terminal, asked twice; else the first line of standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass.getpass("Password: ")
    if password != getpass.getpass("Once more: "):
        raise Refused("password_mismatch", "The two passwords differ.")
    return password


if __name__ == "__main__":
    sys.exit(main())
